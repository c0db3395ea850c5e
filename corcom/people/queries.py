"""Reads about persons: who may be told of whom follows from the reader of the lens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from corcom.people.accounts import FACTORS
from corcom.people.invitations import Standing, standing
from corcom.people.models import Accreditation, Invitation, Seat, User
from corcom.people.rights import named
from corcom.record.lens import Lens
from corcom.record.reader import Reader, Role, state_concerned
from corcom.register.queries import find

S = TypeVar("S", bound=Seat)


@dataclass(frozen=True, slots=True)
class Seated:
    """A person and those of their seats that the reader may see, newest first."""

    user: User
    seats: tuple[Accreditation, ...]
    second_factor: bool
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class Offer:
    """An invitation that the reader may see, and in which state it is."""

    invitation: Invitation
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether its link opens."""
        return self.standing is Standing.OPEN


def looks_after_anybody(reader: Reader) -> bool:
    """Whether the reader looks after all accounts, and not only after those of a State."""
    return named("invite_anybody").held_by(reader)


def accreditations(reader: Reader) -> QuerySet[Accreditation]:
    """The seats that the reader looks after, ended ones too."""
    return _looked_after(Accreditation.objects.select_related("user").order_by("-starts_on", "id"), reader)


def invitations(lens: Lens, now: datetime) -> list[Offer]:
    """The invitations that the reader looks after and that wait or have waited in vain, newest first."""
    waiting = _looked_after(Invitation.objects.filter(accepted_by=None, withdrawn_at=None), lens.reader)
    return [Offer(invitation, standing(invitation, now)) for invitation in waiting]


def persons(lens: Lens) -> list[Seated]:
    """The persons whom the reader looks after, by name."""
    return _seated(accreditations(lens.reader))


def persons_of(lens: Lens, state: str) -> list[Seated]:
    """Who speaks for a State today, told to those to whom its matters are open."""
    if not lens.reader.sees(state_concerned(state)):
        return []
    today = Accreditation.objects.on(lens.as_at).filter(capacity__in=Seat.OF_A_STATE, of=state)
    return _seated(today.filter(user__is_active=True).select_related("user"))


def seat_of(seat: Seat) -> str:
    """For whom somebody speaks, in words."""
    label = str(Seat.Capacity(seat.capacity).label)
    state = find(seat.of) if seat.capacity in Seat.OF_A_STATE else None
    name = state.name if state else seat.of
    return _("{role}: {name}").format(role=label, name=name) if name else label


def language_of(email: str) -> str | None:
    """The language of the person of that address; of somebody without an account, that of whoever acts."""
    chosen = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
    return chosen or get_language()


def _looked_after(seats: QuerySet[S], reader: Reader) -> QuerySet[S]:
    if looks_after_anybody(reader):
        return seats
    return seats.filter(capacity__in=Seat.OF_A_STATE, of__in=reader.of(Role.FOCAL_POINT))


def _seated(seats: Iterable[Accreditation]) -> list[Seated]:
    by_user: dict[User, list[Accreditation]] = {}
    for seat in seats:
        by_user.setdefault(seat.user, []).append(seat)
    secured = set(
        Authenticator.objects.filter(user__in=by_user, type__in=FACTORS).values_list("user_id", flat=True)
    )
    found = [
        Seated(user, tuple(held), user.pk in secured, user.last_login.date() if user.last_login else None)
        for user, held in by_user.items()
    ]
    return sorted(found, key=lambda one: (not one.user.is_active, one.user.name.casefold(), one.user.pk))
