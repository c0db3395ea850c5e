"""Days, weeks, months and years as minutes print them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corcom.reading.calendar import Interval, between, day_of, month_number, month_of, weeks_of_month
from corcom.reading.time_grammar import (
    A_DIGIT,
    A_MONTH,
    COUNT,
    DAY,
    MONTH,
    OF_YEAR,
    ORDINAL,
    WEEKDAY,
    YEAR,
    At,
    counted,
    is_limit,
    means,
    part_of,
    year_named,
)


@means(A_DIGIT, rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
@means(A_DIGIT, r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)")
def _in_figures(at: At) -> tuple[Interval, str] | None:
    day = day_of(int(at.get("year")), int(at.get("month")), int(at.get("day")))
    return (between(day, day), "day") if day else None


@means(
    A_MONTH,
    rf"(?:(?:{WEEKDAY},?\s+)?\b(?P<d1>{DAY})\s*(?:(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?)?\s*(?P<to>–"
    r"|-|—|to|until|through|and|&|/)\s*"
    rf"(?:{WEEKDAY},?\s+)?(?P<d2>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){OF_YEAR})",
)
def _days(at: At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    first_month = month_number(at.get("m1")) if at.get("m1") else month
    year = at.year(month, counted(at.get("d2")))
    if year is None:
        return None
    first_year = int(at.get("y1") or (year - 1 if first_month > month else year))
    first = day_of(first_year, first_month, counted(at.get("d1")))
    last = day_of(year, month, counted(at.get("d2")))
    return (between(first, last), "day") if first and last and first <= last else None


@means(
    "week",
    r"\b(?:the\s+)?week\s+(?:of|commencing|beginning"
    rf"|starting)\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?(?P<day>{DAY})\s+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _week_from(at: At) -> tuple[Interval, str] | None:
    month, number = month_number(at.get("month")), counted(at.get("day"))
    year = at.year(month, number)
    day = day_of(year, month, number) if year else None
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday())
    return between(monday, monday + timedelta(days=4)), "week"


@means(
    A_MONTH,
    rf"(?:{WEEKDAY}\s*,?\s+(?:the\s+)?)?\b(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){OF_YEAR}"
    r"(?:\s*\(?at\s+\d{1,2}[:.]\d\d)?",
)
@means(
    A_MONTH,
    rf"(?:{WEEKDAY},?\s+)?\b(?P<month>{MONTH})\s+(?P<day>{DAY})(?!\d|[:.]\d)(?:,\s*|\s+)?(?P<year>{YEAR})?",
)
def _day(at: At) -> tuple[Interval, str] | None:
    month, number = month_number(at.get("month")), counted(at.get("day"))
    year = at.year(month, number)
    day = day_of(year, month, number) if year else None
    return (between(day, day), "day") if day else None


@means(
    "week",
    rf"\b(?:within\s+)?the\s+first\s+(?P<count>{COUNT})\s+weeks?\s+(?:of|in)\s+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _first_weeks(at: At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    year = at.year(month)
    return (weeks_of_month(year, month, 1, counted(at.get("count"))), "weeks") if year else None


@means(
    "week",
    rf"\b(?:the\s+)?(?P<which>{ORDINAL})\s+week\s+(?:of|in)\s+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _week_of_month(at: At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    year, which = at.year(month), counted(at.get("which"))
    return (weeks_of_month(year, month, which, which), "week") if year else None


@means(
    A_MONTH,
    r"\b(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|first\s+half"
    r"|second\s+half)\s+of)(?:[-\s]+in)?"
    rf"[-\s]+(?P<month>{MONTH}){OF_YEAR}",
    re.IGNORECASE,
)
def _part_of_month(at: At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    year = at.year(month)
    if year is None:
        return None
    first, last = month_of(year, month)
    part = part_of(at.get("part"))
    if part == "end" and is_limit(at):
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


@means(
    A_MONTH,
    r"\b(?P<lead>in|by|during|before|until|for|since|after|from|last|next|this|throughout|of"
    r"|late|early|following)\s+"
    rf"(?P<month>{MONTH}){OF_YEAR}(?!\s+\d)",
)
@means(A_MONTH, rf"\b(?P<lead>)(?P<month>{MONTH}),?\s+(?P<year>{YEAR})")
def _month(at: At) -> tuple[Interval, str] | None:
    month = month_number(at.get("month"))
    at = At(at.found, at.calendar, at.past or at.get("lead") in {"last", "since"})
    year = at.year(month)
    if year is None:
        return None
    if at.get("lead") == "last" and at.calendar.meeting and month == at.calendar.meeting.month:
        year -= 1
    return between(*month_of(year, month)), "month"


@means(
    f"year|{A_DIGIT}",
    r"\b(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|first\s+half"
    r"|second\s+half)\s+of|later|earlier)"
    rf"(?:[-\s]+in)?[-\s]+(?P<year>{YEAR}|this\s+year|next\s+year|the\s+year|the\s+(?:coming"
    r"|following|new)\s+year|year)\b",
    re.IGNORECASE,
)
def _part_of_year(at: At) -> tuple[Interval, str] | None:
    year = year_named(at.get("year"), at.calendar.meeting)
    if year is None:
        return None
    part = part_of(at.get("part"))
    if part == "end":
        return between(date(year, 12, 31), date(year, 12, 31)), "end"
    if part in {"later", "earlier"}:
        return between(date(year, 1, 1), date(year, 12, 31)), "year"
    months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}[part]
    return between(date(year, months[0], 1), month_of(year, months[1])[1]), "quarter"


@means(
    "quarter|q1|q2|q3|q4",
    r"\b(?:the\s+)?(?:(?P<which>first|second|third|fourth|last)\s+quarter"
    rf"|Q(?P<q>[1-4]))\s*(?:of\s+)?(?:the\s+)?(?P<year>{YEAR}|year|next\s+year)?",
    re.IGNORECASE,
)
def _quarter(at: At) -> tuple[Interval, str] | None:
    quarter = int(at.get("q") or counted(at.get("which")) % 5)
    year = year_named(at.get("year") or "year", at.calendar.meeting)
    if year is None:
        return None
    return between(date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1]), "quarter"


@means(
    A_DIGIT,
    rf"\b(?P<lead>in|by|during|before|until|throughout|since|for|early|of)\s+(?P<year>{YEAR})\b(?![-–/]\d)",
)
def _year(at: At) -> tuple[Interval, str] | None:
    year = int(at.get("year"))
    return between(date(year, 1, 1), date(year, 12, 31)), "year"
