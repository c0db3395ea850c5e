"""Shares by the scale: the worked vectors, and what holds for any rates."""

import json
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.finance.shares import (
    Bound,
    Bounds,
    Model,
    NoShares,
    decimal,
    paying_late,
    shared,
    shares,
    without,
)
from tests.reading.given import SHARED

VECTORS = SHARED / "finance_vectors.json"
CAPPED = {"AAA": "9.680", "BBB": "5.0", "CCC": "3.0", "DDD": "2.5", "EEE": "2.0", "FFF": "1.5"}
BOUNDS = Bounds()


def exact(rates) -> dict[str, Fraction]:
    return {state: Fraction(rate) for state, rate in rates.items()}


def amounts(found) -> dict[str, int]:
    return {share.state: share.amount for share in found}


def examples():
    return json.loads(VECTORS.read_text())["examples"] if VECTORS.exists() else []


@pytest.mark.skipif(not VECTORS.exists(), reason="the vectors lie outside the project")
@pytest.mark.parametrize("vector", examples(), ids=lambda vector: vector["id"])
def test_the_worked_examples_agree_to_the_centime(vector):
    bounds = Bounds(Fraction(vector["maximum_percent"]), Fraction(vector["minimum_percent"]))
    budget = int(vector["budget_chf"].replace(".", ""))
    found = shares(budget, exact(vector["rates"]), bounds)
    expected = {state: int(amount.replace(".", "")) for state, amount in vector["shares_chf"].items()}
    assert amounts(found) == expected
    assert {s.state: decimal(s.percent) for s in found} == vector["adjusted_percent"]


def test_missing_centimes_go_to_the_largest_rests_then_rates_then_codes():
    equal = shares(10_000, exact(dict.fromkeys("ABCDEFG", "1")), BOUNDS)
    assert list(amounts(equal).values()) == [1429, 1429, 1429, 1429, 1428, 1428, 1428]
    plain = exact({"AAA": 4, "BBB": 4, "CCC": 3, "DDD": 3, "EEE": 3, "FFF": 2})
    found = amounts(shares(100_000, plain, BOUNDS))
    assert list(found.values()) == [21_053, 21_053, 15_790, 15_789, 15_789, 10_526]


def test_a_share_above_the_maximum_is_cut_and_may_lift_the_next_above_it():
    found = shares(46_544_000, exact(CAPPED), BOUNDS)
    assert list(amounts(found).values()) == [
        10_239_680,
        10_239_680,
        8_688_213,
        7_240_178,
        5_792_142,
        4_344_107,
    ]
    assert [share.bound for share in found][:3] == [Bound.MAXIMUM, Bound.MAXIMUM, Bound.NONE]


def test_a_share_below_the_minimum_is_lifted_to_it():
    rates = exact({**CAPPED, "GGG": "0.00001"})
    found = {share.state: share for share in shares(46_544_000, rates, BOUNDS)}
    assert (found["GGG"].bound, found["GGG"].percent) == (Bound.MINIMUM, Fraction(1, 1000))


def test_least_developed_countries_bear_a_hundredth_of_a_per_cent_at_most_where_the_switch_is_on():
    rates = exact({**CAPPED, "GGG": "1", "HHH": "1"})
    ceiled = {share.state: share for share in shares(46_544_000, rates, Bounds(ceiled=frozenset({"GGG"})))}
    assert (ceiled["GGG"].bound, ceiled["GGG"].percent) == (Bound.CEILING, Fraction(1, 100))
    assert ceiled["HHH"].percent > 1
    assert sum(share.amount for share in ceiled.values()) == 46_544_000
    with pytest.raises(NoShares, match="too many States"):
        shares(100, exact(CAPPED), Bounds(ceiled=frozenset(CAPPED)))


