"""Time phrases mean intervals, reckoned from the day of the meeting."""

from datetime import date

import pytest

from corcom.reading.calendar import Calendar, Event, Interval
from corcom.reading.phrases import times

MEETING = date(2018, 9, 25)
PHRASES = {
    "submitted by 15 May": "2019-05-15",
    "on 3rd December 2018": "2018-12-03",
    "on Tuesday, 4 December": "2018-12-04",
    "due on October 8, 2018": "2018-10-08",
    "by 12.10.2018": "2018-10-12",
    "by 2018-10-12": "2018-10-12",
    "during the week of 8 – 12 October 2018": "2018-10-08/2018-10-12",
    "from 27 February to 3 March": "2019-02-27/2019-03-03",
    "in the second week of November": "2018-11-05/2018-11-16",
    "within the first three weeks of May": "2019-05-01/2019-05-21",
    "in the first week of February": "2019-02-01/2019-02-07",
    "in the last week of June 2019": "2019-06-24/2019-06-30",
    "in the week of 5 November": "2018-11-05/2018-11-09",
    "in March 2019": "2019-03",
    "by mid-November 2018": "2018-11-11/2018-11-20",
    "by the end of October": "2018-10-31",
    "early in 2019": "2019-01/2019-03",
    "before the end of the year": "2018-12-31",
    "before 1 November": "../2018-11-01",
    "in the year ahead": "2018-09-25/2019-09-30",
    "over the following days": "2018-09-26/2018-10-05",
    "within two weeks": "2018-09-25/2018-10-09",
    "no later than 10 working days": "2018-09-25/2018-10-09",
    "by Friday": "2018-09-28",
    "next week": "2018-10-01/2018-10-05",
    "in two years": "2020",
    "in the third quarter of 2019": "2019-07/2019-09",
    "at the next meeting": "2018-11-05/2018-11-16",
    "closer to the day": "../2018-11-16",
    "up to the 9MSP": "../2019-09-30",
    "during the current inter-sessional period": "../2019-09-30",
    "the 2018 UNGA First Committee session": "2018-10/2018-11",
    "at the beginning of the First Committee session": "2018-10",
    "at the donor seminar": "2018-12-06",
    "as soon as possible": None,
}


@pytest.fixture
def calendar():
    known = Calendar(MEETING, next_meeting=Interval("2018-11-05", "2018-11-16"))
    known.sessions[8] = date(2018, 9, 30)
    known.events.append(Event(frozenset({"donor", "seminar"}), Interval("2018-12-06", "2018-12-06")))
    return known


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_means_its_interval(phrase, calendar):
    assert [when.interval.edtf for when in times(f"It will be done {phrase}.", calendar)] == [PHRASES[phrase]]


@pytest.mark.parametrize(
    "words", ["We may decide", "a march on the lake", "the second of three", "Article 7(1)"]
)
def test_words_that_look_like_time_mean_none(words, calendar):
    assert times(words, calendar) == []


def test_a_day_without_its_year_lies_behind_when_the_past_is_told(calendar):
    assert [when.interval.edtf for when in times("as said in the last meeting on 13 December", calendar)] == [
        "2017-12-13"
    ]


def test_a_day_that_does_not_exist_means_none(calendar):
    assert [when for when in times("on 31 February 2019", calendar) if when.precision == "day"] == []


def test_without_the_day_of_the_meeting_only_full_dates_mean_something():
    found = times("by 15 May, within two weeks, and on 3 June 2019", Calendar(None))
    assert [when.interval.edtf for when in found if when.dated] == ["2019-06-03"]


def test_what_is_tentative_is_marked(calendar):
    assert times("scheduled tentatively for the 29 October", calendar)[0].tentative
