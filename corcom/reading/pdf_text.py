"""PDF files to lines, by the text that they carry."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage
from pypdfium2 import raw as pdfium

from corcom.reading.lines import Line, drawn
from corcom.reading.problem import NotReadable

MOST_PAGES = 200
MOST_LETTERS = 500_000
FEWEST_LETTERS_A_PAGE = 20
ROOM = 1.3
"""A step between lines that is so much larger than the usual one separates paragraphs."""
BOLD = 600
LONGEST_MARK = 40


def pdf_lines(data: bytes) -> tuple[Line, ...]:
    """The lines of a PDF with their pages; without a text layer, locked or too long, it is refused."""
    document = _opened(data)
    try:
        if len(document) > MOST_PAGES:
            raise NotReadable(
                f"it has {len(document)} pages, a paper has at most {MOST_PAGES}: give the paper alone"
            )
        lines = tuple(_lines(document))
        pages = len(document)
    finally:
        document.close()
    if sum(len(line.text) for line in lines) < FEWEST_LETTERS_A_PAGE * pages:
        raise NotReadable("its pages are pictures without text: run text recognition (OCR) over it first")
    return lines


def _opened(data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "assword" in str(error):
            raise NotReadable("it is locked with a password: save it without one") from None
        raise NotReadable("the PDF is broken: save it anew") from None


def _lines(document: PdfDocument) -> Iterator[Line]:
    letters = number = 0
    for index in range(len(document)):
        page = document[index].get_textpage()
        letters += page.count_chars()
        if letters > MOST_LETTERS:
            raise NotReadable("it holds far more text than a paper does: give the paper alone")
        for text, gap, bold in _laid_out(page):
            number += 1
            yield replace(drawn(Line(number, text, index + 1)), gap=gap, bold=bold)


def _laid_out(page: PdfTextPage) -> Iterator[tuple[str, bool, bool]]:
    """The lines of a page, with room before them and boldness where the page shows it."""
    every, offset = [], 0
    for line in page.get_text_range().split("\r\n"):
        if line.strip():
            every.append((line, offset + len(line) - len(line.lstrip())))
        offset += len(line) + 2
    own = [(line, index) for line, index in every if not _is_artifact(page, index)]
    placed = [(line, *_place(page, index)) for line, index in own or every]
    if not placed:
        return
    steps = [abs(before[1] - after[1]) for before, after in pairwise(placed)]
    usual = median_low([step for step in steps if step > 1] or [1])
    for (line, _, bold), step in zip(placed, [0.0, *steps], strict=True):
        yield line, step > ROOM * usual, bold


def _is_artifact(page: PdfTextPage, index: int) -> bool:
    """Whether the file itself says that this letter belongs to a header or a footer."""
    of = pdfium.FPDFText_GetTextObject(page, index)
    marks = pdfium.FPDFPageObj_CountMarks(of) if of else 0
    return any(_name(pdfium.FPDFPageObj_GetMark(of, number)) == "Artifact" for number in range(marks))


def _name(mark: pdfium.FPDF_PAGEOBJECTMARK) -> str:
    held, length = (ctypes.c_ushort * LONGEST_MARK)(), ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, held, 2 * LONGEST_MARK, length)
    return bytes(held)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _place(page: PdfTextPage, index: int) -> tuple[float, bool]:
    """How high a letter stands on its page, and whether it is bold."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value, pdfium.FPDFText_GetFontWeight(page, index) >= BOLD
