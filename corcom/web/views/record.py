"""The record itself: its sources, how far each table goes, where sources disagree, how to read the pages."""

from collections import defaultdict
from typing import Any, cast

from django.utils.translation import gettext as _

from corcom.duties.models import PrintedDueDate
from corcom.duties.tell import source_told
from corcom.duties.words import dated, when, worded
from corcom.record.disagreements import disagreements as all_disagreements
from corcom.record.lens import Lens
from corcom.record.models import Coverage, Fact, Source
from corcom.record.readings import Reading
from corcom.record.shelf import Shelf, fact_models, shelf
from corcom.register.queries import find
from corcom.web.facts import Line, Notes, line, line_told
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage

DAYS = 20
"""So many days' readings by source are kept, those asked for last."""


def sources(asked: Asked) -> Page:
    """All sources, and to which day each table is complete."""
    known = shelf()
    counts = _counts(known, asked.lens)
    used = [s for s in known.rows(Source) if counts.get(s.id)]
    return Page(
        template="web/sources.html",
        title=_("Sources"),
        section="record",
        context={
            "publishers": _by_publisher(used, counts),
            "count": len(used),
            "coverage": [_covered(row) for row in known.rows(Coverage)],
        },
        data=lambda: {"sources": [{**source_told(s), "facts": counts[s.id]} for s in used]},
        rows=lambda: (
            ("id", "title", "publisher", "url", "dated", "grade", "facts"),
            [(s.id, s.title, s.publisher, s.url, s.dated, s.grade, counts[s.id]) for s in used],
        ),
    )


def _counts(known: Shelf, lens: Lens) -> dict[str, int]:
    """How many facts rest on each source."""
    found: dict[str, int] = {}
    for model in fact_models():
        for fact in known.facts(model, lens):
            for name in (fact.source_id, *fact.also.split()):
                found[name] = found.get(name, 0) + 1
    return found


def _by_publisher(used: list[Source], counts: dict[str, int]) -> list[dict[str, Any]]:
    publishers: dict[str, list[tuple[Source, str, int]]] = {}
    for source in used:
        row = (source, dated(source.dated), counts[source.id])
        publishers.setdefault(source.publisher or _("Others"), []).append(row)
    found = [
        {"name": name, "sources": rows, "facts": sum(facts for _source, _date, facts in rows)}
        for name, rows in publishers.items()
    ]
    return sorted(found, key=lambda publisher: (-cast(int, publisher["facts"]), publisher["name"]))


def _covered(row: Coverage) -> dict[str, str]:
    return {
        "table": row.table.replace("_", " "),
        "to": dated(row.complete_to),
        "note": row.note,
    }


def source(asked: Asked, name: str) -> Page:
    """One source and the facts that rest on it."""
    known = shelf()
    found = next((s for s in known.rows(Source) if s.id == name), None)
    if found is None:
        raise NoSuchPage(
            _("No source on record is named “{name}”.").format(name=name[:60]),
            _("Choose one from the list of sources."),
        )
    facts = _resting_on(known, asked, name)
    return Page(
        template="web/source.html",
        title=found.title,
        section="record",
        context={"source": found, "date": dated(found.dated), "facts": facts, "count": len(facts)},
        data=lambda: {**source_told(found), "facts": [f["address"] for f in facts]},
        rows=lambda: (
            ("fact", "state", "when", "what"),
            [(f["address"], f["state"], f["when"], f["what"]) for f in facts],
        ),
    )


def _resting_on(known: Shelf, asked: Asked, name: str) -> list[dict[str, str]]:
    notes = Notes(known, asked.base)
    resting = _by_source(known, asked.lens).get(name, ())
    return [_fact_told(line(reading, notes), reading.fact) for reading in resting]


def _fact_told(told: Line, fact: Fact) -> dict[str, str]:
    state = getattr(fact, "state_id", "")
    return {"address": told.address, "page": told.page, "state": state, "when": told.when, "what": told.what}


def _by_source(known: Shelf, lens: Lens) -> dict[str, list[Reading[Fact]]]:
    """The readings that rest on each source, by its name."""

    def sort() -> dict[str, list[Reading[Fact]]]:
        found: dict[str, list[Reading[Fact]]] = defaultdict(list)
        for reading in (reading for model in worded() for reading in known.readings(model, lens)):
            for name in {reading.fact.source_id, *reading.fact.also.split()}:
                found[name].append(reading)
        return found

    return known.keep(("by source", known.moment(lens), known.eyes(lens)), sort, DAYS)


def disagreements(asked: Asked) -> Page:
    """Where sources disagree: the reading that is preferred, and the others."""
    known = shelf()
    notes = Notes(known, asked.base)
    tellable = set(worded())
    found = [r for r in all_disagreements(asked.lens) if type(r.fact) in tellable]
    off_the_rule = [fact for fact in known.facts(PrintedDueDate, asked.lens) if fact.explanation]
    rows = [(find(getattr(r.fact, "state_id", "") or ""), line(r, notes)) for r in found]
    return Page(
        template="web/disagreements.html",
        title=_("Where sources disagree"),
        section="record",
        context={
            "rows": rows,
            "count": len(rows),
            "notes": [(source, dated(source.dated)) for source in notes.listed],
            "due_dates": [_printed(fact) for fact in off_the_rule],
        },
        data=lambda: {
            "disagreements": [_disagreement(one) for _state, one in rows],
            "due_dates_in_print": [
                {"state": f.state_id, "duty": f.duty, "printed": f.on, "why": f.explanation}
                for f in off_the_rule
            ],
        },
        rows=lambda: (
            ("fact", "state", "preferred", "others"),
            [(one.address, state.iso3 if state else "", _said(one), _others(one)) for state, one in rows],
        ),
    )


def _printed(fact: PrintedDueDate) -> dict[str, Any]:
    """A due date in print that the rules do not give, and why."""
    return {
        "state": find(fact.state_id),
        "duty": fact.duty.replace("_", " "),
        "when": when(fact),
        "why": fact.explanation,
        "source": shelf().source(fact.source_id),
    }


def _disagreement(one: Line) -> dict[str, Any]:
    return {**line_told(one), "others": [line_told(other) for other in one.others]}


def _said(one: Line) -> str:
    return f"{one.when}: {one.what} ({one.grade})"


def _others(one: Line) -> str:
    return "; ".join(map(_said, one.others))


def reading(asked: Asked) -> Page:
    """How to read the pages: facts, rules, figures; standings; grades."""
    return Page(
        template="web/reading.html",
        title=_("How to read these pages"),
        section="record",
        context={},
        data=dict,
        rows=lambda: ((), []),
    )
