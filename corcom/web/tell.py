"""How pages tell due dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corcom.duties.book import book
from corcom.duties.queries import DueDate
from corcom.record.days import grouped
from corcom.register.models import State
from corcom.treaty import Position
from corcom.treaty.dates import written
from corcom.web.marks import safe, state_link
from corcom.web.pages import Asked

NAMED = 5
"""Up to this many States are named where the same duty falls due for several on one day."""


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
    return ngettext("due in {days} day", "due in {days} days", ahead).format(days=grouped(ahead))
