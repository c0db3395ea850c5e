from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.treaty.timeline import Interval, LazyTimeline, Timeline, chart

from .given import d

days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def steps(*changes: str) -> Timeline[int]:
    return Timeline([(date.min, 0), *((d(each), number) for number, each in enumerate(changes, 1))])


def test_a_value_holds_from_its_first_day_to_the_day_before_the_next():
    timeline = steps("2010-08-01", "2012-03-01")
    assert [timeline.on(d(each)) for each in ("2010-07-31", "2010-08-01", "2012-02-29", "2012-03-01")] == [
        0,
        1,
        1,
        2,
    ]
    assert timeline.intervals == (
        Interval(date.min, d("2010-07-31"), 0),
        Interval(d("2010-08-01"), d("2012-02-29"), 1),
        Interval(d("2012-03-01"), date.max, 2),
    )
    assert timeline.at(d("2012-02-29")) == timeline.intervals[1]
    assert timeline.intervals[1].days == 578


def test_all_time_is_covered_to_both_ends():
    timeline = steps("2010-08-01")
    assert (timeline.on(date.min), timeline.on(date.max)) == (0, 1)


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(d("2010-01-01"), 1)],
        [(date.min, 1), (d("2011-01-01"), 2), (d("2010-01-01"), 3)],
        [(date.min, 1), (d("2011-01-01"), 2), (d("2011-01-01"), 3)],
    ],
)
def test_changes_that_leave_a_gap_or_overlap_are_refused(changes):
    with pytest.raises(ValueError, match=r"starts on date\.min"):
        Timeline(changes)


def test_over_gives_the_intervals_with_their_days_inside():
    timeline = steps("2010-08-01", "2012-03-01")
    found = [(each.value, inside) for each, inside in timeline.over(d("2010-07-31"), d("2012-03-02"))]
    assert found == [(0, 1), (1, 578), (2, 2)]


def test_over_one_day_and_over_none():
    timeline = steps("2010-08-01")
    assert [inside for _, inside in timeline.over(d("2010-08-01"), d("2010-08-01"))] == [1]
    assert list(timeline.over(d("2010-08-02"), d("2010-08-01"))) == []


@given(st.lists(days, unique=True, max_size=6).map(sorted), days, days)
def test_over_counts_every_day_once(changes, one, other):
    start, stop = sorted((one, other))
    timeline = Timeline([(date.min, date.min), *((each, each) for each in changes)])
    counted = {each.value: inside for each, inside in timeline.over(start, stop)}
    assert sum(counted.values()) == (stop - start).days + 1
    assert list(counted) == sorted({timeline.on(start)} | {each for each in changes if start < each <= stop})


@given(st.lists(days, max_size=6), st.lists(days, max_size=3))
def test_a_chart_merges_equal_neighbours_and_misses_no_change(changes, idle):
    def count(day):
        return sum(each <= day for each in set(changes))

    timeline = chart([*changes, *idle], count)
    assert len(timeline.intervals) == len(set(changes)) + 1
    for day in (*changes, *idle):
        for near in (day - timedelta(days=1), day, day + timedelta(days=1)):
            assert timeline.on(near) == count(near)


def test_a_lazy_timeline_makes_a_value_once_and_only_when_asked():
    made = []

    def make(day, value):
        made.append(day)
        return f"{day.year}: {value}"

    timeline = LazyTimeline([(date.min, "a"), (d("2010-01-01"), "b")], make)
    assert made == []
    assert timeline.on(d("2015-01-01")) is timeline.on(d("2010-01-01"))
    assert (timeline.on(d("2011-01-01")), made) == ("2010: b", [d("2010-01-01")])
    assert [each.value for each in timeline.intervals] == ["1: a", "2010: b"]
