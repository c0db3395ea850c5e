"""Headings: how minutes number their items, and how a heading is told from prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corcom.reading.lines import Line
from corcom.reading.listed import listed

MOST_WORDS = 32
TWO_SENTENCES = re.compile(r"[a-z]{3,}\.\s+[A-Z]")
VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|should|can|could|did|does|opened|thanked"
    r"|stated|informed|reported|noted"
    r"|said|added|explained|presented|welcomed|highlighted|emphasi[sz]ed|stressed|agreed"
    r"|decided|asked|requested|invited"
    r"|suggested|proposed|provided|began|recalled|expressed|approved|adopted|gave|declared"
    r"|confirmed|announced|reminded"
    r"|supported|underlined|undertook|pledged|offered|circulated|briefed|indicated|outlined"
    r"|took|made|concluded|closed)\b"
)
ITEM = re.compile(
    r"^\s*(?:agenda\s+)?item\s+(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}"
    r"|[A-Z])\b\s*(?P<end>[.:)–—-]*)\s*(?P<title>.*)$",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"^\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<end>[.):]?\s*[–—-]?)\s+(?P<title>\S.*)$")
ROMAN = re.compile(r"^\s*(?P<number>[IVX]{1,5})(?P<end>[.):]|\s[–—-])\s+(?P<title>\S.*)$")
LETTER = re.compile(r"^\s*\(?(?P<number>[A-Z])(?P<end>[.)])\s+(?P<title>\S.*)$")
FAMILIES = (("item", ITEM), ("decimal", DECIMAL), ("roman", ROMAN), ("letter", LETTER))
CONNECTING = listed(
    """
    of by from to the and & with on for in up at as between under its their a an or into
    """
)
STARTER = re.compile(
    r"(?:The|This|It|He|She|They|In|On|At|As|Following|During|After|Ambassador|Mr\.?|Ms\.?"
    r"|Dr\.?|H\.E\.|President|There|No|All)$"
)
ROMANS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered line: the way it is numbered, its number, its title, and prose that follows on the line."""

    family: str
    number: str
    title: str
    rest: str
    steps: tuple[int, ...]


def marked(line: Line) -> Mark | None:
    """The line as a numbered heading, when it may be one."""
    for family, pattern in FAMILIES:
        found = pattern.match(line.text)
        if not found:
            continue
        if family == "decimal" and not found["end"].strip() and not _may_be_bare(found):
            return None
        parts = split_title(found["title"])
        if parts is None:
            return None
        return Mark(family, found["number"], *parts, _steps(family, found["number"]))
    return None


def _run_over(lines: Sequence[Line], index: int) -> Mark | None:
    """A heading whose line runs on into prose that only the next lines show to be prose."""
    line, after = lines[index], lines[index + 1 : index + 3]
    if not any(pattern.match(line.text) for _, pattern in FAMILIES):
        return None
    told = " ".join([line.text, *(one.text for one in after if not one.gap and not one.cells)])
    mark = marked(replace(line, text=told)) if told != line.text else None
    if mark is None or not mark.rest or mark.title not in line.text:
        return None
    return replace(mark, rest=line.text[line.text.index(mark.title) + len(mark.title) :].strip(" :"))


def _may_be_bare(found: re.Match[str]) -> bool:
    """'4.1 Title' needs no full stop; '4 Title' only when it is short and no count of something."""
    title = found["title"]
    return "." in found["number"] or (title[:1].isupper() and len(title.split()) <= 12)


def _steps(family: str, number: str) -> tuple[int, ...]:
    if family == "letter" or (family == "item" and number.isalpha() and not set(number) <= set(ROMANS)):
        return (ord(number.upper()) - ord("A") + 1,)
    if number[0].isdigit():
        return tuple(map(int, number.split(".")))
    return (_roman(number.upper()),)


