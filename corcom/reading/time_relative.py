"""Time told from the day of the meeting, by an event, or vaguely."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corcom.reading.calendar import NOTHING, WEEKDAYS, Interval, between, day_of, month_of, months_after
from corcom.reading.listed import listed
from corcom.reading.time_grammar import COUNT, WEEKDAY, YEAR, At, counted, means


@means(
    "end of|close of",
    r"\b(?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<unit>week|month|year|quarter)\b"
    r"|\b(?P<close>close\s+of\s+business)\s+(?:today)?",
    re.IGNORECASE,
)
def _end_of(at: At) -> tuple[Interval, str] | None:
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


@means(
    "week|month|year|quarter|days",
    r"\b(?:earlier\s+(?:in\s+the\s+|this\s+)|later\s+(?:in\s+the\s+|this\s+)|(?P<which>this"
    r"|that|next|last|previous|(?:the\s+)?(?:coming|following|previous|past|current))\s+)"
    r"(?P<unit>week|month|year|quarter|days)\b(?!\s+ahead)",
    re.IGNORECASE,
)
def _relative(at: At) -> tuple[Interval, str] | None:
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


@means(
    "ahead|to come|days|weeks|months",
    r"\bthe\s+(?P<unit>year|months|weeks|days)\s+(?:ahead|to\s+come)\b",
    re.IGNORECASE,
)
@means(
    "ahead|to come|days|weeks|months",
    r"\b(?:the\s+)?(?:coming|following|next|over\s+the)\s+(?:few\s+)?(?P<unit>days|weeks|months)\b",
    re.IGNORECASE,
)
def _coming(at: At) -> tuple[Interval, str] | None:
    day, unit = at.calendar.meeting, at.get("unit").lower()
    if day is None:
        return None
    if unit in {"year", "days"}:
        return _ahead(day, unit)
    last = day + timedelta(weeks=6) if unit == "weeks" else months_after(day, 3)
    return between(day + timedelta(days=1), last), "period"


@means(
    "day|week|month|year",
    r"\b(?P<lead>within|in|inside|no\s+later\s+than)\s+(?:the\s+(?:next|coming|following)\s+"
    rf"|a\s+)?(?P<count>{COUNT}|couple\s+of)\s+(?P<unit>working\s+days|days|weeks?|months?"
    r"|years?)(?:['’]\s*time|\s+time)?\b(?!\s+ago)",
    re.IGNORECASE,
)
@means(
    "day|week|month|year",
    rf"\b(?P<lead>the)\s+(?:next|coming|following)\s+(?P<count>{COUNT})\s+(?P<unit>days|weeks|months)\b",
    re.IGNORECASE,
)
def _in_so_many(at: At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    count, unit = counted(at.get("count")), at.get("unit").lower()
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


@means(
    "day",
    r"\b(?P<lead>by|on|next|before|this|until|coming"
    rf"|following)\s+(?P<day>{WEEKDAY})\b(?!\s*,?\s+(?:the\s+)?\d)",
)
def _weekday(at: At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    ahead = (WEEKDAYS.index(at.get("day").lower()) - day.weekday()) % 7 or 7
    found = day + timedelta(days=ahead)
    return between(found, found), "day"


@means(
    "tomorrow|today|day",
    r"\b(?P<day>tomorrow|today|the\s+(?:next|following)\s+day)\b(?!['’]s)",
    re.IGNORECASE,
)
def _tomorrow(at: At) -> tuple[Interval, str] | None:
    day = at.calendar.meeting
    if day is None:
        return None
    found = day if at.get("day").lower() == "today" else day + timedelta(days=1)
    return between(found, found), "day"


@means(
    "spring|summer|autumn|winter",
    r"\b(?:in|during|by|over|last|next|this)\s+(?:the\s+)?(?P<season>spring|summer|autumn"
    rf"|winter)(?:\s+of)?(?:\s+(?P<year>{YEAR}))?\b",
    re.IGNORECASE,
)
def _season(at: At) -> tuple[Interval, str] | None:
    season, month = at.get("season").lower(), {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
    year = at.year(month[season])
    if year is None:
        return None
    last = divmod_month(date(year, month[season], 1), 3 if season == "spring" else 2)
    return Interval(f"{year}-{month[season]:02}", f"{last[0]}-{last[1]:02}"), "season"


@means(
    "next",
    r"\b(?:the\s+|its\s+|their\s+"
    r"|our\s+)?next\s+(?:\w+\s+){0,3}?meetings?\b(?!\s+of\s+(?:the\s+)?States)"
    r"|\bthe\s+next\s+Bureau\b",
    re.IGNORECASE,
)
def _next_meeting(at: At) -> tuple[Interval, str] | None:
    return at.calendar.next_meeting, "next meeting"


@means("closer", r"\bcloser\s+to\s+(?:the|that)\s+(?:day|date|time|meeting)\b", re.IGNORECASE)
def _closer(at: At) -> tuple[Interval, str] | None:
    return Interval(None, at.calendar.next_meeting.last), "before"


@means(
    "msp|meeting of",
    r"\b(?:(?P<n>\d{1,2})(?:st|nd|rd|th)?\s?MSP|(?P<word>[A-Z]\w+|\d{1,2}(?:st|nd|rd"
    r"|th))\s+Meeting\s+of\s+(?:the\s+)?States\s+Parties)\b(?!\s+(?:President|Presidency"
    r"|presid))",
)
def _session(at: At) -> tuple[Interval, str] | None:
    number = counted(at.get("n") or at.get("word"))
    return (at.calendar.session(number), "session") if number > 0 else None


@means("sessional", r"\b(?:the\s+)?(?:current\s+|present\s+)?inter-?sessional\s+period\b", re.IGNORECASE)
def _intersessional_period(at: At) -> tuple[Interval, str] | None:
    return Interval(None, at.calendar.next_session().last), "period"


@means(
    "first committee",
    r"\b(?P<part>beginning\s+of\s+the\s+|start\s+of\s+the\s+"
    rf"|end\s+of\s+the\s+)?(?:(?P<year>{YEAR})\s+)?(?:UNGA\s?\d*\s+|UN\s+"
    r"|General\s+Assembly\s+)?"
    r"(?P<which>First\s+Committee)(?:\s+(?:session|meetings?))?\b(?!\s+Resolution)",
)
def _first_committee(at: At) -> tuple[Interval, str] | None:
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


@means(
    "meeting|intersessional|consultation|briefing|seminar|workshop|conference|retreat|event"
    "|mission|session|webinar|visit",
    r"\b(?P<lead>at|during|before|by|for|in|to|prior\s+to|after|following|ahead\s+of"
    rf"|of)\s+(?:the|its|this|those|these|our)\s+(?P<event>{EVENT})\b",
    re.IGNORECASE,
)
def _event(at: At) -> tuple[Interval, str] | None:
    named = event_words(at.get("event"))
    when = at.calendar.event(named) if named else NOTHING
    return (when, "event") if when != NOTHING else None


@means(
    "soon|shortly|asap|course|later|future|good time|delay|immediately|quarterly|monthly|annually|before the",
    r"\b(?:as\s+soon\s+as\s+(?:possible|practicable)|ASAP|shortly|soon|in\s+due\s+course"
    r"|at\s+a\s+later\s+(?:stage|date|time)"
    r"|in\s+the\s+near\s+future|in\s+good\s+time|without\s+delay|immediately|quarterly|monthly"
    r"|annually|before\s+the\s+\w+)\b",
    re.IGNORECASE,
)
def _vague(at: At) -> tuple[Interval, str] | None:
    return NOTHING, "vague"
