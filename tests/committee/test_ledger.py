"""The ledger of promises: made, kept with evidence, opened again; reminders before and after."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.committee.actions import Made, link_promise, record_promise, take_step, unlink_promise
from corcom.committee.ledger import Undertaking, ledger, owned_by, undertaking
from corcom.committee.models import AgendaItem, Mandate, Meeting, Promise, PromiseStep
from corcom.committee.reminders import remind
from corcom.keeping.verify import verify
from corcom.people.models import Notice
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.people.persons import person
from tests.recorded import fictional, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

Step = PromiseStep.Step


@pytest.fixture
def meeting():
    fictional(RUR="Ruritania", FRE="Freedonia")
    common = {"code": "CC-1", "body": "committee", "title": "First meeting", "status": "held"}
    return put(Meeting, "CC-1", "2026-01-20", **common)


@pytest.fixture
def promise(meeting):
    more = {"meeting": meeting, "owners": "Ruritania", "owner_codes": "RUR", "what": "Send the list"}
    return put(Promise, "CC-1-promise-01", "2026-01-20", due="2026-03-15", **more)


def act(user, reason="seen"):
    return Act(user.actor, reason, reader_of(user, today()))


def the_one(day: date | None = None) -> Undertaking:
    found = undertaking(Lens(day or today(), today(), THE_UNIT), "CC-1-promise-01")
    assert found is not None
    return found


def test_a_promise_is_open_until_somebody_closes_it_with_evidence(promise):
    assert the_one().is_open
    take_step(act(person("unit")), the_one(), Step.KEPT, "2026-02-10", "Letter of 10 February")
    one = the_one()
    assert (one.is_open, one.closed_by.evidence) == (False, "Letter of 10 February")
    assert the_one(date(2026, 2, 9)).is_open
    assert not the_one(date(2026, 2, 10)).is_open


def test_a_promise_closed_can_be_opened_again_and_its_way_stays_readable(promise):
    unit = act(person("unit"))
    take_step(unit, the_one(), Step.KEPT, "2026-02-10", "Letter")
    take_step(unit, the_one(), Step.REOPENED, "2026-02-20", "The letter was another one")
    take_step(unit, the_one(), Step.TAKEN_UP, "2026-02-25", "Named again")
    take_step(unit, the_one(), Step.DROPPED, "2026-03-01", "Overtaken")
    assert [step.step for step in the_one().steps] == ["kept", "reopened", "taken_up", "dropped"]
    assert [the_one(date(2026, 2, day)).is_open for day in (9, 10, 20, 25)] == [True, False, True, True]
    assert not the_one().is_open


@pytest.mark.parametrize(
    ("step", "on", "evidence", "why"),
    [
        (Step.KEPT, "2026-02-10", " ", "what shows it"),
        (Step.KEPT, "2026-01-19", "Letter", "before the day on which it was promised"),
        (Step.KEPT, "2999-01-01", "Letter", "has not come yet"),
        (Step.REOPENED, "2026-02-10", "Letter", "open already"),
        ("forgotten", "2026-02-10", "Letter", "Choose what became of it"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(promise, step, on, evidence, why):
    with pytest.raises(Refusal, match=why):
        take_step(act(person("unit")), the_one(), step, on, evidence)
    assert the_one().steps == ()


def test_what_is_closed_is_not_closed_again(promise):
    unit = act(person("unit"))
    take_step(unit, the_one(), Step.KEPT, "2026-02-10", "Letter")
    with pytest.raises(Refusal, match="closed already"):
        take_step(unit, the_one(), Step.DROPPED, "2026-02-11", "Letter")


@pytest.mark.parametrize("seat", [("delegate", "RUR"), ("observer", "CMC"), ("auditor", "")])
def test_only_the_unit_and_the_presidency_close_a_promise(promise, seat):
    with pytest.raises(NoRight):
        take_step(act(person(*seat)), the_one(), Step.KEPT, "2026-02-10", "Letter")


def test_a_promise_is_entered_by_hand_and_open_to_the_committee_alone(meeting):
    made = Made(meeting, "2026-01-20", "Call the mission", "Freedonia", "FRE", due="2026-02")
    entered = record_promise(act(person("unit")), made)
    assert entered.pk == "CC-1-promise-01"
    assert ledger(lens()) == []
    member = person("delegate", "FRE", in_committee=True)
    sees = Lens(today(), today(), reader_of(member, today()))
    assert [one.promise.what for one in owned_by(ledger(sees), ["FRE"])] == ["Call the mission"]
    outsider = person("delegate", "RUR")
    assert ledger(Lens(today(), today(), reader_of(outsider, today()))) == []


def test_no_number_is_given_twice(meeting):
    unit = act(person("unit"))
    names = {record_promise(unit, Made(meeting, "2026-01-20", "Call", "Freedonia")).pk for _ in range(3)}
    assert len(names) == 3


def told() -> list[tuple[int, str]]:
    return [(notice.user_id, notice.what) for notice in Notice.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (date(2026, 2, 28), []),
        (date(2026, 3, 1), ["Due by"]),
        (date(2026, 3, 15), ["Due by"]),
        (date(2026, 3, 16), []),
        (date(2026, 3, 22), ["Was due by"]),
        (date(2026, 5, 14), ["Was due by"]),
        (date(2026, 5, 15), []),
    ],
)
def test_owners_and_the_unit_are_reminded_before_and_after_and_not_of_what_is_long_past(promise, day, kinds):
    owner, unit, _other = person("delegate", "RUR"), person("unit"), person("delegate", "FRE")
    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    for _twice in range(2):
        _remind_as_known_later(now)
    expected = [(user.pk, f"{kind} 15 March 2026: Send the list") for kind in kinds for user in (owner, unit)]
    assert sorted(told()) == sorted(expected)


def _remind_as_known_later(now):
    """The promise of the test went on record today: the clock of the reminder looks on from there."""
    from corcom.committee import reminders

    reader = Lens(now.date(), today(), THE_UNIT)
    reminders.remind_of(ledger(reader), now)


def test_a_kept_promise_reminds_nobody(promise):
    person("delegate", "RUR")
    take_step(act(person("unit")), the_one(), Step.KEPT, "2026-02-10", "Letter")
    _remind_as_known_later(datetime(2026, 3, 10, tzinfo=UTC))
    assert told() == []


def test_the_tick_reminds(promise):
    assert remind(datetime.now(tz=UTC)) in ("", "1 reminders")


steps = st.lists(st.sampled_from([Step.KEPT, Step.DROPPED, Step.TAKEN_UP, Step.REOPENED]), max_size=8)


@given(steps)
def test_whatever_is_tried_in_whatever_order_open_and_closed_take_turns(tried):
    made = Promise(id="p", due="", owners="", owner_codes="")
    done: list[PromiseStep] = []
    for step in tried:
        one = Undertaking(made, tuple(done), date(2026, 1, 1))
        if step == Step.TAKEN_UP or (step == Step.REOPENED) != one.is_open:
            done.append(PromiseStep(promise=made, step=step))
    turns = [step.step for step in done if step.step != Step.TAKEN_UP]
    assert all((turn == Step.REOPENED) == bool(place % 2) for place, turn in enumerate(turns))
    assert Undertaking(made, tuple(done), date(2026, 1, 1)).is_open == (len(turns) % 2 == 0)


def test_what_the_ledger_writes_agrees_with_the_trail(meeting, promise):
    unit = act(person("unit"))
    record_promise(unit, Made(meeting, "2026-01-20", "A quiet word", "Freedonia", "FRE"))
    take_step(unit, the_one(), Step.KEPT, "2026-02-10", "Letter")
    ours = ("note-unit", "CC-1-promise")
    assert [str(found) for found in verify().breaks if any(name in str(found) for name in ours)] == []


def test_a_promise_is_linked_to_what_it_serves_once_and_the_link_can_be_taken_back(promise):
    unit = act(person("unit"))
    link_promise(unit, the_one(), "duties/initial_report", "2026-02-01")
    assert [link.serves for link in the_one().links] == ["duties/initial_report"]
    with pytest.raises(Refusal, match="already"):
        link_promise(unit, the_one(), "duties/initial_report", "2026-02-02")
    unlink_promise(unit, the_one().links[0])
    assert the_one().links == ()


def test_a_promise_belongs_to_the_theme_of_its_item_or_of_its_owner(meeting):
    common = {"meeting": meeting, "owner_codes": "RUR", "owners": "Ruritania"}
    put(
        Mandate,
        "rur",
        "2025/2027",
        state_id="RUR",
        office="coordinator",
        theme="Victim assistance",
        period="2025-2027",
    )
    AgendaItem.objects.create(
        id="a", meeting=meeting, position=1, number="5.1", title="Universalisation (Rur.)"
    )
    put(
        Mandate,
        "fre",
        "2025/2027",
        state_id="FRE",
        office="coordinator",
        theme="Universalization",
        period="2025-2027",
    )
    put(Promise, "by-item", "2026-01-20", what="A", item="5.1", **common)
    put(Promise, "by-owner", "2026-01-20", what="B", **common)
    put(Promise, "by-nobody", "2019-01-20", what="C", **common)
    found = {one.promise.pk: one.themes for one in ledger(Lens(today(), today(), THE_UNIT))}
    assert found["by-item"] == ("Universalization",)
    assert found["by-owner"] == ("Victim assistance",)
    assert found["by-nobody"] == ()
