"""The scale of assessments: the period that holds the day."""

import pytest

from corcom.duties.words import words
from corcom.finance.models import ScaleRate
from corcom.finance.queries import rate_of, rates
from tests.recorded import as_at, fictional, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_periods(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia")
    rated("RUR", "2016-2018", "0.400")
    rated("RUR", "2019-2021", "0.500")
    rated("FRE", "2019-2021", "0.001", kind="notional")


def rated(state: str, period: str, rate: str, kind: str = "member", **more):
    on = period.replace("-", "/")
    return put(
        ScaleRate, f"{period}-{state}", on, state_id=state, period=period, rate=rate, kind=kind, **more
    )


def test_the_rate_is_that_of_the_period_that_holds_the_day():
    days = [(2018, 12, 31), (2019, 1, 1)]
    assert [str(rate_of(as_at(*day), "RUR").fact.rate) for day in days] == ["0.400", "0.500"]


def test_outside_all_periods_there_is_no_rate():
    assert rate_of(as_at(2015), "RUR") is None
    assert rate_of(as_at(2018), "FRE") is None


def test_the_rates_of_a_day_in_the_order_of_the_codes():
    assert [r.fact.state_id for r in rates(as_at(2020))] == ["FRE", "RUR"]


def test_an_unverified_rate_is_not_told():
    rated("FRE", "2016-2018", "0.001", kind="notional", grade="unverified")
    assert rate_of(as_at(2017), "FRE") is None


def test_rates_in_words():
    assert words(rate_of(as_at(2020), "RUR").fact) == "Rate in the scale of 2019-2021: 0.500 per cent"
    notional = words(rate_of(as_at(2020), "FRE").fact)
    assert notional == "Notional rate beside the scale of 2019-2021: 0.001 per cent"
