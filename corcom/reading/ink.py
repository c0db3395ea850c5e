"""Ink: each claim of a text, with the line that it stands on. What the record says is not known here."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from corcom.reading.calendar import Calendar
from corcom.reading.claims import Claim, Listed, Spot
from corcom.reading.head import meeting_day
from corcom.reading.ink_numbers import Found, numbers
from corcom.reading.ink_signs import days, freed, rows_of_states, symbols
from corcom.reading.lines import Line, Paragraph, cut, paragraphs, with_numbers, without_margins
from corcom.reading.names import Names
from corcom.reading.own_sums import with_own_sums
from corcom.reading.problem import NotReadable
from corcom.reading.sentences import Sentence, sentences
from corcom.reading.text import whole

HEAD = 8
"""So many lines may say of which day the text is."""
GUESSED = "the weekday alone"
"""A year that nothing tells but the weekday is none that a claim could be held against."""
MOST_CLAIMS = 2_000
"""The minutes of a meeting make some forty; a hundred pages make a few hundred."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A text as it was read: all its lines by their numbers, what it claims, and the day that it is of."""

    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]
    day: date | None


def ink(name: str, data: bytes, names: Names, today: date) -> Ink:
    """The claims of a paper. NotReadable when the file is none. `today` dates what has no year."""
    every = whole(name, data)
    kept = list(with_numbers(without_margins(list(cut(every)))))
    told = meeting_day(kept[:HEAD], "\n".join(line.text for line in kept), name)
    day = None if GUESSED in (told.note or "") else told.day
    return Ink(every, tuple(_claims(kept, names, Calendar(day or today))), day)


def _claims(kept: Sequence[Line], names: Names, calendar: Calendar) -> list[Claim]:
    parts = list(paragraphs(kept))
    places = _Places(kept)
    found: list[Claim] = []
    for number, paragraph in enumerate(parts):
        for sentence in sentences(paragraph):
            found += _of_sentence(sentence, number, names, calendar, places)
            if len(found) > MOST_CLAIMS:
                raise NotReadable(
                    f"it states more than {MOST_CLAIMS} numbers, days and lists: give it in parts"
                )
    return with_own_sums(found, parts, names)


def _of_sentence(
    sentence: Sentence, paragraph: int, names: Names, calendar: Calendar, places: _Places
) -> Iterator[Claim]:
    text = sentence.text
    taken: list[tuple[int, int]] = []
    made: list[Found] = []
    for found in (*symbols(text), *days(text, calendar), *numbers(text)):
        first, last = found.numeral
        if not any(start < last and first < end for start, end in taken):
            taken.append(found.numeral)
            made.append(found)
    for found in sorted(
        (*made, *rows_of_states(text, names), *freed(text, names)), key=lambda one: one.start
    ):
        first, last = found.numeral
        yield found.kind(
            text=text[found.start : found.end].strip(),
            stated=text[first:last].strip(),
            sentence=text,
            start=found.start,
            spot=places.spot(sentence, first, text[first:last].strip()),
            page=sentence.line_at(first).page,
            paragraph=paragraph,
            **found.says,
        )


@dataclass(slots=True)
class _Places:
    """Finds a number again in the line that it stands on, however the line was cut or joined."""

    kept: Sequence[Line]
    _pieces: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for line in self.kept:
            self._pieces[line.number].append(line)

    def spot(self, sentence: Sentence, offset: int, printed: str) -> Spot:
        """The line, and how often the same signs come after this place in it."""
        paragraph = sentence.paragraph
        line, rest = _rest(paragraph, sentence.start + offset)
        pieces = self._pieces[line.number]
        later = pieces[pieces.index(line) + 1 :] if len(pieces) > 1 else []
        left = rest.count(printed) + sum(piece.text.count(printed) for piece in later)
        return Spot(line.number, max(left - 1, 0), printed)


def _rest(paragraph: Paragraph, offset: int) -> tuple[Line, str]:
    """The line at this offset, and its text from there on."""
    place = max(bisect_right(paragraph.starts, offset) - 1, 0)
    end = paragraph.starts[place + 1] if place + 1 < len(paragraph.starts) else len(paragraph.text)
    return paragraph.lines[place], paragraph.text[offset:end]


__all__ = ["Ink", "Listed", "ink"]
