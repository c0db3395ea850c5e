"""The calendar of duties, and the matrix of States and duties."""

from collections import defaultdict
from datetime import date, timedelta
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.models import Occasion
from corcom.committee.queries import anniversaries, meetings, occasions
from corcom.duties.book import StatePosition, book
from corcom.duties.queries import falling_due, positions
from corcom.duties.tell import position_told
from corcom.duties.words import lasting, when
from corcom.record.lens import Lens
from corcom.register.models import State
from corcom.register.queries import states
from corcom.treaty import Participation, Position, Standing
from corcom.treaty.dates import Span, written
from corcom.web.calendars import Dated, feed
from corcom.web.marks import STANDING_WORDS, safe, state_link
from corcom.web.meeting_days import meeting_days
from corcom.web.pages import Asked, Page
from corcom.web.tell import DueRow, due_rows

AHEAD = 730
"""The calendar looks two years ahead."""


def calendar(asked: Asked) -> Page:
    """What falls due, who meets, and which days are remembered, in the two years after the day."""
    falling = falling_due(asked.lens, AHEAD)
    every = _other_days(asked.lens)
    other = [day for day in every if not day.given_up]
    rows = due_rows(asked, falling)
    return Page(
        template="web/calendar.html",
        title=_("Calendar of duties"),
        section="duties",
        context={
            "months": _by_month(rows, other),
            "until": written(asked.lens.as_at + timedelta(days=AHEAD)),
        },
        data=lambda: {
            "falling_due": [
                {"day": d.day, "duty": d.duty, "label": d.label, "article": d.article, "states": d.states}
                for d in falling
            ],
            "days": [{"from": d.first, "to": d.last, "title": d.title} for d in other],
        },
        rows=lambda: (
            ("day", "what", "article", "states"),
            sorted(
                [(d.day, d.label, d.article, " ".join(d.states)) for d in falling]
                + [(d.first, d.title, "", "") for d in other]
            ),
        ),
        calendar=lambda: feed(_("Convention on Cluster Munitions: duties"), falling, every, asked),
    )


def _other_days(lens: Lens) -> list[Dated]:
    last = lens.as_at + timedelta(days=AHEAD)
    days = meeting_days(lens, *meetings(lens)) + dated_occasions(lens)
    ahead = [d for d in days if lens.as_at <= d.last and d.first <= last]
    remembered = dated_anniversaries(lens, lens.as_at, last)
    return sorted(ahead + remembered, key=lambda d: (d.first, d.title))


def dated_anniversaries(lens: Lens, first: date, last: date) -> list[Dated]:
    """The anniversaries between two days, of each fifth year."""
    return [
        Dated(
            uid=f"anniversary-{a.occasion.id}-{a.years}",
            first=a.day,
            last=a.day,
            when=written(a.day),
            title=_("{years} years since: {what}").format(years=a.years, what=a.occasion.title),
        )
        for a in anniversaries(lens, first, last)
        if a.years % 5 == 0
    ]


def dated_occasions(lens: Lens) -> list[Dated]:
    """Dated events other than meetings."""
    return [_occasion(o) for o in occasions(lens) if o.on_latest]


def _occasion(occasion: Occasion) -> Dated:
    assert occasion.on_earliest is not None
    assert occasion.on_latest is not None
    tentative = occasion.status == Occasion.Status.TENTATIVE
    return Dated(
        uid=f"occasion-{occasion.id}",
        first=occasion.on_earliest,
        last=occasion.on_latest,
        title=occasion.title,
        when=when(occasion) if tentative else lasting(occasion.on_earliest, occasion.on_latest),
        tentative=tentative,
    )


def _by_month(rows: list[DueRow], other: list[Dated]) -> list[dict[str, object]]:
    months: dict[date, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        months[row.day.replace(day=1)].append({"day": row.day, "due": row})
    for dated in other:
        months[dated.first.replace(day=1)].append({"day": dated.first, "dated": dated})
    return [
        {"name": Span(first, _end(first)).written(), "entries": sorted(entries, key=lambda e: str(e["day"]))}
        for first, entries in sorted(months.items())
    ]


def _end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


COLUMNS = (
    ("initial_report", "7(1)", gettext_lazy("Initial report")),
    ("annual_report", "7(2)", gettext_lazy("Annual report last due")),
    ("stockpile_destruction", "3(2)", gettext_lazy("Destruction of stocks")),
    ("clearance", "4(1)", gettext_lazy("Clearance")),
    ("extension_request", "3(3), 4(5)", gettext_lazy("Request for more time")),
    ("retention_report", "3(8)", gettext_lazy("Report on retention last due")),
)
"""Duties of the matrix: name, article, heading."""


def matrix(asked: Asked) -> Page:
    """All States Parties and all their duties on one page."""
    on = book(asked.lens).standing_of("ccm", asked.lens.as_at)
    parties = [s for s in states() if on[s.iso3] in (Participation.in_force, Participation.deposited)]
    found = positions(asked.lens, states=[state.iso3 for state in parties])
    shelf = book(asked.lens).shelf
    return Page(
        template="web/matrix.html",
        title=_("States and duties"),
        section="duties",
        context={
            "columns": COLUMNS,
            "body": lambda: _matrix_body(asked, parties, found),
            "count": len(parties),
            "standings": [(s.value, word) for s, word in STANDING_WORDS.items()],
        },
        data=lambda: {"duties": [position_told(p, shelf) for p in found]},
        rows=lambda: (
            ("state", "duty", "label", "article", "due", "standing"),
            [_flat(p) for p in found],
        ),
    )


def _matrix_body(asked: Asked, parties: list[State], found: list[StatePosition]) -> SafeString:
    cells = _cells(found, asked.lens.as_at)
    return safe("".join(_matrix_row(asked.base, state, cells) for state in parties))


def _flat(found: StatePosition) -> list[object]:
    p = found.position
    return [found.state, p.duty, p.label, p.article, p.due, p.standing.value]


def _cells(found: list[StatePosition], day: date) -> dict[tuple[str, str], Position]:
    """One position a State and duty: of yearly ones that last fallen due, of others the most pressing."""
    cells: dict[tuple[str, str], Position] = {}
    for p in found:
        key = (p.state, p.position.duty)
        if key not in cells or _rank(p.position, day) < _rank(cells[key], day):
            cells[key] = p.position
    return cells


PRESSING = (
    Standing.overdue,
    Standing.due,
    Standing.continuing,
    Standing.no_record,
    Standing.fulfilled,
    Standing.not_applicable,
)


def _rank(position: Position, day: date) -> tuple[bool, int]:
    ahead = position.year is not None and position.due is not None and position.due >= day
    return ahead, PRESSING.index(position.standing)


def _matrix_row(base: str, state: State, cells: dict[tuple[str, str], Position]) -> str:
    row = "".join(_cell(cells.get((state.iso3, duty))) for duty, _article, _heading in COLUMNS)
    return f"<tr><th scope=row>{state_link(base, state.iso3, state.name)}</th>{row}</tr>"


def _cell(position: Position | None) -> str:
    if position is None or position.standing is Standing.not_applicable:
        return '<td><span class="quiet">–</span></td>'
    if position.duty == "extension_request" and position.due is None:
        return "<td></td>"
    due = f"<br><small>{written(position.due)}</small>" if position.due else ""
    word = escape(str(STANDING_WORDS[position.standing]))
    return f'<td><span class="standing {position.standing.value}">{word}</span>{due}</td>'
