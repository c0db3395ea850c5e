import pytest

from corcom.treaty import APMBC

from .given import d, deposit, happened, land, position, sheet, standing, stocks

BOUND = deposit()  # in force on 1 August 2010: stocks by 1 August 2018, land by 1 August 2020
LAND = (BOUND, land("holds", "2012-01-01"))
STOCKS = (BOUND, stocks("holds", "2012-01-01"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2010-07-31", "not_applicable"),
        ("2010-08-01", "continuing"),
        ("2020-08-01", "continuing"),
        ("2020-08-02", "no_record"),
    ],
)
def test_land_is_to_be_cleared_from_entry_into_force_and_is_never_overdue_without_evidence(day, expected):
    assert standing("clearance", day, *LAND) == expected


def test_without_a_statement_there_is_no_record_and_no_deadline():
    found = position("stockpile_destruction", "2015-01-01", BOUND)
    assert (str(found.standing), found.due) == ("no_record", None)
    assert str(found.reason) == (
        "No clear statement on stocks is on record; if there are any, the deadline is 1 August 2018."
    )


@pytest.mark.parametrize("day", ["2010-08-01", "2012-12-31", "2013-01-01", "2030-01-01"])
def test_a_state_that_says_it_holds_none_owes_nothing_on_any_day(day):
    found = position("stockpile_destruction", day, BOUND, stocks("holds_none", "2013-01-01"))
    assert (str(found.standing), found.due) == ("not_applicable", None)
    assert str(found.reason) == "No stocks, as stated on 1 January 2013."


def test_a_statement_of_none_without_a_day_counts_from_the_start():
    found = position("stockpile_destruction", "2011-01-01", BOUND, stocks("holds_none", None))
    assert (str(found.standing), str(found.reason)) == ("not_applicable", "No stocks, as a source says.")


@pytest.mark.parametrize(
    ("day", "expected"), [("2013-12-31", "not_applicable"), ("2014-01-01", "continuing")]
)
def test_a_later_statement_of_some_counts_from_its_day(day, expected):
    events = (stocks("holds_none", "2012-01-01"), stocks("holds", "2014-01-01"))
    assert standing("stockpile_destruction", day, BOUND, *events) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2013-12-31", "continuing"), ("2014-01-01", "not_applicable")]
)
def test_a_later_statement_of_none_counts_from_its_day(day, expected):
    events = (stocks("holds", "2012-01-01"), stocks("holds_none", "2014-01-01"))
    assert standing("stockpile_destruction", day, BOUND, *events) == expected


def test_an_unverified_statement_says_nothing():
    for kind in ("holds", "holds_none", "completion", "extension_requested", "extension_granted"):
        event = stocks(kind, "2012-01-01", verified=False, until="2022-01-01")
        assert standing("stockpile_destruction", "2013-01-01", BOUND, event) == "no_record", kind


@pytest.mark.parametrize(
    "kind", ["holds", "not_done", "completion", "extension_requested", "extension_granted"]
)
def test_who_completed_or_asked_for_time_had_some_from_the_start(kind):
    event = stocks(kind, "2017-01-01", until="2022-08-01")
    assert standing("stockpile_destruction", "2011-01-01", BOUND, event) == "continuing"


@pytest.mark.parametrize(
    ("completed", "reason"),
    [
        (
            "2010-07-31",
            "Completed on 31 July 2010, before the Convention entered into force for the State on 1 "
            "August 2010.",
        ),
        ("2018-08-01", "Completed on 1 August 2018, in time: the deadline was 1 August 2018."),
        ("2018-08-02", "Completed on 2 August 2018, after the deadline of 1 August 2018."),
        ("2018", "Completed in 2018, the day was not seen: the deadline was 1 August 2018."),
        ("../2013-12-31", "Completed by 31 December 2013, in time: the deadline was 1 August 2018."),
    ],
)
def test_completion_says_whether_it_came_in_time(completed, reason):
    found = position("stockpile_destruction", "2020-01-01", BOUND, stocks("completion", completed))
    assert (str(found.standing), str(found.reason)) == ("fulfilled", reason)


