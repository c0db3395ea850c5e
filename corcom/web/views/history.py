"""A fact on a page of its own: what it says, where it was seen, what it said before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from corcom.duties.words import dated, when
from corcom.proposals.facts import OF_THE_RECORD, label_of, readable
from corcom.record.days import day
from corcom.record.grades import Grade
from corcom.record.history import ceased, hidden, known_fact, readings_of
from corcom.record.models import Fact, Source
from corcom.record.package.cells import Column, text_of
from corcom.record.package.tables import table_of
from corcom.record.reader import PUBLIC
from corcom.record.rights import INSTALLATION
from corcom.record.shelf import address, shelf
from corcom.register.models import State
from corcom.register.queries import find
from corcom.web.facts import headed, page_of, said
from corcom.web.gate import note_refusal
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a fact: its text as data, and as people read it; `page`: where a reference leads."""

    name: str
    label: str
    text: str
    shown: str
    page: str = ""


def fact(asked: Asked, table: str, name: str) -> Page:
    """One fact."""
    return told(asked, table, name, "web/fact.html")


def fact_in_circle(asked: Asked, table: str, name: str) -> Page:
    """One fact for the eyes of whoever has signed in, whether all may see it or not."""
    if hidden(asked.lens, f"{table}/{name}"):
        note_refusal(asked.request, table, name)
    return told(asked, table, name, "workspace/fact.html")


def told(asked: Asked, table: str, name: str, template: str) -> Page:
    """The page of a fact for the eyes of whoever asks. Raises NoSuchPage, whether hidden or not there."""
    found = known_fact(asked.lens, f"{table}/{name}")
    if found is None:
        raise NoSuchPage(
            _("No fact on record has the name “{name}”.").format(name=f"{table}/{name}"[:80]),
            _("Look for it on the page of its State, or among the sources."),
        )
    readings = readings_of(asked.lens, found)
    state = _state_of(found)
    columns = list(cells(found, asked))
    return Page(
        template=template,
        title=headed(found),
        section="record",
        context={
            "state": state,
            "kind": kind_of(found),
            "when": when(found),
            "as_at_written": day(asked.lens.as_at),
            "ahead": bool(found.on_earliest and found.on_earliest > asked.lens.as_at),
            "columns": columns,
            "grade": Grade(found.grade).label,
            "remark": found.note,
            "sources": [(source, dated(source.dated)) for source in sources_of(found)],
            "gone": _day(ceased(asked.lens, found)),
            "replaced_by": _others(asked, readings, found, forward=True),
            "replaces": _others(asked, readings, found, forward=False),
            "public": page_of(found) if found.open_to == PUBLIC else "",
            "history": f"/desk/record/{quote(address(found))}/" if asked.lens.reader.sees_all else "",
            "readings": [_reading(asked, one, found) for one in reversed(readings)],
        },
        data=lambda: {
            "fact": address(found),
            "state": state.iso3 if state else None,
            "when": when(found),
            "what": said(found),
            "grade": found.grade,
            "remark": found.note,
            "columns": {cell.name: cell.text for cell in columns},
            "sources": [source.id for source in sources_of(found)],
            "readings": [_reading_told(asked, one) for one in readings],
        },
        rows=lambda: (READING, [tuple(_reading_told(asked, one).values()) for one in readings]),
    )


TOLD_APART = OF_THE_RECORD | {"on", "note"}
GRADED_AS = {"alleged_user": "user_grade"}
READING = ("fact", "recorded", "withdrawn", "by", "when", "what", "grade")


def kind_of(found: Fact) -> str:
    """What kind of fact it is."""
    return str(found._meta.verbose_name).capitalize()


def cells(found: Fact, asked: Asked) -> Iterator[Cell]:
    """What the fact says, column by column; not what nobody has seen in a source, nor what is not open."""
    for name, column in table_of(type(found)).columns.items():
        text = text_of(getattr(found, column.attname))
        if text and name not in TOLD_APART and _seen_in_source(found, name, text):
            cell = _cell(asked, name, column, text)
            if cell is not None:
                yield cell


def _seen_in_source(found: Fact, name: str, text: str) -> bool:
    """A number, a day or a name may have a grade of its own, worse than that of the fact."""
    if name.endswith("_grade"):
        return text != Grade.UNVERIFIED
    return getattr(found, GRADED_AS.get(name, f"{name}_grade"), "") != Grade.UNVERIFIED


def _cell(asked: Asked, name: str, column: Column, text: str) -> Cell | None:
    other = column.related_model
    if other is State:
        state = find(text)
        return Cell(
            name, label_of(column), text, state.name if state else text, f"{asked.base}/states/{text}/"
        )
    if isinstance(other, type) and issubclass(other, Fact):
        meant = known_fact(asked.lens, f"{other.csv_table}/{text}")
        if meant is None:
            return None
        return Cell(name, label_of(column), text, said(meant), page_of(meant, asked.base))
    return Cell(name, label_of(column), text, readable(column, text))


def sources_of(found: Fact) -> list[Source]:
    """The public sources in which the fact was seen; further ones only where somebody has seen them."""
    public = {source.id: source for source in shelf().rows(Source)}
    named = [public.get(name) for name in (found.source_id, *found.also.split())]
    return [s for s in named if s and (s.id == found.source_id or s.grade != Grade.UNVERIFIED)]


def _state_of(found: Fact) -> State | None:
    return find(getattr(found, "state_id", "") or "")


def by_whom(found: Fact) -> str:
    """Who put the fact on record, as a role: no page names a person."""
    state = _state_of(found)
    if state and found.source_id.startswith(f"communication-{state.iso3}-"):
        return _("proposed by {state}, published by the unit").format(state=state.name)
    if found.recorded_by in ("", INSTALLATION):
        return _("with a data package")
    return _("the unit")


def _others(asked: Asked, readings: list[Fact], found: Fact, *, forward: bool) -> list[tuple[str, str]]:
    """What replaced the fact, or what it replaced: page and words."""
    meant = [r for r in readings if (r.replaces_id == found.pk if forward else found.replaces_id == r.pk)]
    return [(page_of(r, asked.base), f"{when(r)}: {said(r)}") for r in meant]


def _day(moment: datetime | None) -> str:
    return day(moment.date()) if moment else ""


def _reading(asked: Asked, one: Fact, found: Fact) -> dict[str, Any]:
    return {
        "here": one is found,
        "page": page_of(one, asked.base),
        "recorded": day(one.recorded_at.date()),
        "withdrawn": _day(ceased(asked.lens, one)),
        "by": by_whom(one),
        "when": when(one),
        "what": said(one),
        "grade": Grade(one.grade).label,
    }


def _reading_told(asked: Asked, one: Fact) -> dict[str, Any]:
    gone = ceased(asked.lens, one)
    return {
        "fact": address(one),
        "recorded": one.recorded_at.date(),
        "withdrawn": gone.date() if gone else None,
        "by": by_whom(one),
        "when": when(one),
        "what": said(one),
        "grade": one.grade,
    }
