"""Facts in words, for pages: when, what, from which source, how far it is trusted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corcom.committee.models import Mandate
from corcom.duties.words import when, worded, words
from corcom.record.grades import Grade
from corcom.record.models import Fact, Source
from corcom.record.reader import PUBLIC
from corcom.record.readings import Reading
from corcom.record.shelf import Shelf, address
from corcom.register.queries import find
from corcom.web.marks import safe


@dataclass
class Notes:
    """The sources of a page, numbered in the order in which it names them; its links begin with `base`."""

    shelf: Shelf
    base: str = ""
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, source: str) -> int:
        """The number of a source on this page."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def of(self, addresses: Iterable[str]) -> list[int]:
        """The numbers of the sources of some facts."""
        return list(dict.fromkeys(self.number(self.shelf.fact(a).source_id) for a in addresses))

    @property
    def listed(self) -> list[Source]:
        """The sources in the order of their numbers."""
        return [self.shelf.source(name) for name in self.numbers]


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as a page prints it; `others`: readings of the same matter that were not preferred.

    `address`: where it stands in the record. `page`: where it has a page of its own.
    """

    address: str
    page: str
    when: str
    what: str
    notes: tuple[int, ...]
    grade: str
    remark: str
    others: tuple["Line", ...]


def line(reading: Reading[Any], notes: Notes) -> Line:
    """A reading, with the readings that disagree beside it."""
    return _line(reading.fact, notes, tuple(_line(other, notes, ()) for other in reading.disagreeing))


def _line(fact: Fact, notes: Notes, others: tuple[Line, ...]) -> Line:
    what = words(fact)
    seen = (name for name in fact.also.split() if notes.shelf.source(name).grade != Grade.UNVERIFIED)
    return Line(
        address=address(fact),
        page=page_of(fact, notes.base),
        when=when(fact),
        what=what,
        notes=tuple(notes.number(name) for name in (fact.source_id, *seen)),
        grade=str(Grade(fact.grade).label),
        remark="" if fact.note.casefold() in what.casefold() else fact.note,
        others=others,
    )


def page_of(fact: Fact, base: str = "") -> str:
    """Where a fact has a page of its own; what is not public has it in the workspace."""
    if fact.open_to != PUBLIC:
        return desk_page_of(fact)
    return f"{base}/facts/{quote(address(fact))}/"


def desk_page_of(fact: Fact) -> str:
    """Where a fact has its page in the workspace, whoever it is open to."""
    return f"/desk/facts/{quote(address(fact))}/"


def said(fact: Fact) -> str:
    """What any fact says, without its date and its State; by its name where it has no words of its own."""
    if isinstance(fact, Mandate):
        return office(fact)
    return words(fact) if type(fact) in worded() else str(fact)


def headed(fact: Fact) -> str:
    """The same after the name of its State, where it is about one."""
    state = find(vars(fact).get("state_id") or "")
    return f"{state.name}: {said(fact)}" if state else said(fact)


def office(mandate: Mandate) -> str:
    """An office, with its theme where it has one."""
    held = str(Mandate.Office(mandate.office).label)
    return f"{held}, {mandate.theme}" if mandate.theme else held


def in_time(fact: Fact) -> tuple[str, str]:
    """A key that sorts facts by the first possible day, or the last; those without a day come first."""
    known = fact.on_earliest if fact.on_earliest != date.min else fact.on_latest
    return str(known or ""), fact.pk


def table_of(lines: Iterable[Line]) -> SafeString:
    """Facts as a table: the date first, then what, its sources, its grade, and what disagrees."""
    rows = "".join(_table_row(one) for one in lines)
    return safe(f'<table class="facts"><tbody>{rows}</tbody></table>') if rows else safe("")


def _table_row(one: Line) -> str:
    remark = f"<br><small>{escape(one.remark)}</small>" if one.remark else ""
    others = "".join(map(_disagreeing, one.others))
    told = f'{escape(one.what)}{_marks(one)} <small class="grade">{escape(one.grade)}</small>{remark}{others}'
    return f'<tr><th scope="row" class="date">{_when(one)}</th><td>{told}</td></tr>'


def _when(one: Line) -> str:
    return f'<a href="{escape(one.page)}">{escape(one.when)}</a>'


def _marks(one: Line) -> str:
    unseen = escape(_("source"))
    return "".join(
        f' <a class="src" href="#source-{number}"><span class="unseen">{unseen} </span>{number}</a>'
        for number in one.notes
    )


def _disagreeing(other: Line) -> str:
    remark = f" ({escape(other.remark)})" if other.remark else ""
    told = f"{escape(_('Sources disagree:'))} {_when(other)}, {escape(other.what)}{_marks(other)}"
    return f'<br><small class="other">{told} {escape(other.grade)}{remark}</small>'


def line_told(one: Line) -> dict[str, Any]:
    """A fact as data."""
    return {"fact": one.address, "when": one.when, "what": one.what, "grade": one.grade, "remark": one.remark}
