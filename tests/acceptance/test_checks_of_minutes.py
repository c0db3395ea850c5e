"""What the minutes of September 2018 and January 2012 state, and what the check says of it."""

from datetime import date
from pathlib import Path

import pytest

from corcom.checking.judge import check
from corcom.record.lens import lens
from tests.reading.given import PAPERS

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parent / "samples" / "like_2018.txt"
YEAR_2018, YEAR_2012 = date(2018, 9, 25), date(2012, 1, 24)
PAPER_2018 = PAPERS / "2018-09-25_ccm_corcom.txt"
PAPER_2012 = PAPERS / "2012-01-24_ccm_corcom.txt"
absent = pytest.mark.skipif(
    not PAPER_2018.exists(), reason="the historic minutes are not beside the repository"
)


def findings(path, day: date):
    return check(lens(day), "paper.txt", path.read_bytes()).findings


@pytest.fixture(params=[SAMPLE, pytest.param(PAPER_2018, marks=absent)], ids=["sample", "2018"])
def of_2018(request):
    return findings(request.param, YEAR_2018)


def about(found, words: str):
    """The one finding whose claim has these words."""
    (one,) = [one for one in found if words in one.claim.text]
    return one


@pytest.mark.parametrize(
    ("words", "verdict", "says"),
    [
        ("Tuesday, 25 September 2018", "agrees", "Coordination Committee"),
        ("16 Signatory States", "agrees", "They are Angola, Central African Republic"),
        ("4 States Parties", "agrees", "Asia without Western Asia"),
        ("March 2019", "differs", "180 days"),
        ("13 States Parties", "agrees", "Panama"),
        ("the end of the year", "agrees", "2 December 2018: Croatia, Germany, Lao"),
        ("80%", "agrees", "80.24 %"),
        ("91'949.30", "agrees", "465,440 - 373,490.70"),
        ("Central American region", "agrees", "2 September 2014"),
        ("3rd December 2018", "agrees", "10 years after"),
        ("53 out of", "no_record", ""),
        ("373'490.70", "no_record", ""),
    ],
)
def test_a_claim_of_september_2018_has_its_verdict(of_2018, words, verdict, says):
    one = about(of_2018, words)
    assert one.verdict == verdict
    assert says in one.reason


def test_102_states_parties_is_not_called_wrong(of_2018):
    one = next(o for o in of_2018 if o.claim.stated == "102")
    assert (one.verdict, one.computed) == ("other_date", 104)
    for said in (
        "31 December 2017",
        "budget year 2018",
        "104 States Parties, by deposit",
        "103 States Parties, in force",
    ):
        assert said in one.reason


def test_nothing_else_of_september_2018_differs(of_2018):
    assert [one.claim.text for one in of_2018 if one.verdict == "differs"] == ["March 2019"]


def test_the_report_of_the_presidency_has_its_day(of_2018):
    assert about(of_2018, "March 2019").computed == "2019-02-28"


@absent
def test_the_working_week_in_new_york_and_the_meeting_before_are_on_record():
    found = findings(PAPER_2018, YEAR_2018)
    assert about(found, "30 August 2018").verdict == "agrees"
    assert about(found, "12 October 2018").verdict == "agrees"


@absent
def test_january_2012_is_dated_by_its_weekday_and_its_days_are_on_record():
    found = findings(PAPER_2012, YEAR_2012)
    assert "24 January 2012" in about(found, "Tuesday 24 January").reason
    for words in ("13 December", "15 May", "1 July", "29 February"):
        assert about(found, words).verdict == "agrees"
    assert {one.verdict.value for one in found if "3 February" in one.claim.text} == {"agrees"}


@absent
def test_the_venue_of_ten_years_ago_is_marked():
    one = about(findings(PAPER_2012, YEAR_2012), "10 years ago")
    assert (one.verdict, one.computed) == ("differs", 14)
    assert "September 1997" in one.reason


@absent
def test_nothing_else_of_january_2012_differs():
    found = findings(PAPER_2012, YEAR_2012)
    assert [one.claim.text for one in found if one.verdict == "differs"] == ["10 years ago"]
