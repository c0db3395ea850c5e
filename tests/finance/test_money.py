"""Money as it is read and written in English, French and Spanish."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.finance.money import NotMoney, parsed, percent, rounded, shown, text_of, with_currency, worth

THIN = "\u202f"


@pytest.mark.parametrize(
    "text",
    [
        "373490.70",
        "373'490.70",
        "373’490.70",
        "373,490.70",
        "373 490,70",
        f"373{THIN}490,70",
        "373.490,70",
        "373490,7",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_an_amount_is_read_as_any_paper_prints_it(text, language):
    assert parsed(text, "CHF", language) == 37_349_070


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("1,234", "en", 123_400),
        ("1.234", "es", 123_400),
        ("1.23", "es", 123),
        ("1,23", "fr", 123),
        ("866", "en", 86_600),
    ],
)
def test_one_mark_means_what_it_means_in_the_language(text, language, amount):
    assert parsed(text, "CHF", language) == amount


@pytest.mark.parametrize(
    "text", ["", "much", "1,2,3", "1.234,5,6", "1.234", "0.001", "1e9", "--1", "１２", "1" * 30]
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(NotMoney):
        parsed(text)


def test_currencies_have_their_own_smallest_unit():
    assert (parsed("20000", "JPY"), parsed("1.234", "KWD")) == (20_000, 1_234)
    assert with_currency(20_000, "JPY") == "JPY 20,000"
    with pytest.raises(NotMoney, match="0 decimals"):
        parsed("1.50", "JPY")


def test_amounts_are_written_in_three_languages():
    assert with_currency(37_349_070) == "CHF 373,490.70"
    assert with_currency(37_349_070, language="fr") == f"CHF 373{THIN}490,70"
    assert with_currency(37_349_070, language="es") == f"CHF 373{THIN}490,70"
    assert (rounded(46_544_000), rounded(86_650)) == ("CHF 465,440", "CHF 866.50")
    assert (shown(-5), text_of(-5), text_of(46_544_000)) == ("−0.05", "-0.05", "465440.00")


def test_shares_in_per_cent_are_rounded_half_up():
    assert percent(37_349_070, 46_544_000) == "80.2 %"
    assert percent(37_349_070, 46_544_000, "fr", 2) == "80,24 %"
    assert percent(1, 0) == ""


def test_worth_at_a_rate_is_rounded_to_the_hundredth():
    assert worth(2_000_000, "GBP", Decimal("1.25")) == 2_500_000
    assert worth(1, "JPY", Decimal("0.005")) == 1


@given(st.integers(-(10**13), 10**13), st.sampled_from(["en", "fr", "es"]))
def test_what_is_written_is_read_back(amount, language):
    assert parsed(shown(amount, language).replace("−", "-"), "CHF", language) == amount
