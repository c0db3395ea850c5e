"""A paper as lines that know where they stand, and how broken lines become paragraphs again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}\s*(?:(?:of|/|\|)\s*(?:\d{1,3}|p\s?a\s?g\s?e))?", re.IGNORECASE)
RULE = re.compile(r"[\s|:_=*+-]*")
EMPHASIS = re.compile(r"(\*{1,3}|_{2,3})(?=[^\s*_])([^*_]{1,400})(?<=[^\s*_])\1")
WIDE = re.compile(r" {5,}")
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.+)")
CELL_BREAK = re.compile(r"\t+|\s{3,}")
BULLET = re.compile(r"\s*(?:[-–—•▪◦●○■□‣⁃·*>]|o(?=\s))\s+(?=\S)")
NUMBERED = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.|[IVX]{1,5}\.|[A-Z]\.)\s+\S"
    r"|\s*(?:agenda\s+)?item\s+\w{1,4}\b",
    re.IGNORECASE,
)
ALONE = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.|\d{1,2}(?:\.\d{1,2})+|[IVX]{1,5}\.)\s*")
MARKED = re.compile(
    r"\s*(?:\W{0,3}(?:action|decision|follow[- ]?up|AP|task|responsible|owner"
    r"|deadline)\b[^:–—]{0,40}[:–—-]|[(\[][^()\[\]]{2,60}[)\]]\s*:)",
    re.IGNORECASE,
)
"""'Action: ...' and '(President): ...' begin something new."""
ENDS = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")
HYPHENATED = re.compile(r"[a-z]{2}-$")
LONGEST = 4_000
"""Letters; a line that is longer is cut, so that no pattern has to look over all of it."""
OFTEN = 3
"""A short line that stands on so many pages, and on most, is a header or a footer."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paper, or one row of a table.

    `gap`: there is room before it. `level`: that of a heading by its style, 0 for none. `bold`: all of it is.
    """

    number: int
    text: str
    page: int | None = None
    cells: tuple[str, ...] = ()
    level: int = 0
    gap: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as one text; `starts` says where in it each line begins."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    bullet: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    def line_at(self, offset: int) -> Line:
        """The line in which the letter at this offset stands."""
        return self.lines[max(bisect_right(self.starts, offset) - 1, 0)]


def plain(text: str) -> str:
    """The text without marks of emphasis, odd spaces, control characters and soft hyphens."""
    if not text.isascii():
        text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u00ad", "").replace("\ufeff", "")
    if not text.isprintable():
        text = "".join(letter for letter in text if letter == "\t" or letter.isprintable())
    if "     " in text:
        text = WIDE.sub("    ", text)
    if "*" in text or "__" in text:
        text = EMPHASIS.sub(r"\2", text)
    return text.rstrip()


def drawn(line: Line) -> Line:
    """The line cleaned, with the cells of a table drawn with bars, tabs or wide gaps."""
    text = plain(line.text)
    if found := MARKDOWN_HEADING.fullmatch(text):
        return replace(line, text=found[2], level=len(found[1]))
    if text.count("|") >= 2 and not RULE.fullmatch(text):
        return replace(line, text=text, cells=tuple(map(str.strip, text.strip().strip("|").split("|"))))
    parts = tuple(part for part in CELL_BREAK.split(text.strip()) if part)
    return replace(line, text=text, cells=parts if len(parts) > 1 else ())


def without_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines without empty ones, page numbers, and headers and footers that come back on most pages."""
    seen = Counter(line.text.strip() for line in lines if line.page is not None and len(line.text) < 120)
    pages = max((line.page or 0 for line in lines), default=0)
    often = {text for text, times in seen.items() if times >= OFTEN and times > pages / 2}
    kept: list[Line] = []
    gap = False
    for line in lines:
        if _marginal(line, often):
            gap = gap or not line.text.strip()
            continue
        kept.append(replace(line, gap=True) if gap and not line.gap else line)
        gap = False
    return kept


def _marginal(line: Line, often: set[str]) -> bool:
    text = line.text.strip()
    return not text or (
        text in often or RULE.fullmatch(text) is not None or PAGE_NUMBER.fullmatch(text) is not None
    )


def cut(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those that have no end cut at a space."""
    for line in lines:
        text = line.text
        if len(text) <= LONGEST:
            yield line
            continue
        while text:
            end = len(text) if len(text) <= LONGEST else text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST
            yield replace(line, text=text[:end], cells=(), gap=line.gap and text is line.text)
            text = text[end:]


def with_numbers(lines: Iterable[Line]) -> Iterator[Line]:
    """A number that stands alone on its line goes before the text that follows."""
    number = ""
    for line in lines:
        if ALONE.fullmatch(line.text):
            number = line.text.strip()
            continue
        yield replace(line, text=f"{number} {line.text.strip()}", gap=True) if number else line
        number = ""


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Broken lines joined again."""
    held: list[Line] = []
    width = _width(lines)
    for line in lines:
        if held and _starts_anew(held[-1], line, width):
            yield joined(held)
            held = []
        held.append(line)
    if held:
        yield joined(held)


def _width(lines: Sequence[Line]) -> int:
    """How long a full line is in this paper; very long when lines are not broken at all."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _starts_anew(before: Line, line: Line, width: int) -> bool:
    if line.level or before.level or before.cells or line.cells or line.bold != before.bold:
        return True
    if BULLET.match(line.text) or NUMBERED.match(line.text) or MARKED.match(line.text):
        return True
    goes_on = line.text.lstrip()[:1].islower() and not ENDS.search(before.text)
    if goes_on or line.gap:
        return not goes_on
    if line.text.startswith(" "):
        return False
    return len(before.text) + len(line.text.split(" ", 1)[0]) < 0.8 * width


def joined(lines: Sequence[Line]) -> Paragraph:
    """These lines as one paragraph, without the bullet before it."""
    bullet = BULLET.match(lines[0].text)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for index, line in enumerate(lines):
        text = (line.text[bullet.end() :] if bullet and not index else line.text).strip()
        glued = index + 1 < len(lines) and HYPHENATED.search(text)
        starts.append(length)
        parts.append(text if glued else f"{text} ")
        length += len(parts[-1])
    return Paragraph("".join(parts).rstrip(), tuple(lines), tuple(starts), bullet is not None)
