"""What a paper of CorCom carries unseen, read out of its Word, PDF or HTML file again."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePath
from typing import Any

from docx.oxml.parser import parse_xml

from corcom.papers.html import HIDDEN_ID
from corcom.papers.paper import PaperError, seal
from corcom.papers.word_package import NAMESPACE

LARGEST = 20_000_000
"""No hidden part is larger; what unpacks to more was made to do harm."""
FIELDS = {"title", "as_at", "known_at", "numbers", "sha256"}
ATTACHED = re.compile(rb"<<([^\r\n]{0,400}?/EmbeddedFile.{0,400}?)>>\s*stream\r?\n", re.DOTALL)
LENGTH = re.compile(rb"/Length (\d+)")
BROKEN = (zipfile.BadZipFile, zlib.error, SyntaxError, ValueError, RuntimeError, EOFError)


class NotOurPaper(PaperError):
    """The file was not written by CorCom, or is broken, or was changed since."""


def read_back(name: str, data: bytes) -> dict[str, Any]:
    """The `hidden` of the paper in this file."""
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise NotOurPaper(f"'{name}' is not a .docx, .pdf or .html file.")
    try:
        candidates = [json.loads(text) for text in reader(data)]
    except BROKEN as error:
        raise NotOurPaper(f"'{name}' cannot be read: the file is broken.") from error
    for candidate in candidates:
        if isinstance(candidate, dict) and candidate.keys() == FIELDS:
            return _unchanged(name, candidate)
    raise NotOurPaper(f"'{name}' was not written by CorCom: it carries no numbers of a paper.")


def _unchanged(name: str, found: dict[str, Any]) -> dict[str, Any]:
    content = {key: value for key, value in found.items() if key != "sha256"}
    if seal(content) != found["sha256"]:
        raise NotOurPaper(f"The numbers that '{name}' carries were changed after CorCom wrote it.")
    return found


def _from_docx(data: bytes) -> Iterator[str]:
    """Word may rename the part when it saves, so it is known by its namespace and not by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            if info.filename.startswith("customXml/item") and info.file_size < LARGEST:
                root = parse_xml(package.read(info))
                if root.tag == f"{{{NAMESPACE}}}paper":
                    yield root.text or ""


def _from_pdf(data: bytes) -> Iterator[str]:
    """Every attachment is a stream of its own, so it is found without reading the whole PDF."""
    if not data.startswith(b"%PDF-"):
        raise ValueError("no PDF")
    for found in ATTACHED.finditer(data):
        length = LENGTH.search(found[1])
        content = data[found.end() :][: int(length[1]) if length else None]
        if b"/FlateDecode" in found[1]:
            content = zlib.decompressobj().decompress(content, LARGEST)
        if content.startswith(b"{"):
            yield content.decode("ascii")


def _from_html(data: bytes) -> Iterator[str]:
    finder = _HiddenScript()
    finder.feed(data.decode("utf-8"))
    finder.close()
    if finder.text:
        yield finder.text


class _HiddenScript(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("id", HIDDEN_ID) in attrs

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data


READERS = {".docx": _from_docx, ".pdf": _from_pdf, ".html": _from_html}
