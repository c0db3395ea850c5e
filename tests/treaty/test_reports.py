import pytest

from corcom.treaty import Choices, FirstYear

from .given import annual, d, deposit, happened, initial, kept, position, sheet, standing

LKA = deposit("2018-03-01")  # in force on 1 September 2018, first report due 28 February 2019


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-08-31", "not_applicable"),
        ("2018-09-01", "due"),
        ("2019-02-28", "due"),
        ("2019-03-01", "no_record"),
    ],
)
def test_a_report_without_any_word_is_never_overdue(day, expected):
    assert standing("initial_report", day, LKA) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-02-28", "due"),
        ("2019-03-01", "overdue"),
        ("2019-06-19", "overdue"),
        ("2019-06-20", "fulfilled"),
    ],
)
def test_a_late_report_shows_that_it_was_overdue_before(day, expected):
    assert standing("initial_report", day, LKA, initial("report_received", "2019-06-20")) == expected


@pytest.mark.parametrize(
    ("received", "reason"),
    [
        ("2019-02-26", "Received on 26 February 2019, two days before it was due."),
        ("2019-02-27", "Received on 27 February 2019, one day before it was due."),
        ("2019-02-28", "Received on 28 February 2019, on the day on which it was due."),
        ("2019-03-01", "Received on 1 March 2019, one day late: it was due on 28 February 2019."),
        ("2020-03-01", "Received on 1 March 2020, 367 days late: it was due on 28 February 2019."),
        ("2018-12", "Received in December 2018, in time: it was due on 28 February 2019."),
        ("2020", "Received in 2020, late: it was due on 28 February 2019."),
        ("2019", "Received in 2019, the day was not seen: it was due on 28 February 2019."),
        (
            "2018-08-31",
            "Received on 31 August 2018, before the Convention entered into force for the State "
            "on 1 September 2018.",
        ),
    ],
)
def test_the_reason_says_how_punctual_a_report_was(received, reason):
    found = position("initial_report", "2022-01-01", LKA, initial("report_received", received))
    assert (str(found.standing), str(found.reason)) == ("fulfilled", reason)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-08-31", "not_applicable"), ("2018-09-01", "fulfilled"), ("2019-03-01", "fulfilled")],
)
def test_a_report_before_entry_into_force_counts_from_entry_into_force(day, expected):
    assert standing("initial_report", day, LKA, initial("report_received", "2018-05-01")) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-03-31", "overdue"),
        ("2019-04-01", "no_record"),
        ("2019-04-29", "no_record"),
        ("2019-04-30", "fulfilled"),
    ],
)
def test_a_partial_date_counts_from_its_last_possible_day(day, expected):
    assert standing("initial_report", day, LKA, initial("report_received", "2019-04")) == expected


def test_between_the_first_and_the_last_possible_day_the_reason_names_the_span():
    found = position("initial_report", "2019-04-10", LKA, initial("report_received", "2019-04"))
    assert str(found.reason) == "Was due on 28 February 2019; it was received on some day in April 2019."


@pytest.mark.parametrize(("day", "expected"), [("2019-04-10", "overdue"), ("2019-04-11", "no_record")])
def test_a_sighting_inside_a_partial_date_tells_up_to_its_day(day, expected):
    events = (LKA, initial("report_received", "2019-04"), initial("report_missing", "2019-04-10"))
    assert standing("initial_report", day, *events) == expected


def test_a_partial_date_around_the_due_date_is_due_before_it():
    assert standing("initial_report", "2019-02-28", LKA, initial("report_received", "2019")) == "due"


@pytest.mark.parametrize("day", ["2019-03-01", "2020-05-05", "2020-05-06", "2024-01-01"])
def test_missing_once_after_the_due_date_is_overdue_ever_after_it(day):
    assert standing("initial_report", day, LKA, initial("report_missing", "2020-05-05")) == "overdue"


def test_after_the_last_sighting_the_reason_says_when_it_was():
    events = (LKA, initial("report_missing", "2020-05-05"), initial("report_missing", "2022-08-23"))
    assert str(position("initial_report", "2023-01-01", *events).reason) == (
        "Was due on 28 February 2019; not submitted when last seen, 23 August 2022."
    )
    assert str(position("initial_report", "2021-01-01", *events).reason) == (
        "Was due on 28 February 2019; a source says that it had not been received on 23 August 2022."
    )


