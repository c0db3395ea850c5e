"""Paper to lines: Word, PDF and plain text, told apart by what is in the file and not by its name."""

from __future__ import annotations

from pathlib import PurePath

from corcom.reading.lines import Line, cut, with_numbers, without_margins
from corcom.reading.pdf_text import pdf_lines
from corcom.reading.plain_text import text_lines
from corcom.reading.problem import NotReadable
from corcom.reading.word_text import word_lines

MOST_BYTES = 30_000_000
"""No paper of a meeting is larger; the largest seen are below one million."""
MOST_LETTERS = 500_000
"""A hundred pages; the longest minutes seen have ten."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = {".docx", ".pdf", ".txt"}


def lines(name: str, data: bytes) -> list[Line]:
    """The lines of a paper that say something. NotReadable as for `whole`."""
    return list(with_numbers(without_margins(list(cut(whole(name, data))))))


def whole(name: str, data: bytes) -> tuple[Line, ...]:
    """All lines of a paper. NotReadable when the file is of another kind, broken, locked or too large."""
    suffix = PurePath(name).suffix.lower()
    if not data.strip():
        raise NotReadable("it is empty")
    if len(data) > MOST_BYTES:
        raise NotReadable(f"it is larger than {MOST_BYTES // 1_000_000} MB: give the paper alone")
    if suffix == ".docm":
        raise NotReadable("it carries macros: save it as .docx without them")
    if suffix not in KINDS:
        raise NotReadable("it is none of .docx, .pdf and .txt: save the paper as one of them")
    found = _by_content(data)
    if sum(len(line.text) for line in found) > MOST_LETTERS:
        raise NotReadable("it holds far more text than a paper does: give the paper alone")
    if not any(line.text.strip() for line in found):
        raise NotReadable("it holds no text")
    return found


def _by_content(data: bytes) -> tuple[Line, ...]:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return pdf_lines(data)
    if data.startswith(OLD_OFFICE):
        raise NotReadable("it is an old Word file or locked with a password: save it as .docx without one")
    if data.startswith(b"PK\x03\x04"):
        return word_lines(data)
    return text_lines(data)
