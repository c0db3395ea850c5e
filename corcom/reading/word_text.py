"""Word files to lines: paragraphs and rows of tables in their order, with the numbers that Word prints."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table

from corcom.reading.lines import Line, drawn, plain
from corcom.reading.problem import NotReadable
from corcom.reading.word_numbers import Numbering

MOST_BYTES = 60_000_000
"""What all parts of a file may unpack to together."""
MOST_BYTES_OF_TEXT = 20_000_000
MOST_PARTS = 2_000
MOST_LINES = 40_000
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    SyntaxError,
    RuntimeError,
    EOFError,
    OSError,
    NotImplementedError,
)
HEADING = re.compile(r"heading\s*(\d)|title", re.IGNORECASE)
TEXT, TAB, BREAK, RETURN = map(qn, ("w:t", "w:tab", "w:br", "w:cr"))
LEFT_OUT = {qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr")}
RUN, PROPERTIES, BOLD = map(qn, ("w:r", "w:rPr", "w:b"))


def word_lines(data: bytes) -> tuple[Line, ...]:
    """The lines of a .docx; macros, a size that does harm, and other kinds of file are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _harmless(package)
        document = Document(io.BytesIO(data))
        return tuple(_lines(document))
    except BROKEN as error:
        raise NotReadable("the Word file is broken: open it in Word and save it anew") from error


def _harmless(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise NotReadable("it is not a Word file: give a .docx, .pdf or .txt")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotReadable("it carries macros: save it as .docx without them")
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if (
        len(parts) > MOST_PARTS
        or text > MOST_BYTES_OF_TEXT
        or sum(part.file_size for part in parts) > MOST_BYTES
    ):
        raise NotReadable("it unpacks to far more than a paper holds: save the text alone as .docx")
    types = package.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        raise NotReadable("it carries macros: save it as .docx without them")
    if b"<!DOCTYPE" in package.read("word/document.xml")[:2000]:
        raise NotReadable("it declares entities, which no Word file does: open it in Word and save it anew")


def _lines(document: WordDocument) -> Iterator[Line]:
    numbering = Numbering(document)
    levels = {style.style_id: _level(style.name or "") for style in document.styles}
    number = 0
    for block in document.iter_inner_content():
        made = (
            _rows(block, numbering) if isinstance(block, Table) else _paragraph(block._p, numbering, levels)
        )
        for line in made:
            number += 1
            if number > MOST_LINES:
                raise NotReadable("it holds far more lines than a paper does: give the paper alone")
            yield replace(line, number=number)


def _level(style: str) -> int:
    found = HEADING.fullmatch(style.strip())
    return int(found[1] or 0) if found else 0


def _paragraph(paragraph: Any, numbering: Numbering, levels: dict[str, int]) -> Iterator[Line]:
    level = levels.get(paragraph.style or "", 0)
    label, bold = numbering.label(paragraph), _is_bold(paragraph)
    for index, text in enumerate(_texts(paragraph)):
        shown = f"{label} {text.strip()}" if label and text.strip() and not index else text
        yield replace(drawn(Line(0, shown)), level=level, gap=not index, bold=bold)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(RUN) if any((text.text or "").strip() for text in run.iter(TEXT))]
    return bool(runs) and all(_marked(run.find(f"{PROPERTIES}/{BOLD}")) for run in runs)


def _marked(switch: Any) -> bool:
    return switch is not None and switch.get(qn("w:val")) not in {"0", "false"}


def _rows(table: Table, numbering: Numbering) -> Iterator[Line]:
    """Cells as they stand in the file; one that is merged over columns is one cell."""
    for row in table._tbl.tr_lst:
        cells = tuple(_cell(cell, numbering) for cell in row.tc_lst)
        if any(cells):
            yield Line(0, " | ".join(cells).replace("\n", " "), cells=cells, gap=True)


def _cell(cell: Any, numbering: Numbering) -> str:
    texts = []
    for paragraph in cell.iter(qn("w:p")):
        label = numbering.label(paragraph)
        text = "\n".join(map(plain, _texts(paragraph))).strip()
        texts.append(f"{label} {text}".strip() if text or label not in {"", "-"} else "")
    return "\n".join(filter(None, texts))


def _texts(paragraph: Any) -> list[str]:
    """The text of a paragraph, cut at line breaks; what was struck out under tracked changes is left out."""
    return "".join(_pieces(paragraph)).split("\n")


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag == TAB:
            yield "\t"
        elif child.tag in {BREAK, RETURN}:
            yield "\n"
        elif child.tag not in LEFT_OUT:
            yield from _pieces(child)
