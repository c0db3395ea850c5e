"""How answers are told as data and as table rows; the same words for pages, JSON, CSV and calendars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corcom.duties.book import StatePosition, book
from corcom.duties.queries import DueDate
from corcom.figures.catalogue import Answer
from corcom.record.models import Source
from corcom.record.shelf import Shelf
from corcom.register.models import State
from corcom.treaty import Position
from corcom.treaty.dates import written
from corcom.web.marks import safe, state_link
from corcom.web.pages import Asked

NAMED = 5
"""Up to this many States are named where the same duty falls due for several on one day."""


def source_told(source: Source) -> dict[str, str]:
    """A source as data."""
    return {"id": source.id, "title": source.title, "url": source.url}


def answer_told(answer: Answer) -> dict[str, Any]:
    """A figure as data, in the form that the command line promises."""
    entry = answer.figure
    return {
        "name": entry.name,
        "label": entry.label,
        "value": answer.value,
        "unit": entry.unit,
        "states": [state.iso3 for state in answer.states],
        "no_record": [state.iso3 for state in answer.no_record],
        "of": {"name": entry.of, "value": answer.of} if entry.of else None,
        "sources": [source_told(source) for source in answer.sources],
    }


def position_told(found: StatePosition, shelf: Shelf) -> dict[str, Any]:
    """A duty as data, in the form that the command line promises."""
    position = found.position
    return {
        "state": found.state,
        "treaty": position.treaty,
        "article": position.article,
        "duty": position.duty,
        "label": position.label,
        "year": position.year,
        "due": position.due.isoformat() if position.due else None,
        "standing": position.standing.value,
        "reason": str(position.reason),
        "steps": [str(step) for step in position.steps],
        "extended_from": position.extended_from.isoformat() if position.extended_from else None,
        "sources": sources_of(position, shelf),
    }


def sources_of(position: Position, shelf: Shelf) -> list[dict[str, str]]:
    """The sources of the facts that a standing rests on."""
    names = dict.fromkeys(shelf.fact(fact).source_id for fact in position.facts)
    return [source_told(shelf.source(name)) for name in names]


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due date as a page prints it."""

    day: date
    written: str
    who: str
    label: str
    article: str
    position: Position


def due_rows(asked: Asked, falling: Sequence[DueDate]) -> list[DueRow]:
    """Due dates for a page: few States by name, many by their number."""
    names = {state.iso3: state.name for state in book(asked.lens).shelf.rows(State)}
    return [
        DueRow(due.day, written(due.day), _who(asked.base, due, names), due.label, due.article, due.position)
        for due in falling
    ]


def _who(base: str, due: DueDate, names: dict[str, str]) -> str:
    if len(due.states) <= NAMED:
        return safe(", ".join(state_link(base, iso3, names[iso3]) for iso3 in due.states))
    return many(len(due.states))


def many(number: int) -> str:
    """So many States Parties."""
    return ngettext("{number} State Party", "{number} States Parties", number).format(number=number)


def days_until(day: date, today: date) -> str:
    """How far ahead a day lies."""
    ahead = (day - today).days
    if ahead == 0:
        return _("due today")
    return ngettext("due in {days} day", "due in {days} days", ahead).format(days=ahead)
