"""How a figure ran over time: the days on which its number changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corcom.duties.book import Book, StatePosition, book
from corcom.figures.catalogue import Day, Figure, Within, entry_of, frozen, states_within
from corcom.record.lens import Lens
from corcom.record.shelf import fact_models
from corcom.register.models import State
from corcom.treaty import Timeline
from corcom.treaty.dates import day_after
from corcom.treaty.timeline import chart

COURSES = 100
"""So many are kept."""
FIRST = date(2008, 12, 3)
"""The Convention was opened for signature: no figure of it has another number before than none."""


def course(lens: Lens, name: str, within: Within | None = None) -> Timeline[int]:
    """The number on any day, as known on `lens.known_at`. Raises UnknownFigure and UnknownGroup."""
    entry, now = entry_of(name), book(lens)
    key = ("course", name, now.shelf.moment(lens), frozen(within))
    return now.shelf.keep(key, lambda: _charted(now, lens, entry, within or {}), COURSES)


@dataclass(frozen=True, slots=True)
class _Quick(Day):
    """A day whose duties are looked up one by one: for all days of a figure that turns on one duty."""

    def duty(self, name: str) -> list[StatePosition]:
        every = [(state, sheet.every(name)) for state, sheet in self.book.sheets[self.treaty].items()]
        if any(len(timelines) != 1 for _state, timelines in every):
            return Day.duty(self, name)
        return [StatePosition(state, timeline.on(self.lens.as_at)) for state, (timeline,) in every]


def _charted(now: Book, lens: Lens, entry: Figure, within: Within) -> Timeline[int]:
    inside = {state.iso3 for state in states_within(now.shelf.rows(State), within)}

    def value(day: date) -> int:
        return len(entry.count(_Quick(now, lens.on(max(day, FIRST)))).states & inside)

    return chart((day for day in _critical(now, lens, entry) if day > FIRST), value)


def _critical(now: Book, lens: Lens, entry: Figure) -> Iterator[date]:
    """The days of the facts that it draws on, and those on which a State is bound or its duties change."""
    for model in fact_models():
        for fact in now.shelf.facts(model, lens) if model.csv_table in entry.tables else ():
            if fact.on_earliest and fact.on_latest:
                yield from (fact.on_earliest, fact.on_latest, day_after(fact.on_latest))
    for sheet in now.sheets["ccm"].values():
        yield from (interval.first for interval in sheet.participation.intervals)
        for timeline in sheet.every(entry.duty) if entry.duty else ():
            yield from (interval.first for interval in timeline.intervals)
