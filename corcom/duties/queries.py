"""Reads of the duties: what falls due when, and for whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from corcom.duties.book import StatePosition, book
from corcom.record.lens import Lens
from corcom.treaty import Position, Standing, Timeline
from corcom.treaty.dates import written

AHEAD = (Standing.due, Standing.continuing)


@dataclass(frozen=True, slots=True)
class DueDate:
    """One day on which the same duty falls due for one or many States (`states`: ISO3 codes)."""

    day: date
    duty: str
    label: str
    article: str
    states: tuple[str, ...]
    position: Position


def positions(lens: Lens, treaty: str = "ccm", states: Iterable[str] | None = None) -> list[StatePosition]:
    """How every current duty stands as at the day of the lens."""
    return list(book(lens).positions(treaty, lens.as_at, states))


def falling_due(
    lens: Lens, days: int, treaty: str = "ccm", states: Iterable[str] | None = None
) -> list[DueDate]:
    """What falls due from the day of the lens and in the `days` after it, earliest first."""
    until = lens.as_at + timedelta(days=days)
    together: dict[tuple[date, str, str], list[StatePosition]] = defaultdict(list)
    for found in positions(lens, treaty, states):
        due = found.position.due
        if due is not None and lens.as_at <= due <= until and found.position.standing in AHEAD:
            together[due, found.position.duty, found.position.label].append(found)
    return [_due_date(day, same) for (day, _, _), same in sorted(together.items())]


def every_year(lens: Lens, state: str, duty: str, treaty: str = "ccm") -> tuple[Timeline[Position], ...]:
    """All years of a yearly duty of one State."""
    return book(lens).sheet(treaty, state).every(duty)


def _due_date(day: date, same: list[StatePosition]) -> DueDate:
    first = same[0].position
    return DueDate(day, first.duty, first.label, first.article, tuple(p.state for p in same), first)


def why(position: Position) -> str:
    """The step that leads to the due date, in one sentence; empty where nothing is due."""
    if position.due is None:
        return ""
    day = written(position.due)
    return next((text for step in reversed(position.steps) if day in (text := str(step))), "")
