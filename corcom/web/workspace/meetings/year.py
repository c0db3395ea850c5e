"""The Committee's year: the days that are fixed, and what a proposed day would meet with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.dates_typed import read_dates
from corcom.committee.models import Meeting
from corcom.committee.queries import meetings
from corcom.duties.queries import falling_due
from corcom.duties.words import dated, lasting
from corcom.record.lens import Lens
from corcom.record.partial import bounds, options
from corcom.record.refusal import Refusal
from corcom.web.calendars import Dated, due_days
from corcom.web.meeting_days import closing_days, meeting_days
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage
from corcom.web.views.duties import dated_anniversaries, dated_occasions
from corcom.web.workspace.meetings.year_strip import strip
from corcom.web.workspace.work_plan import dated_milestones

COMMITTEE, FORMAL, DEADLINE, OTHER = "committee", "formal", "deadline", "other"
KINDS = {
    COMMITTEE: gettext_lazy("Coordination Committee"),
    FORMAL: gettext_lazy("Meetings of the Convention"),
    DEADLINE: gettext_lazy("Deadlines"),
    OTHER: gettext_lazy("Other days"),
}
SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 2008, 2099


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year, or several, and of which kind it is."""

    kind: str
    entry: Dated

    @property
    def when(self) -> str:
        return self.entry.when or lasting(self.entry.first, self.entry.last)


def year_plan(asked: Asked) -> Page:
    """A year by month: meetings, deadlines and other days; a proposed day is tried against them."""
    year = _year(asked)
    days = days_of(asked.lens, year)
    tried, wrong = _tried(asked)
    return Page(
        template="workspace/year.html",
        title=_("The Committee’s year {year}").format(year=year),
        context={
            "year": year,
            "before": year - 1,
            "after": year + 1,
            "months": _by_month(days, year),
            "strip": strip(year, [(day.kind, day.entry) for day in days], KINDS, asked.lens.as_at),
            "typed": asked.chosen("dates"),
            "tried": tried,
            "wrong": wrong,
        },
        data=lambda: {"days": [_told(day) for day in days]},
        rows=lambda: (COLUMNS, [list(_told(day).values()) for day in days]),
    )


COLUMNS = ("first", "last", "kind", "title", "tentative")


def _told(day: Day) -> dict[str, Any]:
    entry = day.entry
    return {
        "first": entry.first,
        "last": entry.last,
        "kind": day.kind,
        "title": entry.title,
        "tentative": entry.tentative,
    }


def _year(asked: Asked) -> int:
    typed = asked.chosen("year")
    if not typed:
        return asked.lens.as_at.year
    if not typed.isascii() or not typed.isdigit() or not FIRST_YEAR <= int(typed[:5]) <= LAST_YEAR:
        raise NoSuchPage(_("“{year}” is no year of the Committee.").format(year=typed[:20]), _("Write 2027."))
    return int(typed)


def days_of(lens: Lens, year: int) -> list[Day]:
    """What lies in a year, as far as the record holds it, the rules derive it and plans set it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [day for day in _all(lens, first, last) if first <= day.entry.last and day.entry.first <= last]
    return sorted(found, key=lambda day: (day.entry.first, day.entry.last, day.entry.title))


def _all(lens: Lens, first: date, last: date) -> Iterable[Day]:
    for meeting in meetings(lens):
        kind = COMMITTEE if meeting.body == Meeting.Body.COMMITTEE else FORMAL
        yield from (Day(kind, entry) for entry in meeting_days(lens, meeting) if not entry.cancelled)
    start = max(first, lens.as_at)
    if start <= last:
        falling = falling_due(lens.on(start), (last - start).days)
        yield from (Day(DEADLINE, entry) for entry in due_days(falling))
    yield from (Day(DEADLINE, entry) for entry in closing_days(lens, first))
    yield from (Day(DEADLINE, entry) for entry in dated_milestones(lens))
    yield from (Day(OTHER, entry) for entry in dated_occasions(lens))
    yield from (Day(OTHER, entry) for entry in dated_anniversaries(lens, first, last))


def meets_with(entry: Dated, days: Iterable[Day]) -> list[Day]:
    """What else lies on these days."""
    return [
        day
        for day in days
        if day.entry.uid != entry.uid and day.entry.first <= entry.last and entry.first <= day.entry.last
    ]


def on_weekend(entry: Dated) -> bool:
    """Whether a single day is a Saturday or Sunday."""
    return entry.first == entry.last and entry.first.weekday() >= SATURDAY


def _tried(asked: Asked) -> tuple[list[dict[str, Any]], str]:
    """Each of the dates that were typed, with what it would meet with; or what is wrong with them."""
    typed = asked.chosen("dates")
    if not typed:
        return [], ""
    try:
        edtf = read_dates(typed[:120], asked.lens.as_at).edtf
    except Refusal as refusal:
        return [], str(refusal)
    return [_try(asked.lens, one) for one in options(edtf)], ""


def _try(lens: Lens, edtf: str) -> dict[str, Any]:
    first, last = bounds(edtf)
    entry = Dated("tried", first, last, "")
    years = range(first.year, min(last.year, first.year + 1) + 1)
    around = [day for year in years for day in days_of(lens, year)]
    wider = Dated("near", first - timedelta(days=7), last + timedelta(days=7), "")
    met = meets_with(entry, around)
    near = [day for day in meets_with(wider, around) if day.kind in (COMMITTEE, FORMAL)]
    return {
        "when": dated(edtf),
        "weekend": on_weekend(entry),
        "meets": met,
        "near": [day for day in near if day not in met],
    }


def _by_month(days: list[Day], year: int) -> list[dict[str, Any]]:
    """The twelve months, each with the days that begin in it; what began before stands in January."""
    months: dict[int, list[dict[str, Any]]] = {month: [] for month in range(1, 13)}
    for day in days:
        month = day.entry.first.month if day.entry.first.year == year else 1
        months[month].append(_row(day, days))
    return [{"name": date_format(date(year, month, 1), "F"), "days": rows} for month, rows in months.items()]


def _row(day: Day, days: list[Day]) -> dict[str, Any]:
    ours = day.kind == COMMITTEE
    return {
        "when": day.when,
        "entry": day.entry,
        "kind": day.kind,
        "label": KINDS[day.kind],
        "meets": [other.entry.title for other in meets_with(day.entry, days)] if ours else [],
        "weekend": ours and on_weekend(day.entry),
    }