def test_completion_before_entry_into_force_fulfils_from_entry_into_force():
    done = stocks("completion", "2009-05-01")
    assert standing("stockpile_destruction", "2010-07-31", BOUND, done) == "not_applicable"
    assert standing("stockpile_destruction", "2010-08-01", BOUND, done) == "fulfilled"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-08-01", "continuing"),
        ("2018-08-02", "overdue"),
        ("2019-05-31", "overdue"),
        ("2019-06-01", "fulfilled"),
    ],
)
def test_late_completion_shows_that_the_work_was_overdue(day, expected):
    found = position("stockpile_destruction", day, *STOCKS, stocks("completion", "2019-06-01"))
    assert str(found.standing) == expected
    assert (
        expected != "overdue"
        or str(found.reason) == "The deadline was 1 August 2018; completed only on 1 June 2019."
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-03-31", "continuing"),
        ("2018-04-15", "continuing"),  # not due yet: nothing hangs on the day
        ("2018-04-30", "fulfilled"),
    ],
)
def test_a_partial_day_of_completion_counts_from_its_last_day(day, expected):
    assert standing("stockpile_destruction", day, *STOCKS, stocks("completion", "2018-04")) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-08-02", "no_record"), ("2018-12-30", "no_record"), ("2018-12-31", "fulfilled")],
)
def test_a_partial_day_of_completion_around_the_deadline_leaves_no_record(day, expected):
    assert standing("stockpile_destruction", day, *STOCKS, stocks("completion", "2018")) == expected


@pytest.mark.parametrize(("day", "expected"), [("2018-10-01", "overdue"), ("2018-10-02", "no_record")])
def test_a_sighting_inside_a_partial_day_of_completion_tells_up_to_its_day(day, expected):
    events = (stocks("completion", "2018"), stocks("not_done", "2018-10-01"))
    assert standing("stockpile_destruction", day, *STOCKS, *events) == expected


@pytest.mark.parametrize(
    "event", [stocks("completion", "2016-05-01", day_verified=False), stocks("completion", "../2016-05-01")]
)
@pytest.mark.parametrize(
    ("day", "expected"),
    [("2010-08-01", "no_record"), ("2016-04-30", "no_record"), ("2016-05-01", "fulfilled")],
)
def test_completion_by_a_day_leaves_no_record_before_it(event, day, expected):
    assert standing("stockpile_destruction", day, *STOCKS, event) == expected


@pytest.mark.parametrize("day", ["2010-08-01", "2018-08-01", "2018-08-02", "2030-01-01"])
def test_completion_on_a_day_not_seen_leaves_no_record(day):
    found = position("stockpile_destruction", day, *STOCKS, stocks("completion", None))
    assert (str(found.standing), str(found.reason)) == (
        "no_record",
        "Completion is on record, its day was not seen.",
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-08-01", "continuing"), ("2018-08-02", "no_record"), ("2030-01-01", "no_record")],
)
def test_unverified_completion_leaves_no_record_once_the_deadline_has_passed(day, expected):
    events = (stocks("completion", "2017-01-01", verified=False), stocks("not_done", "2016-01-01"))
    assert standing("stockpile_destruction", day, *STOCKS, *events) == expected


def test_unverified_completion_comes_before_a_sighting():
    events = (stocks("completion", "2017-01-01", verified=False), stocks("not_done", "2019-01-01"))
    assert standing("stockpile_destruction", "2018-09-01", *STOCKS, *events) == "no_record"


def test_unverified_completion_covers_no_day_before_it():
    events = (stocks("completion", "2020-01-01", verified=False), stocks("not_done", "2019-01-01"))
    assert standing("stockpile_destruction", "2018-09-01", *STOCKS, *events) == "overdue"


@pytest.mark.parametrize(
    ("seen", "day", "expected"),
    [
        ("2018-07-31", "2018-08-02", "no_record"),  # before the deadline: no evidence
        ("2018-08-01", "2018-08-02", "overdue"),
        ("2020-01-01", "2018-08-02", "overdue"),
        ("2020-01-01", "2018-08-01", "continuing"),
    ],
)
def test_a_sighting_on_or_after_the_deadline_is_evidence(seen, day, expected):
    assert standing("stockpile_destruction", day, *STOCKS, stocks("not_done", seen)) == expected


