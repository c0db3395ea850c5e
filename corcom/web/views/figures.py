"""The catalogue of figures, one figure with its list, and two days side by side."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.duties.words import when
from corcom.figures.amounts import AMOUNTS
from corcom.figures.catalogue import GROUPS, Answer, UnknownFigure, UnknownGroup, ask, ask_all
from corcom.figures.compare import Change, InPrint, between, parsed, totals_in_print
from corcom.figures.tell import answer_told
from corcom.record.shelf import shelf
from corcom.treaty.dates import written
from corcom.web.days import lens_of
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage
from corcom.web.views.amounts import amount


def figures(asked: Asked) -> Page:
    """The whole catalogue, and the totals in print beside it."""
    answers = ask_all(asked.lens)
    printed = totals_in_print(asked.lens)
    return Page(
        template="web/figures.html",
        title=_("Figures"),
        section="figures",
        context={"answers": answers, "printed": [_printed(p) for p in printed]},
        data=lambda: {
            "figures": [answer_told(a) for a in answers],
            "published": [_printed_told(p) for p in printed],
        },
        rows=lambda: (
            ("figure", "label", "value", "unit", "states", "no_record"),
            [_flat(a) for a in answers],
        ),
    )


def _flat(answer: Answer) -> list[object]:
    states = " ".join(s.iso3 for s in answer.states)
    missing = " ".join(s.iso3 for s in answer.no_record)
    return [answer.figure.name, answer.figure.label, answer.value, answer.figure.unit, states, missing]


def _printed(found: InPrint) -> dict[str, Any]:
    within = [value for values in parsed(found.total.within).values() for value in values]
    return {
        "found": found,
        "day": when(found.total),
        "label": found.answer.figure.label,
        "within": ", ".join(within),
        "source": shelf().source(found.total.source_id),
    }


def _printed_told(found: InPrint) -> dict[str, Any]:
    return {
        "figure": found.total.figure,
        "within": found.total.within,
        "as_at": found.answer.lens.as_at,
        "printed": found.total.value,
        "record": found.answer.value,
        "agrees": found.agrees,
        "explanation": found.total.explanation,
    }


def figure(asked: Asked, name: str) -> Page:
    """One figure: the number, the States behind it, what it is out of, the States without record, sources."""
    within = {key: asked.request.GET.getlist(key) for key in GROUPS if asked.chosen(key)}
    try:
        if name in AMOUNTS:
            return amount(asked, name)
        answer = ask(asked.lens, name, within)
    except UnknownFigure as unknown:
        raise NoSuchPage(
            _("There is no figure named “{name}”.").format(name=name[:60]),
            _("Choose one from the catalogue of figures."),
        ) from unknown
    except UnknownGroup as unknown:
        raise NoSuchPage(str(unknown), _("Choose among the regions and groups of the States.")) from unknown
    return Page(
        template="web/figure.html",
        title=answer.figure.label,
        section="figures",
        context={"answer": answer, "within": [v for values in within.values() for v in values]},
        data=lambda: answer_told(answer),
        rows=lambda: (
            ("iso3", "name", "counted"),
            [(s.iso3, s.name, "yes") for s in answer.states]
            + [(s.iso3, s.name, "no record") for s in answer.no_record],
        ),
    )


def comparison(asked: Asked, before: str) -> Page:
    """The catalogue on an earlier day beside the day of the page."""
    earlier = lens_of(before, None)
    changes = between(asked.lens.on(earlier.as_at), asked.lens)
    return Page(
        template="web/comparison.html",
        title=_("What changed"),
        section="figures",
        context={
            "changed": [c for c in changes if c.came or c.went],
            "same": [c for c in changes if not (c.came or c.went)],
            "before": earlier.as_at.isoformat(),
            "before_written": written(earlier.as_at),
        },
        data=lambda: {"before": earlier.as_at, "changes": [_change_told(c) for c in changes]},
        rows=lambda: (
            ("figure", "label", "before", "after", "came", "went"),
            [_change_flat(c) for c in changes],
        ),
    )


def _change_told(change: Change) -> dict[str, Any]:
    return {
        "name": change.after.figure.name,
        "before": change.before.value,
        "after": change.after.value,
        "came": [s.iso3 for s in change.came],
        "went": [s.iso3 for s in change.went],
    }


def _change_flat(change: Change) -> list[object]:
    told = _change_told(change)
    moves = (" ".join(told["came"]), " ".join(told["went"]))
    return [told["name"], change.after.figure.label, told["before"], told["after"], *moves]
