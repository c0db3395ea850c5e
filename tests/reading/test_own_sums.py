"""The arithmetic of a text: numbers as they are printed, shares, gaps, totals, and lists held against numbers."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.reading import NotReadable, StateForm, names_with
from corcom.reading.amounts import number, readable, rounded, spelled, written_like
from corcom.reading.claims import Count, Listed, Money, Share, Sum
from corcom.reading.ink import MOST_CLAIMS, ink

NAMES = names_with(
    [StateForm("Ruritania", "RUR"), StateForm("Freedonia", "FRE"), StateForm("Syldavia", "SYL")]
)
WHOLE = st.integers(min_value=0, max_value=999)


def claims(text: str):
    return ink("text.txt", text.encode(), NAMES, date(2018, 9, 25)).claims


def of(kind, text: str):
    return [claim for claim in claims(text) if isinstance(claim, kind)]


@given(WHOLE)
def test_a_number_in_words_is_read_as_it_is_spelled(value):
    assert number(spelled(value)) == value
    assert number(spelled(value).capitalize()) == value


@given(WHOLE, st.sampled_from(["7", "Thirteen", "thirteen", "1'234", "1,234", "XVI"]))
def test_a_number_written_in_the_manner_of_another_is_the_same_number(value, printed):
    if value:
        assert number(written_like(value, printed)) == value


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from("'’,. "))
def test_money_is_read_whatever_stands_between_its_thousands(value, sign):
    point = "," if sign == "." else "."
    whole, part = f"{value:,.2f}".split(".")
    assert number(f"{whole.replace(',', sign)}{point}{part}") == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("373'490.70", "373490.70"),
        ("465,440", "465440"),
        ("373.490,70", "373490.70"),
        ("80,24", "80.24"),
        ("one hundred and two", "102"),
        ("XVI", "16"),
        ("a hundred", "100"),
    ],
)
def test_numbers_as_they_are_printed(printed, value):
    assert number(printed) == Decimal(value)


def test_what_is_no_number_is_none():
    assert [number(text) for text in ("a", "States", "", "IIII", "1'2")] == [None] * 5


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_share_rounded_right_always_agrees(part, more):
    whole = part + more
    share = rounded(Decimal(100 * part) / whole, 1)
    (found,) = of(Share, f"CHF {part} of a budget of CHF {whole} is {share} %.")
    assert found.own is not None
    assert found.own.holds


@given(st.integers(1, 99), st.integers(100, 1000), st.integers(2, 50))
def test_a_share_that_is_off_is_never_said_to_hold(part, whole, off):
    wrong = rounded(Decimal(100 * part) / whole, 0) + off
    (found,) = of(Share, f"CHF {part} against CHF {whole} is {wrong} %.")
    assert found.own is None or not found.own.holds


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_gap_is_the_difference(small, gap):
    text = f"Of CHF {small + gap} they received CHF {small}. The outstanding balance is CHF {gap}."
    found = of(Money, text)[-1]
    assert found.own is not None
    assert found.own.computed == readable(Decimal(gap))


def test_a_gap_that_is_wrong_is_not_said_to_hold():
    found = of(Money, "Of CHF 300 they received CHF 100. The outstanding balance is CHF 210.")[-1]
    assert found.own is None


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6), st.integers(0, 5))
def test_the_foot_of_a_column_is_its_sum(values, off):
    rows = [f"Item {number} | {value} | x" for number, value in enumerate(values)]
    (found,) = of(Sum, "\n".join([*rows, f"Total | {sum(values) + off} | x"]))
    assert found.own is not None
    assert found.own.holds == (off == 0)
    assert found.own.sure


def test_money_of_two_currencies_is_not_added_up():
    found = of(Money, "CHF 100 and GBP 200, in total CHF 300.")[-1]
    assert found.own is None


@pytest.mark.parametrize(("number", "holds"), [("Three", True), ("Two", False)])
def test_a_list_is_as_long_as_its_number_says(number, holds):
    (found,) = of(Listed, f"{number} States (Ruritania, Freedonia and Syldavia) spoke.")
    assert found.own is not None
    assert (found.own.holds, found.own.sure) == (holds, True)


def test_every_claim_knows_its_line():
    text = "First line.\n\nThe 16 signatories and\nthe 104 States Parties met."
    assert [(claim.stated, claim.spot.line) for claim in of(Count, text)] == [("16", 3), ("104", 4)]


def test_the_same_number_twice_in_a_line_is_told_apart():
    first, second = of(Count, "There are 16 States, and 16 States Parties spoke in 2016.")
    assert (first.spot.left, second.spot.left) == (2, 1)


def test_more_claims_than_any_paper_makes_are_refused():
    with pytest.raises(NotReadable, match=f"more than {MOST_CLAIMS}"):
        claims("There are 16 States. " * (MOST_CLAIMS + 1))


@pytest.mark.parametrize(
    "piece",
    [
        "the 12 the ",
        "Articles 1111111111111111111111 x12 States ",
        "16 States the the the the ",
        "1'1'",
        "A/1/",
        "( : , ",
    ],
)
def test_a_text_without_end_is_read_like_any_other(piece):
    with suppress(NotReadable):
        assert len(claims(piece * (60_000 // len(piece)))) <= MOST_CLAIMS
