"""Lists of States responsible for victims, and the focal points that they named."""

import pytest

from corcom.assistance.models import AssistancePlan, Casualties, FocalPoint, VictimListing
from corcom.assistance.queries import focal_points, focal_points_of, on_record
from corcom.duties.words import words
from corcom.figures.catalogue import ask
from tests.recorded import as_at, codes, fictional, party, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_lists(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia")
    party("RUR")
    party("FRE")
    for state in ("RUR", "SYL"):
        listed("first", "2015-09-11/2020-12-31", state)
    listed("second", "2021-01-01/..", "RUR", named=False)
    listed("second", "2021-01-01/..", "FRE")


def listed(listing: str, on: str, state: str, named: bool = True):
    return put(VictimListing, f"{listing}-{state}", on, state_id=state, listing=listing, named=named)


def point(name: str, state: str, on: str = "2016-01-01", theme: str = "Victim assistance", **more):
    return put(FocalPoint, name, on, state_id=state, theme=theme, body="Ministry of Care", **more)


def answer(*day):
    return ask(as_at(*day), "assistance.states")


def test_the_list_in_force_on_the_day_is_counted():
    assert codes(answer(2015, 9, 11).states) == {"RUR"}
    assert codes(answer(2022).states) == {"FRE"}


def test_one_list_follows_the_other_and_the_last_has_no_end():
    assert codes(answer(2020, 12, 31).states) == {"RUR"}
    assert codes(answer(2021, 1, 1).states) == {"FRE"}
    assert codes(answer(2034).states) == {"FRE"}


def test_a_state_outside_is_on_the_list_and_not_counted():
    assert "SYL" not in codes(answer(2016).states)


def test_before_the_first_list_all_parties_are_without_record_and_after_it_none():
    assert codes(answer(2014).no_record) == {"RUR", "FRE"}
    assert answer(2016).no_record == ()


def test_a_focal_point_counts_for_victim_assistance_alone():
    point("mines", "RUR", theme="Mine action")
    before = ask(as_at(2017), "assistance.focal_points")
    point("victims", "RUR")
    after = ask(as_at(2017), "assistance.focal_points")
    assert (codes(before.states), codes(before.no_record)) == (set(), {"RUR"})
    assert (codes(after.states), codes(after.no_record)) == ({"RUR"}, set())


def test_an_unverified_focal_point_leaves_the_state_without_record():
    point("victims", "RUR", grade="unverified")
    assert codes(ask(as_at(2017), "assistance.focal_points").no_record) == {"RUR"}
    assert focal_points(as_at(2017)) == []


def test_focal_points_of_a_state_are_known_from_their_day():
    point("victims", "RUR")
    assert focal_points_of(as_at(2015), "RUR") == []
    assert [r.fact.pk for r in focal_points_of(as_at(2016), "RUR")] == ["victims"]


def test_all_that_is_on_record_of_a_state():
    point("victims", "RUR")
    put(AssistancePlan, "plan", "2014", state_id="RUR", title="Plan of Care")
    put(Casualties, "hurt", "2014", state_id="RUR", number=1200, what="civilians hurt since 1999")
    told = {words(reading.fact) for reading in on_record(as_at(2022), "RUR")}
    assert told == {
        "Named as having responsibility for victims (list of the First period)",
        "Not named as having responsibility for victims (list of the Second period)",
        "Focal point (Victim assistance): Ministry of Care",
        "Plan that covers victims: Plan of Care",
        "Casualties: 1,200 – civilians hurt since 1999",
    }
