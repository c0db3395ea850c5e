"""Claims that are days, symbols of documents, lists of States, and regions become free."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corcom.reading.calendar import NOTHING, WEEKDAYS, Calendar, Interval, day_of, month_number
from corcom.reading.claims import Dated, Freed, Listed, Symbol
from corcom.reading.ink_numbers import Found
from corcom.reading.listed import one_in
from corcom.reading.names import Mention, Names
from corcom.reading.phrases import times
from corcom.reading.time_grammar import DAY, MONTH, WEEKDAY, YEAR, When

STATE = "state"
SYMBOL = re.compile(r"(?<![\w/])(?:(?i:CCM)|APLC|CCW|BWC|A|ATT|TPNW)(?:/[\w.]*\w)+")
"""The signs of a body, a slash, and more: CCM/MSP/2018/9, A/RES/72/54."""
CCM_SYMBOL = re.compile(
    r"CCM/(?:\d{1,3}|(?:MSP|CONF|PM|SR|P)(?:\.\d{1,2})?/(?:PM/)?20[0-4]\d/(?:PM\.\d/)?"
    r"(?:(?:WP|INF|CRP|L|MISC|PM|DC|SR|NGO)\.)?\d{1,3}(?:/(?:Rev|Add|Corr|Amend)\.\d{1,2})*)",
)
A_DAY = re.compile(rf"\b(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?")
MONTHS_IN_FIGURES = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}")
DUE = re.compile(
    r"\b(?:due|deadlines?|no\s+later\s+than)\b[^.;]{0,30}$|\b(?:by|before|until|submitted)\s+(?:the\s+|in\s+)?$",
    re.IGNORECASE,
)
LIMITS = {"before", "deadline", "end"}
A_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
A_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
NAME_OF_A_MONTH = re.compile(MONTH)
FREE = re.compile(
    r"\b(?:made|making|became|becoming|turned)\b[^.;]{0,80}?"
    r"\b(?:cluster[-\s]munitions?|CM)\b[^.;]{0,12}?[-\s]free\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:,|;|&|/|\band\b|,\s*and\b)?\s*(?:the\s+)?", re.IGNORECASE)


def days(text: str, calendar: Calendar) -> Iterator[Found]:
    """Days, and whatever interval stands where something is due."""
    never = [match.span() for match in A_DAY.finditer(text) if _never(match)]
    for start, end in never:
        yield Found(start, end, (start, end), Dated, {})
    for when in times(text, calendar):
        clear = not any(start < when.end and when.start < end for start, end in never)
        if clear and (made := _dated(text, when)):
            yield made


def _dated(text: str, when: When) -> Found | None:
    """Weeks, months and years are claims where something is due then; days always."""
    before = text[max(when.start - 40, 0) : when.start]
    deadline = when.precision in LIMITS or DUE.search(before) is not None
    bare = when.itself if when.itself != NOTHING else when.interval
    a_day = MONTHS_IN_FIGURES.search(when.text) or (
        NAME_OF_A_MONTH.search(when.text) and re.search(rf"\b{DAY}\b", A_YEAR.sub("", when.text))
    )
    if not (a_day and _is_day(bare)) and not (deadline and when.dated):
        return None
    weekday = A_WEEKDAY.search(when.text)
    says = {
        "interval": bare if a_day else when.interval,
        "weekday": weekday[0].capitalize() if weekday and a_day else "",
        "with_year": A_YEAR.search(when.text) is not None,
        "deadline": deadline,
    }
    return Found(
        when.start, when.start + len(when.text), (when.start, when.start + len(when.text)), Dated, says
    )


def _is_day(interval: Interval) -> bool:
    return interval.first is not None and interval.last is not None and len(interval.first) == 10


def _never(match: re.Match[str]) -> bool:
    """'31 September 2018', or '30 February' in whatever year."""
    number = int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
    year = int(match["year"] or 2000)
    return number > 0 and day_of(year, month_number(match["month"]), number) is None


def symbols(text: str) -> Iterator[Found]:
    """Symbols of documents; whether those of this Convention are written as symbols are."""
    for match in SYMBOL.finditer(text) if "/" in text else ():
        ours = match[0].upper().startswith("CCM")
        says = {"well_formed": not ours or CCM_SYMBOL.fullmatch(match[0]) is not None}
        yield Found(match.start(), match.end(), match.span(), Symbol, says)


def rows_of_states(text: str, names: Names) -> Iterator[Found]:
    """Two or more States named one after the other."""
    run: list[Mention] = []
    for mention in names.find(text):
        if mention.party.kind != STATE:
            continue
        if run and not BETWEEN.fullmatch(text[run[-1].end : mention.start]):
            yield from _row(run)
            run = []
        run.append(mention)
    yield from _row(run)


def _row(run: list[Mention]) -> Iterator[Found]:
    codes = tuple(dict.fromkeys(mention.party.code or "" for mention in run))
    if len(codes) > 1:
        start, end = run[0].start, run[-1].end
        yield Found(start, end, (start, end), Listed, {"states": codes})


def freed(text: str, names: Names) -> Iterator[Found]:
    """'The joining of Belize made the Central American region a cluster munitions free area'."""
    if not one_in(("free", "Free"), text):
        return
    for match in FREE.finditer(text):
        states = tuple(m.party.code or "" for m in names.find(text) if m.party.kind == STATE)
        yield Found(match.start(), match.end(), match.span(), Freed, {"states": states})


__all__ = ["WEEKDAYS", "days", "freed", "rows_of_states", "symbols"]
