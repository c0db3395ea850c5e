"""Time phrases to intervals: a closed grammar of how minutes say when."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from corcom.reading.calendar import (
    MONTHS,
    NOTHING,
    WEEKDAYS,
    Calendar,
    Interval,
    between,
    day_of,
    month_number,
    month_of,
    months_after,
    weeks_of_month,
)
from corcom.reading.listed import listed

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER"
    r"|OCTOBER|NOVEMBER|DECEMBER)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)"
DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
YEAR = r"(?:19|20)\d\d"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|\d{1,3}"
ORDINAL = r"first|second|third|fourth|last|final|1st|2nd|3rd|4th"
COUNTED = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "thirty": 30,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "last": -1,
    "final": -1,
    "couple of": 2,
    "few": 10,
}

BEFORE = re.compile(
    r"\b(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of|up\s+to|until|till|in\s+the\s+lead[- ]up\s+to"
    r"|in\s+the\s+run[- ]up\s+to)\b[^,.;:]{0,90}$",
    re.IGNORECASE,
)
AFTER = re.compile(r"\b(?:after|following)\s+(?:the\s+|its\s+|this\s+)?$", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:held|last|previous|past|since|took\s+place|dated|was|were|had|has|have|circulated)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:will|would|shall|to\s+be|scheduled|planned|planning|next|going\s+to|by|deadline|due"
    r"|before|until|upcoming)\b",
    re.IGNORECASE,
)
TENTATIVE = re.compile(r"tentativ|provisional|possibly|perhaps|around|approximately", re.IGNORECASE)
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class When:
    """A time phrase where it stands, and the interval that it means."""

    start: int
    end: int
    text: str
    interval: Interval
    precision: str
    tentative: bool = False
    itself: Interval = NOTHING
    """The interval of the bare phrase: of 'before 3 May', the day."""

    @property
    def dated(self) -> bool:
        return self.interval != NOTHING


@dataclass(frozen=True, slots=True)
class _At:
    """A phrase found, and what its reckoning needs."""

    found: re.Match[str]
    calendar: Calendar
    past: bool

    def get(self, name: str) -> str:
        return self.found[name] or ""

    def year(self, month: int, day: int = 0) -> int | None:
        if self.get("year"):
            return int(self.get("year"))
        return self.calendar.year_for(month, day, self.past) if day else self.calendar.month(month, self.past)


Reckoning = Callable[[_At], tuple[Interval, str] | None]
_GRAMMAR: list[tuple[tuple[str, ...], re.Pattern[str], Reckoning]] = []
A_MONTH, A_DIGIT = "\x01", "\x02"
"""Stand in `needs` for the name of a month and for a digit."""


def _means(needs: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[Reckoning], Reckoning]:
    """Learns a phrase; `needs` are parts of words, one of which every text with the phrase has."""

    def learn(reckoning: Reckoning) -> Reckoning:
        _GRAMMAR.append((tuple(needs.split("|")), re.compile(pattern, flags), reckoning))
        return reckoning

    return learn


def times(text: str, calendar: Calendar) -> list[When]:
    """Every time phrase of a sentence in order; of two that overlap, the first in the grammar."""
    found: list[When] = []
    signs = _signs(text)
    for needs, pattern, reckoning in _GRAMMAR:
        if not any(need in signs for need in needs):
            continue
        for match in pattern.finditer(text):
            if any(match.start() < when.end and when.start < match.end() for when in found):
                continue
            if when := _reckoned(text, match, calendar, reckoning):
                found.append(when)
    return sorted(found, key=lambda when: when.start)


def _signs(text: str) -> str:
    """The text in small letters, with what stands for a month and for a digit where it has them."""
    lower = text.lower()
    month = A_MONTH if any(name in lower for name in MONTHS) else ""
    return f"{lower}{month}{A_DIGIT if DIGIT.search(lower) else ''}"


def _reckoned(text: str, match: re.Match[str], calendar: Calendar, reckoning: Reckoning) -> When | None:
    ahead = text[max(match.start() - 120, 0) : match.start()]
    near = ahead[-45:]
    clause = near[near.rfind(",") + 1 :]
    past = bool(PAST.search(clause)) and not AHEAD.search(clause)
    made = reckoning(_At(match, calendar, past))
    if made is None:
        return None
    interval, precision = itself, _ = made
    if interval != NOTHING and BEFORE.search(ahead) and precision not in {"end", "deadline"}:
        interval, precision = Interval(None, interval.last), "before"
    elif interval != NOTHING and AFTER.search(ahead):
        interval, precision = Interval(interval.last, None), "after"
    return When(
        match.start(),
        match.end(),
        match[0].strip(),
        interval,
        precision,
        bool(TENTATIVE.search(near)),
        itself,
    )


@_means(A_DIGIT, rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
@_means(A_DIGIT, r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)")
def _in_figures(at: _At) -> tuple[Interval, str] | None:
    day = day_of(int(at.get("year")), int(at.get("month")), int(at.get("day")))
    return (between(day, day), "day") if day else None


@_means(
    A_MONTH,
    rf"(?:(?:{WEEKDAY},?\s+)?\b(?P<d1>{DAY})\s*(?:(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?)?\s*(?P<to>–"
    r"|-|—|to|until|through|and|&|/)\s*"
    rf"(?:{WEEKDAY},?\s+)?(?P<d2>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){OF_YEAR})",
)
def _days(at: _At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    first_month = month_number(at.get("m1")) if at.get("m1") else month
    year = at.year(month, _number(at.get("d2")))
    if year is None:
        return None
    first_year = int(at.get("y1") or (year - 1 if first_month > month else year))
    first = day_of(first_year, first_month, _number(at.get("d1")))
    last = day_of(year, month, _number(at.get("d2")))
    return (between(first, last), "day") if first and last and first <= last else None


@_means(
    "week",
    r"\b(?:the\s+)?week\s+(?:of|commencing|beginning"
    rf"|starting)\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?(?P<day>{DAY})\s+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _week_from(at: _At) -> tuple[Interval, str] | None:
    month, number = month_number(at.get("month")), _number(at.get("day"))
    year = at.year(month, number)
    day = day_of(year, month, number) if year else None
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday())
    return between(monday, monday + timedelta(days=4)), "week"


@_means(
    A_MONTH,
    rf"(?:{WEEKDAY}\s*,?\s+(?:the\s+)?)?\b(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){OF_YEAR}"
    r"(?:\s*\(?at\s+\d{1,2}[:.]\d\d)?",
)
@_means(
    A_MONTH,
    rf"(?:{WEEKDAY},?\s+)?\b(?P<month>{MONTH})\s+(?P<day>{DAY})(?!\d|[:.]\d)(?:,\s*|\s+)?(?P<year>{YEAR})?",
)
def _day(at: _At) -> tuple[Interval, str] | None:
    month, number = month_number(at.get("month")), _number(at.get("day"))
    year = at.year(month, number)
    day = day_of(year, month, number) if year else None
    return (between(day, day), "day") if day else None


@_means(
    "week",
    rf"\b(?:within\s+)?the\s+first\s+(?P<count>{COUNT})\s+weeks?\s+(?:of|in)\s+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _first_weeks(at: _At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    year = at.year(month)
    return (weeks_of_month(year, month, 1, _number(at.get("count"))), "weeks") if year else None


@_means(
    "week",
    rf"\b(?:the\s+)?(?P<which>{ORDINAL})\s+week\s+(?:of|in)\s+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _week_of_month(at: _At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    year, which = at.year(month), _number(at.get("which"))
    return (weeks_of_month(year, month, which, which), "week") if year else None


@_means(
    A_MONTH,
    r"\b(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|first\s+half"
    r"|second\s+half)\s+of)(?:[-\s]+in)?"
    rf"[-\s]+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _part_of_month(at: _At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    year = at.year(month)
    if year is None:
        return None
    first, last = month_of(year, month)
    part = _part(at.get("part"))
    if part == "end" and _by(at):
        return between(last, last), "end"
    days = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, 31),
        "first": (1, 15),
        "second": (16, 31),
        "end": (21, 31),
    }[part]
    return between(first.replace(day=days[0]), first.replace(day=min(days[1], last.day))), "part of month"


@_means(
    A_MONTH,
    r"\b(?P<lead>in|by|during|before|until|for|since|after|from|last|next|this|throughout|of"
    r"|late|early|following)\s+"
    rf"(?P<month>{MONTH}){OF_YEAR}(?!\s+\d)",
)
@_means(A_MONTH, rf"\b(?P<lead>)(?P<month>{MONTH}),?\s+(?P<year>{YEAR})")
def _month(at: _At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    at = _At(at.found, at.calendar, at.past or at.get("lead") in {"last", "since"})
    year = at.year(month)
    if year is None:
        return None
    if at.get("lead") == "last" and at.calendar.meeting and month == at.calendar.meeting.month:
        year -= 1
    return between(*month_of(year, month)), "month"


@_means(
    f"year|{A_DIGIT}",
    r"\b(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|first\s+half"
    r"|second\s+half)\s+of|later|earlier)"
    rf"(?:[-\s]+in)?[-\s]+(?P<year>{YEAR}|this\s+year|next\s+year|the\s+year|the\s+(?:coming"
    r"|following|new)\s+year|year)\b",
    re.IGNORECASE,
)
def _part_of_year(at: _At) -> tuple[Interval, str] | None:
    year = _year_named(at.get("year"), at.calendar.meeting)
    if year is None:
        return None
    part = _part(at.get("part"))
    if part == "end":
        return between(date(year, 12, 31), date(year, 12, 31)), "end"
    if part in {"later", "earlier"}:
        return between(date(year, 1, 1), date(year, 12, 31)), "year"
    months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}[part]
    return between(date(year, months[0], 1), month_of(year, months[1])[1]), "quarter"


@_means(
    "quarter|q1|q2|q3|q4",
    r"\b(?:the\s+)?(?:(?P<which>first|second|third|fourth|last)\s+quarter"
    rf"|Q(?P<q>[1-4]))\s*(?:of\s+)?(?:the\s+)?(?P<year>{YEAR}|year|next\s+year)?",
    re.IGNORECASE,
)
def _quarter(at: _At) -> tuple[Interval, str] | None:
    quarter = int(at.get("q") or _number(at.get("which")) % 5)
    year = _year_named(at.get("year") or "year", at.calendar.meeting)
    if year is None:
        return None
    return between(date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1]), "quarter"


@_means(
    A_DIGIT,
    rf"\b(?P<lead>in|by|during|before|until|throughout|since|for|early|of)\s+(?P<year>{YEAR})\b(?![-–/]\d)",
)
def _year(at: _At) -> tuple[Interval, str] | None:
    year = int(at.get("year"))
    return between(date(year, 1, 1), date(year, 12, 31)), "year"


@_means(
    "end of|close of",
    r"\b(?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<unit>week|month|year|quarter)\b"
    r"|\b(?P<close>close\s+of\s+business)\s+(?:today)?",
    re.IGNORECASE,
)
def _end_of(at: _At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    ends = {
        "week": day + timedelta(days=4 - day.weekday()) if day.weekday() < 5 else day,
        "month": months_after(day, 0),
        "year": date(day.year, 12, 31),
        "quarter": month_of(day.year, (day.month + 2) // 3 * 3)[1],
        "": day,
    }
    end = ends[at.get("unit").lower()]
    return between(end, end), "end"


@_means(
    "week|month|year|quarter|days",
    r"\b(?:earlier\s+(?:in\s+the\s+|this\s+)|later\s+(?:in\s+the\s+|this\s+)|(?P<which>this"
    r"|that|next|last|previous|(?:the\s+)?(?:coming|following|previous|past|current))\s+)"
    r"(?P<unit>week|month|year|quarter|days)\b(?!\s+ahead)",
    re.IGNORECASE,
)
def _relative(at: _At) -> tuple[Interval, str] | None:
    day, unit = at.calendar.meeting, at.get("unit").lower()
    which = at.get("which").lower().removeprefix("the").strip() or "this"
    if day is None:
        return None
    if which in {"coming", "following"} and unit in {"days", "year"}:
        return _ahead(day, unit)
    if unit == "days":
        return None
    step = {"next": 1, "following": 1, "coming": 1, "last": -1, "previous": -1, "past": -1}.get(which, 0)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return between(monday, monday + timedelta(days=4)), "week"
    if unit == "year":
        return between(date(day.year + step, 1, 1), date(day.year + step, 12, 31)), "year"
    months = months_after(day, step * (3 if unit == "quarter" else 1))
    return between(months.replace(day=1), months), unit


def _ahead(day: date, unit: str) -> tuple[Interval, str]:
    """The coming days are ten; the coming year ends with the month in which the day comes back."""
    if unit == "year":
        return between(day, months_after(day, 12)), "period"
    return between(day + timedelta(days=1), day + timedelta(days=10)), "days"


@_means(
    "ahead|to come|days|weeks|months",
    r"\bthe\s+(?P<unit>year|months|weeks|days)\s+(?:ahead|to\s+come)\b",
    re.IGNORECASE,
)
@_means(
    "ahead|to come|days|weeks|months",
    r"\b(?:the\s+)?(?:coming|following|next|over\s+the)\s+(?:few\s+)?(?P<unit>days|weeks|months)\b",
    re.IGNORECASE,
)
def _coming(at: _At) -> tuple[Interval, str] | None:
    day, unit = at.calendar.meeting, at.get("unit").lower()
    if day is None:
        return None
    if unit in {"year", "days"}:
        return _ahead(day, unit)
    last = day + timedelta(weeks=6) if unit == "weeks" else months_after(day, 3)
    return between(day + timedelta(days=1), last), "period"


@_means(
    "day|week|month|year",
    r"\b(?P<lead>within|in|inside|no\s+later\s+than)\s+(?:the\s+(?:next|coming|following)\s+"
    rf"|a\s+)?(?P<count>{COUNT}|couple\s+of)\s+(?P<unit>working\s+days|days|weeks?|months?"
    r"|years?)(?:['’]\s*time|\s+time)?\b(?!\s+ago)",
    re.IGNORECASE,
)
@_means(
    "day|week|month|year",
    rf"\b(?P<lead>the)\s+(?:next|coming|following)\s+(?P<count>{COUNT})\s+(?P<unit>days|weeks|months)\b",
    re.IGNORECASE,
)
def _in_so_many(at: _At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    count, unit = _number(at.get("count")), at.get("unit").lower()
    if unit.startswith("year"):
        return between(date(day.year + count, 1, 1), date(day.year + count, 12, 31)), "year"
    if unit.startswith("month"):
        last = day_of(*divmod_month(day, count), day.day) or months_after(day, count)
    else:
        last = day + timedelta(days=count * (7 if unit.startswith("week") else 1))
        last = _working_days(day, count) if unit.startswith("working") else last
    return between(last if at.get("lead").lower() == "in" else day, last), "days"


def divmod_month(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _working_days(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@_means(
    "day",
    r"\b(?P<lead>by|on|next|before|this|until|coming"
    rf"|following)\s+(?P<day>{WEEKDAY})\b(?!\s*,?\s+(?:the\s+)?\d)",
)
def _weekday(at: _At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    ahead = (WEEKDAYS.index(at.get("day").lower()) - day.weekday()) % 7 or 7
    found = day + timedelta(days=ahead)
    return between(found, found), "day"


@_means(
    "tomorrow|today|day",
    r"\b(?P<day>tomorrow|today|the\s+(?:next|following)\s+day)\b(?!['’]s)",
    re.IGNORECASE,
)
def _tomorrow(at: _At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    found = day if at.get("day").lower() == "today" else day + timedelta(days=1)
    return between(found, found), "day"


@_means(
    "spring|summer|autumn|winter",
    r"\b(?:in|during|by|over|last|next|this)\s+(?:the\s+)?(?P<season>spring|summer|autumn"
    rf"|winter)(?:\s+of)?(?:\s+(?P<year>{YEAR}))?\b",
    re.IGNORECASE,
)
def _season(at: _At) -> tuple[Interval, str] | None:
    season, month = at.get("season").lower(), {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
    year = at.year(month[season])
    if year is None:
        return None
    last = divmod_month(date(year, month[season], 1), 3 if season == "spring" else 2)
    return Interval(f"{year}-{month[season]:02}", f"{last[0]}-{last[1]:02}"), "season"


@_means(
    "next",
    r"\b(?:the\s+|its\s+|their\s+"
    r"|our\s+)?next\s+(?:\w+\s+){0,3}?meetings?\b(?!\s+of\s+(?:the\s+)?States)"
    r"|\bthe\s+next\s+Bureau\b",
    re.IGNORECASE,
)
def _next_meeting(at: _At) -> tuple[Interval, str] | None:
    return at.calendar.next_meeting, "next meeting"


@_means("closer", r"\bcloser\s+to\s+(?:the|that)\s+(?:day|date|time|meeting)\b", re.IGNORECASE)
def _closer(at: _At) -> tuple[Interval, str] | None:
    return Interval(None, at.calendar.next_meeting.last), "before"


@_means(
    "msp|meeting of",
    r"\b(?:(?P<n>\d{1,2})(?:st|nd|rd|th)?\s?MSP|(?P<word>[A-Z]\w+|\d{1,2}(?:st|nd|rd"
    r"|th))\s+Meeting\s+of\s+(?:the\s+)?States\s+Parties)\b(?!\s+(?:President|Presidency"
    r"|presid))",
)
def _session(at: _At) -> tuple[Interval, str] | None:
    number = _number(at.get("n") or at.get("word"))
    return (at.calendar.session(number), "session") if number > 0 else None


@_means("sessional", r"\b(?:the\s+)?(?:current\s+|present\s+)?inter-?sessional\s+period\b", re.IGNORECASE)
def _intersessional_period(at: _At) -> tuple[Interval, str] | None:
    return Interval(None, at.calendar.next_session().last), "period"


@_means(
    "first committee",
    r"\b(?P<part>beginning\s+of\s+the\s+|start\s+of\s+the\s+"
    rf"|end\s+of\s+the\s+)?(?:(?P<year>{YEAR})\s+)?(?:UNGA\s?\d*\s+|UN\s+"
    r"|General\s+Assembly\s+)?"
    r"(?P<which>First\s+Committee)(?:\s+(?:session|meetings?))?\b(?!\s+Resolution)",
)
def _first_committee(at: _At) -> tuple[Interval, str] | None:
    """It sits in October and the first days of November."""
    day = at.calendar.meeting
    if day is None and not at.get("year"):
        return None
    year = int(at.get("year") or (day.year + (day.month == 12) if day else 0))
    first, last = f"{year}-10", f"{year}-11"
    if part := at.get("part").lower():
        return (Interval(last, last) if part.startswith("end") else Interval(first, first)), "month"
    return Interval(first, last), "period"


EVENT = (
    r"(?:[\w-]+\s+){0,3}?(?:meetings?|intersessionals?|consultations?|briefings?|seminars?"
    r"|workshops?|conferences?|retreats?"
    r"|events?|missions?|sessions?|webinars?|visits?)"
)
FILLING = listed(
    """
    the a an next our its their this that of on in at for second meeting and to with would will
    during from
    """
)
NAMED = re.compile(r"[\w-]+")


def event_words(text: str) -> frozenset[str]:
    """The words by which an event is known again: 'the intersessionals' are 'intersessional meetings'."""
    found = (word.lower().rstrip("s") for word in NAMED.findall(text))
    return frozenset(word for word in found if word not in FILLING)


@_means(
    "meeting|intersessional|consultation|briefing|seminar|workshop|conference|retreat|event"
    "|mission|session|webinar|visit",
    r"\b(?P<lead>at|during|before|by|for|in|to|prior\s+to|after|following|ahead\s+of"
    rf"|of)\s+(?:the|its|this|those|these|our)\s+(?P<event>{EVENT})\b",
    re.IGNORECASE,
)
def _event(at: _At) -> tuple[Interval, str] | None:
    named = event_words(at.get("event"))
    when = at.calendar.event(named) if named else NOTHING
    return (when, "event") if when != NOTHING else None


@_means(
    "soon|shortly|asap|course|later|future|good time|delay|immediately|quarterly|monthly|annually|before the",
    r"\b(?:as\s+soon\s+as\s+(?:possible|practicable)|ASAP|shortly|soon|in\s+due\s+course"
    r"|at\s+a\s+later\s+(?:stage|date|time)"
    r"|in\s+the\s+near\s+future|in\s+good\s+time|without\s+delay|immediately|quarterly|monthly"
    r"|annually|before\s+the\s+\w+)\b",
    re.IGNORECASE,
)
def _vague(at: _At) -> tuple[Interval, str] | None:
    return NOTHING, "vague"


def _number(text: str) -> int:
    """'three', '3rd', '3', 'first' as a number; 0 for none."""
    text = " ".join(text.lower().split())
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else COUNTED.get(text, 0)


def _part(text: str) -> str:
    text = text.lower().removeprefix("the ").strip()
    for sign, part in (
        ("first", "first"),
        ("second", "second"),
        ("end", "end"),
        ("later", "later"),
        ("earlier", "earlier"),
        ("mid", "mid"),
        ("late", "late"),
    ):
        if text.startswith(sign):
            return part
    return "early"


def _by(at: _At) -> bool:
    before = at.found.string[max(at.found.start() - 12, 0) : at.found.start()]
    return re.search(r"\b(?:by|before|until)\s+(?:the\s+)?$", before, re.IGNORECASE) is not None


def _year_named(text: str, meeting: date | None) -> int | None:
    text = " ".join(text.lower().split())
    if text.isdigit():
        return int(text)
    if meeting is None:
        return None
    return meeting.year + (1 if re.search(r"next|coming|following|new", text) else 0)
