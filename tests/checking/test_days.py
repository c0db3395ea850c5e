"""Days: the calendar, what is on record of them, what is due."""

from datetime import date

import pytest

from tests.checking.given import checked, only, verdicts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("On Tuesday 24 January 2011 they met.", "differs", "24 January 2011 is a Monday"),
        ("On Tuesday 24 January 2012 they spoke.", "agrees", "is a Tuesday"),
        ("They speak on Monday 31 September 2018.", "differs", "There is no 31 September 2018"),
        ("Sri Lanka acceded on 1 March 2018.", "agrees", "Sri Lanka: deposit of 1 March 2018"),
        ("Sri Lanka deposited its instrument on 2 March 2018.", "differs", "deposit of 1 March 2018"),
        ("Sri Lanka signed the APMBC on 2 March 2018.", "no_record", "Nothing on record"),
        ("The Convention entered into force on 1 July 2010.", "differs", "1 August 2010"),
        ("The Convention was adopted on 30 May 2008.", "agrees", "Adoption"),
        ("The 8MSP was held in Geneva from 3 to 5 September 2018.", "agrees", "Eighth Meeting"),
        (
            "The 7th Meeting of States Parties took place on 4 October 2017.",
            "differs",
            "4 to 6 September 2017",
        ),
        ("Annual reports are due by 30 April 2019.", "agrees", "Annual report for 2018"),
        ("Lao PDR has its Article 4 deadline on 1 August 2021.", "differs", "due 1 August 2020"),
        (
            "The minutes of the meeting held on 30 August 2018 were adopted.",
            "agrees",
            "Coordination Committee",
        ),
        ("A workshop is planned for 3 April 2019.", "no_record", "Nothing on record"),
    ],
)
def test_a_day_has_its_verdict_and_reason(text, verdict, says):
    found = only(text)
    assert found.verdict == verdict
    assert says in found.reason


def test_a_weekday_without_a_year_fits_the_year_of_the_question():
    found = only("They met on Tuesday 24 January.", date(2012, 1, 30))
    assert found.verdict == "agrees"
    assert "2012" in found.reason


def test_a_weekday_that_fits_another_year_only_is_not_called_wrong_without_its_year():
    assert only("They will meet on Tuesday 24 January.", date(2018, 1, 2)).verdict == "no_record"


def test_a_due_day_comes_with_its_steps():
    found = only("Sri Lanka's initial transparency report is due in March 2019.")
    assert (found.verdict, found.computed) == ("differs", "2019-02-28")
    for step in ("1 March 2018", "1 September 2018", "180 days"):
        assert step in found.reason


def test_the_presidencys_own_report_is_that_of_the_state_that_presides():
    text = "The presidency would promote initial reports, as its own report would be due in March 2019."
    assert only(text).computed == "2019-02-28"


def test_the_first_of_a_duty_is_the_earliest_that_is_due():
    text = "The first Article 4 extension requests would be submitted before the end of the year."
    found = only(text)
    assert (found.verdict, found.computed) == ("agrees", "2018-12-02")
    assert "Croatia, Germany" in found.reason


def test_a_deadline_that_was_extended_was_true_before():
    found = only("Germany has its Article 4 deadline on 1 August 2020.", date(2021, 6, 1))
    assert (found.verdict, found.computed) == ("other_date", "2025-08-01")


def test_the_years_since_an_event_are_counted():
    text = "The venue is the same that was used 10 years ago for the APMBC diplomatic conference."
    found = only(text, date(2012, 1, 24))
    assert (found.verdict, found.computed) == ("differs", 14)
    assert only(text.replace("10", "14"), date(2012, 1, 24)).verdict == "agrees"
    assert only("Ten years ago a conference was held.").verdict == "no_record"


def test_anniversaries_fall_on_their_day():
    right = "The 10th Anniversary of the Convention's Signature would be on 3rd December 2018."
    assert set(verdicts(right).values()) == {"agrees"}
    wrong = "The 9th anniversary of the entry into force is on 1 August 2020."
    assert checked(wrong).findings[0].verdict == "differs"


def test_a_region_made_free_by_its_last_state():
    text = "The joining of Belize made the Central American region a cluster munitions free area."
    found = only(text)
    assert found.verdict == "agrees"
    assert "all 8 States" in found.reason
    assert "2 September 2014" in found.reason
    assert only(text, date(2014, 9, 1)).verdict == "differs"
    assert only(text.replace("Belize", "Panama")).verdict == "differs"