def _roman(number: str) -> int:
    worth = [ROMANS.get(sign, 0) for sign in number]
    return sum(
        -one if index + 1 < len(worth) and one < worth[index + 1] else one for index, one in enumerate(worth)
    )


def split_title(text: str) -> tuple[str, str] | None:
    """Title and prose that follows it on one line; None when all of it is prose."""
    text = text.strip()
    if is_title(text):
        return text, ""
    before, colon, after = text.partition(":")
    if colon and is_title(before) and len(before.split()) <= 16 and len(after.split()) >= 3:
        return before.strip(), after.strip()
    return _run_together(text)


def is_title(text: str) -> bool:
    """Short, begins like a name, does not end like a sentence, and no verb tells what somebody did."""
    words = text.split()
    if (
        not words
        or len(words) > MOST_WORDS
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'(")
    ):
        return False
    if (
        text.endswith((";", ","))
        or TWO_SENTENCES.search(text)
        or (text.endswith(".") and (len(words) > 8 or not text[:-1].strip()))
    ):
        return False
    return not VERB.search(text)


def _run_together(text: str) -> tuple[str, str] | None:
    """A heading that lost its line end: 'Bangkok Seminar The President reported on ...'."""
    words = text.split()
    for index in range(1, min(len(words) - 5, MOST_WORDS)):
        if not STARTER.match(words[index]) or words[index - 1].lower() in CONNECTING:
            continue
        title, rest = " ".join(words[:index]), " ".join(words[index:])
        if is_title(title) and not words[index - 1].endswith(",") and VERB.search(rest[:250]):
            return title, rest
    return None


def agenda_marks(lines: Sequence[Line], passed: frozenset[int]) -> dict[int, Mark]:
    """The numbered headings by the index of their line: the family of numbers that runs on best."""
    all_marks = {
        index: mark
        for index, line in enumerate(lines)
        if index not in passed and not line.cells and (mark := marked(line) or _run_over(lines, index))
    }
    best: dict[int, Mark] = {}
    for family, _ in FAMILIES:
        run = _running({i: m for i, m in all_marks.items() if m.family == family}, family)
        if len(run) > len(best) and (len(run) > 1 or family == "item"):
            best = run
        if family == "item" and len(best) > 1:
            break
    return _with_parts(best, all_marks)


def _running(marks: dict[int, Mark], family: str) -> dict[int, Mark]:
    """The marks whose numbers follow one another; lists inside an item start anew and are left out."""
    kept: dict[int, Mark] = {}
    last: tuple[int, ...] = ()
    inner = 0
    for index, mark in marks.items():
        steps = mark.steps
        if len(steps) == 1 and steps[0] == inner + 1 and inner and (mark.rest or not _goes_on(last, steps)):
            inner += 1
        elif _goes_on(last, steps):
            kept[index], last, inner = mark, steps, 0
        elif steps == (1,):
            inner = 1
    return kept


def _goes_on(last: tuple[int, ...], steps: tuple[int, ...]) -> bool:
    if not last:
        return steps[0] in {1, 2} and steps[1:] in {(), (1,)}
    depth = len(steps)
    if depth > len(last):
        return steps[:-1] == last[: depth - 1] == last and steps[-1] in {0, 1}
    return steps[:-1] == last[: depth - 1] and 0 < steps[-1] - last[depth - 1] <= 2


def _with_parts(best: dict[int, Mark], others: dict[int, Mark]) -> dict[int, Mark]:
    """Under 'Agenda item 5' also '5.1', whose number says where it belongs."""
    if not best or next(iter(best.values())).family not in {"item", "roman"}:
        return best
    kept: dict[int, Mark] = {}
    last: tuple[int, ...] = ()
    for index in sorted({*best, *others}):
        if index in best:
            kept[index], last = best[index], best[index].steps
        elif (
            (mark := others[index]).family == "decimal"
            and len(mark.steps) > 1
            and last
            and _goes_on(last, mark.steps)
        ):
            kept[index], last = mark, mark.steps
    return kept
