"""Dates as the raw files write them, to EDTF."""

import re
from datetime import date

from corcom.record.partial import bounds


def edtf(text: str) -> str:
    """`before 2012` to `../2011-12-31`; everything else stays as it is."""
    before = re.fullmatch(r"before (\d{4})", text)
    return f"../{int(before[1]) - 1}-12-31" if before else text


def interval(start: str, end: str) -> str:
    """A day, or the days from `start` to `end`; a missing start is open."""
    if not end or start == end:
        return start
    return f"{start or '..'}/{end}"


def agree(one: str, other: str) -> bool:
    """Whether one of two partial dates lies within the other."""
    (first, last), (start, end) = bounds(one), bounds(other)
    return (first <= start and end <= last) or (start <= first and last <= end)


def overlap(one: str, other: str) -> bool:
    """Whether two partial dates can be the same day."""
    (first, last), (start, end) = bounds(one), bounds(other)
    return first <= end and start <= last


def sharper(one: str, other: str) -> str:
    """The more precise of two partial dates; the first, where they are equally so."""
    return other if _width(other) < _width(one) else one


def year_of(text: str) -> int:
    """The year in which a partial date ends."""
    return bounds(text)[1].year


def last_day(text: str) -> date:
    """The last possible day."""
    return bounds(text)[1]


def _width(text: str) -> int:
    first, last = bounds(text)
    return (last - first).days
