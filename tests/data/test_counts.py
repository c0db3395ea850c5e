"""Counts that the minutes and other papers state, straight from the tables."""

from collections import Counter
from itertools import pairwise

from corcom.record.partial import bounds
from tests.data.tables import rows

DAY = "2018-09-25"


def _states(table, day, treaty="ccm"):
    """Of several readings the depositary's counts."""
    found = (row for row in rows(table) if row["treaty"] == treaty and row["grade"] == "depositary")
    return {row["state"] for row in found if row["on"] <= day}


def _withdrawn(day, treaty="ccm"):
    return {
        row["state"] for row in rows("withdrawals") if row["treaty"] == treaty and row["takes_effect"] <= day
    }


def test_there_are_197_states():
    assert len(rows("states")) == 197
    assert Counter(row["un_status"].split(",")[0] for row in rows("states"))["member"] == 193


def test_states_parties_by_deposit():
    assert len(_states("deposits", DAY) - _withdrawn(DAY)) == 104
    assert len(_states("deposits", "2017-12-31") - _withdrawn("2017-12-31")) == 102
    assert len(_states("deposits", "2026-02-03") - _withdrawn("2026-02-03")) == 112


def test_signatories_that_have_not_deposited():
    assert len(_states("signatures", DAY) - _states("deposits", DAY)) == 16
    assert len(_states("signatures", "2008-12-04")) == 94


def test_parties_of_the_mine_ban_convention():
    deposited = _states("deposits", "2026-02-03", "apmbc")
    assert len(deposited) == 166
    assert len(deposited - _withdrawn("2026-02-03", "apmbc")) == 162


def test_four_parties_from_asia_without_western_asia():
    subregion = {row["iso3"]: row["m49_subregion"] for row in rows("states")}
    asia = {"Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia"}
    assert {s for s in _states("deposits", DAY) if subregion[s] in asia} == {"AFG", "JPN", "LAO", "LKA"}


def test_central_america_is_complete_since_belize():
    central = {row["iso3"] for row in rows("states") if row["m49_intermediate_region"] == "Central America"}
    assert len(central) == 8
    assert central <= _states("deposits", "2014-09-02")
    assert not central <= _states("deposits", "2014-09-01")


def test_disagreeing_readings_are_kept():
    ids = {row["id"] for table in ("deposits", "signatures", "reports_received") for row in rows(table)}
    assert {"ccm-BDI-deposit-2", "ccm-GNB-signature-2", "PHL-initial-report-2"} <= ids
    best = {row["id"]: row for row in rows("reports_received")}
    assert (best["PHL-initial-report"]["on"], best["PHL-initial-report"]["grade"]) == (
        "2019-12-11",
        "official",
    )


def test_the_published_lists_have_their_totals():
    listed = Counter((row["listing"], row["grade"]) for row in rows("listed_overdue"))
    assert listed == {
        ("cmc-2015-06-18", "published"): 15,
        ("cmc-2015-06-18", "unverified"): 3,
        ("unit-2018", "official"): 13,
        ("unit-2021", "official"): 9,
    }


def test_an_annual_report_covers_a_year_before_it_was_sent():
    for row in rows("reports_received"):
        if row["duty"] == "annual_report" and row["on"] and row["year"]:
            assert int(row["year"]) < bounds(row["on"])[1].year or "covers" in row["note"], row["id"]


def test_a_report_inferred_from_every_year_stands_in_the_year_after_the_one_it_covers():
    inferred = [row for row in rows("reports_received") if row["grade"] == "inferred" and row["on"]]
    assert inferred
    assert {row["id"] for row in inferred if row["on"] != str(int(row["year"]) + 1)} == set()


def test_of_canada_no_first_report_was_seen_and_of_france_no_day():
    first = {row["state"]: row for row in rows("reports_received") if row["duty"] == "initial_report"}
    assert "CAN" not in first
    assert first["FRA"]["on"] == ""


def test_considered_is_no_grant():
    for row in rows("extension_decisions"):
        if row["outcome"] == "considered":
            assert row["until"] == ""
    at_13msp = [row for row in rows("extension_decisions") if row["meeting"] == "13MSP"]
    assert {row["outcome"] for row in at_13msp} == {"considered"}
    assert len(at_13msp) == 5


def test_completion_was_undone_twice():
    undone = {(row["state"], row["duty"]) for row in rows("completions") if row["kind"] == "reopened"}
    assert undone == {("SVN", "stockpile_destruction"), ("MRT", "clearance")}


def test_the_chain_of_committee_meetings():
    found = {row["code"]: row for row in rows("meetings") if row["body"] == "committee"}
    assert found["CC-2018-08-30"]["minutes_adopted_on"] == DAY
    assert found["CC-2018-11"]["on"] == "2018-11-05/2018-11-16"
    assert found["CC-2018-11"]["status"] == "planned"
    assert Counter(row["presence"] for row in rows("attendance") if row["meeting"] == "CC-2018-09-25") == {
        "present": 19,
        "apologies": 2,
    }


def test_every_promise_of_the_two_minutes_is_there():
    assert Counter(row["meeting"] for row in rows("promises")) == {"CC-2012-01-24": 45, "CC-2018-09-25": 52}
    assert sum(row["marked"] == "true" for row in rows("promises")) == 7


def test_formal_meetings_follow_one_another():
    formal = [row for row in rows("meetings") if row["body"] in ("msp", "rc") and row["status"] == "held"]
    spans = sorted(bounds(row["on"]) for row in formal)
    assert len(formal) == 16
    assert all(one[1] < next_one[0] for one, next_one in pairwise(spans))


def test_mandates_run_from_close_to_close():
    sri_lanka = next(row for row in rows("mandates") if row["id"] == "2018-2019-president-LKA")
    assert sri_lanka["on"] == "2018-09-05/2019-09-04"
