"""The catalogue of figures: every number that a page or paper prints, with the States behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corcom.duties.book import Book, StatePosition, book
from corcom.record.lens import Lens
from corcom.record.models import Source
from corcom.register.models import State
from corcom.treaty import Participation

GROUPS = ("m49_region", "m49_subregion", "m49_intermediate_region", "un_group")
"""The keys by which a figure can be narrowed: M49 regions and the regional groups of the United Nations."""

DAYS, ANSWERS = 20, 2000
"""So many days have their positions kept, and so many figures their answers."""

Within = Mapping[str, Sequence[str]]


class UnknownFigure(LookupError):
    """A name that is not in the catalogue."""


class UnknownGroup(LookupError):
    """A key or value by which figures cannot be narrowed."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the record: what a figure is counted from."""

    book: Book
    lens: Lens
    treaty: str = "ccm"

    def with_standing(self, *standings: Participation) -> set[str]:
        """The States that are one of these to the Convention."""
        on = self.book.standing_of(self.treaty, self.lens.as_at)
        return {state for state, standing in on.items() if standing in standings}

    def duty(self, name: str) -> list[StatePosition]:
        """How one duty stands, State by State."""
        return [p for p in self.positions() if p.position.duty == name]

    def positions(self) -> list[StatePosition]:
        """How all current duties stand, computed once a day."""
        key = ("positions", self.book.shelf.moment(self.lens), self.treaty, self.lens.as_at)
        return self.book.shelf.keep(
            key, lambda: list(self.book.positions(self.treaty, self.lens.as_at)), DAYS
        )


@dataclass(frozen=True, slots=True)
class Count:
    """The States counted, those that cannot be counted for want of a record, and the facts that tell."""

    states: frozenset[str]
    no_record: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """An entry of the catalogue. `of` names the figure it is a part of; `tables` are those it draws on.

    `duty` is the duty whose standing it counts. `said_as` are the words by which texts speak of it: what is
    counted, a colon, and the words that say which of them; `|` stands between words that mean the same,
    `*` for the rest of a word.
    """

    name: str
    label: str
    unit: str
    of: str
    tables: tuple[str, ...]
    count: Callable[[Day], Count]
    duty: str = ""
    said_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure as at a day: States by their short name in English, as in the register."""

    figure: Figure
    lens: Lens
    states: tuple[State, ...]
    no_record: tuple[State, ...]
    of: int | None
    sources: tuple[Source, ...] = field(repr=False)
    complete_to: tuple[tuple[str, str], ...]

    @property
    def value(self) -> int:
        """The number."""
        return len(self.states)


CATALOGUE: dict[str, Figure] = {}

Counter = Callable[[Day], Count]


def figure(
    name: str,
    *,
    label: str,
    of: str = "",
    tables: tuple[str, ...] = (),
    unit: str = "States",
    duty: str = "",
    said_as: tuple[str, ...] = (),
) -> Callable[[Counter], Counter]:
    """Enter a figure into the catalogue."""

    def enter(count: Counter) -> Counter:
        CATALOGUE[name] = Figure(name, label, unit, of, tables, count, duty, said_as)
        return count

    return enter


def ask(lens: Lens, name: str, within: Within | None = None) -> Answer:
    """One figure. Raises UnknownFigure and UnknownGroup."""
    entry = entry_of(name)
    now = book(lens)
    key = ("figure", name, now.shelf.moment(lens), lens.as_at, frozen(within))
    return now.shelf.keep(key, lambda: _answered(entry, Day(now, lens), within or {}), ANSWERS)


def ask_all(lens: Lens, names: Iterable[str] = (), within: Within | None = None) -> list[Answer]:
    """Several figures, or the whole catalogue in its order."""
    return [ask(lens, name, within) for name in (names or CATALOGUE)]


def states_within(states: Iterable[State], within: Within) -> list[State]:
    """The States that lie in the groups named: values of one key add up, keys narrow each other."""
    known = list(states)
    for key, values in within.items():
        _check(key, values, known)
    return [s for s in known if all(getattr(s, key) in values for key, values in within.items())]


def entry_of(name: str) -> Figure:
    """The entry of that name. Raises UnknownFigure."""
    if name not in CATALOGUE:
        raise UnknownFigure(f"there is no figure '{name}'; there are: {', '.join(sorted(CATALOGUE))}")
    return CATALOGUE[name]


def _check(key: str, values: Sequence[str], states: list[State]) -> None:
    if key not in GROUPS:
        raise UnknownGroup(f"figures cannot be narrowed by '{key}', only by {', '.join(GROUPS)}")
    there = {getattr(state, key) for state in states} - {""}
    for value in values:
        if value not in there:
            raise UnknownGroup(f"no State has {key} '{value}'; there are: {', '.join(sorted(there))}")


def frozen(within: Within | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The groups as a key."""
    return tuple(sorted((key, tuple(values)) for key, values in (within or {}).items()))


def _answered(entry: Figure, day: Day, within: Within) -> Answer:
    shelf = day.book.shelf
    inside = states_within(shelf.rows(State), within)
    counted = entry.count(day)
    sources = {shelf.fact(fact).source_id for fact in counted.facts}
    return Answer(
        figure=entry,
        lens=day.lens,
        states=tuple(s for s in inside if s.iso3 in counted.states),
        no_record=tuple(s for s in inside if s.iso3 in counted.no_record),
        of=ask(day.lens, entry.of, within).value if entry.of else None,
        sources=tuple(shelf.source(name) for name in sorted(sources)),
        complete_to=_complete_to(day, entry),
    )


def _complete_to(day: Day, entry: Figure) -> tuple[tuple[str, str], ...]:
    found = ((table, day.book.shelf.coverage(table)) for table in entry.tables)
    return tuple((table.replace("_", " "), coverage.complete_to) for table, coverage in found if coverage)
