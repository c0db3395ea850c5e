"""What holds for every seat: who may give it, how the trail writes it, and that the unit is never empty."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from corcom.people.models import Accreditation, Invitation, Seat
from corcom.record.refusal import Refusal
from corcom.record.rights import demand
from corcom.record.trail import Act
from corcom.register.queries import find

TRAILED = ("capacity", "of", "in_committee", "starts_on", "ends_on")


def demand_over(act: Act, seat: Seat) -> None:
    """Refuse unless whoever acts looks after such seats: a focal point after those of its own State."""
    if seat.capacity in Seat.OF_A_STATE:
        demand(act, "invite", seat.of)
    else:
        demand(act, "invite_anybody")


def demand_sound(seat: Seat) -> None:
    """Refuse a seat that says what cannot be."""
    try:
        seat.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    if seat.capacity in Seat.OF_A_STATE and find(seat.of) is None:
        raise Refusal(_("“{code}” is no State of the register.").format(code=seat.of))


def cells(seat: Seat) -> dict[str, str]:
    """A seat as the trail writes it: pseudonyms, capacity, days; no name and no address."""
    written = {name: _cell(getattr(seat, name)) for name in TRAILED}
    if isinstance(seat, Accreditation):
        written["person"] = seat.user.actor
    if isinstance(seat, Invitation):
        written["expires_on"] = seat.expires_at.date().isoformat()
    return written


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def keep_the_unit(without: Iterable[Seat], day: date) -> None:
    """Refuse what would leave the unit without anybody on that day."""
    of_the_unit = Accreditation.objects.filter(capacity=Seat.Capacity.UNIT, user__is_active=True).on(day)
    going = [seat.pk for seat in without]
    if of_the_unit.filter(pk__in=going).exists() and not of_the_unit.exclude(pk__in=going).exists():
        raise Refusal(_("Nobody would be left in the unit: invite somebody else first."))
