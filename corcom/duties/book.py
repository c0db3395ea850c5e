"""The book of duties: for every State and Convention, how each duty stands on any day.

Computed once for a version of the record and a day of knowledge, then looked up by bisection.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from corcom.duties.gather import events, meetings
from corcom.record.lens import Lens
from corcom.record.reader import BOOKKEEPER
from corcom.record.shelf import Shelf, shelf
from corcom.register.models import State
from corcom.treaty import CONVENTIONS, Event, Participation, Position, Sheet

BOOKS = 4
"""So many days of knowledge have their book kept."""


@dataclass(frozen=True, slots=True)
class StatePosition:
    """Where one duty of one State stands."""

    state: str
    position: Position


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets, by Convention and State."""

    shelf: Shelf
    sheets: dict[str, dict[str, Sheet]]

    def sheet(self, treaty: str, state: str) -> Sheet:
        """One State under one Convention. Raises KeyError for a State or Convention that there is not."""
        return self.sheets[treaty][state]

    def standing_of(self, treaty: str, day: date) -> dict[str, Participation]:
        """What each State is to a Convention on a day."""
        return {state: sheet.participation.on(day) for state, sheet in self.sheets[treaty].items()}

    def positions(
        self, treaty: str, day: date, states: Iterable[str] | None = None
    ) -> Iterator[StatePosition]:
        """How the current duties stand on a day, State by State in the order of the register."""
        sheets = self.sheets[treaty]
        for state in sheets if states is None else states:
            for position in sheets[state].on(day):
                yield StatePosition(state, position)


def book(lens: Lens) -> Book:
    """The book as known on `lens.known_at`.

    It knows the public record and the unverified facts, for they keep a State from being called overdue;
    they never fulfil, extend or accuse. What is open to a narrower circle decides no duty.
    """
    now = shelf()
    key = ("book", now.moment(lens))
    return now.keep(key, lambda: _written(now, replace(lens, reader=BOOKKEEPER)), BOOKS)


def _written(now: Shelf, lens: Lens) -> Book:
    told: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for treaty, state, event in events(now, lens):
        told[treaty, state].append(event)
    states = [state.iso3 for state in now.rows(State)]
    return Book(now, {code: _sheets(code, states, told, now, lens) for code in CONVENTIONS})


def _sheets(
    code: str, states: list[str], told: dict[tuple[str, str], list[Event]], now: Shelf, lens: Lens
) -> dict[str, Sheet]:
    convened = meetings(code, now, lens)
    convention = CONVENTIONS[code]
    return {state: convention.sheet(told[code, state], convened) for state in states}
