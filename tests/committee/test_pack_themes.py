"""The theme pages of the meeting pack, from made-up facts."""

import html
import re
from datetime import date

import pytest

from corcom.assistance.models import FocalPoint, VictimListing
from corcom.committee.papers import meeting_pack
from corcom.law.models import NationalLaw
from corcom.outreach.models import Ballot, Vote
from corcom.papers.writers import write
from tests.recorded import as_at, fictional, party, put

pytestmark = pytest.mark.django_db

DAY = date(2018, 9, 25)


@pytest.fixture(autouse=True)
def three_states(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia")
    party("RUR")
    party("FRE")


@pytest.fixture
def told(tmp_path):
    """The text of the pack of that day, from one heading to the next."""

    def section(start: str, end: str) -> str:
        path = tmp_path / "pack.html"
        write(meeting_pack(as_at(DAY.year, DAY.month, DAY.day), DAY), path)
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", path.read_text("utf-8"))))
        return text[text.index(start) :].partition(end)[0]

    return section


def voted(iso3: str, cast: str, on: str = "2017-12-04"):
    put(Vote, f"{iso3}-vote", on, state_id=iso3, ballot_id="R1", cast=cast)


def resolution(on: str = "2017-12-04"):
    put(Ballot, "R1", on, symbol="A/RES/1", session=72, stage="plenary")


def test_universalization_names_who_abstained_when_they_last_voted(told):
    resolution()
    voted("SYL", "abstain")
    voted("RUR", "yes")
    page = told("Universalization (Article 21)", "Stockpile destruction and retention (Article 3)")
    assert "Abstained when they last voted: 1 (1 without record) – Syldavia" in page
    assert "Voted for the last resolution: 1 (1 without record)" in page
    assert "Voted against the last resolution: 0 (1 without record)" in page


def test_victim_assistance_names_the_states_and_those_without_a_focal_point_on_record(told):
    for iso3 in ("RUR", "FRE"):
        put(VictimListing, iso3, "2015-09-11/..", state_id=iso3, listing="first", named=True)
    put(FocalPoint, "a", "2016", state_id="RUR", theme="victim assistance", body="Ministry of Care")
    page = told("Victim assistance (Article 5)", "Cooperation and assistance (Article 6)")
    assert "States Parties with responsibility for victims: 2 – Freedonia, Ruritania" in page
    assert re.search(r"that named a focal point: no record of Freedonia$", page.strip())


def test_without_a_list_of_victims_the_page_names_nobody(told):
    page = told("Victim assistance (Article 5)", "Cooperation and assistance (Article 6)")
    assert "States Parties with responsibility for victims: 0 (2 without record)" in page
    assert "Freedonia" not in page


def test_national_implementation_names_who_has_nothing_on_record(told):
    put(NationalLaw, "act", "2015-01-01", state_id="RUR", kind="specific")
    page = told("National implementation measures (Article 9)", "General status and operation")
    assert "States Parties with a specific law: 1 (1 without record)" in page
    assert re.search(r"States Parties with a specific law: no record of Freedonia", page)


def test_cooperation_says_that_needs_and_offers_are_not_on_record(told):
    page = told("Cooperation and assistance (Article 6)", "Transparency (Article 7)")
    assert "no record on what these States ask for, and what others offer." in page


def test_facts_that_say_the_same_of_several_states_stand_in_one_line(told):
    resolution("2018-09-20")
    for iso3 in ("RUR", "FRE"):
        voted(iso3, "yes", "2018-09-20")
    voted("SYL", "no", "2018-09-20")
    lines = told("7. What happened since", "Annex: the lists")
    assert "Freedonia, Ruritania Voted for A/RES/1" in lines
    assert "Syldavia Voted against A/RES/1" in lines


def test_what_states_did_under_other_conventions_does_not_stand_in_the_pack(told):
    party("SYL", "2018-09-20", treaty="att")
    assert "Syldavia" not in told("7. What happened since", "Annex: the lists")
