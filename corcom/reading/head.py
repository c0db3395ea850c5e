"""The head of minutes: which body met, when, where, and for how long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corcom.reading.calendar import day_of, month_number, years_with
from corcom.reading.lines import Line
from corcom.reading.phrases import COUNTED, DAY, MONTH, WEEKDAY, YEAR

FULL_DAY = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})\s*,?\s*(?:the\s+)?)?(?<!\d)(?P<day>{DAY})\s*(?:of\s+)?(?P<month>{MONTH})(?:\s*,?\s*(?P<year>{YEAR}))?"
    rf"|(?:(?P<weekday2>{WEEKDAY})\s*,?\s*)?(?P<month2>{MONTH})\s+(?P<day2>{DAY})(?!\d"
    rf"|:)(?:\s*,?\s*(?P<year2>{YEAR}))?"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?<![\d.])(?P<figures>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
CLOCK = (
    r"(?P<{0}h>\d{{1,2}})(?:\s?[:.h]\s?(?P<{0}m>\d\d))?\s*(?:h(?:rs"
    r"|ours)?\b\.?)?\s*(?P<{0}half>[ap]\.?m\b\.?)?"
)
TIMES = re.compile(
    rf"(?<![\d.,'’]){CLOCK.format('a')}\s*(?:–|-|—|to|until)\s*{CLOCK.format('b')}(?![\d'’])", re.IGNORECASE
)
TIME = re.compile(rf"\b(?:at|from|starting|time:?)\s+{CLOCK.format('a')}(?=\s|$|[,.;)])", re.IGNORECASE)
LABEL = re.compile(
    r"^\s*(?P<label>date|day|time|venue|place|location|where|when|chair|chaired by|chairperson"
    r"|president|meeting)\s*(?:and\s+\w+\s*)?[:|]\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:at|in)\s+(?:the\s+)?(?P<place>(?:Permanent\s+Mission|Palais|Room|Conference\s+Room"
    r"|Maison|Headquarters|Embassy|Mission\s+of|GICHD|Residence|premises|UN\s|United\s+Nations"
    r"|Villa|Centre|Geneva|New\s+York|Hotel)[^.;]*?)"
    r"(?=,?\s+(?:from|on|at\s+\d|between)\b|[.;]|\s*\d{1,2}[:.h]\d\d|\s*\(|\s*$)"
)
REMOTE = re.compile(
    r"\b(?:via|by|through|held\s+as\s+an?)\s+(?P<place>(?:tele|video|conference|audio)[\w "
    r"-]*?(?:conference|call|link|meeting)|Zoom|Webex|Teams|Skype|MS\s+Teams)\b",
    re.IGNORECASE,
)
ROOM = re.compile(
    r"^\s*(?P<place>(?:Room|Salle|Conference\s+Room|Palais|Permanent\s+Mission|Maison)\b[^;]{2,80}?)\s*$"
)
AFTER_COMMA = re.compile(r",\s*(?P<place>(?:(?:Conference|Meeting)\s+)?(?:Room|Salle|Palais)\b[^;]{1,60})$")
AT_PLACE = re.compile(
    r"\bat\s+(?:the\s+)?(?P<place>[A-Z][\w.'’-]*(?:\s+(?:of|the|de|des|du|la|[A-Z][\w.'’-]*))+)(?=,|\s+from|\s+on|\s*$|\s*\()"
)
CITY = re.compile(
    rf"^\s*(?P<place>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?),\s+(?:{WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}"
)
ORDER = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\s+(?:\w+\s+){0,4}?(?:meeting|session)\b"
    r"|\b(?P<word>[A-Za-z]+(?:st|nd|rd|th))\s+(?:\w+\s+){0,4}?(?:meeting|session)\b"
    r"|\bmeeting\s+(?:no\.?|number|#)\s*(?P<no>\d{1,3})\b",
    re.IGNORECASE,
)
CONVENTIONS = {
    "CCM": ("CCM", "Cluster Munitions", "CLUSTER MUNITIONS"),
    "APMBC": ("APMBC", "APLC", "Mine Ban Convention", "Mine-Ban Convention", "Anti-Personnel"),
    "ATT": ("ATT ", "Arms Trade Treaty"),
    "BWC": ("BWC", "BTWC", "Biological Weapons", "Biological and Toxin Weapons"),
    "CCW": ("CCW", "Certain Conventional Weapons"),
    "CWC": ("CWC", "Chemical Weapons Convention"),
    "TPNW": ("TPNW", "Prohibition of Nuclear Weapons"),
    "UNCCD": ("UNCCD", "Combat Desertification"),
    "UNFCCC": ("UNFCCC", "Convention on Climate Change"),
    "CBD": ("CBD", "Biological Diversity"),
}
BODY = re.compile(
    r"\b((?:(?:CCM|APMBC|BWC|CCW|ATT|TPNW|UNCCD|COP|ISU|Coordination|Coordinating|Steering"
    r"|Standing|Implementation|Finance|Executive|Management|Article\s+5|Cooperative|Compliance"
    r"|Contact)\s+)*(?:Committee|Bureau|Board|Working\s+Group|Contact\s+Group"
    r"|Steering\s+Group))\b",
    re.IGNORECASE,
)
ROMAN_CUT = re.compile(r"\s+held\s+on\b|\s+\d\.\s", re.IGNORECASE)
WORDS_OF_TITLE = re.compile(
    r"minutes|meeting|committee|bureau|summary|record|notes|session|report", re.IGNORECASE
)


REST_OF_TITLE = re.compile(
    r"(?:(?:of|the|and|coordination|states|parties)\s+){0,4}(?:committee|bureau|meeting|session|group)"
    r"(?:\s+meeting)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """The day of the meeting as far as it can be told, and how."""

    day: date | None
    stated: str | None = None
    weekday: str | None = None
    note: str | None = None


def title(lines: Sequence[Line]) -> str:
    """The line that says what the paper is."""
    first = [ROMAN_CUT.split(text.strip())[0].strip(" :*") for text in _unbroken(lines[:12])]
    named = [text for text in first if WORDS_OF_TITLE.search(text) and len(text) < 200]
    return (named or first or [""])[0]


def _unbroken(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as texts; a bold one that the width of the page broke goes on: 'Committee' / 'Meeting'."""
    held = ""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        held = f"{held} {line.text.strip()}".strip()
        if after is None or not (line.bold and after.bold and REST_OF_TITLE.fullmatch(after.text.strip())):
            yield held
            held = ""


