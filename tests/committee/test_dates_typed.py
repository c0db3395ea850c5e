"""Dates of meetings are typed plainly, and what is not understood is refused with an example."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.committee.dates_typed import read_dates
from corcom.duties.words import dated
from corcom.record.partial import NotADate, bounds, options
from corcom.record.refusal import Refusal

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2027-03-09", "2027-03-09"),
        ("9 March 2027", "2027-03-09"),
        ("Tuesday 9 March", "2027-03-09"),
        ("on Tuesday, 9 March 2027", "2027-03-09"),
        ("2027-03-08/2027-03-12", "2027-03-08/2027-03-12"),
        ("8 to 12 March 2027", "2027-03-08/2027-03-12"),
        ("second week of November 2027", "2027-11-08/2027-11-12"),
        ("in the second week of November", "2026-11-09/2026-11-13"),
        ("March 2027", "2027-03"),
        ("9 or 11 March 2027", "[2027-03-09,2027-03-11]"),
        ("Tuesday 9 or Thursday 11 March 2027", "[2027-03-09,2027-03-11]"),
        ("Tuesday, 9 or Thursday, 11 March 2027", "[2027-03-09,2027-03-11]"),
        ("9, 11 or 12 March 2027", "[2027-03-09,2027-03-11,2027-03-12]"),
        ("31 March or 2 April", "[2027-03-31,2027-04-02]"),
        ("11 or 9 March 2027", "[2027-03-09,2027-03-11]"),
        ("9 March or 9 March 2027", "2027-03-09"),
        ("2027-03-09 or 2027-03-11", "[2027-03-09,2027-03-11]"),
        ("[2027-03-09,2027-03-11]", "[2027-03-09,2027-03-11]"),
    ],
)
def test_dates_are_read_as_they_are_typed(typed, edtf):
    assert read_dates(typed, TODAY).edtf == edtf


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "29 February 2027",
        "Monday 9 March 2027",
        "9 March 2027 if the room is free",
        "9 or March 2027",
        "by 9 March 2027",
        "1, 2, 3, 4, 5 or 8 March 2027",
        "<script>9 March 2027</script>",
        "or",
        "9 March 2027 or",
        "2027-02-30",
    ],
)
def test_what_is_no_date_of_a_meeting_is_refused(typed):
    with pytest.raises(Refusal):
        read_dates(typed, TODAY)


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_refused(typed):
    with suppress(Refusal):
        bounds(read_dates(typed, TODAY).edtf)


@given(st.lists(st.dates(date(2026, 1, 1), date(2029, 12, 31)), min_size=2, max_size=5, unique=True))
def test_several_days_are_read_back_from_the_words_that_tell_them(days):
    edtf = f"[{','.join(day.isoformat() for day in sorted(days))}]"
    assert read_dates(dated(edtf), TODAY).edtf == edtf
    assert [bounds(part)[0] for part in options(edtf)] == sorted(days)
    assert bounds(edtf) == (min(days), max(days))


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("[2027-03-09,2027-03-11]", "9 or 11 March 2027"),
        ("[2027-03-31,2027-04-02]", "31 March or 2 April 2027"),
        ("[2026-12-30,2027-01-04]", "30 December 2026 or 4 January 2027"),
        ("[2027-03-09,2027-03-11,2027-04-02]", "9 March, 11 March or 2 April 2027"),
    ],
)
def test_several_days_are_told_without_saying_month_and_year_again(edtf, told):
    assert dated(edtf) == told


def test_one_of_several_days_that_is_none_is_refused():
    with pytest.raises(NotADate):
        bounds("[2027-03-09,2027-02-30]")
