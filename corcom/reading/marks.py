"""Marked action points: lines, lists and tables that say themselves what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corcom.reading.lines import Line

MARK = re.compile(
    r"^\W*(?:(?:agreed\s+)?action(?:\s+(?:points?|items?|required|agreed|by))?|AP|follow[- "
    r"]?up(?:\s+action)?|to[- ]do|task|next\s+steps?"
    r"|decision\s+and\s+action)\s*(?:no\.?\s*)?#?\s*(?:\d{1,2}(?:\.\d{1,2})*)?\s*"
    r"(?:\((?P<who>[^)]{2,60})\)|\[(?P<who2>[^\]]{2,60})\])?\s*[:–—-]+\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""'Action point: ...', 'Action (Norway): ...', 'AP 3 - ...'."""
CLOSING_MARK = re.compile(
    r"\s*[\[(](?:action|follow[- ]?up)(?:\s+(?:by|for))?\s*[:–-]?\s+(?P<who>[^\])]{2,60})[\])]\s*\.?\s*$",
    re.IGNORECASE,
)
"""'... [Action: ISU]' at the end of a paragraph."""
OWNER_LABEL = re.compile(
    r"(?:^|[\s;,.(|])(?:responsible|owner|lead|who|by\s+whom|assigned\s+to"
    r"|responsibility)\s*[:–-]\s*(?P<who>[^;|.)]{2,80}?)\s*(?=$|[;|.)]|\b(?:deadline|due|when"
    r"|by\s+when|timeline)\b)",
    re.IGNORECASE,
)
DUE_LABEL = re.compile(
    r"(?:^|[\s;,.(|])(?:deadline|due(?:\s+date)?|by\s+when|when|timeline"
    r"|timeframe)\s*[:–-]\s*(?P<when>[^;|)]{2,60})",
    re.IGNORECASE,
)
OWNER_FIRST = re.compile(
    r"^(?P<who>[^:.;]{2,80}?)\s+(?:to|will|shall|is\s+to|are\s+to)\s+(?P<task>[a-z].*)$", re.DOTALL
)
OWNER_COLON = re.compile(r"^(?P<who>[^:.;]{2,60}?)\s*[:–—]\s+(?P<task>\S.*)$", re.DOTALL)
OWNER_LAST = re.compile(r"[\s(–—-]+[(\[]?(?P<who>[^()\[\]–—]{2,50})[)\]]?\s*\.?\s*$")

COLUMNS = {
    "what": re.compile(
        r"\b(?:actions?|tasks?|what|follow[- ]?up|next\s+steps?|agreed|activity|decision"
        r"|description|points?)\b",
        re.IGNORECASE,
    ),
    "who": re.compile(
        r"\b(?:who|owners?|responsib\w+|lead|by\s+whom|assigned|actors?|party|focal|action\s+by|person)\b",
        re.IGNORECASE,
    ),
    "when": re.compile(r"\b(?:when|due|deadline|by\s+when|timeline|timeframe|date|time)\b", re.IGNORECASE),
    "item": re.compile(r"\b(?:item|agenda)\b", re.IGNORECASE),
}


def columns(row: Line) -> dict[str, int]:
    """Which column of a table says what, when its first row heads a table of actions."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        for name in ("who", "when", "what", "item"):
            if name not in found and len(cell.split()) <= 5 and COLUMNS[name].search(cell):
                found[name] = index
                break
    return found if "what" in found and len(found) > 1 and ("who" in found or "when" in found) else {}


def tables(lines: Sequence[Line]) -> Iterator[tuple[dict[str, int], list[Line]]]:
    """The tables of actions among these lines: their columns and their rows."""
    index = 0
    while index < len(lines):
        meaning = columns(lines[index]) if len(lines[index].cells) > 1 else {}
        index += 1
        if not meaning:
            continue
        rows = []
        while index < len(lines) and len(lines[index].cells) > 1:
            rows.append(lines[index])
            index += 1
        yield meaning, rows


FLAT_HEADER = re.compile(
    r"^\s*(?:no\.?|nr\.?|#|item)?\s*(?:agreed\s+)?(?:action(?:\s+points?)?|task|what"
    r"|next\s+steps?)\s+(?:(?:by\s+)?who(?:m)?|owner|responsible|lead"
    r"|responsibility)\s+(?:(?:by\s+)?when|due(?:\s+date)?|deadline|date"
    r"|timeline)(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)
"""The head of a table of actions whose cells PDF extraction has run together."""


LONGEST_HEADER = 80


def _is_flat(line: Line) -> bool:
    return len(line.text) < LONGEST_HEADER and FLAT_HEADER.match(line.text) is not None


def flat_table(lines: Sequence[Line]) -> list[Line]:
    """The lines of a table of actions that lost its cells: all that follow its head."""
    start = next((index for index, line in enumerate(lines) if _is_flat(line)), len(lines))
    return list(lines[start + 1 :])


def without_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines that stand in no table of actions."""
    inside = {id(row) for _, rows in tables(lines) for row in rows}
    start = next((index for index, line in enumerate(lines) if _is_flat(line)), len(lines))
    return [line for line in lines[:start] if id(line) not in inside and not columns(line)]
