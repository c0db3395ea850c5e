"""Votes against the totals in print; scales against the whole; lists against the States that are."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from corcom.finance.models import ScaleRate
from corcom.finance.queries import rates
from corcom.outreach.models import Ballot
from corcom.outreach.queries import all_ballots, ballots, casts, totals
from corcom.record.lens import Lens, today
from corcom.record.shelf import shelf

pytestmark = pytest.mark.django_db

TALLIES = {
    "A/RES/70/54": (139, 2, 40, 12),
    "A/RES/71/45": (141, 2, 39, 11),
    "A/RES/72/54": (142, 2, 36, 13),
    "A/RES/73/54": (144, 1, 38, 10),
    "A/RES/74/62": (144, 1, 38, 10),
    "A/RES/75/62": (147, 0, 38, 8),
    "A/RES/76/47": (146, 1, 37, 9),
    "A/RES/77/79": (144, 1, 37, 11),
    "A/RES/78/32": (148, 1, 36, 8),
    "A/RES/79/58": (121, 1, 33, 38),
    "A/RES/80/52": (138, 2, 35, 18),
}
IN_PRINT = {"A/RES/71/45", "A/RES/73/54", "A/RES/75/62", "A/RES/76/47", "A/RES/78/32"}


def as_at(day: date | None = None) -> Lens:
    return Lens(as_at=day or today(), known_at=today())


def counted(ballot: Ballot) -> tuple[int, int, int, int]:
    found = totals(as_at(), ballot)
    return found.yes, found.no, found.abstain, found.non_voting


def test_the_eleven_resolutions_have_a_vote_of_every_member():
    assert {b.symbol: counted(b) for b in ballots(as_at())} == TALLIES
    assert {sum(tally) for tally in TALLIES.values()} == {193}


def test_sums_of_votes_agree_with_the_totals_in_print():
    agreeing = {b.symbol: totals(as_at(), b).agrees for b in ballots(as_at())}
    assert {symbol for symbol, agrees in agreeing.items() if agrees is not None} >= IN_PRINT
    assert False not in agreeing.values()


def test_totals_of_the_first_committee_and_of_paragraphs_stand_alone():
    whole = set(ballots(as_at()))
    alone = [ballot for ballot in all_ballots(as_at()) if ballot not in whole]
    assert len(alone) == 9
    assert {totals(as_at(), ballot).agrees for ballot in alone} == {None}


def test_the_grid_has_a_row_for_every_member_and_none_for_others():
    grid = casts(as_at())
    assert len(grid) == 193
    assert not {"VAT", "PSE", "COK", "NIU"} & set(grid)


@pytest.mark.parametrize("year", [2013, 2016, 2019, 2022, 2025])
def test_each_scale_sums_to_a_hundred(year):
    found = [r.fact for r in rates(as_at(date(year, 7, 1)))]
    members = [fact.rate for fact in found if fact.kind == ScaleRate.Kind.MEMBER]
    assert (len(members), sum(members)) == (193, Decimal("100.000"))
    assert {fact.period for fact in found} == {f"{year}-{year + 2}"}


def test_no_state_has_two_rates_in_one_period():
    facts = shelf().facts(ScaleRate, as_at())
    assert max(Counter((fact.state_id, fact.period) for fact in facts).values()) == 1
