"""What the rooms hand to the treaty: each room registers how it tells its facts as events."""

from collections.abc import Callable, Iterable
from datetime import date

from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.shelf import Shelf, address
from corcom.register.models import StateFact
from corcom.treaty import Event, Happening, Meeting, Span

Told = tuple[str, str, Event]
"""Code of the Convention, ISO3 of the State, and the event."""

Teller = Callable[[Shelf, Lens], Iterable[Told]]
Convener = Callable[[Shelf, Lens], Iterable[Meeting]]

_tellers: list[Teller] = []
_conveners: dict[str, Convener] = {}


def tells_events(teller: Teller) -> Teller:
    """Register a room's events."""
    _tellers.append(teller)
    return teller


def convenes(treaty: str) -> Callable[[Convener], Convener]:
    """Register the room that knows the formal meetings of a Convention."""

    def register(convener: Convener) -> Convener:
        _conveners[treaty] = convener
        return convener

    return register


def events(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """The events of all rooms."""
    return (told for teller in _tellers for told in teller(shelf, lens))


def meetings(treaty: str, shelf: Shelf, lens: Lens) -> tuple[Meeting, ...]:
    """The formal meetings of a Convention that are on record, by their opening."""
    convener = _conveners.get(treaty)
    return tuple(sorted(convener(shelf, lens), key=lambda m: m.opens)) if convener else ()


def span(fact: Fact) -> Span | None:
    """When a fact happened, or None where no day is on record."""
    if fact.on_earliest is None or fact.on_latest is None:
        return None
    return Span(fact.on_earliest, fact.on_latest)


def event(
    fact: StateFact, kind: Happening, *, duty: str = "", year: int | None = None, until: date | None = None
) -> Event:
    """A fact as the treaty knows it."""
    return Event(
        kind=kind,
        on=span(fact),
        fact=address(fact),
        duty=duty,
        year=year,
        until=until,
        verified=fact.grade != "unverified",
        day_verified=fact.day_verified,
    )
