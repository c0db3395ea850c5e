"""A paper as data: blocks, and runs of text whose numbers know their figure and their day."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from corcom.papers.words import WORDS, legible

KEY = re.compile("[A-Za-z][A-Za-z0-9_-]{0,39}")
STANDINGS = ("overdue", "due", "fulfilled", "continuing", "no_record")
ADDRESSES = ("https://", "http://", "mailto:", "#")


class PaperError(Exception):
    """A paper cannot be built, written or read; the message says why in one sentence."""


@dataclass(frozen=True)
class Number:
    """A value out of the catalogue of figures; `shown` is how the paper prints it."""

    value: int | str
    figure: str
    as_at: date
    shown: str


@dataclass(frozen=True)
class Strong:
    text: str


@dataclass(frozen=True)
class Mark:
    """A standing out of STANDINGS and the word to print; any other standing looks like continuing."""

    standing: str
    word: str


@dataclass(frozen=True)
class Link:
    """An address in the world, or `#key` for a heading of the same paper."""

    text: str
    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith(ADDRESSES):
            raise PaperError(
                f"The link '{self.text}' leads to '{self.url}': it must start with"
                " https://, http://, mailto: or #."
            )


Run: TypeAlias = str | Number | Strong | Mark | Link
Text: TypeAlias = Run | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    text: Text
    level: int
    key: str = ""

    def __post_init__(self) -> None:
        if self.key and not KEY.fullmatch(self.key):
            raise PaperError(
                f"The key '{self.key}' of the heading '{plain(self.text)}' must start with a letter and hold"
                " at most 40 letters, digits, - and _."
            )


@dataclass(frozen=True)
class Paragraph:
    runs: Text


@dataclass(frozen=True)
class Lines:
    """Short lines that stay together on a page, under a first one in bold where there is a head."""

    head: Text
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Numbered:
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Column:
    """`width` is a weight: a column of 2 is twice as wide as a column of 1."""

    title: str
    numeric: bool = False
    width: float = 1


@dataclass(frozen=True)
class Table:
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    note: Text = ""

    def __post_init__(self) -> None:
        if not self.columns or min(column.width for column in self.columns) <= 0:
            raise PaperError(f"The table '{plain(self.caption)}' needs columns wider than nothing.")
        for count, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise PaperError(
                    f"Row {count} of the table '{plain(self.caption)}' has {len(row)} cells"
                    f" for {len(self.columns)} columns."
                )


@dataclass(frozen=True)
class Figure:
    """A big number, what it counts, and how it changed."""

    label: Text
    number: Number
    change: Text = ""


@dataclass(frozen=True)
class Figures:
    items: tuple[Figure, ...]


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Slip:
    """A payment slip, as wide as A4 and 105 mm high, at the foot of a page of its own.

    `says` is the same in words, for whoever does not see the picture.
    """

    svg: str
    says: str


Block: TypeAlias = Heading | Paragraph | Lines | Bullets | Numbered | Table | Figures | PageBreak | Slip


@dataclass(frozen=True)
class Paper:
    title: str
    subtitle: str
    as_at: date
    known_at: date
    circle: str
    language: str = "en"
    about: tuple[tuple[str, str], ...] = ()
    parts: tuple[Block, ...] = ()
    status: str = ""
    draft: bool = False
    """Its status stands on every page anyway; a page on a screen keeps it in sight."""

    def __post_init__(self) -> None:
        if not legible(self.title).strip():
            raise PaperError("A paper needs a title.")
        if self.language not in WORDS:
            raise PaperError(
                f"No fixed words for the language '{self.language}': known are {', '.join(WORDS)}."
            )
        headings = [block for block in self.parts if isinstance(block, Heading)]
        _check_levels(headings)
        _check_keys([heading.key for heading in headings if heading.key], self)


def runs(text: Text) -> tuple[Run, ...]:
    return text if isinstance(text, tuple) else (text,)


def seen(run: Run) -> str:
    """What a reader sees of a run."""
    match run:
        case str():
            return run
        case Number():
            return run.shown
        case Mark():
            return run.word
    return run.text


def standing(mark: Mark) -> str:
    return mark.standing if mark.standing in STANDINGS else "continuing"


def plain(text: Text) -> str:
    return "".join(seen(run) for run in runs(text))


def texts(block: Block) -> Iterator[Text]:
    """Every text of a block in reading order."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield block.runs
        case Bullets() | Numbered():
            yield from block.items
        case Lines():
            yield from (block.head, *block.items)
        case Table():
            yield block.caption
            for row in block.rows:
                yield from row
            yield block.note
        case Figures():
            for item in block.items:
                yield from (item.number, item.label, item.change)


def every_run(paper: Paper) -> Iterator[Run]:
    for block in paper.parts:
        for text in texts(block):
            yield from runs(text)


def numbers(paper: Paper) -> list[Number]:
    return [run for run in every_run(paper) if isinstance(run, Number)]


def hidden(paper: Paper) -> dict[str, Any]:
    """What every file carries unseen, so that CorCom reads its own papers back without loss."""
    content = {
        "title": paper.title,
        "as_at": paper.as_at.isoformat(),
        "known_at": paper.known_at.isoformat(),
        "numbers": [_number(number) for number in numbers(paper)],
    }
    return {**content, "sha256": seal(content)}


def hidden_text(paper: Paper) -> str:
    """`hidden` as ASCII, which every container takes as it is."""
    return json.dumps(hidden(paper), ensure_ascii=True, separators=(",", ":"))


def seal(content: dict[str, Any]) -> str:
    """The sha256 over all that is hidden but the sha256 itself."""
    written = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def _number(number: Number) -> dict[str, Any]:
    return {
        "figure": number.figure,
        "value": number.value,
        "as_at": number.as_at.isoformat(),
        "shown": number.shown,
    }


def _check_levels(headings: list[Heading]) -> None:
    """Readers of a tagged PDF walk by headings, so a level may not be skipped."""
    above = 0
    for heading in headings:
        if not 1 <= heading.level <= min(above + 1, 3):
            raise PaperError(
                f"The heading '{plain(heading.text)}' is of level {heading.level} after level {above}:"
                " levels run from 1 to 3 and none is skipped."
            )
        above = heading.level


def _check_keys(keys: list[str], paper: Paper) -> None:
    if len(keys) != len(set(keys)):
        raise PaperError(f"Two headings of '{paper.title}' have the same key.")
    for run in every_run(paper):
        if isinstance(run, Link) and run.url.startswith("#") and run.url[1:] not in keys:
            raise PaperError(f"The link '{run.text}' leads to '{run.url}', and no heading has that key.")
