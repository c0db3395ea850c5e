"""Prose to sentences that know their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corcom.reading.lines import Line, Paragraph

END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£$€])")
SHORT = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Amb|Coord|Gen|Pres|Des|Exec|Stock|Destruct|Trans|Coop|Assist"
    r"|Op|Univ|Nat|Impl|Vict|Clear|Status|approx|No|Nos|Art|Arts|vs"
    r"|e\.g|i\.e|cf|St|paras?|pp?|fig|Rev|Add|Corr|Col|Lt|Hon|Rep|Dept|H\.E|U\.N|a\.m|p\.m"
    r"|etc)|(?<![\w.])[A-Z]|\bal)\.$"
)
LONGEST = 1_500
QUESTION = re.compile(r"\?[\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, from `start` on."""

    text: str
    start: int
    paragraph: Paragraph

    def line_at(self, offset: int = 0) -> Line:
        """The line on which this letter of the sentence stands."""
        return self.paragraph.line_at(self.start + offset)

    @property
    def is_question(self) -> bool:
        return QUESTION.search(self.text) is not None


def sentences(paragraph: Paragraph) -> list[Sentence]:
    """The sentences of a paragraph; a full stop after 'Mr' or 'Coord' ends none, and none is endless."""
    return [part for sentence in _ended(paragraph) for part in _cut(sentence)]


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    text, start = sentence.text, sentence.start
    while len(text) > LONGEST:
        end = text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST
        yield Sentence(text[:end].rstrip(), start, sentence.paragraph)
        text, start = text[end:], start + end
    yield Sentence(text, start, sentence.paragraph)


def _ended(paragraph: Paragraph) -> list[Sentence]:
    found: list[Sentence] = []
    start = 0
    for end in END.finditer(paragraph.text):
        before = paragraph.text[max(start, end.start() - 20) : end.start() + 1]
        if end[0][0] == "." and SHORT.search(before):
            continue
        found.append(Sentence(paragraph.text[start : end.end()].rstrip(), start, paragraph))
        start = end.end()
    rest = paragraph.text[start:].rstrip()
    if rest:
        found.append(Sentence(rest, start, paragraph))
    return found