def test_after_the_last_sighting_the_reason_says_when_it_was():
    events = (*STOCKS, stocks("not_done", "2019-03-01"))
    assert str(position("stockpile_destruction", "2019-03-01", *events).reason) == (
        "The deadline was 1 August 2018; a source says that the work was still undone on 1 March 2019."
    )
    assert str(position("stockpile_destruction", "2019-03-02", *events).reason) == (
        "The deadline was 1 August 2018; still undone when last seen, 1 March 2019."
    )


SLOVENIA = (  # completed, reopened, completed again; dates from the record
    deposit("2009-08-19"),
    stocks("completion", "2011-07-29"),
    stocks("reopening", "2017"),
    stocks("completion", "2018-04"),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2011-07-28", "continuing"),
        ("2011-07-29", "fulfilled"),
        ("2016-12-31", "fulfilled"),
        ("2017-01-01", "no_record"),  # reopened on some day in 2017
        ("2017-12-30", "no_record"),
        ("2017-12-31", "continuing"),
        ("2018-04-29", "continuing"),
        ("2018-04-30", "fulfilled"),
    ],
)
def test_completion_can_be_undone_and_done_again(day, expected):
    assert standing("stockpile_destruction", day, *SLOVENIA) == expected


def test_a_reopened_work_says_since_when():
    found = position("stockpile_destruction", "2018-01-01", *SLOVENIA)
    assert str(found.reason) == "To be completed by 1 August 2018; open again since more was found in 2017."


def test_completion_and_reopening_whose_order_is_not_known_leave_no_record():
    events = (stocks("completion", "2015"), stocks("reopening", "2015-06-01"))
    assert standing("stockpile_destruction", "2017-01-01", *STOCKS, *events) == "no_record"


def test_completion_and_reopening_without_days_leave_no_record():
    events = (land("completion", "../2019-12-31"), land("reopening", None))
    assert standing("clearance", "2015-01-01", *LAND, *events) == "no_record"
    assert standing("clearance", "2025-01-01", *LAND, *events) == "no_record"


def test_a_sighting_of_an_earlier_chapter_is_no_evidence_after_a_reopening():
    events = (
        stocks("not_done", "2018-09-01"),
        stocks("completion", "2019-01-01"),
        stocks("reopening", "2021-01-01"),
    )
    assert standing("stockpile_destruction", "2018-08-15", *STOCKS, *events) == "overdue"
    assert standing("stockpile_destruction", "2021-01-01", *STOCKS, *events) == "no_record"


def test_evidence_from_after_a_reopening_says_nothing_of_the_time_before():
    events = (stocks("reopening", "2021-01-01"), stocks("completion", "2022-01-01"))
    assert standing("stockpile_destruction", "2019-01-01", *STOCKS, *events) == "no_record"
    assert standing("stockpile_destruction", "2021-06-01", *STOCKS, *events) == "overdue"
    seen = (stocks("reopening", "2021-01-01"), stocks("not_done", "2022-01-01"))
    assert standing("stockpile_destruction", "2019-01-01", *STOCKS, *seen) == "no_record"
    assert standing("stockpile_destruction", "2021-06-01", *STOCKS, *seen) == "overdue"


def test_unverified_completion_from_before_a_reopening_covers_no_day_after_it():
    events = (
        stocks("completion", "2015-01-01", verified=False),
        stocks("reopening", "2017-01-01"),
        stocks("not_done", "2019-01-01"),
    )
    assert standing("stockpile_destruction", "2018-09-01", *STOCKS, *events) == "overdue"


GRANT = land("extension_granted", "2019-09", until="2025-08-01")


@pytest.mark.parametrize(
    ("day", "due", "was"),
    [
        ("2019-09-29", "2020-08-01", None),
        ("2019-09-30", "2025-08-01", "2020-08-01"),
        ("2025-08-01", "2025-08-01", "2020-08-01"),
    ],
)
def test_an_extension_moves_the_deadline_from_the_day_of_the_decision(day, due, was):
    found = position("clearance", day, *LAND, GRANT)
    assert (found.due, found.extended_from, str(found.standing)) == (d(due), was and d(was), "continuing")


