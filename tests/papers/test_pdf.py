"""The PDF: its text layer, its tags, its fonts and the same bytes every time."""

import re

import pypdfium2
import pytest

from corcom.papers.paper import Column, Heading, PaperError, Paragraph, Table
from corcom.papers.pdf import write_pdf
from tests.papers.sample import LIKE_MARKUP, NAMES, number, sample


def pages(data):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


@pytest.fixture(scope="module")
def data():
    return write_pdf(sample())


@pytest.fixture(scope="module")
def said(data):
    return pages(data)


def test_names_and_dashes_are_in_the_text_layer(said):
    everything = re.sub(r"\s+", " ", " ".join(said))
    for name in NAMES:
        assert name in everything
    assert "\ufffd" not in everything


def test_text_that_looks_like_markup_is_text(said):
    everything = " ".join(said)
    for text in LIKE_MARKUP:
        assert text in everything


def test_text_that_looks_like_markup_is_text_everywhere():
    hostile = "#panic() $ *b* _i_ `r` <l> @x \\ // /* */ [c] = + -"
    paper = sample(
        title=hostile,
        subtitle=hostile,
        circle=hostile,
        status=hostile,
        about=((hostile, hostile),),
        parts=(
            Heading(hostile, 1),
            Paragraph(hostile),
            Table(hostile, (Column(hostile),), ((hostile,),), hostile),
        ),
    )
    everything = re.sub(r"\s+", " ", " ".join(pages(write_pdf(paper))))
    assert everything.count(hostile) == 12


def test_every_page_says_whose_it_is_and_which_day(said):
    for count, page in enumerate(said, start=1):
        assert "Coordination Committee · draft" in page
        assert "As at 25 September 2018, as known on 21 November 2026" in page
        assert f"page {count} of {len(said)}" in page


def test_the_header_row_repeats_on_every_page_of_a_table(said):
    with_states = [page for page in said if "Clear contaminated areas" in page]
    assert len(with_states) > 1
    assert all("Area left, m²" in page for page in with_states)


def test_no_row_is_lost(said):
    everything = " ".join(said)
    assert everything.count("Clear contaminated areas") == 60
    assert all(found.shown in everything for found in [number(104, ""), number(16, "")])


def test_a_row_longer_than_a_page_is_not_cut_off():
    table = Table("Minutes", (Column("Item"), Column("Text")), (("1", "word " * 3000 + "end"),))
    everything = " ".join(pages(write_pdf(sample(parts=(table,)))))
    assert everything.count("word") == 3000
    assert "end" in everything


def test_a_long_word_stays_in_its_column_and_whole_in_the_text_layer():
    word = "xk7q" * 20
    table = Table("Words", (Column("Word"), Column("Room", width=4)), ((word, "beside"),))
    document = pypdfium2.PdfDocument(write_pdf(sample(parts=(table,))))
    page = document[0].get_textpage()
    assert word in re.sub(r"\s+", "", page.get_text_range())
    boxes = [page.get_charbox(at) for at in range(page.count_chars()) if page.get_text_range(at, 1) in "k7"]
    assert max(box[2] for box in boxes[:60]) < document[0].get_width()


def test_tags_title_and_language(data):
    document = pypdfium2.PdfDocument(data)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "Meeting pack for the Coordination Committee"
    assert document.get_metadata_dict()["CreationDate"].startswith("D:20180925")
    assert b"/Lang(en-GB)" in data.replace(b" ", b"")
    outline = [bookmark.get_title() for bookmark in document.get_toc()]
    assert outline[:3] == ["What this meeting must settle", "Position of the Convention", "Outreach"]


def test_the_attachment_is_there_for_other_readers(data):
    document = pypdfium2.PdfDocument(data)
    assert document.count_attachments() == 1
    assert document.get_attachment(0).get_name() == "corcom-paper.json"


def test_the_fonts_travel_with_the_paper(data):
    assert b"Libertinus" in data


def test_a_character_that_no_font_has_is_an_error_and_not_a_box():
    with pytest.raises(PaperError, match="cannot be set as PDF"):
        write_pdf(sample(parts=(Paragraph("a \U000f1234 b"),)))


def test_the_same_paper_has_the_same_bytes(data):
    assert write_pdf(sample()) == data


@pytest.mark.parametrize(("language", "words"), [("fr", "page 1 sur"), ("es", "página 1 de")])
def test_fixed_words_follow_the_language(language, words):
    assert words in pages(write_pdf(sample(language=language)))[0]


def test_a_paper_with_nothing_in_it_is_a_page():
    assert len(pages(write_pdf(sample(parts=(), about=(), subtitle="", status="")))) == 1
