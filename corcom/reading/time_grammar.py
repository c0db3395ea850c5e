"""The grammar of time phrases: how one is found and reckoned, and the words that they are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corcom.reading.calendar import (
    MONTHS,
    NOTHING,
    Calendar,
    Interval,
)
from corcom.reading.listed import one_in

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

BEFORE_WORDS = ("efore", "rior", "head", "dvance", "up", "til")
"""A part of one stands in whatever `BEFORE` finds."""
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
class At:
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


Reckoning = Callable[[At], tuple[Interval, str] | None]
_GRAMMAR: list[tuple[tuple[str, ...], re.Pattern[str], Reckoning]] = []
A_MONTH, A_DIGIT = "\x01", "\x02"
"""Stand in `needs` for the name of a month and for a digit."""


def means(needs: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[Reckoning], Reckoning]:
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
        if not one_in(needs, signs):
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
    made = reckoning(At(match, calendar, past))
    if made is None:
        return None
    interval, precision = itself, _ = made
    if (
        interval != NOTHING
        and one_in(BEFORE_WORDS, ahead)
        and BEFORE.search(ahead)
        and precision not in {"end", "deadline"}
    ):
        interval, precision = Interval(None, interval.last), "before"
    elif interval != NOTHING and AFTER.search(ahead):
        interval, precision = Interval(interval.last, None), "after"
    return When(
        match.start(),
        match.end(),
        match[0].strip().rstrip("."),
        interval,
        precision,
        bool(TENTATIVE.search(near)),
        itself,
    )


def counted(text: str) -> int:
    """'three', '3rd', '3', 'first' as a number; 0 for none."""
    text = " ".join(text.lower().split())
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else COUNTED.get(text, 0)


def part_of(text: str) -> str:
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


def is_limit(at: At) -> bool:
    before = at.found.string[max(at.found.start() - 12, 0) : at.found.start()]
    return re.search(r"\b(?:by|before|until)\s+(?:the\s+)?$", before, re.IGNORECASE) is not None


def year_named(text: str, meeting: date | None) -> int | None:
    text = " ".join(text.lower().split())
    if text.isdigit():
        return int(text)
    if meeting is None:
        return None
    return meeting.year + (1 if re.search(r"next|coming|following|new", text) else 0)
