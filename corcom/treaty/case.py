"""A case: one State before one Convention, its events sorted for the rules to look at."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from corcom.treaty.duty import Event, Happening, Meeting
from corcom.treaty.membership import Membership

T = TypeVar("T")


class FirstYear(StrEnum):
    """Which calendar year the first yearly report covers."""

    first_report_due = "first_report_due"  # the year in which the first report falls due
    entry_into_force = "entry_into_force"  # the year of entry into force for the State


@dataclass(frozen=True, slots=True)
class Choices:
    """Settings where the text of a Convention leaves a choice open; the steps name the one taken.

    `first_year`: the first calendar year that a yearly update covers. By default an update is owed for the
    years Y such that the first report fell due before 1 January of Y + 1. `horizon`: the last calendar year
    for which `Sheet.every` and `Sheet.timelines` list yearly duties; `Sheet.on` knows no horizon.
    """

    first_year: FirstYear = FirstYear.first_report_due
    horizon: int = 2035


def _order(event: Event) -> tuple[object, ...]:
    """Events have no order but this one, so that the order in which they are handed in does not matter."""
    return (event.latest, event.earliest, event.kind, event.fact, event.until or date.max, not event.verified)


class Case:
    """One State's events, found by kind, duty and year, with all that the rules need beside them."""

    def __init__(
        self, membership: Membership, events: Iterable[Event], meetings: Sequence[Meeting], choices: Choices
    ) -> None:
        self.membership = membership
        self.choices = choices
        self.meetings = tuple(sorted(meetings, key=lambda each: (each.opens, each.code)))
        self._events: dict[tuple[Happening, str], list[Event]] = defaultdict(list)
        self._made: dict[str, object] = {}
        for event in sorted(events, key=_order):
            self._events[event.kind, event.duty].append(event)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` makes, made once for this case under this name."""
        if name not in self._made:
            self._made[name] = make()
        return cast(T, self._made[name])

    def events(self, kind: Happening, duty: str, year: int | None = None) -> tuple[Event, ...]:
        """The events of a kind that concern a duty (and a year, if one is given), seen in a source or not."""
        found = self._events.get((kind, duty), ())
        return tuple(each for each in found if year is None or each.year == year)

    def verified(self, kind: Happening, duty: str, year: int | None = None) -> tuple[Event, ...]:
        return tuple(each for each in self.events(kind, duty, year) if each.verified)

    def unverified(self, kind: Happening, duty: str, year: int | None = None) -> tuple[Event, ...]:
        return tuple(each for each in self.events(kind, duty, year) if not each.verified)