@pytest.mark.parametrize(("seen", "expected"), [("2019-02-27", "no_record"), ("2019-02-28", "overdue")])
def test_a_sighting_before_the_due_date_is_no_evidence(seen, expected):
    assert standing("initial_report", "2019-03-01", LKA, initial("report_missing", seen)) == expected


def test_a_sighting_that_may_lie_before_the_due_date_is_no_evidence():
    assert standing("initial_report", "2019-06-01", LKA, initial("report_missing", "2019")) == "no_record"


def test_a_sighting_whose_day_is_not_verified_is_no_evidence():
    event = initial("report_missing", "2019-04-01", day_verified=False)
    assert standing("initial_report", "2019-06-01", LKA, event) == "no_record"


@pytest.mark.parametrize(
    ("day", "expected"), [("2019-02-28", "due"), ("2019-03-01", "no_record"), ("2030-01-01", "no_record")]
)
def test_a_receipt_whose_day_was_not_seen(day, expected):
    found = position("initial_report", day, LKA, initial("report_received", None))
    assert str(found.standing) == expected
    assert expected == "due" or "the day on which it was received was not seen" in str(found.reason)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2019-03-01", "no_record"), ("2019-06-19", "no_record"), ("2019-06-20", "fulfilled")],
)
def test_of_a_receipt_whose_day_is_not_verified_only_the_last_day_counts(day, expected):
    event = initial("report_received", "2019-06-20", day_verified=False)
    assert standing("initial_report", day, LKA, event) == expected


def test_an_unverified_receipt_neither_fulfils_nor_accuses():
    missing = initial("report_missing", "2021-01-01")
    doubtful = initial("report_received", "2020-01-01", verified=False)
    assert standing("initial_report", "2022-01-01", LKA, doubtful) == "no_record"
    assert standing("initial_report", "2019-12-31", LKA, doubtful) == "no_record"
    assert standing("initial_report", "2022-01-01", LKA, doubtful, missing) == "no_record"
    assert standing("initial_report", "2019-12-31", LKA, doubtful, missing) == "overdue"


def test_the_facts_used_are_named():
    found = position(
        "initial_report", "2020-01-01", LKA, initial("report_received", "2019-06-20", fact="r/7")
    )
    assert found.facts == ("deposit 2018-03-01", "r/7")


def years_on(day, *events, **more):
    return [each.year for each in sheet(*events, **more).on(d(day)) if each.duty == "annual_report"]


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("2018-09-01", [2019]),  # none has fallen due: the first to come
        ("2020-04-30", [2019]),
        ("2020-05-01", [2019, 2020]),
        ("2021-04-30", [2019, 2020]),
        ("2021-05-01", [2020, 2021]),
        ("2050-01-01", [2048, 2049]),  # beyond the horizon as well
    ],
)
def test_the_last_yearly_report_due_and_the_next_are_current(day, years):
    assert years_on(day, LKA) == years


@pytest.mark.parametrize(
    ("deposited", "entry", "first"),
    [
        ("2017-12-01", "2018-06-01", 2018),  # first report due 28 November 2018
        ("2018-01-01", "2018-07-01", 2018),  # first report due 28 December 2018
        ("2018-02-01", "2018-08-01", 2019),  # first report due 28 January 2019
    ],
)
def test_the_first_yearly_report_covers_the_year_in_which_the_first_report_fell_due(deposited, entry, first):
    case = sheet(deposit(deposited))
    assert case.entry_into_force == d(entry)
    assert case.every("annual_report")[0].on(d(entry)).year == first


def test_the_other_choice_starts_with_the_year_of_entry_into_force_and_says_so():
    choices = Choices(first_year=FirstYear.entry_into_force)
    assert years_on("2018-09-01", LKA, choices=choices) == [2018]
    default, other = (
        position("annual_report", "2018-09-01", LKA, choices=each) for each in (Choices(), choices)
    )
    assert "2019, the year in which the first report fell due, on 28 February 2019 (a choice" in str(
        default.steps[1]
    )
    assert "2018, the year of entry into force for the State (a choice" in str(other.steps[1])


