"""What a record said before: readings for whoever sees the facts, the trail for whoever sees all."""

from datetime import UTC, datetime, timedelta

import pytest

from corcom.record.actions import record_fact, replace_fact, withdraw_fact
from corcom.record.history import (
    Asked,
    ceased,
    changes,
    in_use,
    known_fact,
    newest_hash,
    readings_of,
    said_on,
    trail,
)
from corcom.record.lens import Lens, lens, today
from corcom.record.models import Source, TrailEntry
from corcom.record.reader import THE_UNIT, Held, Reader, Role, state_concerned
from corcom.record.rights import INSTALLATION, NoRight
from corcom.record.trail import Act, Line, version, write_line
from corcom.register.models import Deposit
from tests.recorded import fictional

pytestmark = pytest.mark.django_db

WHERE = "deposits/ccm-RUR"
ALL = Lens(today(), today(), THE_UNIT)
DELEGATE = Reader(
    frozenset({Held(Role.ANYBODY), Held(Role.PERSON), Held(Role.DELEGATE, "RUR")}),
    frozenset({"public", state_concerned("RUR")}),
)


def act(days_ago: int = 0, why: str = "the gazette says so") -> Act:
    return Act(INSTALLATION, why, at=datetime.now(tz=UTC) - timedelta(days=days_ago))


def deposit(name: str, on: str, **more) -> Deposit:
    fields = {"instrument": "ratification", "treaty": "ccm", "grade": "official", "source_id": "gazette"}
    return Deposit(id=name, on=on, state_id="RUR", **{**fields, **more})


@pytest.fixture
def replaced(empty_record):
    """A deposit put on record ten days ago, replaced five days ago."""
    fictional(RUR="Ruritania", FRE="Freedonia")
    old = record_fact(act(10), deposit("ccm-RUR", "2011-03-01"))
    new = replace_fact(act(5, "the gazette printed the wrong day"), old, deposit("ccm-RUR-2", "2011-03-02"))
    return old, new


def on(days_ago: int, reader: Reader = THE_UNIT) -> Lens:
    day = today() - timedelta(days=days_ago)
    return Lens(day, day, reader)


def test_the_readings_of_a_fact_are_found_from_either(replaced):
    for where in (WHERE, f"{WHERE}-2"):
        fact = known_fact(lens(), where)
        assert [one.pk for one in readings_of(lens(), fact)] == ["ccm-RUR", "ccm-RUR-2"]


def test_before_it_was_replaced_nothing_is_known_of_the_other_reading(replaced):
    then = on(7)
    fact = known_fact(then, WHERE)
    assert [one.pk for one in readings_of(then, fact)] == ["ccm-RUR"]
    assert ceased(then, fact) is None
    assert ceased(lens(), known_fact(lens(), WHERE)) is not None
    assert known_fact(then, f"{WHERE}-2") is None


def test_before_it_was_recorded_a_fact_is_not_known(replaced):
    assert known_fact(on(11), WHERE) is None


@pytest.mark.parametrize("hidden", [{"circle": "state:RUR"}, {"grade": "unverified"}])
def test_a_fact_that_is_not_open_is_as_if_it_were_not_there(replaced, hidden):
    record_fact(act(), deposit("kept-apart", "2011-04-01", **hidden))
    assert known_fact(lens(), "deposits/kept-apart") is None
    assert known_fact(ALL, "deposits/kept-apart").pk == "kept-apart"


def test_a_fact_of_its_state_is_open_to_its_delegates(replaced):
    record_fact(act(), deposit("kept-apart", "2011-04-01", circle="state:RUR"))
    assert known_fact(Lens(today(), today(), DELEGATE), "deposits/kept-apart")


def test_a_reading_that_is_not_open_is_no_part_of_the_history(replaced):
    """A reading of the unit's own that a public one replaced stays with the unit."""
    first = deposit("first", "2011-02-01", grade="unverified")
    record_fact(act(3), first)
    second = replace_fact(act(2), first, deposit("second", "2011-02-02"))
    assert [one.pk for one in readings_of(lens(), second)] == ["second"]
    assert [one.pk for one in readings_of(ALL, second)] == ["first", "second"]


