"""A paper as Word: real styles, repeated header rows, fields for the pages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime, time
from textwrap import shorten

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

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
from corcom.papers.pdf import picture_of
from corcom.papers.word_package import empty_document, hide, packed
from corcom.papers.words import WORDS, days, legible

PAGE_WIDTH, PAGE_HEIGHT, SIDE, TOP, FOOT = Mm(210), Mm(297), Mm(25), Mm(27), Mm(25)
TEXT_WIDTH = Length(PAGE_WIDTH - 2 * SIDE)
FIGURES_IN_A_ROW = 4
LONGEST_PROPERTY = 255
LONGEST_RUNNING_TITLE = 75


def write_docx(paper: Paper) -> bytes:
    document = empty_document(WORDS[paper.language].locale)
    _set_properties(document, paper)
    _set_page(document.sections[0], paper)
    _add_cover(document, paper)
    for block in paper.parts:
        _add(document, block)
    hide(document, hidden_text(paper))
    return packed(document)


def _set_properties(document: WordDocument, paper: Paper) -> None:
    made_at = datetime.combine(paper.as_at, time(), UTC)
    properties = document.core_properties
    properties.title = legible(paper.title)[:LONGEST_PROPERTY]
    properties.subject = legible(paper.subtitle)[:LONGEST_PROPERTY]
    properties.content_status = legible(paper.status)[:LONGEST_PROPERTY]
    properties.language = WORDS[paper.language].locale
    properties.author = properties.last_modified_by = "CorCom"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = made_at


def _set_page(section: Section, paper: Paper) -> None:
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, FOOT
    section.header_distance = section.footer_distance = Mm(13)
    section.different_first_page_header_footer = True
    running = shorten(legible(paper.title), LONGEST_RUNNING_TITLE, placeholder=" …")
    _fill_header(section.first_page_header.paragraphs[0], "", paper)
    _fill_header(section.header.paragraphs[0], running, paper)
    for footer in (section.first_page_footer, section.footer):
        _fill_footer(footer.paragraphs[0], paper)


def _fill_header(paragraph: WordParagraph, title: str, paper: Paper) -> None:
    paragraph.style = "Header"
    paragraph.add_run(f"{title}\t{legible(paper.circle)}")
    if paper.status:
        paragraph.add_run(" · ")
        paragraph.add_run(legible(paper.status), style="Strong")


def _fill_footer(paragraph: WordParagraph, paper: Paper) -> None:
    paragraph.style = "Footer"
    paragraph.add_run(days(paper.as_at, paper.known_at, paper.language) + "\t")
    before, between = WORDS[paper.language].pages.removesuffix("{pages}").split("{page}")
    paragraph.add_run(before)
    _add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: WordParagraph, instruction: str) -> None:
    field = _element("fldSimple", instr=f" {instruction} ")
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _element(tag: str, **values: str) -> BaseOxmlElement:
    return OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in values.items()})


def _add_cover(document: WordDocument, paper: Paper) -> None:
    document.add_paragraph(legible(paper.title), style="Title")
    if paper.subtitle:
        document.add_paragraph(legible(paper.subtitle), style="Subtitle")
    if paper.about:
        table = _new_table(document, "Cover Table", len(paper.about), (1, 3))
        for row, (name, value) in zip(table.rows, paper.about, strict=True):
            _fill(row.cells[0].paragraphs[0], name, "Cover Label")
            _fill(row.cells[1].paragraphs[0], value, "Table Text")
        document.add_paragraph(style="Table End")


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            _add_heading(document, block)
        case Paragraph():
            _fill(document.add_paragraph(), block.runs, "Normal")
        case Lines():
            _add_lines(document, block)
        case Bullets():
            _add_items(document, block.items, "List Bullet")
        case Numbered():
            _count_from_one(document, _add_items(document, block.items, "List Number"))
        case Table():
            _add_table(document, block)
        case Figures():
            _add_figures(document, block)
        case Slip():
            _add_slip(document, block)
        case _:
            document.add_paragraph(style="Page Break")


def _add_heading(document: WordDocument, heading: Heading) -> None:
    paragraph = document.add_paragraph()
    if heading.key:
        count = str(len(document.element.findall(".//" + qn("w:bookmarkStart"))))
        paragraph._p.append(_element("bookmarkStart", id=count, name=_bookmark(heading.key)))
        paragraph._p.append(_element("bookmarkEnd", id=count))
    _fill(paragraph, heading.text, f"Heading {heading.level}")


def _bookmark(key: str) -> str:
    return key.replace("-", "_")


def _add_lines(document: WordDocument, lines: Lines) -> None:
    head = [Strong(plain(lines.head))] if plain(lines.head) else []
    texts: list[Text] = [*head, *lines.items]
    for count, text in enumerate(texts, 1):
        paragraph = document.add_paragraph()
        _fill(paragraph, text, "Normal")
        if count < len(texts):
            paragraph.paragraph_format.space_after = Mm(0)
            paragraph.paragraph_format.keep_with_next = True


def _add_items(document: WordDocument, items: Iterable[Text], style: str) -> list[WordParagraph]:
    paragraphs = []
    for item in items:
        paragraphs.append(document.add_paragraph())
        _fill(paragraphs[-1], item, style)
    return paragraphs


def _count_from_one(document: WordDocument, paragraphs: list[WordParagraph]) -> None:
    numbering = document.part.numbering_part.element
    num = numbering.add_num(1)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = num.numId


def _add_table(document: WordDocument, table: Table) -> None:
    _fill(document.add_paragraph(), table.caption, "Caption")
    weights = [column.width for column in table.columns]
    made = _new_table(document, "List Table", len(table.rows) + 1, weights)
    head, *rows = made.rows
    head._tr.get_or_add_trPr().append(_element("tblHeader"))
    _fill_row(head, [column.title for column in table.columns], table.columns, "Table Head")
    for row, cells in zip(rows, table.rows, strict=True):
        _fill_row(row, cells, table.columns, "Table Text")
    _fill(document.add_paragraph(), table.note, "Table Note" if plain(table.note) else "Table End")


def _new_table(document: WordDocument, style: str, rows: int, weights: Iterable[float]) -> WordTable:
    """As wide as the text; no row is torn apart by the end of a page."""
    weights = tuple(weights)
    made: WordTable = document.add_table(rows, len(weights), style)
    made.autofit = False
    widths = [Length(int(TEXT_WIDTH * weight / sum(weights))) for weight in weights]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for row in made.rows:
        row._tr.get_or_add_trPr().append(_element("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    width_of_all = made._tbl.tblPr.find(qn("w:tblW"))
    width_of_all.set(qn("w:w"), str(TEXT_WIDTH.twips))
    width_of_all.set(qn("w:type"), "dxa")
    return made


def _fill_row(row: _Row, cells: Iterable[Text], columns: tuple[Column, ...], style: str) -> None:
    for cell, text, column in zip(row.cells, cells, columns, strict=True):
        paragraph = cell.paragraphs[0]
        _fill(paragraph, text, style)
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _flush_right(row.cells[-1])


def _flush_right(cell: _Cell) -> None:
    margins = _element("tcMar")
    margins.append(_element("right", w="0", type="dxa"))
    cell._tc.get_or_add_tcPr().append(margins)


def _add_figures(document: WordDocument, figures: Figures) -> None:
    for start in range(0, len(figures.items), FIGURES_IN_A_ROW):
        items = figures.items[start : start + FIGURES_IN_A_ROW]
        columns = min(FIGURES_IN_A_ROW, len(figures.items))
        made = _new_table(document, "Figures Table", 1, (1,) * columns)
        for cell, item in zip(made.rows[0].cells, items, strict=False):
            _fill_figure(cell, item)
        document.add_paragraph(style="Table End")


def _add_slip(document: WordDocument, slip: Slip) -> None:
    """On a page without header and footer, fixed to its foot: the slip must be printed in its size."""
    section = document.add_section()
    section.different_first_page_header_footer = False
    for edge in (section.header, section.footer):
        edge.is_linked_to_previous = False
    made = document.add_paragraph().add_run().add_picture(io.BytesIO(picture_of(slip)), width=PAGE_WIDTH)
    made._inline.docPr.set("descr", legible(slip.says))
    _fix_to_foot(made._inline)


def _fix_to_foot(inline: BaseOxmlElement) -> None:
    """An inline picture into one that lies at the foot of the page, whatever the margins are."""
    below = PAGE_HEIGHT - inline.extent.cy
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="1" layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{below}</wp:posOffset></wp:positionV></wp:anchor>'
    )
    extent, *others = list(inline)
    anchor.extend([extent, OxmlElement("wp:wrapNone"), *others])
    inline.getparent().replace(inline, anchor)


def _fill_figure(cell: _Cell, figure: Figure) -> None:
    _fill(cell.paragraphs[0], figure.number, "Figure Number")
    _fill(cell.add_paragraph(), figure.label, "Figure Label")
    if plain(figure.change):
        _fill(cell.add_paragraph(), figure.change, "Figure Change")


def _fill(paragraph: WordParagraph, text: Text, style: str) -> None:
    paragraph.style = style
    for run in runs(text):
        _add_run(paragraph, run)


def _add_run(paragraph: WordParagraph, run: Run) -> None:
    said = legible(seen(run))
    match run:
        case Strong():
            paragraph.add_run(said, style="Strong")
        case Mark():
            paragraph.add_run(f"\u00a0{said}\u00a0", style=f"Mark {standing(run)}")
        case Link():
            _add_link(paragraph, run)
        case _:
            paragraph.add_run(said)


def _add_link(paragraph: WordParagraph, link: Link) -> None:
    made = OxmlElement("w:hyperlink")
    if link.url.startswith("#"):
        made.set(qn("w:anchor"), _bookmark(link.url[1:]))
    else:
        made.set(qn("r:id"), paragraph.part.relate_to(link.url, RT.HYPERLINK, is_external=True))
    made.append(paragraph.add_run(legible(link.text), style="Hyperlink")._r)
    paragraph._p.append(made)
