"""The numbers that Word prints before paragraphs and does not keep in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

PLACE = re.compile(r"%(\d)")
ROMAN = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40,
    "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1,
}  # fmt: skip
DEEPEST = 20
"""Styles stand on styles; a chain that is longer goes in a circle."""


def roman(number: int) -> str:
    """1 is 'I', 4 is 'IV'; nothing for what has no such number."""
    written = ""
    for sign, worth in ROMAN.items():
        while number >= worth:
            written += sign
            number -= worth
    return written


def letter(number: int) -> str:
    """1 is 'a', 26 is 'z', 27 is 'aa'."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
}


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element}
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
        part = next((rel.target_part for rel in document.part.rels.values() if _is_numbering(rel)), None)
        if part is not None:
            self._learn(part.element)

    def _learn(self, root: Any) -> None:
        for abstract in root.iterfind(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            self._abstract[key] = {level.get(qn("w:ilvl")): level for level in abstract.iterfind(qn("w:lvl"))}
        for number in root.iterfind(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            if link is not None:
                self._lists[number.get(qn("w:numId"))] = link.get(qn("w:val"))

    def label(self, paragraph: Any) -> str:
        """What Word prints before this paragraph: '5.1', '-' for a bullet, or nothing."""
        number, depth = self._list_of(paragraph)
        levels = self._abstract.get(self._lists.get(number, ""), {})
        level = levels.get(str(depth))
        if level is None or depth > 8:
            return ""
        if _value(level, "w:numFmt") == "bullet":
            return "-"
        counts = self._counts[self._lists[number]]
        counts[depth] = counts[depth] + 1 if counts[depth] else int(_value(level, "w:start") or 1)
        counts[depth + 1 :] = [0] * (8 - depth)
        return PLACE.sub(
            lambda found: self._written(levels, counts, int(found[1]) - 1), _value(level, "w:lvlText")
        )

    def _written(self, levels: dict[str, Any], counts: list[int], depth: int) -> str:
        level = levels.get(str(depth))
        style = _value(level, "w:numFmt") if level is not None else "decimal"
        return WRITTEN.get(style, str)(counts[depth] or 1)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        number, depth = _numbered(properties)
        name = style.get(qn("w:val")) if style is not None else None
        for _ in range(DEEPEST):
            if number or name not in self._styles:
                break
            element = self._styles[name]
            number, depth = _numbered(element.find(qn("w:pPr")))
            below = element.find(qn("w:basedOn"))
            name = below.get(qn("w:val")) if below is not None else None
        return number, depth


def _is_numbering(rel: Any) -> bool:
    return not rel.is_external and rel.reltype.endswith("/numbering")


def _numbered(properties: Any) -> tuple[str, int]:
    numbers = None if properties is None else properties.find(qn("w:numPr"))
    if numbers is None:
        return "", 0
    depth = _value(numbers, "w:ilvl")
    return _value(numbers, "w:numId"), int(depth) if depth.isdigit() else 0


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else found.get(qn("w:val")) or ""
