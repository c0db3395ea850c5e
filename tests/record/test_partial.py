"""Partial dates: the first and last day that a text can mean."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from corcom.record.partial import NotADate, bounds, partial_date

TEXTS = {
    "2018-03-01": (date(2018, 3, 1), date(2018, 3, 1)),
    "2018-03": (date(2018, 3, 1), date(2018, 3, 31)),
    "2016-02": (date(2016, 2, 1), date(2016, 2, 29)),
    "2100-02": (date(2100, 2, 1), date(2100, 2, 28)),
    "2018": (date(2018, 1, 1), date(2018, 12, 31)),
    "2018?": (date(2018, 1, 1), date(2018, 12, 31)),
    "201X": (date(2010, 1, 1), date(2019, 12, 31)),
    "2018-21": (date(2018, 3, 1), date(2018, 5, 31)),
    "2018-09-03/2018-09-05": (date(2018, 9, 3), date(2018, 9, 5)),
    "2018/2019-02": (date(2018, 1, 1), date(2019, 2, 28)),
    "../2019": (date.min, date(2019, 12, 31)),
    "2019/..": (date(2019, 1, 1), date.max),
}
NO_DATES = [
    "",
    "2018-02-29",
    "2018-13",
    "2018-00",
    "2018-3-1",
    "early 2018",
    " 2018",
    "2018-03-01T10:00",
    "0000",
]


@pytest.mark.parametrize(("text", "expected"), TEXTS.items(), ids=TEXTS.keys())
def test_a_text_means_the_days_between(text, expected):
    assert bounds(text) == expected


@pytest.mark.parametrize("text", [*NO_DATES, "2018/", "/2018", "2018/2017", "uuuu", "20181", "-0100"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(NotADate):
        bounds(text)


def test_the_validator_says_what_to_write():
    with pytest.raises(ValidationError, match="'soon' is not a date: write 2018, 2018-09 or 2018-09-25"):
        partial_date("soon")


@given(st.dates(date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_plain_dates_mean_what_the_edtf_parser_says(day, length):
    text = day.isoformat()[:length]
    parsed = parse_edtf(text)
    lower, upper = parsed.lower_strict()[:3], parsed.upper_strict()[:3]
    assert bounds(text) == (date(*lower), date(*upper))
