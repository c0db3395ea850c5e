"""A text with its bound figures as a paper: its numbers travel in the file, and are read back from it."""

from collections.abc import Sequence

from corcom.checking.binding import Piece, seen
from corcom.papers.paper import Number, Paper, Paragraph, Run
from corcom.record.lens import Lens


def text_paper(lens: Lens, title: str, lines: Sequence[Sequence[Piece]]) -> Paper:
    """The paper; an empty line is the end of a paragraph and nothing more."""
    return Paper(
        title=title,
        subtitle="",
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle="Working paper",
        parts=tuple(
            Paragraph(_runs(lens, line)) for line in lines if any(seen(piece).strip() for piece in line)
        ),
    )


def _runs(lens: Lens, line: Sequence[Piece]) -> tuple[Run, ...]:
    return tuple(_run(lens, piece) for piece in line if piece)


def _run(lens: Lens, piece: Piece) -> Run:
    return piece if isinstance(piece, str) else Number(piece.value, piece.figure, lens.as_at, piece.shown)
