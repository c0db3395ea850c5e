from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.treaty.dates import (
    Span,
    add_months,
    add_years,
    day_after,
    day_before,
    first_day_of_sixth_month_after,
    months_before,
    written,
)

from .given import d, on

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2018-08-31", 6, "2019-02-28"),
        ("2019-08-31", 6, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2018-12-31", 1, "2019-01-31"),
        ("2018-01-31", -2, "2017-11-30"),
        ("2018-01-15", -1, "2017-12-15"),
        ("2018-12-15", 12, "2019-12-15"),
    ],
)
def test_months_are_calendar_months_and_clamp_to_the_last_day(start, months, expected):
    assert add_months(d(start), months) == d(expected)


@pytest.mark.parametrize(
    ("start", "years", "expected"), [("2012-02-29", 10, "2022-02-28"), ("2012-02-29", 8, "2020-02-29")]
)
def test_years_from_29_february_end_on_28_february_only_in_common_years(start, years, expected):
    assert add_years(d(start), years) == d(expected)


def test_a_deposit_on_the_first_of_a_month_still_waits_six_months():
    assert first_day_of_sixth_month_after(d("2015-10-01")) == d("2016-04-01")


@given(days)
def test_the_day_of_the_month_of_a_deposit_does_not_matter(day):
    first = first_day_of_sixth_month_after(day)
    assert first == first_day_of_sixth_month_after(day.replace(day=1))
    assert first.day == 1
    assert (first.year * 12 + first.month) - (day.year * 12 + day.month) == 6


@given(days, st.integers(0, 240))
def test_months_before_undoes_months_after_but_for_the_clamp(day, months):
    back = months_before(add_months(day, months), months)
    assert back <= day
    assert (back.year, back.month) == (day.year, day.month)
    assert back == day or back.day >= 28


@given(days, st.integers(1, 30))
def test_adding_years_never_leaves_the_month(day, years):
    later = add_years(day, years)
    assert (later.year, later.month) == (day.year + years, day.month)


def test_the_ends_of_time_stay_themselves():
    assert day_after(date.max) == date.max
    assert day_before(date.min) == date.min
    assert day_after(d("2019-02-28")) == d("2019-03-01")
    assert day_before(d("2020-03-01")) == d("2020-02-29")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-03-01", "1 March 2018"),
        ("2019-04", "April 2019"),
        ("2020-02", "February 2020"),
        ("2017", "2017"),
        ("../2019-12-31", "by 31 December 2019"),
        ("2019-12-31/..", "on or after 31 December 2019"),
        ("../..", "on a day not seen"),
        ("2018-11-05/2018-11-16", "between 5 and 16 November 2018"),
        ("2018-02-01/2018-02-27", "between 1 and 27 February 2018"),
        ("2018-11-05/2018-12-16", "between 5 November and 16 December 2018"),
        ("2018-11-01/2018-12-31", "between 1 November and 31 December 2018"),
        ("2018-11-05/2019-01-16", "between 5 November 2018 and 16 January 2019"),
        ("2017-01-01/2018-12-31", "between 1 January 2017 and 31 December 2018"),
    ],
)
def test_a_partial_date_is_written_as_narrowly_as_it_is_known(text, expected):
    assert on(text).written() == expected


def test_a_day_is_written_without_a_leading_nought():
    assert written(d("2018-03-01")) == "1 March 2018"


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Span(d("2019-01-02"), d("2019-01-01"))


def test_spans_sort_by_their_first_day_and_then_their_last():
    assert sorted([on("2018"), on("2018-01-01"), on("2017-12")]) == [
        on("2017-12"),
        on("2018-01-01"),
        on("2018"),
    ]


def test_only_one_day_is_a_day():
    assert Span.day(d("2018-01-01")).is_day
    assert not on("2018-01").is_day
