"""A paper into a file, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from corcom.papers.html import write_html
from corcom.papers.paper import Paper, PaperError
from corcom.papers.pdf import write_pdf
from corcom.papers.word import write_docx


class UnknownFormat(PaperError):
    """The ending of the file names no format that CorCom writes."""


def write(paper: Paper, path: Path) -> None:
    """Written beside its place and then renamed, so nobody ever opens half a paper."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnknownFormat(f"'{path.name}' names no format: a paper is written as .docx, .pdf or .html.")
    if not path.parent.is_dir():
        raise PaperError(f"The folder '{path.parent}' does not exist: make it first.")
    _put(writer(paper), path)


def _put(data: bytes, path: Path) -> None:
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        raise PaperError(f"'{path}' cannot be written: {error.strerror}.") from error
    finally:
        beside.unlink(missing_ok=True)


def _html_bytes(paper: Paper) -> bytes:
    return write_html(paper).encode("utf-8")


WRITERS: dict[str, Callable[[Paper], bytes]] = {".docx": write_docx, ".pdf": write_pdf, ".html": _html_bytes}
