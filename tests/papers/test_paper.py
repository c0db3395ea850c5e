"""The paper as data: its numbers in order, its seal, and what it refuses."""

from datetime import date

import pytest

from corcom.papers.paper import (
    Bullets,
    Column,
    Figure,
    Figures,
    Heading,
    Link,
    Number,
    PaperError,
    Paragraph,
    Table,
    hidden,
    numbers,
)
from corcom.papers.words import day, days, legible
from tests.papers.sample import DAY, number, sample


def test_numbers_come_in_reading_order():
    columns = (Column("State"), Column("Area", numeric=True))
    parts = (
        Paragraph(("a ", number(1, "a"), " b ", number(2, "b"))),
        Heading(("Overdue: ", number(3, "c")), 1),
        Bullets((number(4, "d"), ("x", number(5, "e")))),
        Figures((Figure("label", number(6, "f"), ("+", number(7, "g"))),)),
        Table(("All ", number(8, "h")), columns, (("Ruritania", number(9, "i")),), number(10, "j")),
    )
    assert [found.value for found in numbers(sample(parts=parts))] == list(range(1, 11))


def test_hidden_names_the_figure_and_the_day_of_each_number():
    found = hidden(sample(parts=(Paragraph(Number(1234, "votes.yes", date(2017, 12, 4), "1 234")),)))
    assert found["numbers"] == [
        {"figure": "votes.yes", "value": 1234, "as_at": "2017-12-04", "shown": "1 234"}
    ]
    assert (found["as_at"], found["known_at"]) == ("2018-09-25", "2026-11-21")
    assert len(found["sha256"]) == 64


def test_the_seal_changes_with_every_number():
    seals = {hidden(sample(parts=(Paragraph(number(value, "a")),)))["sha256"] for value in (1, 2, "1")}
    assert len(seals) == 3


@pytest.mark.parametrize(
    ("build", "complaint"),
    [
        (lambda: sample(title=" "), "needs a title"),
        (lambda: sample(language="tlh"), "language 'tlh'"),
        (lambda: sample(parts=(Heading("Deep", 2),)), "'Deep' is of level 2 after level 0"),
        (lambda: sample(parts=(Heading("A", 1), Heading("B", 3))), "'B' is of level 3 after level 1"),
        (lambda: sample(parts=(Heading("A", 1, "k"), Heading("B", 1, "k"))), "same key"),
        (lambda: sample(parts=(Paragraph(Link("there", "#nowhere")),)), "no heading has that key"),
        (lambda: Heading("A", 1, "not a key"), "must start with a letter"),
        (lambda: Link("there", "javascript:alert(1)"), "must start with https://"),
        (
            lambda: Table("T", (Column("a"), Column("b")), (("1", "2"), ("1",))),
            "Row 2 of the table 'T' has 1",
        ),
        (lambda: Table("T", (), ()), "needs columns"),
        (lambda: Table("T", (Column("a", width=0),), ()), "needs columns"),
    ],
)
def test_a_paper_that_cannot_be_set_is_refused_when_it_is_built(build, complaint):
    with pytest.raises(PaperError, match=complaint):
        build()


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1 August 2010"), ("fr", "1er août 2010"), ("es", "1 de agosto de 2010")],
)
def test_days_are_written_out_in_each_language(language, written):
    assert day(date(2010, 8, 1), language) == written
    assert written in days(date(2010, 8, 1), DAY, language)


def test_text_loses_only_what_no_file_can_hold():
    assert legible("a\x00b\ud800c\ufeff\r\nd\re\tTürkiye 日本 😀") == "abc\nd\ne\tTürkiye 日本 😀"
