"""Dates of a meeting as somebody types them: a day, one of several, a window such as a week of a month."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from corcom.reading.calendar import Calendar
from corcom.reading.phrases import times
from corcom.record.partial import LONGEST, NotADate, bounds, short
from corcom.record.refusal import Refusal

SPLIT = re.compile(r",\s*or\s+|,\s*|\s+or\s+", re.IGNORECASE)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?", re.IGNORECASE)
YEAR = re.compile(r"\b[12][0-9]{3}\b")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b,?\s*", re.IGNORECASE)
OR = re.compile(r"\bor\b", re.IGNORECASE)
FILLING = re.compile(r"\b(?:on|in|the|between|from|during|some day)\b|[\s,.;()]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """`edtf`: a day, a window, or one of several days; `stated`: the words that were typed, if any."""

    edtf: str
    stated: str = ""


def read_dates(text: str, today: date) -> Dates:
    """What was typed, as a date that can be reckoned with. A day without a year is the next after today.

    Refusal where it is no date, or a weekday does not fit its day.
    """
    typed = " ".join(text.split())
    try:
        if date.min < bounds(typed)[0] and bounds(typed)[1] < date.max:
            return Dates(typed)
    except NotADate:
        pass
    parts = _parts(typed)
    found = [_read(part, today, typed) for part in parts]
    if len(found) == 1:
        return Dates(found[0], typed)
    if any(len(day) != len("2027-03-09") for day in found):
        raise Refusal(_("Of several dates each must be a day: 9 or 11 March 2027."))
    edtf = f"[{','.join(sorted(set(found)))}]"
    if len(edtf) > LONGEST:
        raise Refusal(_("Propose five days at most, or a window."))
    return Dates(edtf if "," in edtf else edtf[1:-1], typed)


def _parts(typed: str) -> list[str]:
    """The single dates of 'Tuesday 9, 11 or 12 March 2027', each with its month and year."""
    if not OR.search(typed):
        return [typed]
    parts = [part for part in SPLIT.split(WEEKDAY.sub(_day_of_week, typed)) if part.strip()]
    month = year = ""
    full = []
    for part in reversed(parts):
        month = found[0] if (found := MONTH.search(part)) else month
        year = said[0] if (said := YEAR.search(part)) else year
        full.append(" ".join([part, *([] if found else [month]), *([] if said else [year])]).strip())
    return full[::-1]


def _day_of_week(found: re.Match[str]) -> str:
    """The weekday without the comma that may follow it, which would divide it from its day."""
    return f"{found[1]} "


def _read(part: str, today: date, typed: str) -> str:
    found = times(part, Calendar(today))
    edtf = found[0].interval.edtf if len(found) == 1 else None
    rest = part[: found[0].start] + part[found[0].end :] if found else part
    if edtf is None or ".." in edtf or FILLING.sub("", WEEKDAY.sub("", rest)):
        raise Refusal(
            _(
                "“{typed}” is not understood: write a day (9 March 2027), several (9 or 11 March 2027), "
                "or a window (second week of March 2027; 8 to 12 March 2027)."
            ).format(typed=short(typed))
        )
    _check_weekday(part, edtf)
    return edtf


def _check_weekday(part: str, edtf: str) -> None:
    said = WEEKDAY.search(part)
    first, last = bounds(edtf)
    if said and first == last and WEEKDAYS[first.weekday()] != said[1].lower():
        is_one = WEEKDAYS[first.weekday()].capitalize()
        raise Refusal(_("{day} is a {weekday}: look again.").format(day=edtf, weekday=is_one))
