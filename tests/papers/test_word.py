"""The Word file: what a reader, an editor and a screen reader find in it."""

import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from corcom.papers.paper import Column, Heading, Numbered, Paragraph, Table
from corcom.papers.word import TEXT_WIDTH, write_docx
from tests.papers.sample import LIKE_MARKUP, NAMES, sample


def opened(paper):
    return Document(io.BytesIO(write_docx(paper)))


@pytest.fixture(scope="module")
def document():
    return opened(sample())


def test_header_rows_repeat_and_rows_stay_whole(document):
    for table in document.tables[2:]:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in table.rows[1:])


def test_tables_are_as_wide_as_the_text(document):
    for table in document.tables:
        assert abs(sum(column.width for column in table.columns) - TEXT_WIDTH) < 2000
    numeric = document.tables[2].rows[5].cells[3].paragraphs[0]
    assert numeric.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_blocks_keep_their_order():
    tables = [Table(f"Table {count}", (Column("A"),), ((f"cell {count}",),)) for count in range(6)]
    document = opened(sample(parts=(Paragraph("before"), *tables, Paragraph("after")), about=()))
    said = [
        item.rows[1].cells[0].text if isinstance(item, WordTable) else item.text
        for item in document.iter_inner_content()
    ]
    expected = [text for count in range(6) for text in (f"Table {count}", f"cell {count}")]
    assert [text for text in said[2:] if text] == ["before", *expected, "after"]


def test_headings_are_real_headings(document):
    said = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert said["Meeting pack for the Coordination Committee"] == "Title"
    assert said["What falls due"] == "Heading 1"
    assert said["Outreach"] == "Heading 2"
    assert said["Letters"] == "Heading 3"
    assert said["Words that are hard to set"] == "Caption"


def test_text_that_looks_like_markup_is_text(document):
    first_cells = [row.cells[0].text for row in document.tables[3].rows]
    assert set(LIKE_MARKUP) | set(NAMES) <= set(first_cells)


def test_every_page_says_whose_it_is_and_which_day(document):
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        assert header.paragraphs[0].text.endswith("\tCoordination Committee · draft")
    assert section.header.paragraphs[0].text.startswith("Meeting pack")
    for footer in (section.first_page_footer, section.footer):
        assert "As at 25 September 2018, as known on 21 November 2026" in footer.paragraphs[0].text
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_a_paper_without_a_status_has_none():
    header = opened(sample(status="")).sections[0].header.paragraphs[0]
    assert header.text.endswith("\tCoordination Committee")


def test_properties_and_language():
    document = opened(sample(language="fr", title="Étude " * 60))
    assert document.core_properties.title.startswith("Étude")
    assert document.core_properties.subject == "Convention on Crossbows, fourth meeting of 2018"
    assert document.core_properties.language == "fr-FR"
    assert "page " in document.sections[0].footer.paragraphs[0].text
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"fr-FR"}


def test_each_numbered_list_counts_from_one():
    document = opened(sample(parts=(Numbered(("a", "b")), Paragraph("and"), Numbered(("c",)))))
    listed = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "List Number"]
    identities = [paragraph._p.pPr.numPr.numId.val for paragraph in listed]
    assert identities[0] == identities[1] != identities[2]


def test_links_lead_inside_and_outside(document):
    body = document.element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors == {"duties"}
    assert marks == {"settle", "out_reach", "duties"}
    assert "https://example.org/" in {rel.target_ref for rel in document.part.rels.values()}


def test_every_style_in_use_is_defined(document):
    known = {style.style_id for style in document.styles}
    used = {
        element.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for element in document.element.iter(qn(tag))
    }
    assert used <= known
    assert {"MarkOverdue", "MarkDue", "MarkFulfilled", "MarkContinuing", "MarkNoRecord"} <= used


def test_the_same_paper_has_the_same_bytes():
    data = write_docx(sample())
    assert write_docx(sample()) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2018-09-25T00:00:00Z" in package.read("docProps/core.xml")


def test_nothing_of_the_template_is_left():
    with zipfile.ZipFile(io.BytesIO(write_docx(sample()))) as package:
        names = package.namelist()
        everything = b"".join(package.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name]
    assert b"python-docx" not in everything
    assert b"Cambria" not in package_styles(write_docx(sample()))


def package_styles(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/styles.xml") + package.read("word/fontTable.xml")


def test_control_characters_do_not_break_the_file():
    document = opened(sample(title="A\x00B\x0c", parts=(Heading("C\x1f\ud800D", 1),)))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text in ("AB", "CD")] == [
        "AB",
        "CD",
    ]