def convention(text: str) -> str | None:
    """The Convention that is named most."""
    named = {name: sum(map(text.count, forms)) for name, forms in CONVENTIONS.items()}
    most = max(named, key=lambda name: named[name])
    return most if named[most] else None


def body(lines: Sequence[Line]) -> str | None:
    """The body that met."""
    for line in lines[:40]:
        if found := BODY.search(line.text):
            words = found[1].split()
            return " ".join(word if word.isupper() and len(word) < 6 else word.capitalize() for word in words)
    return None


def number(text: str) -> int | None:
    """The number of the meeting: '4th Meeting of the Committee', 'the third Committee meeting of 2017'."""
    for found in ORDER.finditer(text):
        value = int(found["n"] or found["no"] or 0) or COUNTED.get((found["word"] or "").lower(), 0)
        if value > 0 and not re.match(r"\s+of\s+(?:the\s+)?States", text[found.end() :]):
            return value
    return None


def meeting_day(lines: Sequence[Line], text: str, name: str) -> MeetingDay:
    """The first day in the head, with its year from the weekday and the years that the paper speaks of."""
    for line in lines:
        for found in FULL_DAY.finditer(line.text):
            if made := _day(found, text, name):
                return made
    return MeetingDay(None)


def _day(found: re.Match[str], text: str, name: str) -> MeetingDay | None:
    stated = found[0].strip()
    if found["iso"] or found["figures"]:
        day = _in_figures(found)
        return MeetingDay(day, stated) if day else None
    month = month_number(found["month"] or found["month2"])
    number = int(re.sub(r"\D", "", found["day"] or found["day2"]))
    weekday = (found["weekday"] or found["weekday2"] or "").capitalize() or None
    if year := found["year"] or found["year2"]:
        day = day_of(int(year), month, number)
        return MeetingDay(day, stated, weekday) if day else None
    return _guessed(month, number, weekday, stated, text, name)


def _in_figures(found: re.Match[str]) -> date | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        day, month, year = map(int, re.split(r"[./]", found["figures"]))
    return day_of(year, month, day)


def _guessed(
    month: int, number: int, weekday: str | None, stated: str, text: str, name: str
) -> MeetingDay | None:
    """A day without its year: it falls on the weekday, in a year that the paper or its file name tells."""
    possible = set(years_with(month, number, weekday)) if weekday else set(range(1990, 2100))
    named = re.search(rf"(?<!\d)({YEAR})[-_. ]?{month:02}[-_. ]?{number:02}(?!\d)", name)
    spoken = Counter(int(year) for year in re.findall(rf"(?<!\d){YEAR}(?!\d)", text))
    if named and int(named[1]) in possible:
        year, why = int(named[1]), "the name of the file"
    elif fitting := [(times, -year) for year, times in spoken.items() if year in possible]:
        year, why = -max(fitting)[1], "the years that the paper speaks of"
    elif weekday and (since := [year for year in sorted(possible) if year >= 2009]):
        year, why = since[0], f"the weekday alone ({', '.join(map(str, since[:3]))} ... would fit)"
    else:
        return MeetingDay(None, stated, weekday, "the year is not printed and nothing tells it")
    weekday_too = f"{weekday} and " if weekday and not why.startswith("the weekday") else ""
    note = f"the year is not printed: {year} from {weekday_too}{why}"
    return MeetingDay(day_of(year, month, number), stated, weekday, note)


def times(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """From when to when, as HH:MM."""
    for line in lines:
        for found in TIMES.finditer(FULL_DAY.sub(" ", line.text)):
            made = _clock(found, "a", found["bhalf"]), _clock(found, "b", None)
            if all(made) and (found["am"] or found["bm"] or found["bhalf"] or "hour" in line.text.lower()):
                return made
    for line in lines:
        opening = TIME.search(line.text)
        if opening and (opening["am"] or opening["ahalf"]):
            return _clock(opening, "a", None), None
    return None, None


def _clock(found: re.Match[str], side: str, other_half: str | None) -> str | None:
    hour, minute = int(found[f"{side}h"]), int(found[f"{side}m"] or 0)
    half = (found[f"{side}half"] or other_half or "").lower()[:1]
    if half == "p" and hour < 12 and (found[f"{side}half"] or not _wraps(hour, found)):
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _wraps(hour: int, found: re.Match[str]) -> bool:
    """'11 - 1 p.m.' starts before noon."""
    return hour > int(found["bh"]) % 12


def place(lines: Sequence[Line]) -> str | None:
    """Where the meeting was held."""
    for line in lines:
        if (label := LABEL.match(line.text)) and label["label"].lower() in {
            "venue",
            "place",
            "location",
            "where",
        }:
            return label["rest"].strip(" .|")
    for pattern in (PLACE, ROOM, AFTER_COMMA, AT_PLACE, CITY, REMOTE):
        for line in lines:
            if found := pattern.search(line.text):
                return found["place"].strip(" ,.")
    return None
