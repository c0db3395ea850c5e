"""What holds for every State whatever its record, over made-up histories."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corcom.treaty import APMBC, CCM, Choices, Event, Happening, Meeting, Sheet, Span, Standing
from corcom.treaty.case import Case
from corcom.treaty.ccm import CLEARANCE, MORE_TIME_TO_CLEAR, STOCKPILE_DESTRUCTION
from corcom.treaty.membership import Membership
from corcom.treaty.receipts import Receipts
from corcom.treaty.requests import RequestCase

from .given import MEETINGS, d, deposit, initial, land, stocks

H = Happening
DUTIES = ("initial_report", "annual_report", "stockpile_destruction", "clearance", "retention_report")
YEARLY = ("annual_report", "retention_report")
BASE = deposit("2010-02-16")
ONE_DAY = timedelta(days=1)

days = st.dates(date(2008, 1, 1), date(2032, 12, 31))


@st.composite
def spans(draw) -> Span | None:
    kind = draw(st.sampled_from(("day", "day", "span", "month", "by", "none")))
    first = draw(days)
    match kind:
        case "none":
            return None
        case "by":
            return Span(date.min, first)
        case "span":
            return Span(first, first + timedelta(days=draw(st.integers(1, 900))))
        case "month":
            return Span(first.replace(day=1), first.replace(day=28))
    return Span.day(first)


@st.composite
def events(draw, verified: bool | None = None) -> Event:
    kind = draw(st.sampled_from([each for each in H if each not in (H.deposit, H.withdrawal)]))
    duty = draw(st.sampled_from(DUTIES))
    until = (
        draw(days) if kind in (H.extension_granted, H.extension_requested) and draw(st.booleans()) else None
    )
    return Event(
        kind,
        draw(spans()),
        f"{kind}/{draw(st.integers(0, 999))}",
        duty,
        draw(st.integers(2010, 2020)) if duty in YEARLY else None,
        until,
        draw(st.booleans()) if verified is None else verified,
        draw(st.sampled_from((True, True, False))),
    )


# Histories of one duty each, so that events meet; all of them together make a State.
histories = st.lists(events(), max_size=7)
one_duty = st.sampled_from(DUTIES).flatmap(
    lambda duty: st.lists(
        events().map(lambda each: replace(each, duty=duty, year=2014 if duty in YEARLY else None)), max_size=6
    )
)
records = st.one_of(histories, one_duty)


def told(record, convention=CCM) -> Sheet:
    return convention.sheet([BASE, *record], MEETINGS)


def near(record, extra=()) -> list[date]:
    """The days around everything that happened, and around everything due."""
    marks = {d("2010-08-01"), d("2011-01-28"), d("2018-08-01"), d("2020-08-01"), d("2015-04-30"), *extra}
    for each in record:
        marks |= {each.earliest, each.latest, each.until or each.latest}
    inner = {each for each in marks if date(2000, 1, 1) < each < date(2060, 1, 1)}
    return sorted({each + shift for each in inner for shift in (-ONE_DAY, timedelta(), ONE_DAY)})


def told_on(case: Sheet, day: date) -> list[tuple]:
    return [
        (each.duty, each.article, each.year, each.due, each.standing, each.extended_from, str(each.reason))
        for each in case.on(day)
    ]


@given(records, st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(record, random):
    shuffled = random.sample(record, len(record))
    for day in near(record)[::5]:
        assert told_on(told(record), day) == told_on(told(shuffled), day)


@given(records)
def test_intervals_cover_all_time_without_gap_or_overlap(record):
    for timeline in told(record).timelines:
        intervals = timeline.intervals
        assert (intervals[0].first, intervals[-1].last) == (date.min, date.max)
        for before, after in pairwise(intervals):
            assert before.last + ONE_DAY == after.first
            assert (before.value.standing, before.value.reason, before.value.due, before.value.facts) != (
                after.value.standing,
                after.value.reason,
                after.value.due,
                after.value.facts,
            )


@given(records)
def test_no_change_falls_between_the_days_that_were_looked_at(record):
    """What a bisection finds on a day is what the rule itself says of that day."""
    member, case = Membership(CCM.entry, [BASE]), told(record)
    looked_at = Case(member, record, MEETINGS, Choices())
    for duty, article, assessment in (
        ("initial_report", "7(1)", Receipts(looked_at, "initial_report", None, d("2011-01-28"))),
        ("stockpile_destruction", "3(2)", STOCKPILE_DESTRUCTION.case(looked_at)),
        ("clearance", "4(1)(a)", CLEARANCE.case(looked_at)),
        ("extension_request", "4(6)", RequestCase(MORE_TIME_TO_CLEAR, looked_at)),
    ):
        timeline = next(
            each for each in case.every(duty) if article in {one.value.article for one in each.intervals}
        )
        filings = [each.value.due for each in timeline.intervals if each.value.due]
        for day in near(record, filings):
            if member.binds(day):
                said, found = assessment.finding(day), timeline.on(day)
                assert (said.standing, said.reason, said.due) == (found.standing, found.reason, found.due), (
                    day
                )


@given(records)
def test_nobody_is_overdue_without_evidence(record):
    evidence = {
        H.report_received,
        H.report_missing,
        H.completion,
        H.not_done,
        H.extension_granted,
        H.extension_requested,
    }
    seen = {each.fact for each in record if each.verified and each.kind in evidence and each.on}
    case = told(record)
    for day in near(record):
        for each in case.on(day):
            if each.standing is Standing.overdue:
                assert seen & set(each.facts), (day, each)
                assert each.due
                assert day > each.due


@given(records, events(verified=False))
def test_an_unverified_event_never_makes_a_duty_fulfilled_or_overdue(record, doubtful):
    before, after = told(record), told([*record, doubtful])
    for day in near([*record, doubtful]):
        for old, new in zip(before.on(day), after.on(day), strict=True):
            if new.standing is not old.standing:
                assert new.standing is Standing.no_record, (day, old, new)
            assert (new.due, new.extended_from) == (old.due, old.extended_from)


@given(spans().filter(bool), st.sampled_from(("report", "completion")), st.booleans())
@example(Span(d("2011-01-01"), d("2011-12-31")), "report", True)
def test_fulfilment_counts_only_from_the_last_possible_day(span, what, day_verified):
    kinds = {"report": (initial, "report_received"), "completion": (stocks, "completion")}
    make, kind = kinds[what]
    event = replace(make(kind, None), on=span, day_verified=day_verified)
    (timeline,) = told([event]).every(event.duty)
    fulfilled = [each for each in timeline.intervals if each.value.standing is Standing.fulfilled]
    assert [each.first for each in fulfilled] == [max(span.latest, d("2010-08-01"))]
    assert fulfilled[0].last == date.max


@given(days.filter(lambda each: each > d("2020-08-01")), st.integers(1, 2000))
def test_an_extension_granted_late_leaves_the_time_before_overdue(decided, length):
    until = decided + timedelta(days=length)
    grant = replace(land("extension_granted", None), on=Span.day(decided), until=until)
    (timeline,) = told([grant]).every("clearance")
    for day in near([grant], [until]):
        if d("2020-08-01") < day < decided:
            assert timeline.on(day).standing is Standing.overdue
            assert timeline.on(day).due == d("2020-08-01")
        elif decided <= day <= until:
            assert timeline.on(day).standing is Standing.continuing
            assert (timeline.on(day).due, timeline.on(day).extended_from) == (until, d("2020-08-01"))
        elif day > until:
            assert timeline.on(day).standing is Standing.no_record


@given(days.filter(lambda each: each < d("2020-08-01")), st.integers(1, 4000))
def test_an_extension_granted_in_time_is_never_overdue(decided, more):
    until = d("2020-08-01") + timedelta(days=more)
    grant = replace(land("extension_granted", None), on=Span.day(decided), until=until)
    (timeline,) = told([grant]).every("clearance")
    assert Standing.overdue not in {each.value.standing for each in timeline.intervals}
    assert timeline.on(until).due == until
    assert timeline.on(max(decided - ONE_DAY, d("2010-08-01"))).due == (
        d("2020-08-01") if decided > d("2010-08-01") else until
    )


@given(st.dates(date(2008, 12, 3), date(2030, 12, 31)))
def test_a_deposit_binds_in_the_sixth_month_and_the_first_report_follows_after_180_days(deposited):
    case = CCM.sheet([deposit(deposited.isoformat())])
    starts = case.entry_into_force
    assert starts
    assert starts.day == 1
    assert starts >= d("2010-08-01")
    assert (starts - deposited).days > 150
    (timeline,) = case.every("initial_report")
    assert timeline.on(starts).due == starts + timedelta(days=180)
    assert timeline.on(starts - ONE_DAY).standing is Standing.not_applicable
    (bound,) = (each for each in case.participation.intervals if each.value == "in_force")
    assert bound.first == starts


@given(days)
def test_yearly_reports_are_due_every_30_april_and_two_at_most_are_current(day):
    current = [each for each in told([]).on(day) if each.duty == "annual_report"]
    if day >= d("2013-05-01"):
        due = [each.due for each in current]
        assert [(each.month, each.day) for each in due] == [(4, 30)] * 2
        assert due[0] < day <= due[1]
        assert [each.year + 1 for each in current] == [each.year for each in due]


@given(
    st.lists(st.dates(date(2011, 1, 1), date(2029, 12, 31)), max_size=6),
    days.filter(lambda each: each > d("2010-08-01")),
)
def test_a_request_is_due_nine_months_before_a_meeting_that_can_decide(opens, day):
    meetings = [Meeting(f"M{number}", Span.day(each)) for number, each in enumerate(opens)]
    case = CCM.sheet([BASE, land("holds", "2011-01-01")], meetings)
    found = next(each for each in case.on(day) if each.article == "4(6)")
    able = [each for each in opens if each <= d("2020-08-01")]
    assert (found.due is None) == (not able)
    if found.due:
        assert found.due < d("2019-11-02")
        assert any("estimate" in str(each) for each in found.steps) or max(able).year * 12 + max(
            able
        ).month - 9 == (found.due.year * 12 + found.due.month)
    assert found.standing in (Standing.due, Standing.no_record)


@given(records, days)
def test_withdrawal_ends_every_duty_on_its_day(record, left):
    event = Event(H.withdrawal, Span.day(left), "w")
    case, stayed = told([*record, event]), told(record)
    assert {each.standing for each in case.on(left)} == {Standing.not_applicable}
    if left > d("2010-08-01"):
        assert told_on(case, left - ONE_DAY) == told_on(stayed, left - ONE_DAY)


@settings(max_examples=40)
@given(records)
def test_both_conventions_explain_every_standing(record):
    for convention in (CCM, APMBC):
        case = told(record, convention)
        for day in near(record)[::4]:
            for each in case.on(day):
                texts = [str(each.reason), each.label, *map(str, each.steps)]
                assert all(text and "{" not in text for text in texts)
                assert str(each.reason).endswith(".")
