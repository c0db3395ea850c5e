"""Partial dates: what is known of a day, written in EDTF (ISO 8601-2): `2018`, `2019-04`, `../2019`."""

import calendar
from datetime import date
from time import struct_time
from typing import Any

from edtf import EDTFParseException, parse_edtf


class NotADate(ValueError):
    """A text that is no EDTF date, or names a day that does not exist."""


def bounds(text: str) -> tuple[date, date]:
    """First and last possible day of an EDTF text; an open end is the first or last day of the calendar."""
    start, slash, end = text.partition("/")
    if not slash:
        return _parsed(text)
    earliest = date.min if start == ".." else _parsed(start)[0]
    latest = date.max if end == ".." else _parsed(end)[1]
    if earliest > latest:
        raise NotADate(f"'{text}' ends before it starts")
    return earliest, latest


def _parsed(text: str) -> tuple[date, date]:
    try:
        found = parse_edtf(text)
        return _day(found.lower_strict()), _day(found.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise NotADate(f"'{text}' is not a date: write 2018, 2018-09 or 2018-09-25") from error


def _day(moment: struct_time | Any) -> date:
    year, month, day = moment[:3]
    if day > calendar.monthrange(year, month)[1]:
        raise ValueError("no such day")
    return date(year, month, day)
