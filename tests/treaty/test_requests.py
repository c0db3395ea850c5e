import pytest

from corcom.treaty import Meeting

from .given import MEETINGS, d, deposit, happened, land, on, position, standing, stocks

LAO = (deposit("2009-03-18"), land("holds", "2011-01-25"))
ASKED = land("extension_requested", "2019-02-26", until="2025-08-01")
GRANTED = land("extension_granted", "2019-09", until="2025-08-01")


def request(day, *events, **more):
    return position("extension_request", day, *events, article="4(6)", **more)


def texts(found):
    return [str(each) for each in found.steps[1:]]


def test_lao_pdr_on_25_september_2018():
    found = request("2018-09-25", *LAO, ASKED, GRANTED)
    assert (found.due, str(found.standing)) == (d("2018-12-02"), "due")
    assert texts(found) == [
        "The deadline to extend is 1 August 2020.",
        "The last meeting to open on or before that day is the 9MSP, which opens on 2 September 2019.",
        "A request is due nine months before the meeting opens, by 2 December 2018 (Art. 4(6)).",
    ]


@pytest.mark.parametrize(
    ("day", "expected", "due"),
    [
        ("2010-07-31", "not_applicable", None),
        ("2010-08-01", "due", "2018-12-02"),
        ("2018-12-02", "due", "2018-12-02"),
        ("2018-12-03", "overdue", "2018-12-02"),
        ("2019-02-25", "overdue", "2018-12-02"),
        ("2019-02-26", "fulfilled", "2018-12-02"),
        ("2019-09-29", "fulfilled", "2018-12-02"),
        ("2019-09-30", "due", "2023-12-10"),  # a new deadline, a new request: for the 12MSP
        ("2023-12-10", "due", "2023-12-10"),
        ("2023-12-11", "no_record", "2023-12-10"),
    ],
)
def test_before_and_after_each_event_of_a_late_request(day, expected, due):
    found = request(day, *LAO, ASKED, GRANTED)
    assert (str(found.standing), found.due) == (expected, due and d(due))


@pytest.mark.parametrize(
    ("filed", "reason"),
    [
        ("2018-12-02", "Filed on 2 December 2018, in time: it was due on 2 December 2018."),
        (
            "2018-12-03",
            "Filed on 3 December 2018, one day late: it was due on 2 December 2018, nine months "
            "before the meeting.",
        ),
        (
            "2019-02-26",
            "Filed on 26 February 2019, 86 days late: it was due on 2 December 2018, nine months "
            "before the meeting.",
        ),
        (
            "2019-02",
            "Filed in February 2019, late: it was due on 2 December 2018, nine months before the meeting.",
        ),
        ("2018-12", "Filed in December 2018, the day was not seen: it was due on 2 December 2018."),
    ],
)
def test_a_late_request_is_marked_and_not_refused(filed, reason):
    found = request("2020-01-01", *LAO, land("extension_requested", filed))
    assert (str(found.standing), str(found.reason)) == ("fulfilled", reason)


def test_without_a_request_nobody_is_accused():
    found = request("2018-12-03", *LAO)
    assert str(found.standing) == "no_record"
    assert str(found.reason) == (
        "Requests were due by 2 December 2018; no request is on record, "
        "and none is needed by a State that finishes in time."
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-12-02", "due"),
        ("2018-12-03", "overdue"),
        ("2019-03-31", "overdue"),
        ("2019-04-01", "no_record"),
        ("2019-04-30", "fulfilled"),
    ],
)
def test_a_request_of_some_day_in_a_month(day, expected):
    assert str(request(day, *LAO, land("extension_requested", "2019-04")).standing) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2018-12-02", "due"), ("2018-12-03", "no_record"), ("2020-08-02", "no_record")]
)
def test_a_request_whose_day_was_not_seen(day, expected):
    assert str(request(day, *LAO, land("extension_requested", None)).standing) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-12-03", "no_record"), ("2019-09-03", "no_record"), ("2019-09-04", "fulfilled")],
)
def test_a_meeting_that_took_a_request_up_shows_that_it_was_filed(day, expected):
    assert str(request(day, *LAO, land("extension_considered", "2019-09-04")).standing) == expected


def test_a_decision_without_a_request_on_record_accuses_nobody():
    assert str(request("2018-12-03", *LAO, GRANTED).standing) == "no_record"


def test_a_request_for_the_next_deadline_is_no_evidence_for_this_one():
    events = (GRANTED, land("extension_requested", "2024-01-15"))
    assert str(request("2019-01-01", *LAO, *events).standing) == "no_record"
    assert str(request("2024-01-14", *LAO, *events).standing) == "overdue"
    assert str(request("2024-01-15", *LAO, *events).standing) == "fulfilled"


def test_an_unverified_request_changes_nothing():
    events = (*LAO, land("extension_requested", "2019-02-26", verified=False))
    assert [str(request(day, *events).standing) for day in ("2018-12-03", "2019-03-01")] == ["no_record"] * 2


