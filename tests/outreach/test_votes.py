"""Votes in the General Assembly: history, totals, figures."""

import pytest

from corcom.duties.words import words
from corcom.figures.catalogue import ask
from corcom.outreach.models import Ballot, Sponsor, Vote
from corcom.outreach.queries import all_ballots, ballots, casts, history, sponsors, totals
from corcom.record.shelf import held
from tests.recorded import as_at, codes, fictional, put, state

pytestmark = pytest.mark.django_db

DAYS = {"R1": "2015-12-07", "R2": "2016-12-05", "R3": "2017-12-04"}
CAST = {
    "RUR": ("yes", "abstain", "non_voting"),
    "FRE": ("abstain", "yes", "abstain"),
    "SYL": ("no", "yes", "yes"),
}


def ballot(symbol: str, on: str, session: int = 70, stage: str = "plenary", **more):
    return put(Ballot, symbol, on, symbol=f"A/RES/{symbol}", session=session, stage=stage, **more)


def vote(iso3: str, symbol: str, cast: str, on: str = "", **more):
    name = f"{iso3}-{symbol}-{cast}"
    return put(Vote, name, on or DAYS[symbol], state_id=iso3, ballot_id=symbol, cast=cast, **more)


@pytest.fixture(autouse=True)
def three_votes(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia", BOR="Borduria")
    for number, (symbol, day) in enumerate(DAYS.items()):
        ballot(symbol, day, session=70 + number)
    for iso3, cast in CAST.items():
        for symbol, one in zip(DAYS, cast, strict=True):
            vote(iso3, symbol, one)


def counted(name: str, *day) -> set[str]:
    return codes(ask(as_at(*day), f"votes.{name}").states)


def test_ballots_come_oldest_first_and_not_before_their_day():
    assert [b.pk for b in ballots(as_at(2016, 12, 4))] == ["R1"]
    assert [b.pk for b in ballots(as_at(2018))] == ["R1", "R2", "R3"]


def test_parts_and_the_first_committee_are_told_apart_from_votes_on_the_whole():
    ballot("R3-part", "2017-12-04", part="preambular paragraph 14")
    ballot("L1", "", session=72, stage="first_committee")
    assert [b.pk for b in ballots(as_at(2018))] == ["R1", "R2", "R3"]
    assert {b.pk for b in all_ballots(as_at(2018))} == {"R1", "R2", "R3", "R3-part", "L1"}


def test_a_ballot_without_a_date_is_not_known_before_the_year_of_its_session_is_over():
    ballot("L1", "", session=72, stage="first_committee")
    on = [[b.pk for b in all_ballots(as_at(2017, 12, day))] for day in (30, 31)]
    assert ["L1" in found for found in on] == [False, True]


def test_the_last_resolution_on_or_before_the_day_is_counted():
    assert counted("yes", 2016, 12, 4) == {"RUR"}
    assert counted("yes", 2016, 12, 5) == {"FRE", "SYL"}
    assert (counted("no", 2016, 1, 1), counted("abstain", 2016, 1, 1)) == ({"SYL"}, {"FRE"})
    assert counted("non_voting", 2017) == {"RUR"}


def test_non_voting_is_passed_over_in_the_last_vote_cast():
    assert counted("last_vote_abstain", 2015) == {"FRE"}
    assert counted("last_vote_abstain", 2016) == {"RUR"}
    assert counted("last_vote_abstain", 2017) == {"RUR", "FRE"}


def test_before_the_first_vote_nobody_is_counted_and_all_are_without_record():
    answer = ask(as_at(2014), "votes.yes")
    assert (answer.value, len(answer.no_record)) == (0, 4)


def test_a_member_without_a_row_is_without_record_and_a_state_that_is_no_member_is_not():
    state("VUL", "Vulgaria", iso2="VU", m49="950", un_status="observer", admitted=None)
    assert codes(ask(as_at(2018), "votes.last_vote_abstain").no_record) == {"BOR"}


def test_the_history_of_a_state_is_every_vote_on_record_oldest_first():
    assert [(b.pk, cast) for b, cast in history(as_at(2018), "RUR")] == [
        ("R1", "yes"),
        ("R2", "abstain"),
        ("R3", "non_voting"),
    ]
    assert history(as_at(2018), "BOR") == []


def test_casts_are_the_grid_of_the_day():
    grid = casts(as_at(2016))
    assert grid["SYL"] == {"R1": "no", "R2": "yes"}
    assert "BOR" not in grid


def test_totals_are_counted_and_held_against_print():
    ballot("R4", "2018-12-05", session=73, yes=1, no=0)
    vote("RUR", "R4", "yes", "2018-12-05")
    vote("FRE", "R4", "abstain", "2018-12-05")
    lens = as_at(2019)
    of = {b.pk: totals(lens, b) for b in ballots(lens)}
    assert (of["R4"].yes, of["R4"].no, of["R4"].abstain, of["R4"].agrees) == (1, 0, 1, True)
    assert (of["R1"].agrees, of["R3"].non_voting) == (None, 1)
    vote("SYL", "R4", "no", "2018-12-05")
    assert totals(as_at(2019), ballots(as_at(2019))[-1]).agrees is False


def test_totals_in_print_without_a_vote_on_record_have_nothing_to_agree_with():
    printed = ballot("L2", "2018-11-06", session=73, stage="first_committee", yes=139, no=1, abstain=39)
    assert totals(as_at(2019), printed).agrees is None


def test_where_two_sources_disagree_on_a_vote_the_preferred_one_counts():
    vote("RUR", "R3", "yes", preferred=True)
    assert counted("yes", 2017) == {"RUR", "SYL"}


def test_an_unverified_vote_counts_nowhere():
    vote("BOR", "R3", "no", grade="unverified")
    assert counted("no", 2017) == set()


def test_figures_of_votes_name_the_facts_behind():
    assert [source.id for source in ask(as_at(2018), "votes.last_vote_abstain").sources] == ["gazette"]


def test_sponsors_in_whatever_role_are_named_once():
    for name, role in (("a", "sponsor"), ("b", "lead sponsor")):
        put(Sponsor, name, "2015-10-01", state_id="SYL", ballot_id="R1", role=role)
    put(Sponsor, "c", "2015-10-01", state_id="FRE", ballot_id="R1", role="sponsor")
    assert sponsors(as_at(2018), "R1") == ["FRE", "SYL"]
    assert sponsors(as_at(2018), "R2") == []


def test_votes_in_words():
    told = {cast: words(vote("BOR", "R1", cast)) for cast in ("yes", "no", "abstain", "non_voting")}
    assert told == {
        "yes": "Voted for A/RES/R1",
        "no": "Voted against A/RES/R1",
        "abstain": "Abstained on A/RES/R1",
        "non_voting": "Cast no vote on A/RES/R1",
    }


def test_ballots_and_sponsors_in_words():
    part = ballot("R1-part", "2015-12-07", part="paragraph 14")
    sponsor = put(Sponsor, "a", "2015-10-01", state_id="SYL", ballot_id="R1", role="lead sponsor")
    assert words(part) == "Vote on A/RES/R1-part, paragraph 14 (General Assembly)"
    assert words(sponsor) == "Lead sponsor: A/RES/R1"


def test_asking_about_votes_costs_no_statement_but_the_version(django_assert_num_queries):
    ask(as_at(2018), "votes.yes")
    with django_assert_num_queries(1), held():
        casts(as_at(2017))
        history(as_at(2017), "RUR")
