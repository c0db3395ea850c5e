"""Partial dates: what is known of a day, in EDTF: `2018`, `2019-04`, `../2019`, `[2027-03-09,2027-03-11]`."""

import calendar
import re
from datetime import date
from time import struct_time
from typing import Any

from django.core.exceptions import ValidationError

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
LONGEST = 60


class NotADate(ValueError):
    """A text that is no EDTF date, or names a day that does not exist."""


def options(text: str) -> tuple[str, ...]:
    """The dates of which an EDTF text means one: those of `[2027-03-09,2027-03-11]`, or the text itself."""
    if text.startswith("[") and text.endswith("]") and ".." not in text:
        return tuple(part.strip() for part in text[1:-1].split(","))
    return (text,)


def bounds(text: str) -> tuple[date, date]:
    """First and last possible day of an EDTF text; an open end is the first or last day of the calendar."""
    if len(parts := options(text)) > 1 and len(text) <= LONGEST:
        spans = [_parsed(part) for part in parts]
        return min(first for first, _last in spans), max(last for _first, last in spans)
    start, slash, end = text.partition("/")
    if not slash:
        return _parsed(text)
    earliest = date.min if start == ".." else _parsed(start)[0]
    latest = date.max if end == ".." else _parsed(end)[1]
    if earliest > latest:
        raise NotADate(f"'{short(text)}' ends before it starts")
    return earliest, latest


def short(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def partial_date(text: str) -> None:
    """Validator of a field that holds an EDTF text."""
    try:
        bounds(text)
    except NotADate as error:
        raise ValidationError(str(error)) from error


def _parsed(text: str) -> tuple[date, date]:
    try:
        plain = PLAIN.fullmatch(text)
        return _plain(*plain.groups()) if plain else _written(text)
    except (ValueError, TypeError, AttributeError) as error:
        raise NotADate(f"'{short(text)}' is not a date: write 2018, 2018-09 or 2018-09-25") from error


def _plain(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """Years, months and days without the EDTF parser, which takes 5 ms a date. '2018-21' is a season."""
    if month and not day and int(month) > 12:
        return _written(f"{year}-{month}")
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return first, first
    last_month = int(month or 12)
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def _written(text: str) -> tuple[date, date]:
    from edtf import EDTFParseException, parse_edtf  # slow import, seldom needed

    if text != text.strip() or "T" in text or len(text) > LONGEST:
        raise ValueError("more than a date")
    try:
        found = parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(str(error)) from error
    return _day(found.lower_strict()), _day(found.upper_strict())


def _day(moment: struct_time | Any) -> date:
    year, month, day = moment[:3]
    if day > calendar.monthrange(year, month)[1]:
        raise ValueError("no such day")
    return date(year, month, day)