@pytest.mark.parametrize("event", [land("completion", "2017-01-01"), land("holds_none", "2012-01-01")])
def test_where_nothing_is_left_there_is_nothing_to_ask_for(event):
    found = request("2018-09-25", *LAO, event)
    assert (str(found.standing), found.due) == ("not_applicable", None)
    assert str(found.reason).startswith("Nothing to extend. ")


def test_where_nothing_is_known_of_the_work_nothing_is_known_of_the_request():
    found = request("2018-09-25", LAO[0])
    assert (str(found.standing), found.due) == ("no_record", None)
    assert str(found.reason).startswith("No clear statement on contaminated areas is on record")


def test_each_work_has_its_own_request():
    labels = {
        article: position(
            "extension_request", "2012-01-01", *LAO, stocks("holds", "2011"), article=article
        ).label
        for article in ("3(5)", "4(6)")
    }
    assert labels == {
        "3(5)": "Request more time to destroy stockpiles",
        "4(6)": "Request more time to clear contaminated areas",
    }


def test_a_meeting_that_opens_on_the_deadline_itself_can_still_decide():
    meetings = [
        Meeting("A", on("2019-08-02")),
        Meeting("B", on("2020-08-01")),
        Meeting("C", on("2021-08-01")),
    ]
    assert request("2012-01-01", *LAO, meetings=meetings).due == d("2019-11-01")


def test_a_deadline_beyond_the_last_dated_meeting_gets_an_estimate_that_says_so():
    known = [
        each for each in MEETINGS if each.opens.latest < d("2019-01-01")
    ]  # up to the 8MSP, 3 September 2018
    found = request("2018-09-25", *LAO, meetings=known)
    assert found.due == d("2018-12-03")
    assert texts(found)[1:] == [
        "No meeting that could decide is dated yet: 3 September 2019 is estimated from the 8MSP, "
        "which opened on 3 September 2018.",
        "A request is due nine months before the meeting opens, by 3 December 2018 (Art. 4(6)); "
        "this is an estimate.",
    ]


@pytest.mark.parametrize(
    ("opens", "due"),
    [
        ("2018-08-01", "2019-11-01"),  # fits on the deadline itself
        ("2018-08-02", "2018-11-02"),  # a day too late in 2020: 2 August 2019
        ("2016-02-29", "2019-05-29"),  # 29 February 2020
        ("2019-09-02", "2018-12-02"),  # no later year fits: the meeting itself
    ],
)
def test_the_estimate_is_the_latest_year_that_fits(opens, due):
    assert request("2012-01-01", *LAO, meetings=[Meeting("M", on(opens))]).due == d(due)


def test_of_a_meeting_dated_to_a_month_the_earliest_day_counts():
    meetings = [Meeting("M", on("2019-09")), Meeting("N", on("2020-09-01"))]
    found = request("2012-01-01", *LAO, meetings=meetings)
    assert found.due == d("2018-12-01")
    assert (
        "which opens in September 2019; the earliest possible day, 1 September 2019, is counted"
        in texts(found)[1]
    )


def test_the_order_of_meetings_does_not_matter():
    assert request("2012-01-01", *LAO, meetings=MEETINGS[::-1]).due == d("2018-12-02")


@pytest.mark.parametrize("meetings", [(), (Meeting("later", on("2021-09-01")),)])
def test_without_a_meeting_in_time_there_is_no_filing_date(meetings):
    found = request("2012-01-01", *LAO, meetings=meetings)
    assert (str(found.standing), found.due) == ("no_record", None)
    assert "No meeting on record could still decide before that day." in texts(found)
    assert str(request("2019-03-01", *LAO, ASKED, meetings=meetings).standing) == "fulfilled"


def test_the_meeting_that_granted_time_cannot_decide_on_the_next_request():
    for decided in ("2019-09-02", "2019-09-04"):
        short = land("extension_granted", decided, until="2020-09-01")
        found = request("2019-10-01", *LAO, short)
        assert (str(found.standing), found.due) == ("no_record", None)


def test_a_meeting_that_opens_by_some_day_without_a_start_counts_for_nothing():
    meetings = [Meeting("A", on("../2019-09-02"))]
    assert request("2012-01-01", *LAO, meetings=meetings).due is None


def test_an_answered_request_is_none_for_the_next_deadline():
    asked = land("extension_requested", "2019-02-26")
    assert str(request("2019-10-01", *LAO, asked, GRANTED).standing) == "due"


def test_a_request_for_no_more_than_was_granted_is_none_for_the_next_deadline():
    updated = land("extension_requested", "2019-10-05", until="2025-08-01")
    assert str(request("2019-11-01", *LAO, GRANTED, updated).standing) == "due"


def test_asking_for_more_than_the_article_allows_is_marked():
    long = land("extension_requested", "2018-11-01", until="2026-08-01")
    assert texts(request("2018-12-01", *LAO, long))[-1] == (
        "The time from 1 August 2020 to 1 August 2026 is longer than the five years that Art. 4(5) "
        "allows at once."
    )


def test_after_withdrawal_nobody_asks():
    events = (*LAO, happened("withdrawal", "2015-01-01"))
    assert {
        standing("extension_request", "2015-01-01", *events, article=each) for each in ("3(5)", "4(6)")
    } == {"not_applicable"}
