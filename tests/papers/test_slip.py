"""A payment slip in a paper: seen in every form, and said in words for whoever does not see it."""

import re
from base64 import b64decode

import pypdfium2

from corcom.papers.html import write_html
from corcom.papers.paper import Paragraph, Slip
from corcom.papers.pdf import picture_of, write_pdf
from tests.papers.sample import sample

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="106mm" viewBox="0 0 210 106">'
    '<rect width="210" height="106" fill="white"/><text x="20" y="20">Receipt</text></svg>'
)
SLIP = Slip(SVG, 'Invoice 1: CHF 28.47 "by June"')


def test_on_a_page_it_is_a_picture_with_its_words_and_nothing_else_is_let_in():
    page = write_html(sample(parts=(SLIP,)))
    picture = re.search('<img alt="([^"]*)" src="data:image/svg\\+xml;base64,([^"]*)">', page)
    assert picture[1] == "Invoice 1: CHF 28.47 &quot;by June&quot;"
    assert b64decode(picture[2]).decode() == SVG
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page


def test_in_a_pdf_it_has_a_page_of_its_own():
    document = pypdfium2.PdfDocument(write_pdf(sample(parts=(Paragraph("Excellency,"), SLIP))))
    assert len(document) == 2
    assert document[1].get_textpage().get_text_range().strip() == "Receipt"


def test_as_a_picture_it_has_300_dots_an_inch():
    content = picture_of(SLIP)
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert (round(width / 300 * 25.4), round(height / 300 * 25.4)) == (210, 106)
