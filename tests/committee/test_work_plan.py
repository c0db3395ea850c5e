"""Work plans: counted back from a fixed date, hung on meetings, repeated, kept by those whose theme it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.committee.convening import Stepped, step_meeting
from corcom.committee.models import Mandate, Meeting, Milestone
from corcom.committee.work_plan.actions import (
    PROGRESS_REPORT,
    Marked,
    Planning,
    drop_milestone,
    make_plan,
    mark_done,
    move_plan,
    repeat_plan,
    set_milestone,
)
from corcom.committee.work_plan.planning import Step, Trouble, backwards, in_order, span, troubles
from corcom.committee.work_plan.queries import milestones, plan, plans
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, today
from corcom.record.reader import STRANGER, THE_UNIT
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.people.persons import person
from tests.recorded import fictional, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

DEADLINE = date(2027, 7, 1)
REPORT = Planning("Progress report", DEADLINE, "text to the translators")


@pytest.fixture
def unit():
    user = person("unit")
    return Act(user.actor, "planned", reader_of(user, today()))


def seen(reader=THE_UNIT, day=None):
    return Lens(day or today(), today(), reader)


def days(one):
    return [(row.step.title, row.step.last) for row in milestones(seen(), one)]


def test_substance_is_due_on_15_may_when_the_translators_want_the_text_on_1_july(unit):
    report = make_plan(unit, REPORT, PROGRESS_REPORT)
    assert ("Points of substance from the Coordinators", date(2027, 5, 15)) in days(report)
    assert all(row.step.tentative for row in milestones(seen(), report))


def test_all_that_is_counted_back_moves_with_the_fixed_date(unit):
    report = make_plan(unit, REPORT, PROGRESS_REPORT)
    set_milestone(unit, report, Marked("A day of its own", on=date(2027, 3, 3)))
    before = dict(days(report))
    move_plan(unit, report, Planning("Progress report", DEADLINE + timedelta(days=10), "text"))
    after = dict(days(plan(seen(), report.pk)))
    moved = {name: (after[name] - day).days for name, day in before.items()}
    assert moved.pop("A day of its own") == 0
    assert set(moved.values()) == {10}


def test_a_milestone_at_a_meeting_moves_with_the_meeting_and_is_tentative_until_it_is_convened(unit):
    fictional(RUR="Ruritania")
    common = {"code": "CC-2027-03", "body": "committee", "title": "Meeting", "status": "planned"}
    meeting = put(Meeting, "CC-2027-03", "2027-03-08/2027-03-12", **common)
    report = make_plan(unit, REPORT)
    set_milestone(unit, report, Marked("Outline", meeting=meeting))
    [row] = milestones(seen(), report)
    assert (row.step.first, row.step.last, row.step.tentative) == (date(2027, 3, 8), date(2027, 3, 12), True)
    step_meeting(unit, meeting, Stepped("convened", today().isoformat(), dates="2027-03-16"))
    [row] = milestones(seen(), report)
    assert (row.step.first, row.step.last, row.step.tentative) == (
        date(2027, 3, 16),
        date(2027, 3, 16),
        False,
    )


def test_a_plan_is_repeated_with_its_distances_and_nothing_done(unit):
    report = make_plan(unit, REPORT, PROGRESS_REPORT)
    first = milestones(seen(), report)[0].milestone
    mark_done(unit, first, today())
    again = repeat_plan(unit, report, "Progress report 2028", date(2028, 7, 1))
    assert [row.milestone.days_before for row in milestones(seen(), again)] == [120, 47, 33, 19, 7]
    assert not any(row.step.done_on for row in milestones(seen(), again))


@pytest.mark.parametrize(
    "given",
    [
        Marked("No day at all"),
        Marked("Two days", days_before=3, on=date(2027, 3, 3)),
        Marked("", days_before=3),
    ],
)
def test_a_milestone_has_a_name_and_one_day(unit, given):
    report = make_plan(unit, REPORT)
    with pytest.raises(Refusal):
        set_milestone(unit, report, given)
    assert milestones(seen(), report) == []


def test_a_milestone_is_done_on_a_day_that_has_come_and_can_be_opened_again(unit):
    report = make_plan(unit, REPORT, PROGRESS_REPORT)
    row = milestones(seen(), report)[0].milestone
    with pytest.raises(Refusal, match="not come yet"):
        mark_done(unit, row, today() + timedelta(days=2))
    mark_done(unit, row, today())
    assert milestones(seen(), report)[0].step.done_on == today()
    mark_done(unit, row, None)
    assert milestones(seen(), report)[0].step.done_on is None
    drop_milestone(unit, row)
    assert len(milestones(seen(), report)) == len(PROGRESS_REPORT) - 1


def test_coordinators_keep_the_plans_of_their_own_theme_alone(unit):
    fictional(RUR="Ruritania")
    theme = "Victim assistance"
    put(Mandate, "rur", "2020/2099", state_id="RUR", office="coordinator", theme=theme, period="2020")
    user = person("delegate", "RUR", in_committee=True)
    coordinator = Act(user.actor, "our theme", reader_of(user, today()))
    own = make_plan(coordinator, Planning("Retreat", DEADLINE, "opening", theme=theme))
    set_milestone(coordinator, own, Marked("Invite", days_before=60))
    for foreign in (REPORT, Planning("Laws", DEADLINE, "opening", theme="National implementation measures")):
        with pytest.raises(NoRight):
            make_plan(coordinator, foreign)
    others = make_plan(unit, REPORT)
    with pytest.raises(NoRight):
        set_milestone(coordinator, others, Marked("Mine", days_before=1))


def test_a_stranger_and_a_delegate_outside_the_committee_see_no_plan(unit):
    fictional(RUR="Ruritania")
    report = make_plan(unit, REPORT, PROGRESS_REPORT)
    outside = reader_of(person("delegate", "RUR"), today())
    for reader in (STRANGER, outside):
        assert plans(seen(reader)) == []
        assert plan(seen(reader), report.pk) is None
        assert not Milestone.objects.through(seen(reader)).exists()


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
STEPS = st.builds(
    lambda key, title, first, length, takes, tentative, done: Step(
        key, title, first, first + timedelta(days=length), timedelta(days=takes), tentative, done
    ),
    st.integers(1, 99),
    st.text(max_size=5),
    DAYS,
    st.integers(0, 30),
    st.integers(0, 400),
    st.booleans(),
    st.none() | DAYS,
)


@given(DAYS, st.integers(0, 3000))
def test_counting_back_and_forth_comes_home(fixed, number):
    assert backwards(fixed, number) + timedelta(days=number) == fixed


@given(st.lists(STEPS, max_size=8), DAYS, DAYS)
def test_the_chart_spans_every_day_of_the_plan(steps, fixed, now):
    first, last = span(steps, fixed, now)
    assert all(first <= step.begins and step.last <= last for step in in_order(steps))
    assert first <= fixed <= last


@given(STEPS, DAYS, DAYS)
def test_what_is_done_is_never_late(step, fixed, now):
    found = set(troubles(step, fixed, now))
    if step.done_on:
        assert found <= {Trouble.AFTER_THE_FIXED_DATE}
    assert (Trouble.AFTER_THE_FIXED_DATE in found) == (step.last > fixed)