@pytest.mark.parametrize("reader", [Reader(), DELEGATE])
@pytest.mark.parametrize(
    "ask",
    [
        lambda lens: trail(lens, Asked(), 10),
        lambda lens: changes(lens, "deposits", "ccm-RUR"),
        lambda lens: in_use(lens, "table"),
        newest_hash,
    ],
)
def test_the_trail_is_refused_to_whoever_does_not_see_all(replaced, reader, ask):
    with pytest.raises(NoRight):
        ask(Lens(today(), today(), reader))


def test_the_trail_comes_newest_first_and_goes_on_below_a_line(replaced):
    lines = trail(ALL, Asked(), 10)
    assert [line.action for line in lines][:2] == ["replace_fact", "record_fact"]
    below = trail(ALL, Asked(before=lines[0].pk), 1)
    assert [line.pk for line in below] == [lines[1].pk]


@pytest.mark.parametrize(
    ("asked", "records"),
    [
        (Asked(table="deposits"), ["ccm-RUR-2", "ccm-RUR"]),
        (Asked(table="laws"), []),
        (Asked(action="replace_fact"), ["ccm-RUR-2"]),
        (Asked(actors=frozenset({INSTALLATION}), table="deposits"), ["ccm-RUR-2", "ccm-RUR"]),
        (Asked(actors=frozenset()), []),
        (Asked(day=today() - timedelta(days=5)), ["ccm-RUR-2"]),
    ],
)
def test_the_trail_is_narrowed(replaced, asked, records):
    assert [line.record for line in trail(ALL, asked, 10)] == records


def test_the_newest_hash_is_that_of_the_newest_line(replaced):
    assert newest_hash(ALL) == version()
    write_line(act(), Line("refuse", "addresses", "review"))
    assert newest_hash(ALL) == TrailEntry.objects.order_by("-id")[0].hash != version()


def test_each_change_tells_before_and_after(replaced):
    recorded, replacing = changes(ALL, "deposits", "ccm-RUR")
    assert (recorded.before, recorded.after["on"]) == ({}, "2011-03-01")
    assert (replacing.line.record, replacing.before["on"], replacing.after) == ("ccm-RUR-2", "2011-03-01", {})
    (entered,) = changes(ALL, "deposits", "ccm-RUR-2")
    assert (entered.before["on"], entered.after["on"]) == ("2011-03-01", "2011-03-02")


def test_what_it_said_on_a_day(replaced):
    found = changes(ALL, "deposits", "ccm-RUR")
    day = today()
    assert said_on(found, day - timedelta(days=11)) is None
    assert said_on(found, day - timedelta(days=10)).after["on"] == "2011-03-01"
    assert said_on(found, day - timedelta(days=6)).after["on"] == "2011-03-01"
    assert said_on(found, day - timedelta(days=5)).after == {}


def test_a_withdrawn_fact_says_when_it_ceased(replaced):
    _old, new = replaced
    withdraw_fact(act(1), new)
    last = changes(ALL, "deposits", "ccm-RUR-2")[-1]
    assert (last.before["withdrawn_at"], last.after["withdrawn_at"] != "") == ("", True)


def test_what_an_action_does_not_tell_is_carried_along(replaced):
    write_line(act(), Line("receive", "letters", "7", after={"page": "/states/"}))
    write_line(act(), Line("decide", "letters", "7", after={"outcome": "corrected"}))
    last = changes(ALL, "letters", "7")[-1]
    assert last.before == {"page": "/states/"}
    assert last.after == {"page": "/states/", "outcome": "corrected"}
    assert last.columns == ["page", "outcome"]


def test_sources_are_told_as_well(replaced):
    from corcom.record.actions import record_source

    record_source(act(), Source(id="leaflet", title="A Leaflet", grade="published"))
    (entered,) = changes(ALL, "sources", "leaflet")
    assert entered.after["title"] == "A Leaflet"
