"""The Committee's sentence, exact, in three languages; 104 States that do not exist, made-up payments."""

from dataclasses import replace
from datetime import date

import pytest

from corcom.committee.papers import meeting_pack
from corcom.figures.amounts import AMOUNTS, ask_amount
from corcom.figures.catalogue import CATALOGUE, UnknownFigure
from corcom.finance import actions
from corcom.finance.books import finances
from corcom.finance.pack import with_the_committees_eyes
from corcom.finance.sentence import notes, sentence
from corcom.papers.paper import numbers, plain
from corcom.record.lens import Lens
from corcom.register.models import State
from tests.finance.books import budget, fund, pay, the_unit, unit_lens
from tests.finance.books import state as found_state
from tests.finance.streslau import CODES, the_books_of_2018
from tests.recorded import as_at, fictional

pytestmark = pytest.mark.django_db

DAY = date(2018, 9, 25)
THIN = "\u202f"


@pytest.fixture
def books(empty_record):
    the_books_of_2018()


def said(lens: Lens, language: str = "en") -> str:
    return plain(sentence(finances(lens), language))


def test_the_sentence_is_exact_as_at_the_day_of_the_meeting(books):
    assert said(unit_lens(DAY)) == (
        "53 of 102 States Parties have paid CHF 373,490.70 of 465,440 (80.2 %), CHF 91,949.30 open;"
        " since the last meeting (30 August 2018) one 7(c) contribution of CHF 866.00;"
        " pledge of Fiction 070, GBP 20,000 (about CHF 25,000), not yet received;"
        " with the pledges CHF 66,949.30 would be open."
    )


def test_in_french_and_spanish_with_their_own_numbers(books):
    state_in_french = State.objects.everything().get(pk=CODES[70])
    assert state_in_french.name_fr == ""
    assert said(unit_lens(DAY), "fr").startswith(
        f"53 des 102 États parties ont versé CHF 373{THIN}490,70 sur 465{THIN}440 (80,2 %),"
        f" CHF 91{THIN}949,30 restent dus; depuis la dernière réunion (30 août 2018), une contribution 7(c)"
    )
    assert said(unit_lens(DAY), "es").startswith(
        f"53 de los 102 Estados partes han abonado CHF 373{THIN}490,70 de 465{THIN}440 (80,2 %),"
        f" CHF 91{THIN}949,30 pendientes; desde la última reunión (30 de agosto de 2018), una contribución 7(c)"
    )


def test_a_payment_of_the_day_after_changes_nothing(books):
    before = said(unit_lens(DAY))
    pay(CODES[80], 5_000_00, date(2018, 9, 26))
    assert said(unit_lens(DAY)) == before
    assert said(unit_lens(date(2018, 9, 26))).startswith("54 of 102 States Parties have paid CHF 378,490.70")


def test_a_payment_of_a_state_that_joined_within_the_year_counts_as_money_and_not_among_the_102(books):
    pay(CODES[103], 100_00, DAY)
    assert said(unit_lens(DAY)).startswith("53 of 102 States Parties have paid CHF 373,590.70")


def test_the_day_of_counting_and_the_currencies_are_told(books):
    assert notes(finances(unit_lens(DAY))) == [
        "States Parties are counted as at 1 January 2018, the start of the budget year.",
        "Other currencies are counted at the rate of the day on which they were entered.",
    ]


def test_the_committee_reads_the_sentence_and_not_who_pledged(books):
    committee = with_the_committees_eyes(as_at(2018, 9, 25))
    told = said(committee)
    assert "one pledge of GBP 20,000 (about CHF 25,000) not yet received" in told
    assert "Fiction" not in told
    actions.record_consent(the_unit(), found_state(CODES[70]), "amounts", DAY)
    assert "pledge of Fiction 070" in said(committee)


def test_every_number_of_the_sentence_is_a_figure_with_the_same_value(books):
    lens = unit_lens(DAY)
    runs = [run for run in sentence(finances(lens)) if not isinstance(run, str)]
    assert len(runs) == 8
    for run in runs:
        assert run.as_at == DAY
        value = ask_amount(lens, run.figure).value
        assert str(value) == str(run.value), run.figure


def test_the_figures_of_the_books_are_for_the_committee(books):
    committee = with_the_committees_eyes(as_at(2018, 9, 25))
    value = {name: ask_amount(committee, name).value for name in AMOUNTS if ".printed." not in name}
    assert {name: str(number) for name, number in value.items()} == {
        "contributions.budget": "465440.00",
        "contributions.received": "373490.70",
        "contributions.outstanding": "91949.30",
        "contributions.coverage": "80.24",
        "contributions.payers": "53",
        "contributions.states_parties": "102",
        "contributions.on_top": "866.00",
        "contributions.new": "866.00",
        "contributions.new_on_top": "866.00",
        "contributions.pledged": "25000.00",
        "contributions.outstanding_after_pledges": "66949.30",
    }
    for name in value:
        with pytest.raises(UnknownFigure, match="open to you"):
            ask_amount(as_at(2018, 9, 25), name)


def test_without_a_budget_or_a_payment_it_says_so(books):
    assert said(unit_lens(date(2019, 5, 1))).startswith("No budget of 2019 is on record")
    budget(1_000_00, year=2019, on="2018-09-05")
    assert said(unit_lens(date(2019, 5, 1))) == "No contribution towards the budget of 1,000 is on record."


def test_more_than_the_budget_is_said_so(books):
    pay(CODES[0], 100_000_00, DAY)
    assert "CHF 8,050.70 more than the budget" in said(unit_lens(DAY))


def test_several_categories_since_the_last_meeting_are_told_apart(books):
    pay(CODES[61], 134_00, DAY, "7c")
    assert "2 7(c) contributions of CHF 1,000.00 in all" in said(unit_lens(DAY))


def test_the_pack_prints_the_sentence_with_its_figures_and_names_nobody(books):
    paper = meeting_pack(as_at(2018, 9, 25), DAY)
    text = [plain(block.runs) for block in paper.parts if hasattr(block, "runs")]
    assert any(t.startswith("53 of 102 States Parties have paid CHF 373,490.70 of 465,440") for t in text)
    figures = {number.figure: str(number.value) for number in numbers(paper)}
    assert figures["contributions.outstanding"] == "91949.30"
    assert not set(CATALOGUE) & set(AMOUNTS)


def test_the_pack_says_no_record_where_the_books_are_empty(empty_record):
    fictional()
    fund()
    paper = meeting_pack(as_at(2018, 9, 25), DAY)
    assert any(
        "no record in the books of the unit for 2018" in plain(b.runs)
        for b in paper.parts
        if hasattr(b, "runs")
    )


def test_a_lens_of_another_day_is_another_sentence(books):
    lens = replace(unit_lens(DAY), as_at=date(2018, 4, 1))
    assert said(lens) == "No contribution towards the budget of 465,440 is on record."
