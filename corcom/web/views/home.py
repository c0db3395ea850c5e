"""The start page: where the Convention stands."""

from collections.abc import Iterator
from datetime import date
from html import escape

from django.utils.translation import gettext as _

from corcom.committee.queries import coming
from corcom.duties.book import book
from corcom.duties.queries import falling_due
from corcom.figures.catalogue import ask, ask_all
from corcom.figures.tell import answer_told
from corcom.record.lens import Lens
from corcom.register.models import State
from corcom.register.queries import states
from corcom.treaty import Participation
from corcom.treaty.dates import add_months
from corcom.web.charts import over_time
from corcom.web.marks import GROUP_NAMES, PARTICIPATION_TILES, PARTICIPATION_WORDS, safe
from corcom.web.pages import Asked, Page
from corcom.web.tell import due_rows

HEADLINES = (
    "participation.deposited",
    "participation.signatories",
    "reports.initial.overdue",
    "clearance.open",
)
OPENING_FOR_SIGNATURE = date(2008, 12, 3)
PARTIES = (Participation.deposited, Participation.in_force)


def home(asked: Asked) -> Page:
    """Figures of the day, the status wall, joining over time, what falls due."""
    lens = asked.lens
    answers = {answer.figure.name: answer for answer in ask_all(lens)}
    falling = falling_due(lens, 400)
    return Page(
        template="web/home.html",
        title=_("Where the Convention stands"),
        section="home",
        context={
            "headlines": [answers[name] for name in HEADLINES],
            "deposited": answers["participation.deposited"],
            "in_force": answers["participation.in_force"],
            "signatories": answers["participation.signatories"],
            "wall": safe("".join(_wall(asked))),
            "names": safe("".join(f'<option value="{escape(state.name)}">' for state in states())),
            "chart": _chart(lens),
            "falling": due_rows(asked, falling[:8]),
            "coming": coming(lens)[:3],
        },
        data=lambda: {"figures": [answer_told(a) for a in answers.values()]},
        rows=lambda: (
            ("figure", "label", "value", "unit"),
            [(a.figure.name, a.figure.label, a.value, a.figure.unit) for a in answers.values()],
        ),
    )


def _wall(asked: Asked) -> Iterator[str]:
    on = book(asked.lens).standing_of("ccm", asked.lens.as_at)
    for group, name in GROUP_NAMES.items():
        inside = [state for state in states() if state.un_group == group]
        parties = sum(on[state.iso3] in PARTIES for state in inside)
        tiles = "".join(_tile(asked.base, state, on[state.iso3]) for state in inside)
        count = escape(_("{parties} of {all}").format(parties=parties, all=len(inside)))
        yield (
            f'<section><h3><span>{escape(str(name))}</span><span class="quiet">{count}</span></h3>'
            f'<ul class="tiles">{tiles}</ul></section>'
        )


def _tile(base: str, state: State, standing: Participation) -> str:
    told = f"{state.name}: {PARTICIPATION_WORDS[standing]}"
    return (
        f'<li><a class="tile {PARTICIPATION_TILES[standing]}" href="{base}/states/{state.iso3}/" '
        f'title="{escape(told)}"><span aria-hidden="true">{state.iso3}</span>'
        f'<span class="unseen">{escape(told)}</span></a></li>'
    )


def _chart(lens: Lens) -> str:
    """States Parties by deposit and in force, every third month since the opening for signature."""
    if lens.as_at <= OPENING_FOR_SIGNATURE:
        return ""
    days: list[date] = []
    while (day := add_months(OPENING_FOR_SIGNATURE, 3 * len(days))) < lens.as_at:
        days.append(day)
    days.append(lens.as_at)
    lines = [
        (_("deposited"), [ask(lens.on(day), "participation.deposited").value for day in days]),
        (_("in force"), [ask(lens.on(day), "participation.in_force").value for day in days]),
    ]
    return over_time(_("States Parties by deposit and in force"), days, lines)