def test_a_second_extension_keeps_the_original_deadline():
    second = land("extension_granted", "2024-09-10", until="2030-08-01")
    found = position("clearance", "2026-01-01", *LAND, second, GRANT)
    assert (found.due, found.extended_from) == (d("2030-08-01"), d("2020-08-01"))
    assert [str(each) for each in found.steps][1:] == [
        "Due 1 August 2020: ten years (Art. 4(1)(a)) after entry into force on 1 August 2010.",
        "Extended to 1 August 2025 by a decision taken in September 2019 (Art. 4(5)).",
        "Extended to 1 August 2030 by a decision taken on 10 September 2024 (Art. 4(5)).",
        "May be extended by up to five years at a time (Art. 4(5)).",
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-08-01", "continuing"),
        ("2020-08-02", "overdue"),
        ("2021-01-31", "overdue"),
        ("2021-02-01", "no_record"),  # granted on some day in February
        ("2021-02-28", "continuing"),
        ("2022-09-01", "continuing"),
        ("2022-09-02", "no_record"),
    ],
)
def test_a_late_extension_shows_that_the_work_was_overdue_before(day, expected):
    late = land("extension_granted", "2021-02", until="2022-09-01")
    found = position("clearance", day, *LAND, late)
    assert str(found.standing) == expected
    assert expected != "overdue" or "more time was granted only in February 2021" in str(found.reason)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-08-01", "continuing"),
        ("2020-08-02", "no_record"),
        ("2024-08-01", "no_record"),
        ("2024-08-02", "overdue"),
    ],
)
def test_an_unverified_extension_leaves_no_record_while_it_would_cover_the_day(day, expected):
    events = (
        land("extension_granted", "2020-01-01", until="2024-08-01", verified=False),
        land("not_done", "2024-12-01"),
    )
    found = position("clearance", day, *LAND, *events)
    assert (str(found.standing), found.due, found.extended_from) == (expected, d("2020-08-01"), None)


@pytest.mark.parametrize("kind", ["extension_requested", "extension_considered"])
@pytest.mark.parametrize(("day", "expected"), [("2020-08-01", "continuing"), ("2020-08-02", "no_record")])
def test_a_request_whose_decision_was_not_seen_leaves_no_record_after_the_deadline(kind, day, expected):
    events = (land(kind, "2020-01-01"), land("not_done", "2021-01-01"))
    assert standing("clearance", day, *LAND, *events) == expected


def test_a_request_filed_only_later_protects_no_day_before_it():
    events = (land("extension_requested", "2020-12-01"), land("not_done", "2021-01-01"))
    assert standing("clearance", "2020-11-30", *LAND, *events) == "overdue"
    assert standing("clearance", "2020-12-01", *LAND, *events) == "no_record"


def test_a_request_that_was_decided_protects_no_longer():
    asked = land("extension_requested", "2019-02-26", until="2030-08-01")
    after = land("not_done", "2026-01-01")
    assert standing("clearance", "2025-09-01", *LAND, asked, GRANT, after) == "overdue"


def test_a_decision_on_a_later_request_is_no_answer_to_an_earlier_one():
    """Between the old deadline and the decision nobody knows what became of the first request."""
    events = (
        land("extension_requested", "2020-06-01", until="2022-09-01"),
        land("extension_requested", "2022-03-01", until="2023-09-01"),
        land("extension_granted", "2022-09-01", until="2023-09-01"),
    )
    assert standing("clearance", "2021-06-01", *LAND, *events) == "no_record"


def test_a_request_from_before_the_decision_in_force_protects_no_longer():
    events = (
        land("extension_requested", "2020-06-01", until="2030-09-01"),
        land("extension_requested", "2022-03-01", until="2023-09-01"),
        land("extension_granted", "2022-09-01", until="2023-09-01"),
        land("not_done", "2024-01-01"),
    )
    assert standing("clearance", "2023-12-01", *LAND, *events) == "overdue"


def test_a_request_whose_day_was_not_seen_may_have_come_after_the_decision():
    events = (land("extension_requested", None), GRANT, land("not_done", "2026-01-01"))
    assert standing("clearance", "2025-09-01", *LAND, *events) == "no_record"


