"""Due dates in print, against the rules. Where the print is wrong the row says why."""

import pytest

from corcom.treaty import CCM, Meeting
from corcom.treaty.filing import filing

from .given import MEETINGS, d, deposit, happened, land, on, position, sheet, stocks

DEPOSIT_FOR = {  # a deposit that gives this entry into force; the day of the month does not matter
    "2010-08-01": "2010-02-16",
    "2011-05-01": "2010-11-05",
    "2011-06-01": "2010-12-16",
    "2011-12-01": "2011-06-27",
    "2012-02-01": "2011-08-23",
    "2012-03-01": "2011-09-08",
    "2012-12-01": "2012-06-22",
    "2013-11-01": "2013-05-14",
    "2015-04-01": "2014-10-21",
    "2018-09-01": "2018-03-01",
}


@pytest.mark.parametrize(
    ("state", "deposited", "entry"),
    [
        ("PHL", "2019-01-03", "2019-07-01"),
        ("MUS", "2015-10-01", "2016-04-01"),
        ("LKA", "2018-03-01", "2018-09-01"),
        ("LAO", "2009-03-18", "2010-08-01"),
        ("GIN", "2014-10-21", "2015-04-01"),
    ],
)
def test_entry_into_force_in_print(state, deposited, entry):
    assert sheet(deposit(deposited)).entry_into_force == d(entry), state


@pytest.mark.parametrize(
    ("state", "entry", "due"),
    [
        ("COK", "2012-02-01", "2012-07-30"),
        ("CHL", "2011-06-01", "2011-11-28"),
        ("AFG", "2012-03-01", "2012-08-28"),
        ("LKA", "2018-09-01", "2019-02-28"),
        ("LAO", "2010-08-01", "2011-01-28"),
    ],
)
def test_initial_reports_due_in_print(state, entry, due):
    assert position("initial_report", entry, deposit(DEPOSIT_FOR[entry])).due == d(due), state


@pytest.mark.parametrize(
    ("state", "entry", "by_rule", "in_print", "reason"),
    [
        ("GIN", "2015-04-01", "2015-09-28", "2015-04-19", "counts the 180 days from the deposit"),
        ("GIN", "2015-04-01", "2015-09-28", "2015-09-30", "a third date in print for the same duty"),
        ("TGO", "2012-12-01", "2013-05-30", "2013-05-29", "one day off"),
    ],
)
def test_initial_reports_due_that_are_wrong_in_print(state, entry, by_rule, in_print, reason):
    due = position("initial_report", entry, deposit(DEPOSIT_FOR[entry])).due
    assert due == d(by_rule), state
    assert due != d(in_print), reason


@pytest.mark.parametrize(
    ("state", "entry", "deadline"),
    [
        ("many", "2010-08-01", "2018-08-01"),
        ("BWA", "2011-12-01", "2019-12-01"),
        ("GIN", "2015-04-01", "2023-04-01"),
    ],
)
def test_deadlines_of_article_3_in_print(state, entry, deadline):
    given = (deposit(DEPOSIT_FOR[entry]), stocks("holds", "2012"))
    assert position("stockpile_destruction", entry, *given).due == d(deadline), state


@pytest.mark.parametrize(
    ("state", "entry", "deadline"), [("LBN", "2011-05-01", "2021-05-01"), ("IRQ", "2013-11-01", "2023-11-01")]
)
def test_deadlines_of_article_4_in_print(state, entry, deadline):
    given = (deposit(DEPOSIT_FOR[entry]), land("holds", "2014"))
    assert position("clearance", entry, *given).due == d(deadline), state


def test_the_extension_of_lao_pdr_runs_from_the_deadline():
    """The Monitor of 2022 prints July 2025: it is 1 August."""
    grant = land("extension_granted", "2019-09", until="2025-08-01")
    found = position("clearance", "2020-01-01", deposit(), land("holds", "2011"), grant)
    assert (found.due, found.extended_from) == (d("2025-08-01"), d("2020-08-01"))


@pytest.mark.parametrize(
    ("state", "deadline", "meeting", "due"),
    [
        ("LAO", "2020-08-01", "9MSP", "2018-12-02"),
        ("BGR", "2019-10-01", "9MSP", "2018-12-02"),
        ("TCD", "2023-09-01", "10MSP", "2021-11-30"),
    ],
)
def test_filing_dates_in_print(state, deadline, meeting, due):
    found = filing(MEETINGS, d(deadline), d("0001-01-01"), 9)
    assert found, state
    assert (found.meeting.code, found.due, found.estimated) == (meeting, d(due), False)


def test_nine_months_before_the_end_of_august_is_the_last_of_november():
    found = filing([Meeting("X", on("2022-08-31"))], d("2023-01-01"), d("0001-01-01"), 9)
    assert found
    assert found.due == d("2021-11-30")


def test_lithuania_left_on_the_day_of_effect():
    left = sheet(deposit("2011-03-24"), happened("withdrawal", "2025-03-06"))
    assert [left.participation.on(d(day)) for day in ("2025-03-05", "2025-03-06")] == [
        "in_force",
        "withdrawn",
    ]


def test_the_convention_entered_into_force_six_months_after_the_30th_deposit():
    assert CCM.entry.completed_on == d("2010-02-16")
    assert CCM.entry.of_the_convention == d("2010-08-01")
