"""The way of a meeting: which step follows which, who may take it, and who is told."""

from datetime import timedelta

import pytest

from corcom.committee import agenda, arranging
from corcom.committee.agenda import Draft, arrangement
from corcom.committee.arranging import Convened, next_steps
from corcom.committee.convening import Gathering, enter_meeting
from corcom.committee.dates_typed import Dates
from corcom.committee.queries import meeting as find_meeting
from corcom.committee.queries import steps
from corcom.people.models import Notice
from corcom.record.lens import Lens, today
from corcom.record.models import TrailEntry
from corcom.record.reader import THE_UNIT
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.committee.test_agenda import MEMBER, PRESIDENT
from tests.people.persons import person
from tests.recorded import fictional

pytestmark = pytest.mark.django_db

SOON = today() + timedelta(days=30)
CALL = "https://call.streslau.example/room?key=very-secret"


def act(reader=THE_UNIT):
    return Act("somebody", "made up", reader)


def now(meeting, reader=THE_UNIT):
    return find_meeting(Lens(today(), today(), reader), meeting.code)


@pytest.fixture
def meeting():
    return enter_meeting(act(), Gathering(SOON.isoformat()))


@pytest.fixture
def people():
    fictional(RUR="Ruritania", FRE="Freedonia")
    return {
        "member": person("delegate", "RUR", in_committee=True),
        "observer": person("observer", "CMC", in_committee=True),
        "unit": person("unit"),
        "delegate": person("delegate", "FRE"),
        "auditor": person("auditor"),
    }


def told():
    return {(notice.user_id, notice.what) for notice in Notice.objects.all()}


def test_dates_are_proposed_then_one_is_convened_then_the_meeting_is_held(meeting):
    assert now(meeting).status == "planned"
    arranging.propose_dates(act(PRESIDENT), meeting, Dates(f"[{today()},{SOON}]", "today or in a month"))
    assert now(meeting).status == "tentative"
    arranging.convene(act(), meeting, Convened(today().isoformat(), "12:30-14:30", "Room VII", CALL))
    found = now(meeting)
    assert (found.status, found.on, found.times, found.place) == (
        "convened",
        today().isoformat(),
        "12:30-14:30",
        "Room VII",
    )
    arranging.hold(act(), found)
    assert now(meeting).status == "held"
    assert next_steps(now(meeting)) == ()
    assert [s.step for s in steps(Lens(today(), today(), THE_UNIT))[meeting.pk]] == [
        "tentative",
        "convened",
        "held",
    ]


def test_the_first_to_step_wins_and_the_second_is_told(meeting):
    seen_by_both = now(meeting)
    arranging.cancel(act(), seen_by_both, "the room burnt down")
    with pytest.raises(Refusal, match="another step meanwhile"):
        arranging.convene(act(), seen_by_both, Convened(SOON.isoformat(), "12:30-14:30"))


def test_a_cancelled_meeting_can_be_proposed_again(meeting):
    arranging.cancel(act(), meeting, "a strike")
    arranging.propose_dates(act(), now(meeting), Dates(SOON.isoformat()))
    assert now(meeting).status == "tentative"


def test_nobody_holds_a_meeting_before_its_day(meeting):
    arranging.convene(act(), meeting, Convened(SOON.isoformat(), "12:30-14:30"))
    with pytest.raises(Refusal, match="not come yet"):
        arranging.hold(act(), now(meeting))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (Convened("2027-03-08/2027-03-12", "12:30-14:30"), "one day"),
        (Convened("2027-03-09", "after lunch"), "says no hours"),
        (Convened("2027-03-09", "14:30-12:30"), "says no hours"),
    ],
)
def test_a_meeting_is_convened_for_one_day_and_its_hours(meeting, given, why):
    with pytest.raises(Refusal, match=why):
        arranging.convene(act(), meeting, given)
    assert now(meeting).status == "planned"


def test_a_meeting_is_cancelled_with_a_reason_that_stays(meeting):
    with pytest.raises(Refusal, match="Say why"):
        arranging.cancel(act(), meeting, "  ")
    arranging.cancel(act(), meeting, "the Presidency is travelling")
    (step,) = steps(Lens(today(), today(), THE_UNIT))[meeting.pk]
    assert step.note == "the Presidency is travelling"


def test_members_and_the_unit_are_told_of_each_step_and_nobody_else(meeting, people):
    arranging.propose_dates(act(), meeting, Dates(SOON.isoformat()))
    arranging.convene(act(), meeting, Convened(SOON.isoformat(), "12:30-14:30", "Room VII", CALL))
    arranging.cancel(act(), meeting, "a strike")
    heard = {who: [n.what for n in user.notices.all()] for who, user in people.items()}
    assert heard["member"] == heard["observer"] == heard["unit"]
    assert [what.partition(":")[0] for what in heard["unit"]] == [
        "Cancelled",
        "The Committee is convened",
        "Proposed for a meeting of the Committee",
    ]
    assert heard["delegate"] == heard["auditor"] == []
    assert all(CALL not in what for _user, what in told())


def test_the_link_of_the_call_is_seen_by_the_committee_and_stands_neither_on_record_nor_in_the_trail(meeting):
    arranging.convene(act(), meeting, Convened(SOON.isoformat(), "12:30-14:30", "Room VII", CALL))
    known = {
        "unit": arrangement(Lens(today(), today(), THE_UNIT), meeting),
        "member": arrangement(Lens(today(), today(), MEMBER), meeting),
    }
    assert {who: found.call for who, found in known.items()} == {"unit": CALL, "member": CALL}
    assert arrangement(Lens(today(), today()), meeting) is None
    lines = [str((e.before, e.after, e.reason, e.record)) for e in TrailEntry.objects.all()]
    assert not [line for line in lines if "very-secret" in line]


def test_when_the_agenda_is_issued_the_committee_sees_it_and_what_is_added_later(meeting, people):
    agenda.add(act(), meeting, Draft("Welcome"))
    arranging.issue_agenda(act(PRESIDENT), meeting)
    agenda.add(act(), meeting, Draft("Any other business"))
    seen = agenda.items(Lens(today(), today(), MEMBER), meeting)
    assert [one.item.title for one in seen] == ["Welcome", "Any other business"]
    assert agenda.items(Lens(today(), today()), meeting) == []
    assert people["member"].notices.get().where == f"/desk/meetings/{meeting.code}/"
    with pytest.raises(Refusal, match="has been issued"):
        arranging.issue_agenda(act(), meeting)


def test_an_empty_agenda_is_not_issued(meeting):
    with pytest.raises(Refusal, match="nothing on the agenda"):
        arranging.issue_agenda(act(), meeting)


def test_a_member_convenes_nothing(meeting):
    for change in (
        lambda: arranging.propose_dates(act(MEMBER), meeting, Dates("2027-03-09")),
        lambda: arranging.convene(act(MEMBER), meeting, Convened("2027-03-09", "")),
        lambda: arranging.hold(act(MEMBER), meeting),
        lambda: arranging.cancel(act(MEMBER), meeting, "because"),
        lambda: arranging.issue_agenda(act(MEMBER), meeting),
    ):
        with pytest.raises(NoRight):
            change()
    assert now(meeting).status == "planned"