def test_an_extension_whose_day_of_decision_was_not_seen_leaves_no_record_while_it_lasts():
    events = (land("extension_granted", None, until="2023-08-01"), land("not_done", "2021-01-01"))
    assert standing("clearance", "2020-08-01", *LAND, *events) == "continuing"
    assert standing("clearance", "2020-08-02", *LAND, *events) == "no_record"
    after = position("clearance", "2024-01-01", *LAND, *events)
    assert (str(after.standing), after.due) == ("no_record", d("2023-08-01"))


def test_an_extension_until_a_day_not_seen_leaves_no_record_after_the_deadline():
    events = (happened("extension_granted", "2019-09-01", "clearance"), land("not_done", "2021-01-01"))
    assert standing("clearance", "2021-01-01", *LAND, *events) == "no_record"


def test_more_time_than_the_article_allows_is_marked_and_not_refused():
    long = stocks("extension_granted", "2017-09-04", until="2022-08-02")
    found = position("stockpile_destruction", "2018-01-01", *STOCKS, long)
    assert found.due == d("2022-08-02")
    assert str(found.steps[3]) == (
        "The time from 1 August 2018 to 2 August 2022 is longer than the four years that Art. 3(3) "
        "allows at once."
    )
    allowed = stocks("extension_granted", "2017-09-04", until="2022-08-01")
    assert not any(
        "longer" in str(each)
        for each in position("stockpile_destruction", "2018-01-01", *STOCKS, allowed).steps
    )


@pytest.mark.parametrize(
    ("day", "due", "article"),
    [("2015-02-28", "2020-08-01", "4(1)(a)"), ("2015-03-01", "2025-03-01", "4(1)(b)")],
)
def test_new_hostilities_start_ten_years_of_their_own(day, due, article):
    found = position("clearance", day, *LAND, land("hostilities_ended", "2015-03-01"))
    assert (found.due, found.article, found.extended_from) == (d(due), article, None)


def test_hostilities_that_ended_before_entry_into_force_change_nothing():
    found = position("clearance", "2015-01-01", *LAND, land("hostilities_ended", "2008-08-22"))
    assert (found.due, found.article) == (d("2020-08-01"), "4(1)(a)")


def test_hostilities_say_nothing_of_the_time_before_them():
    ended = land("hostilities_ended", "2023-03-01")
    assert standing("clearance", "2023-03-01", BOUND, ended) == "continuing"
    assert standing("clearance", "2015-03-01", BOUND, ended) == "no_record"


def test_after_withdrawal_nothing_applies():
    events = (*LAND, happened("withdrawal", "2015-01-01"))
    assert standing("clearance", "2014-12-31", *events) == "continuing"
    assert standing("clearance", "2015-01-01", *events) == "not_applicable"


def test_the_facts_used_are_named():
    found = position(
        "clearance",
        "2020-01-01",
        BOUND,
        land("holds", "2012", fact="h"),
        land("holds", "2013", fact="h2"),
        land("extension_granted", "2019-09-02", until="2025-08-01", fact="g"),
    )
    assert found.facts == ("deposit 2010-01-01", "g")


def test_a_convention_without_extensions_shows_one_and_says_so():
    case = sheet(
        deposit("1999-01-01"), stocks("extension_granted", "2002-01-01", until="2005-01-01"), convention=APMBC
    )
    (timeline,) = case.every("stockpile_destruction")
    before, after = timeline.on(d("2001-01-01")), timeline.on(d("2003-01-01"))
    assert (before.due, after.due, before.article) == (d("2003-07-01"), d("2005-01-01"), "4")
    assert "the text knows no extension" in str(after.steps[-1])


def test_mines_are_to_be_cleared_in_ten_years_and_up_to_ten_more():
    events = (
        deposit("1999-01-01"),
        land("holds", "2000-01-01"),
        land("extension_granted", "2008-11-28", until="2019-07-01"),
    )
    found = position("clearance", "2010-01-01", *events, convention=APMBC)
    assert (found.treaty, found.article, found.due, found.extended_from) == (
        "apmbc",
        "5(1)",
        d("2019-07-01"),
        d("2009-07-01"),
    )
    assert not any("longer" in str(each) for each in found.steps)
