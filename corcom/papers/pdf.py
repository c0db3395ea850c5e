"""A paper as PDF/UA-1, set by typst. All text travels as data, so no text can become markup."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any

import typst

from corcom.papers.paper import (
    Block,
    Bullets,
    Column,
    Figure,
    Figures,
    Heading,
    Lines,
    Link,
    Mark,
    Numbered,
    Paper,
    PaperError,
    Paragraph,
    Run,
    Slip,
    Strong,
    Table,
    Text,
    hidden_text,
    plain,
    runs,
    seen,
    standing,
)
from corcom.papers.words import WORDS, days, legible

Data = dict[str, Any]
SLIP_PPI = 300
ROOM_IN_A_ROW = 600
"""A row with more characters in a cell may break across pages; a shorter one surely fits on a page."""


def write_pdf(paper: Paper) -> bytes:
    """The fonts inside typst serve first, so a paper has the same bytes on every machine.

    Only a paper with a character that they lack, or with a slip, whose typeface is prescribed, looks among
    the fonts of the machine.
    """
    inputs = {"paper": json.dumps(_paper(paper)), "hidden": hidden_text(paper)}
    made_at = datetime.combine(paper.as_at, time(), UTC)
    if any(isinstance(block, Slip) for block in paper.parts):
        return _with_fonts_of_machine(paper, inputs, made_at)
    try:
        return _compile(inputs, made_at, own_fonts_only=True)
    except typst.TypstError:
        return _with_fonts_of_machine(paper, inputs, made_at)


def _with_fonts_of_machine(paper: Paper, inputs: dict[str, str], made_at: datetime) -> bytes:
    try:
        return _compile(inputs, made_at, own_fonts_only=False)
    except typst.TypstError as error:
        raise PaperError(f"'{paper.title}' cannot be set as PDF: {error.message}.") from error


def _compile(inputs: dict[str, str], made_at: datetime, own_fonts_only: bool) -> bytes:
    source = files("corcom.papers").joinpath("templates", "paper.typ").read_bytes()
    return typst.compile(
        source,
        format="pdf",
        ignore_system_fonts=own_fonts_only,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        timestamp=made_at,
    )


def picture_of(slip: Slip) -> bytes:
    """A slip as PNG, for files that take no SVG."""
    source = files("corcom.papers").joinpath("templates", "slip.typ").read_bytes()
    made: bytes = typst.compile(source, format="png", ppi=SLIP_PPI, sys_inputs={"svg": slip.svg})
    return made


def _paper(paper: Paper) -> Data:
    lang, region = WORDS[paper.language].locale.split("-")
    return {
        "title": legible(paper.title),
        "subtitle": legible(paper.subtitle),
        "circle": legible(paper.circle),
        "status": legible(paper.status),
        "lang": lang,
        "region": region,
        "days": days(paper.as_at, paper.known_at, paper.language),
        "pages": WORDS[paper.language].pages,
        "about": [[legible(name), legible(value)] for name, value in paper.about],
        "parts": [_part(block) for block in paper.parts],
    }


def _part(block: Block) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "runs": _runs(block.text), "level": block.level, "key": block.key}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs)}
        case Lines():
            items = [_runs(item) for item in block.items]
            return {"kind": "lines", "head": _runs(block.head), "items": items}
        case Bullets():
            return {"kind": "bullets", "items": [_runs(item) for item in block.items]}
        case Numbered():
            return {"kind": "numbered", "items": [_runs(item) for item in block.items]}
        case Table():
            return _table(block)
        case Figures():
            return {"kind": "figures", "items": [_figure(item) for item in block.items]}
        case Slip():
            return {"kind": "slip", "svg": block.svg, "says": legible(block.says)}
    return {"kind": "page_break"}


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "caption": _runs(table.caption),
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(row) for row in table.rows],
        "note": _runs(table.note),
    }


def _column(column: Column) -> Data:
    return {"title": legible(column.title), "numeric": column.numeric, "width": column.width}


def _row(row: tuple[Text, ...]) -> list[Data]:
    long = any(len(plain(cell)) > ROOM_IN_A_ROW for cell in row)
    return [{"runs": _runs(cell), "long": long} for cell in row]


def _figure(figure: Figure) -> Data:
    return {
        "number": legible(figure.number.shown),
        "label": _runs(figure.label),
        "change": _runs(figure.change),
    }


def _runs(text: Text) -> list[Data]:
    return [_run(run) for run in runs(text) if seen(run)]


def _run(run: Run) -> Data:
    said = {"kind": "text", "text": legible(seen(run))}
    match run:
        case Strong():
            return {**said, "kind": "strong"}
        case Link():
            return {**said, "kind": "link", "url": run.url}
        case Mark():
            return {**said, "kind": "mark", "standing": standing(run)}
    return said
