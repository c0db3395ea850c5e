"""The page: one file, meaning in its tags, and no text that becomes markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.papers.html import write_html
from corcom.papers.paper import Column, Heading, Mark, Paragraph, Table, numbers
from tests.papers.sample import DAY, LIKE_MARKUP, NAMES, number, sample


class Reader(HTMLParser):
    """Collects the tags with their attributes and the text outside of styles and scripts."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.said, self._raw = [], [], False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._raw = tag in ("style", "script")

    def handle_endtag(self, tag):
        self._raw = False

    def handle_data(self, data):
        if not self._raw:
            self.said.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def page():
    return Reader(write_html(sample()))


def test_every_number_names_its_figure_and_its_day(page):
    found = [(item["value"], item["data-figure"], item["data-as-at"]) for item in page.all("data")]
    told = [(str(item.value), item.figure, item.as_at.isoformat()) for item in numbers(sample())]
    assert sorted(found) == sorted(told)


def test_text_that_looks_like_markup_is_text(page):
    assert set(LIKE_MARKUP) | set(NAMES) <= set(page.said)
    assert len(page.all("script")) == 1


@given(text=st.text(max_size=40))
def test_no_text_becomes_a_tag(text):
    table = Table(text, (Column(text),), ((text,),), text)
    parts = (Heading(text, 1), Paragraph((text, Mark(text, text), number(1, text, text))), table)
    quiet = tuple(tag for tag, _ in Reader(write_html(sample(parts=parts, title="t"))).tags)
    plain = sample(parts=_with("x"), title="t")
    if text:
        assert quiet == tuple(tag for tag, _ in Reader(write_html(plain)).tags)


def _with(text):
    table = Table(text, (Column(text),), ((text,),), text)
    return (Heading(text, 1), Paragraph((text, Mark(text, text), number(1, text, text))), table)


def test_tables_say_what_heads_what(page):
    assert len(page.all("table")) == len(page.all("caption")) == 2
    scopes = [cell["scope"] for cell in page.all("th")]
    assert scopes.count("col") == 8
    assert scopes.count("row") == 60 + 2 + len(LIKE_MARKUP) + len(NAMES)


def test_the_file_loads_nothing(page):
    assert not page.all("link") + page.all("img")
    assert not [attrs for _, attrs in page.tags if "src" in attrs]
    assert "default-src 'none'" in str(page.all("meta"))
    assert "url(" not in write_html(sample())


def test_headings_and_links_meet(page):
    assert page.all("h1") == [{}]
    assert {"id": "duties"} in page.all("h2")
    assert "#duties" in [link["href"] for link in page.all("a")]


def test_standings_are_words_first(page):
    marks = {attrs["class"] for attrs in page.all("span") if attrs.get("class", "").startswith("standing")}
    assert marks == {
        f"standing {name}" for name in ("overdue", "due", "fulfilled", "continuing", "no_record")
    }
    assert "no record" in page.said


def test_a_standing_nobody_knows_stays_calm():
    page = write_html(sample(parts=(Paragraph(Mark('x" onclick="y', "not applicable")),)))
    assert '<span class="standing continuing">not applicable</span>' in page


def test_the_page_says_its_day_and_language():
    page = write_html(sample(language="es", as_at=DAY))
    assert '<html lang="es-ES">' in page
    assert "A 25 de septiembre de 2018, según lo conocido a 21 de noviembre de 2026" in page
    assert write_html(sample()) == write_html(sample())


def test_a_draft_says_so_in_sight_on_the_screen_and_another_paper_does_not():
    assert '<p class="draft">For comments</p>' in write_html(sample(status="For comments", draft=True))
    assert 'class="draft"' not in write_html(sample(status="Adopted"))