def test_the_three_models_share_out_all_a_part_or_nothing():
    rates = exact(CAPPED)
    assessed = shared(Model.ASSESSED, 46_544_000, rates)
    hybrid = shared(Model.HYBRID, 46_544_000, rates, Fraction(60))
    voluntary = shared(Model.VOLUNTARY, 46_544_000, rates)
    assert (assessed.voluntary, hybrid.voluntary, voluntary.voluntary) == (0, 18_617_600, 46_544_000)
    assert [sum(amounts(m.shares).values()) for m in (assessed, hybrid, voluntary)] == [
        46_544_000,
        27_926_400,
        0,
    ]


def test_what_if_the_largest_pay_late_or_one_leaves():
    whole = shared(Model.ASSESSED, 46_544_000, exact({**CAPPED, "GGG": "1"}))
    assert [share.state for share in paying_late(whole, 2)] == ["AAA", "BBB"]
    after = shared(Model.ASSESSED, 46_544_000, without(exact({**CAPPED, "GGG": "1"}), ["AAA"]))
    assert after.of("AAA") is None
    assert sum(amounts(after.shares).values()) == 46_544_000


@pytest.mark.parametrize(
    ("rates", "why"),
    [
        (dict.fromkeys("ABCD", "1"), "at least 5 States must share; there are 4"),
        ({}, "at least 5 States"),
        ({**CAPPED, "GGG": "0"}, "more than nothing: look at GGG"),
        ({**CAPPED, "GGG": "-1"}, "more than nothing"),
    ],
)
def test_what_cannot_be_shared_says_why(rates, why):
    with pytest.raises(NoShares, match=why):
        shares(100, exact(rates), BOUNDS)


def test_bounds_without_room_are_refused():
    with pytest.raises(NoShares, match="cannot each bear"):
        shares(100, exact(CAPPED), Bounds(Fraction(22), Fraction(20)))
    with pytest.raises(NoShares, match="must not be below 0"):
        shares(100, exact(CAPPED), Bounds(Fraction(1), Fraction(2)))


def test_a_budget_of_nothing_and_a_part_above_the_whole_are_refused():
    with pytest.raises(NoShares, match="more than nothing"):
        shared(Model.ASSESSED, 0, exact(CAPPED))
    with pytest.raises(NoShares, match="between 0 and 100"):
        shared(Model.HYBRID, 100, exact(CAPPED), Fraction(101))


RATES = st.dictionaries(
    st.text("ABCDEFGHIJ", min_size=3, max_size=3),
    st.integers(1, 22_000).map(lambda thousandths: Fraction(thousandths, 1000)),
    min_size=5,
    max_size=60,
)
BUDGETS = st.integers(1, 10**11)


@given(RATES, BUDGETS)
def test_shares_sum_exactly_to_the_budget(rates, budget):
    assert sum(amounts(shares(budget, rates, BOUNDS)).values()) == budget


@given(RATES, BUDGETS)
def test_a_higher_rate_never_pays_less_but_for_the_centimes_that_none_at_the_maximum_takes(rates, budget):
    found = sorted(shares(budget, rates, BOUNDS), key=lambda share: share.rate)
    at_the_maximum = sum(share.percent == BOUNDS.maximum for share in found)
    for lower, higher in pairwise(found):
        assert lower.percent <= higher.percent
        assert lower.amount <= higher.amount + 1 + at_the_maximum


@given(RATES, BUDGETS)
def test_shares_respect_the_bounds_to_a_centime_or_two(rates, budget):
    for share in shares(budget, rates, BOUNDS):
        assert BOUNDS.minimum <= share.percent <= BOUNDS.maximum
        assert budget * BOUNDS.minimum / 100 - 1 < share.amount < budget * BOUNDS.maximum / 100 + 2


@given(RATES, BUDGETS, st.randoms(use_true_random=False))
def test_the_order_of_the_states_does_not_matter(rates, budget, random):
    shuffled = list(rates.items())
    random.shuffle(shuffled)
    assert shares(budget, dict(shuffled), BOUNDS) == shares(budget, rates, BOUNDS)
