"""What a person is on a day: roles follow from accreditations and from the mandates of the State."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.text import slugify

from corcom.committee.models import Mandate
from corcom.committee.queries import mandates
from corcom.duties.book import book
from corcom.figures.participation import PARTIES
from corcom.people.models import Accreditation, Seat, User
from corcom.record.lens import Lens
from corcom.record.reader import (
    COMMITTEE,
    PRESIDENCY,
    PUBLIC,
    STATES_PARTIES,
    STRANGER,
    Held,
    Reader,
    Role,
    coordinators,
    partners,
    state_concerned,
)
from corcom.record.shelf import held

SEES_ALL = (Role.UNIT, Role.AUDITOR)


def reader_of(user: User, day: date) -> Reader:
    """What a person is on a day. A person whose account is closed is a stranger."""
    if not user.is_active:
        return STRANGER
    seats = list(user.accreditations.on(day))
    lens = Lens(as_at=day, known_at=day)
    with held():
        roles = frozenset({Held(Role.ANYBODY), Held(Role.PERSON), *_roles(seats, lens)})
        circles = frozenset({PUBLIC, *_circles(roles, lens)})
    return Reader(roles, circles, sees_all=any(role in SEES_ALL for role, _of in roles))


def _roles(seats: Iterable[Accreditation], lens: Lens) -> Iterator[Held]:
    for seat in seats:
        yield Held(Role(seat.capacity), seat.of)
        if seat.capacity == Seat.Capacity.FOCAL_POINT:
            yield Held(Role.DELEGATE, seat.of)
        if seat.in_committee:
            yield Held(Role.MEMBER)
        if seat.in_committee and seat.capacity in Seat.OF_A_STATE:
            yield from _mandated(mandates(lens, seat.of))


def _mandated(offices: Iterable[Mandate]) -> Iterator[Held]:
    for mandate in offices:
        if mandate.office == Mandate.Office.COORDINATOR:
            yield Held(Role.COORDINATOR, slugify(mandate.theme))
        elif mandate.office == Mandate.Office.PRESIDENT:
            yield Held(Role.PRESIDENCY)


def _circles(roles: Iterable[Held], lens: Lens) -> Iterator[str]:
    for role, of in roles:
        if role is Role.DELEGATE:
            yield state_concerned(of)
            yield from [STATES_PARTIES] if _party(of, lens) else []
        elif role is Role.COORDINATOR:
            yield coordinators(of)
        elif role is Role.OBSERVER:
            yield partners(of)
        elif role is Role.PRESIDENCY:
            yield from (PRESIDENCY, STATES_PARTIES, *map(coordinators, themes(lens)))
        elif role is Role.MEMBER:
            yield COMMITTEE


def _party(state: str, lens: Lens) -> bool:
    return book(lens).standing_of("ccm", lens.as_at).get(state) in PARTIES


def themes(lens: Lens) -> list[str]:
    """The themes that have Coordinators on the day, as slugs."""
    return sorted({slugify(mandate.theme) for mandate in mandates(lens) if mandate.theme})
