"""How a paragraph of minutes is typed: who speaks, whether it decides or promises, which figures it names.

    @New Zealand: It supported the plan.        an intervention
    ! The minutes were adopted.                 a decision
    > NZL, ISU: share the reply by 9 March      a promise: owners, then what and by when
    Of #participation.signatories, two.          a figure of the catalogue; `@2018-09-25` after it: as at

A backslash before a sign lets it stand as it is. Every text can be read; what is no sign is text.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OWNERS = re.compile(r"([^:\n]*):(?:\s+|$)")
BETWEEN = re.compile(r"[,;]")
FIGURE = re.compile(
    r"(?<!\\)(?P<escape>\\*)#(?P<name>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)(?:@(?P<day>\d{4}-\d{2}-\d{2}))?",
    re.ASCII,
)
SIGN = re.compile(r"\\*[@!>]")


class Mark(StrEnum):
    """What a paragraph is, by the sign that it begins with."""

    TEXT = ""
    DECISION = "!"
    PROMISE = ">"


@dataclass(frozen=True, slots=True)
class FigureNamed:
    """A figure of the catalogue by its name; without a day, as at the day of the meeting."""

    name: str
    as_at: date | None = None


Piece = str | FigureNamed


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph as it was understood; no text in `pieces` is empty or stands beside another."""

    pieces: tuple[Piece, ...] = ()
    mark: Mark = Mark.TEXT
    speaker: str = ""
    owners: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[FigureNamed, ...]:
        """The figures that it names."""
        return tuple(piece for piece in self.pieces if isinstance(piece, FigureNamed))

    @property
    def body(self) -> str:
        """What it says, without speaker, mark and owners, as it is typed."""
        return "".join(map(_typed, self.pieces))


def parse(written: str) -> Note:
    """What was typed as a paragraph. Any text has a reading."""
    rest = "\n".join(written.splitlines()).strip()
    speaker, rest = _speaker(rest)
    mark, rest = _mark(rest)
    owners: tuple[str, ...] = ()
    if mark is Mark.PROMISE and (found := OWNERS.match(rest)):
        owners, rest = _names(found[1]), rest[found.end() :]
    if mark is Mark.TEXT and rest.startswith("\\") and SIGN.match(rest):
        rest = rest[1:]
    return Note(pieces_of(rest), mark, speaker, owners)


def write(note: Note) -> str:
    """How a paragraph is typed, so that it is read as it was meant."""
    body = note.body
    said = f"@{note.speaker}: " if note.speaker else ""
    if note.mark is Mark.TEXT:
        return f"{said}{_as_text(body)}".strip()
    if note.mark is Mark.PROMISE and (note.owners or OWNERS.match(body)):
        body = f"{', '.join(note.owners)}: {body}"
    return f"{said}{note.mark} {body}".strip()


def pieces_of(body: str) -> tuple[Piece, ...]:
    """The texts and figures of what a paragraph says."""
    pieces: list[Piece] = []
    text, after = "", 0
    for found in FIGURE.finditer(body):
        text += body[after : found.start()]
        after = found.end()
        figure = _figure(found)
        if isinstance(figure, str):
            text += figure
            continue
        pieces += [text, figure]
        text = ""
    return tuple(piece for piece in (*pieces, text + body[after:]) if piece)


def _speaker(text: str) -> tuple[str, str]:
    """`@Name: what is said`; without a name or a colon on the first line it is text."""
    first = text.partition("\n")[0]
    name, colon, _said = first.partition(":")
    spoken = " ".join(name[1:].split())
    if not (text.startswith("@") and colon and spoken):
        return "", text
    return spoken, text[len(name) + 1 :].lstrip()


def _mark(text: str) -> tuple[Mark, str]:
    for mark in (Mark.DECISION, Mark.PROMISE):
        if text.startswith(mark):
            return mark, text[1:].lstrip()
    return Mark.TEXT, text


def _names(text: str) -> tuple[str, ...]:
    found = (" ".join(name.split()) for name in BETWEEN.split(text))
    return tuple(name for name in found if name)


def _figure(found: re.Match[str]) -> Piece:
    """The figure, or the text where it is escaped or its day is none."""
    if found["escape"]:
        return found[0][1:]
    if found["day"] is None:
        return FigureNamed(found["name"])
    try:
        return FigureNamed(found["name"], date.fromisoformat(found["day"]))
    except ValueError:
        return found[0]


def _typed(piece: Piece) -> str:
    if isinstance(piece, str):
        return FIGURE.sub(_escaped, piece)
    return f"#{piece.name}" + (f"@{piece.as_at.isoformat()}" if piece.as_at else "")


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _as_text(body: str) -> str:
    return f"\\{body}" if SIGN.match(body) else body