def test_yearly_reports_are_listed_up_to_the_horizon():
    timelines = sheet(LKA, choices=Choices(horizon=2024)).every("annual_report")
    assert [each.on(d("2020-01-01")).year for each in timelines] == [2019, 2020, 2021, 2022, 2023, 2024]


@pytest.mark.parametrize(
    ("day", "expected"), [("2020-04-30", "due"), ("2020-05-01", "overdue"), ("2020-06-01", "fulfilled")]
)
def test_a_yearly_report_is_due_on_30_april_of_the_next_year(day, expected):
    received = annual("report_received", "2020-06-01", 2019)
    found = position("annual_report", day, LKA, received, year=2019)
    assert (found.due, str(found.standing), found.label) == (
        d("2020-04-30"),
        expected,
        "Annual report for 2019",
    )


def test_a_report_on_another_year_or_on_none_fulfils_nothing():
    events = (
        LKA,
        annual("report_received", "2020-04-01", 2018),
        annual("report_received", "2020-04-01", None),
    )
    assert standing("annual_report", "2020-05-01", *events, year=2019) == "no_record"


def test_a_sighting_concerns_its_own_year_only():
    events = (LKA, annual("report_missing", "2022-01-01", 2019))
    assert standing("annual_report", "2021-04-01", *events, year=2019) == "overdue"
    assert standing("annual_report", "2022-01-01", *events, year=2020) == "no_record"


def test_the_steps_of_a_yearly_report():
    found = position("annual_report", "2021-01-01", LKA, year=2020)
    assert [str(each) for each in found.steps][2:] == [
        "The calendar year 2020 closes on 31 December 2020.",
        "Due 30 April 2021, in the next year (Art. 7(2)).",
    ]


def test_a_state_that_is_not_bound_has_one_line_for_all_years():
    assert years_on("2018-08-31", LKA) == [None]
    assert years_on("2026-01-01", LKA, happened("withdrawal", "2025-01-01")) == [None]
    (never,) = sheet().every("annual_report")
    assert [str(each.value.standing) for each in never.intervals] == ["not_applicable"]


def test_who_keeps_none_owes_no_report_on_it():
    found = position("retention_report", "2020-01-01", LKA, kept("retains_none", "2019-05-01"))
    assert (str(found.standing), found.due, found.year) == ("not_applicable", None, None)
    assert str(found.reason) == "The State keeps none, as stated on 1 May 2019."


def test_of_who_said_nothing_of_keeping_there_is_no_record():
    assert standing("retention_report", "2020-01-01", LKA) == "no_record"


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2018, "2020-01-01", "no_record"),  # said nothing yet
        (2019, "2020-04-30", "due"),
        (2019, "2020-05-01", "no_record"),
        (2020, "2021-04-30", "due"),  # said in 2019, holds on
        (2021, "2022-04-30", "due"),  # gave up what it kept in the course of the year
        (2022, "2023-04-30", "not_applicable"),
    ],
)
def test_a_report_on_what_is_kept_is_owed_for_every_year_in_which_some_was_kept(year, day, expected):
    events = (LKA, kept("retains", "2019-05-01"), kept("retains_none", "2021-05-01"))
    timelines = sheet(*events).every("retention_report")
    (found,) = [each.on(d(day)) for each in timelines if each.on(d(day)).year == year]
    assert str(found.standing) == expected


def test_keeping_without_a_day_counts_from_the_start():
    assert standing("retention_report", "2019-01-01", LKA, kept("retains", None), year=2018) == "due"


def test_reports_on_what_is_kept_start_with_the_year_of_entry_into_force_without_a_choice():
    found = position("retention_report", "2019-01-01", LKA, kept("retains", "2018-01-01"), year=2018)
    texts = [str(each) for each in found.steps]
    assert "The first yearly report covers 2018, the year of entry into force for the State." in texts
    assert "Binds only a State that keeps some (Art. 3(8))." in texts
