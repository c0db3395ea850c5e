"""'None' said on the day of completion, or on its eve, does not undo what was there before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.treaty import CCM, Event, Happening, Span, Standing

COMPLETED = date(2018, 5, 4)


def clearance_on(day: date, *events: Event) -> Standing:
    deposited = Event(Happening.deposit, Span.day(date(2010, 3, 1)), "deposit")
    positions = CCM.sheet([deposited, *events]).on(day)
    return next(p.standing for p in positions if p.duty == "clearance")


def said(kind: Happening, day: date) -> Event:
    return Event(kind, Span.day(day), kind.value, duty="clearance")


@given(st.integers(0, 60))
def test_none_said_until_the_day_of_completion_leaves_the_years_before_open(days):
    none = said(Happening.holds_none, COMPLETED - timedelta(days=days))
    done = said(Happening.completion, COMPLETED)
    assert clearance_on(date(2015, 1, 1), none, done) is Standing.continuing
    assert clearance_on(COMPLETED, none, done) is Standing.fulfilled


def test_none_said_after_completion_changes_nothing():
    none = said(Happening.holds_none, COMPLETED + timedelta(days=90))
    done = said(Happening.completion, COMPLETED)
    assert clearance_on(date(2015, 1, 1), none, done) is Standing.continuing


@pytest.mark.parametrize("day", [date(2015, 1, 1), COMPLETED, date(2019, 1, 1)])
def test_none_alone_means_that_there_was_nothing_to_clear(day):
    assert clearance_on(day, said(Happening.holds_none, COMPLETED)) is Standing.not_applicable
