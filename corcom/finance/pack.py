"""The unit's money in the meeting pack: the sentence, the table, and what papers print beside it.

The pack is for the Committee, so its totals are read with the Committee's eyes, whoever makes it.
"""

from collections.abc import Iterator
from dataclasses import replace

from corcom.committee.pack.brief import mark, table
from corcom.figures.amounts import AmountAnswer, ask_amount
from corcom.figures.briefing import pack_section
from corcom.finance import money
from corcom.finance.books import Finances, finances
from corcom.finance.compared import compared
from corcom.finance.sentence import notes, sentence
from corcom.papers.paper import Block, Column, Heading, Number, Paragraph, Text
from corcom.record.lens import Lens
from corcom.record.reader import COMMITTEE, PUBLIC, Reader

NO_RECORD = "no record"
ROWS = (
    *("budget", "received", "coverage", "outstanding", "payers", "states_parties"),
    *("on_top", "new_on_top", "pledged", "outstanding_after_pledges"),
)


def with_the_committees_eyes(lens: Lens) -> Lens:
    """The same days for a member of the Committee, or for whoever sees more already."""
    if lens.reader.sees(COMMITTEE):
        return lens
    return replace(lens, reader=Reader(circles=frozenset({PUBLIC, COMMITTEE})))


@pack_section("money")
def of_the_unit(now: Lens, _before: Lens) -> Iterator[Block]:
    """The unit's money as at the day of the pack."""
    lens = with_the_committees_eyes(now)
    found = finances(lens)
    yield Heading("Money", 2)
    if found is None or (found.budget is None and not found.contributions):
        yield Paragraph((mark("no_record"), f" in the books of the unit for {lens.as_at.year}."))
    else:
        yield from in_words(found)
        yield from in_numbers(lens)
    yield from beside_print(lens)


def in_words(found: Finances, language: str = "en") -> Iterator[Block]:
    """The sentence and what must be known beside it."""
    yield Paragraph(sentence(found, language))
    for note in notes(found, language):
        yield Paragraph(note)


def in_numbers(lens: Lens) -> Iterator[Block]:
    """The table: each figure of the books."""
    answers = [ask_amount(lens, f"contributions.{name}") for name in ROWS]
    rows: list[tuple[Text, ...]] = [(a.figure.label, cell(a)) for a in answers if a.value is not None]
    columns = (Column("Figure", width=4), Column("Value", numeric=True, width=2))
    yield from table("The unit's money by its books", columns, rows, "The books say nothing of this year.")


def beside_print(lens: Lens) -> Iterator[Block]:
    """What papers print for the year, beside the books; nothing where no paper was seen."""
    found = [one for one in compared(lens) if one.printed.value is not None]
    if not found:
        return
    columns = (
        Column("In print", width=3),
        Column("Printed", numeric=True, width=1.6),
        Column("By the books", numeric=True, width=1.6),
        Column("", width=1.2),
    )
    words = {True: "agrees", False: "differs", None: ""}
    rows: list[tuple[Text, ...]] = [
        (one.printed.figure.label, cell(one.printed), cell(one.books), words[one.agrees]) for one in found
    ]
    yield from table("What papers print of the unit's money, beside its books", columns, rows, "")


def cell(answer: AmountAnswer, language: str = "en") -> Text:
    """An amount as a table prints it."""
    if answer.value is None:
        return mark("no_record")
    return Number(str(answer.value), answer.figure.name, answer.lens.as_at, shown(answer, language))


def shown(answer: AmountAnswer, language: str = "en") -> str:
    """An amount in the numbers of a language: CHF 373,490.70; 80.2 %; 53."""
    value = answer.told.value
    if value is None:
        return NO_RECORD
    if answer.figure.is_money:
        return money.with_currency(int(value), answer.figure.unit, language)
    if answer.figure.unit == "per cent":
        return f"{money.shown(int(value * 100), language)} %"
    return str(value)
