"""What a paper carries unseen comes back whole from each format, or the file is refused."""

import io
import json
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corcom.papers.html import write_html
from corcom.papers.paper import Column, Number, Paragraph, Table, hidden
from corcom.papers.pdf import write_pdf
from corcom.papers.read_back import NotOurPaper, read_back
from corcom.papers.word import write_docx
from corcom.papers.words import legible
from tests.papers.sample import sample

WRITERS = {
    "paper.docx": write_docx,
    "paper.pdf": write_pdf,
    "paper.html": lambda paper: write_html(paper).encode(),
}
each_format = pytest.mark.parametrize("name", WRITERS)

latin = st.text(st.characters(max_codepoint=0x17F), min_size=1, max_size=30)
made_numbers = st.builds(
    Number,
    value=st.integers() | st.text(max_size=10),
    figure=st.text(max_size=20),
    as_at=st.dates(),
    shown=latin,
)
titles = latin.filter(lambda title: legible(title).strip())


@each_format
def test_the_sample_comes_back(name):
    assert read_back(name, WRITERS[name](sample())) == hidden(sample())


@each_format
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(made_numbers, max_size=4), title=titles, day=st.dates(min_value=date(1970, 1, 1)))
def test_any_numbers_come_back(name, found, title, day):
    table = Table(title, (Column(title),), tuple((number,) for number in found))
    paper = sample(title=title, as_at=day, parts=(Paragraph(tuple(found)), table))
    assert read_back(name.upper(), WRITERS[name](paper)) == hidden(paper)


@each_format
@pytest.mark.parametrize(
    "data", [b"", b"nonsense", b"%PDF-1.7\nnothing", b"PK\x03\x04broken", b"<p>\xff\xfe"]
)
def test_other_files_are_refused(name, data):
    with pytest.raises(NotOurPaper, match=name):
        read_back(name, data)


@each_format
def test_a_torn_file_is_refused(name):
    whole = WRITERS[name](sample())
    for part in (10, 2, 1.5):
        torn = whole[: int(len(whole) / part)]
        if b"</script>" not in torn and b"/EmbeddedFile" not in torn:
            with pytest.raises(NotOurPaper):
                read_back(name, torn)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200), name=st.sampled_from([*WRITERS, "paper.txt", ""]))
def test_no_bytes_break_the_reader(data, name):
    with pytest.raises(NotOurPaper):
        read_back(name, data)


@pytest.mark.parametrize("content", ["[]", "{", "{}", '{"numbers": 1}', '"x"', "\ud800x"])
def test_a_page_with_another_script_is_refused(content):
    page = f'<script type="application/json" id="corcom-paper">{content}</script>'
    with pytest.raises(NotOurPaper):
        read_back("page.html", page.encode("utf-8", "surrogatepass"))


def test_a_changed_number_is_noticed():
    page = write_html(sample()).replace('"value":104,', '"value":140,')
    with pytest.raises(NotOurPaper, match="were changed"):
        read_back("page.html", page.encode())


def test_a_word_file_that_word_saved_under_other_names_is_known():
    renamed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write_docx(sample()))) as old, zipfile.ZipFile(renamed, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("item1.xml", "item7.xml"), old.read(name))
    assert read_back("saved.docx", renamed.getvalue()) == hidden(sample())


def test_an_unknown_ending_is_named():
    with pytest.raises(NotOurPaper, match=r"'a.xlsx' is not a .docx, .pdf or .html file"):
        read_back("a.xlsx", b"")


def test_the_hidden_part_is_json_that_others_can_read():
    with zipfile.ZipFile(io.BytesIO(write_docx(sample()))) as package:
        text = package.read("customXml/item1.xml").decode().partition(">")[2].removesuffix("</paper>")
    assert json.loads(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == hidden(
        sample()
    )
