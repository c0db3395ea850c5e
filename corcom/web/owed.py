"""What a State owes, and by when, as pages print it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from corcom.duties.book import StatePosition
from corcom.record.days import day
from corcom.record.lens import Lens
from corcom.treaty import Position, Standing
from corcom.web.facts import Notes
from corcom.web.marks import STANDING_WORDS
from corcom.web.tell import days_until


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty as the page prints it."""

    label: str
    article: str
    due: str
    standing: str
    word: str
    reason: str
    steps: tuple[str, ...]
    notes: list[int]


def owing(lens: Lens, found: Iterable[StatePosition], notes: Notes) -> dict[str, Any]:
    """What the template web/owed.html prints: the duties that speak, and quietly the others."""
    positions = [one.position for one in found]
    return {
        "owed": [owed(position, lens, notes) for position in positions if speaks(position)],
        "quiet": together(owed(position, lens, notes) for position in positions if not speaks(position)),
    }


def owed(position: Position, lens: Lens, notes: Notes) -> Owed:
    return Owed(
        label=position.label,
        article=position.article,
        due=day(position.due) if position.due else "–",
        standing=position.standing.value,
        word=_word(position, lens.as_at),
        reason=str(position.reason),
        steps=tuple(str(step) for step in position.steps),
        notes=notes.of(position.facts),
    )


def together(duties: Iterable[Owed]) -> list[tuple[str, list[Owed]]]:
    """Duties by their reason: what is the same for many is told once."""
    found: dict[str, list[Owed]] = {}
    for duty in duties:
        found.setdefault(duty.reason, []).append(duty)
    return list(found.items())


def speaks(position: Position) -> bool:
    """Whether there is a date or an outcome to show; the others are named once and quietly."""
    silent = position.standing in (Standing.not_applicable, Standing.no_record)
    return position.due is not None or not silent


def _word(position: Position, on: date) -> str:
    if position.standing is Standing.due and position.due:
        return days_until(position.due, on)
    return str(STANDING_WORDS[position.standing])
