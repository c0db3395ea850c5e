"""Days as minutes reckon them: the years they leave out, the weeks they count, the events they name."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR, LAST_YEAR = 1990, 2099


class Interval(NamedTuple):
    """From when to when, in ISO 8601; None where the end is open or not known."""

    first: str | None = None
    last: str | None = None

    @property
    def edtf(self) -> str | None:
        """The interval as EDTF writes it, whole months and years for short; None when no end is known."""
        first, last = self._in_months()
        if first == last:
            return first
        return f"{first or '..'}/{last or '..'}"

    def _in_months(self) -> tuple[str | None, str | None]:
        if not (self.first and self.last and len(self.first) == len(self.last) == len("2018-09-25")):
            return self.first, self.last
        last = date.fromisoformat(self.last)
        if not (self.first.endswith("-01") and last.day == monthrange(last.year, last.month)[1]):
            return self.first, self.last
        if self.first.endswith("-01-01") and last.month == len(MONTHS):
            return self.first[:4], self.last[:4]
        return self.first[:7], self.last[:7]


NOTHING = Interval()


def between(first: date, last: date) -> Interval:
    return Interval(first.isoformat(), last.isoformat())


def month_number(name: str) -> int:
    """'Sept.' is 9."""
    return MONTHS.index(name[:3].lower()) + 1


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_after(day: date, months: int) -> date:
    """The last day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_of(year, month + 1)[1]


def weeks_of_month(year: int, month: int, first: int, last: int) -> Interval:
    """Weeks of a month by their number, -1 for the last.

    The first weeks are counted from the first of the month. A later week taken alone is counted in two ways,
    from the first of the month and by working weeks: the interval holds both.
    """
    opening, closing = month_of(year, month)
    if first < 0:
        return between(closing - timedelta(days=6), closing)
    if first == 1:
        return between(opening, min(opening + timedelta(days=7 * last - 1), closing))
    start, end = opening + timedelta(days=7 * (first - 1)), opening + timedelta(days=7 * last - 1)
    return between(_monday(start), min(_friday(end), closing))


def _monday(day: date) -> date:
    """The first working day of a week that touches this day from the weekday on."""
    return (
        day - timedelta(days=day.weekday()) if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())
    )


def _friday(day: date) -> date:
    return day - timedelta(days=day.weekday()) + timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the paper dates, known by the words that name it."""

    words: frozenset[str]
    when: Interval


@dataclass(slots=True)
class Calendar:
    """What a paper tells of days: its own, that of the next meeting, and the events that it dates.

    `sessions` are the months in which meetings of States Parties stand, by their number.
    """

    meeting: date | None
    next_meeting: Interval = NOTHING
    events: list[Event] = field(default_factory=list)
    sessions: dict[int, date] = field(default_factory=dict)

    def year_for(self, month: int, day: int, past: bool) -> int | None:
        """The year of a day that is printed without one: the nearest ahead of the meeting, or behind it."""
        if self.meeting is None:
            return None
        years = range(self.meeting.year - 4, self.meeting.year + 5)
        days = [found for year in years if (found := day_of(year, month, day))]
        if past:
            return max((found.year for found in days if found <= self.meeting), default=None)
        return min((found.year for found in days if found >= self.meeting), default=None)

    def month(self, month: int, past: bool) -> int | None:
        """The year of a month that is printed without one."""
        if self.meeting is None:
            return None
        if past:
            return self.meeting.year - (month > self.meeting.month)
        return self.meeting.year + (month < self.meeting.month)

    def session(self, number: int) -> Interval:
        """The month of a meeting of States Parties: as dated here, or a year after the one before."""
        known = max((n for n in self.sessions if n <= number), default=None)
        if known is None:
            return NOTHING
        return between(*_whole_month(months_after(self.sessions[known], 12 * (number - known))))

    def next_session(self) -> Interval:
        """The first meeting of States Parties after this one."""
        if not self.sessions or self.meeting is None:
            return NOTHING
        number = max(self.sessions)
        while (end := self.session(number).last) and end <= months_after(self.meeting, 0).isoformat():
            number += 1
        return self.session(number)

    def event(self, named: Iterable[str]) -> Interval:
        """When the event is of which these words speak; nothing when none or several are meant."""
        sought = frozenset(named)
        fitting = [event for event in self.events if sought <= event.words]
        return fitting[0].when if fitting and len({event.when for event in fitting}) == 1 else NOTHING


def _whole_month(day: date) -> tuple[date, date]:
    return month_of(day.year, day.month)


def years_with(month: int, day: int, weekday: str) -> list[int]:
    """The years in which that day of the month falls on that weekday."""
    wanted = WEEKDAYS.index(weekday.lower())
    return [
        year
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if (found := day_of(year, month, day)) and found.weekday() == wanted
    ]
