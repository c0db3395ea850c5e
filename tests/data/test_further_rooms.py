"""Laws, votes, scales, statements, use and plans: what must hold, straight from the tables."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from corcom.record.partial import bounds
from tests.data.tables import rows

OF_THE_CONVENTION = {"ccw-p1", "ccw-p2", "ccw-p3"}
VIEWS = ("yes", "no", "abstain")


def _roll_calls():
    """The first reading of every vote, by ballot."""
    found = defaultdict(Counter)
    for row in rows("votes"):
        if row["id"] == f"{row['ballot']}-{row['state']}":
            found[row["ballot"]][row["cast"]] += 1
    return found


def test_eleven_resolutions_with_193_members_each():
    counts = _roll_calls()
    assert len(counts) == 11
    assert {counted.total() for counted in counts.values()} == {193}


def test_sums_of_votes_equal_the_totals_in_print():
    counts = _roll_calls()
    printed = [row for row in rows("ballots") if row["id"] in counts and row["yes"]]
    assert len(printed) == 5
    for row in printed:
        for view in VIEWS:
            assert row[view] in ("", str(counts[row["id"]][view])), (row["id"], view)


def test_totals_that_only_add_up_a_roll_call_are_not_in_print():
    assert next(row["yes"] for row in rows("ballots") if row["symbol"] == "A/RES/74/62") == ""


def test_votes_are_cast_on_the_day_of_their_ballot():
    day = {row["id"]: row["on"] for row in rows("ballots")}
    assert [row["id"] for row in rows("votes") if row["on"] != day[row["ballot"]]] == []


def test_two_votes_have_a_second_reading():
    other = [row for row in rows("votes") if row["id"].endswith("-2")]
    assert {(row["id"], row["cast"], row["grade"]) for row in other} == {
        ("A-RES-70-54-SOM-2", "yes", "published"),
        ("A-RES-77-79-SSD-2", "yes", "published"),
    }
    first = {row["id"]: row["cast"] for row in rows("votes")}
    assert {first[row["id"].removesuffix("-2")] for row in other} == {"non_voting"}


def test_each_scale_sums_to_100_over_its_members():
    sums = defaultdict(Decimal)
    for row in rows("scale_rates"):
        if row["kind"] == "member":
            sums[row["period"]] += Decimal(row["rate"])
    assert sums == {f"{year}-{year + 2}": Decimal("100.000") for year in range(2013, 2026, 3)}


def test_notional_rates_nobody_has_seen_are_unverified():
    notional = [row for row in rows("scale_rates") if row["kind"] == "notional"]
    assert {row["state"] for row in notional} == {"PSE", "VAT"}
    assert {row["period"] for row in notional if row["grade"] == "unverified"} == {
        "2013-2015",
        "2016-2018",
        "2019-2021",
    }


def test_one_law_of_one_day_in_two_readings():
    readings = [row for row in rows("laws") if row["state"] == "COL"]
    assert {(row["on"], row["grade"]) for row in readings} == {
        ("2012-12-21", "official"),
        ("2012-12-12", "published"),
    }
    assert len({(row["kind"], row["title"]) for row in readings}) == 1
    best = next(row for row in readings if row["grade"] == "official")
    assert "monitor-2016-colombia" not in best["also"]


def test_missions_are_in_geneva():
    assert Counter((row["city"], row["present"]) for row in rows("missions")) == {
        ("Geneva", "false"): 18,
        ("Geneva", "true"): 5,
    }


def test_victims_are_listed_in_two_periods():
    named = defaultdict(set)
    for row in rows("victim_listings"):
        if row["named"] == "true":
            named[row["listing"]].add(row["state"])
    assert named["dubrovnik"] - named["lausanne"] == {"SLE"}
    assert named["lausanne"] - named["dubrovnik"] == {"SOM"}


def test_a_user_has_a_grade_and_no_note_names_one():
    for row in rows("use_reports"):
        assert bool(row["alleged_user"]) == (row["user_grade"] == "published"), row["id"]
        assert not any(word in row["note"] for word in ("Russia", "forces", "user", "Kenya")), row["id"]
        if row["grade"] == "unverified":
            assert row["user_grade"] in ("", "unverified"), row["id"]


def test_no_statement_of_an_allegation_names_an_unverified_user():
    said = [row["says"] for row in rows("statements") if row["state"] in ("SOM", "IRQ")]
    assert not any("Kenya" in text or "Islamic State" in text for text in said)


def test_producers_of_a_list_nobody_has_seen_are_unverified():
    listed = [row for row in rows("statements") if row["source"] == "not-seen"]
    assert {row["grade"] for row in listed} == {"unverified"}
    assert len(listed) == 27


@pytest.mark.parametrize(
    ("treaty", "parties"),
    [("att", 117), ("tpnw", 74), ("ccw", 128), ("ccw-p5", 99), ("ccw-ap2", 107), ("ccw-art1", 90)],
)
def test_parties_of_the_other_treaties(treaty, parties):
    at_the_depositarys = [row for row in rows("deposits") if row["grade"] == "depositary"]
    assert sum(row["treaty"] == treaty for row in at_the_depositarys) == parties


def test_days_of_consent_that_are_those_of_the_convention_are_inferred():
    of_the_convention = {row["state"]: row["on"] for row in rows("deposits") if row["treaty"] == "ccw"}
    for row in rows("deposits"):
        borrowed = row["on_grade"] == "inferred" and row["treaty"].startswith("ccw")
        assert not borrowed or row["treaty"] in OF_THE_CONVENTION, row["id"]
        assert not borrowed or row["on"] == of_the_convention[row["state"]], row["id"]


def test_the_plans_have_all_their_numbers():
    assert Counter(row["plan"] for row in rows("plan_actions")) == {
        "vientiane": 66,
        "dubrovnik": 32,
        "lausanne": 50,
    }


def test_what_nobody_has_seen_of_a_plan_is_blank_or_unverified():
    for row in rows("plan_actions"):
        assert row["text"] or row["note"], row["id"]
    named = {row["id"]: row for row in rows("plan_actions")}
    assert (named["dubrovnik-1.2"]["text"], named["dubrovnik-1.2"]["grade"]) == ("", "inferred")
    assert named["lausanne-50"]["grade"] == "unverified"


def test_who_took_part_is_told_without_names_and_at_meetings_on_record():
    held = {row["id"]: row for row in rows("meetings")}
    for row in rows("took_part"):
        if row["meeting"]:
            assert held[row["meeting"]]["status"] == "held"
            assert bounds(held[row["meeting"]]["on"])[0].year <= bounds(row["on"])[1].year, row["id"]
    assert not any("Dallafior" in row["says"] for row in rows("took_part"))


def test_documents_have_the_symbols_that_were_seen():
    known = {row["symbol"]: row for row in rows("meeting_documents") if row["symbol"]}
    assert known["CCM/MSP/2025/6"]["meeting"] == "13MSP"
    assert known["CCM/MSP/2018/9"]["grade"] == "unverified"
