"""The three actions that every fact knows: right, effects, save, trail."""

import pytest

from corcom.record.actions import record_fact, replace_fact, withdraw_fact
from corcom.record.lens import lens, today
from corcom.record.models import Source, TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION, NoRight, demand, right
from corcom.record.trail import Act, prove, version
from corcom.register.models import Deposit, Signature
from tests.made_up import write_package
from tests.record.loading import put_on_record


@pytest.fixture(autouse=True)
def two_states(empty_record, tmp_path):
    put_on_record(write_package(tmp_path))


def act(reason: str = "seen in the gazette", actor: str = INSTALLATION) -> Act:
    return Act(actor, reason)


def a_deposit(name: str = "d1", **more: object) -> Deposit:
    common = {"on": "2018-03-01", "grade": "official", "source_id": "gazette", "state_id": "RUR"}
    return Deposit(id=name, treaty="ccm", instrument="ratification", **common, **more)


def test_a_fact_recorded_stands_from_the_moment_of_the_act():
    doing = act()
    record_fact(doing, a_deposit(recorded_by="somebody else"))
    fact = Deposit.objects.everything().get(pk="d1")
    assert (fact.recorded_at, fact.recorded_by, fact.withdrawn_at) == (doing.at, INSTALLATION, None)
    assert list(Deposit.objects.by(lens())) == [fact]


def test_recording_leaves_a_line_with_the_whole_fact():
    record_fact(act("seen in the gazette"), a_deposit())
    line = TrailEntry.objects.latest("id")
    assert (line.action, line.record, line.reason) == ("record_fact", "d1", "seen in the gazette")
    assert (line.before, line.after["on"], line.after["state"]) == (None, "2018-03-01", "RUR")
    assert prove() is None


def test_a_replaced_fact_ceases_to_stand_when_the_new_one_enters():
    old = record_fact(act(), a_deposit("d1"))
    new = replace_fact(act("misprint"), old, a_deposit("d2", note="corrected"))
    assert (new.replaces_id, old.withdrawn_at) == ("d1", new.recorded_at)
    assert [fact.pk for fact in Deposit.objects.through(lens())] == ["d2"]
    assert Deposit.objects.everything().get(pk="d1").on == "2018-03-01"


def test_replacing_leaves_both_readings_in_one_line():
    old = record_fact(act(), a_deposit("d1"))
    replace_fact(act("misprint"), old, a_deposit("d2", note="corrected"))
    line = TrailEntry.objects.latest("id")
    assert (line.action, line.before["id"], line.after["id"]) == ("replace_fact", "d1", "d2")
    assert (line.before["withdrawn_at"], line.after["replaces"]) == ("", "d1")


def test_a_withdrawn_fact_stays_readable():
    fact = record_fact(act(), a_deposit())
    withdraw_fact(act("another State's"), fact)
    assert list(Deposit.objects.through(lens())) == []
    assert Deposit.objects.everything().get().withdrawn_at == fact.withdrawn_at
    assert TrailEntry.objects.latest("id").reason == "another State's"


def test_a_fact_is_withdrawn_only_once():
    fact = record_fact(act(), a_deposit())
    withdraw_fact(act(), fact)
    with pytest.raises(Refusal, match="'d1' does not stand on record"):
        withdraw_fact(act(), fact)


def test_a_fact_never_recorded_cannot_be_withdrawn():
    with pytest.raises(Refusal, match="'d1' does not stand on record"):
        withdraw_fact(act(), a_deposit())


def test_a_fact_of_another_table_cannot_replace():
    old = record_fact(act(), a_deposit())
    new = Signature(id="s1", on="2018", grade="official", source_id="gazette", state_id="RUR", treaty="ccm")
    with pytest.raises(Refusal, match="they belong to two tables"):
        replace_fact(act(), old, new)


def test_recording_cannot_replace_by_the_back_door():
    record_fact(act(), a_deposit("d1"))
    with pytest.raises(Refusal, match="use the action that replaces"):
        record_fact(act(), a_deposit("d2", replaces_id="d1"))


def test_a_refused_replacement_leaves_the_old_reading_standing():
    old = record_fact(act(), a_deposit("d1"))
    before = version()
    with pytest.raises(Refusal, match="'d2' cannot go on record"):
        replace_fact(act(), old, a_deposit("d2", note="half \ud800 a letter"))
    assert (Deposit.objects.everything().get().withdrawn_at, version()) == (None, before)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"on": "2018-02-30"}, "is not a date"),
        ({"grade": "excellent"}, "is not a valid choice"),
        ({"source_id": "rumour"}, "source instance with id 'rumour' is not a valid choice"),
        ({"note": "\0"}, "note holds a character that cannot be written"),
    ],
)
def test_what_could_not_be_loaded_cannot_be_recorded(more, why):
    fact = a_deposit()
    for name, value in more.items():
        setattr(fact, name, value)
    before = version()
    with pytest.raises(Refusal, match=why):
        record_fact(act(), fact)
    assert (Deposit.objects.everything().count(), version()) == (0, before)


def test_a_name_on_record_cannot_be_recorded_again():
    record_fact(act(), a_deposit())
    with pytest.raises(Refusal, match="already exists"):
        record_fact(act(), a_deposit(note="another"))


@pytest.mark.parametrize("actor", ["stranger", "", "Installation"])
def test_nobody_else_has_a_right_until_a_room_says_so(actor):
    before = version()
    with pytest.raises(Refusal, match="has no right to record fact"):
        record_fact(act(actor=actor), a_deposit())
    assert (Deposit.objects.everything().count(), version()) == (0, before)


def test_an_unknown_right_refuses_even_the_installation():
    with pytest.raises(Refusal, match="'installation' has no right to rewrite history"):
        demand(act(), "rewrite_history")


def test_a_room_can_give_a_right():
    right("sing_the_anthem")(lambda doing, about: doing.actor == "owner" and about == "Ruritania")
    demand(act(actor="owner"), "sing_the_anthem", "Ruritania")
    for actor, about in (("owner", "Freedonia"), ("colleague", "Ruritania")):
        with pytest.raises(NoRight):
            demand(act(actor=actor), "sing_the_anthem", about)


OVERWRITING = {
    "saving it": lambda fact: fact.save(),
    "saving one field of it": lambda fact: fact.save(update_fields=["note"]),
    "updating it": lambda fact: Deposit.objects.everything().filter(pk=fact.pk).update(note="forged"),
    "updating many": lambda fact: Deposit.objects.bulk_update([fact], ["note"]),
    "deleting it": lambda fact: fact.delete(),
    "deleting many": lambda fact: Deposit.objects.everything().all().delete(),
}


@pytest.mark.parametrize("overwrite", OVERWRITING.values(), ids=OVERWRITING.keys())
def test_a_fact_on_record_is_never_overwritten(overwrite):
    fact = record_fact(act(), a_deposit())
    fact.note = "forged"
    with pytest.raises(Refusal, match="never overwritten or deleted"):
        overwrite(fact)
    assert Deposit.objects.everything().get().note == ""


def test_a_fresh_object_under_a_known_name_does_not_overwrite_either():
    from django.db import IntegrityError, transaction

    record_fact(act(), a_deposit())
    with pytest.raises(IntegrityError), transaction.atomic():
        a_deposit(note="forged").save()
    assert Deposit.objects.everything().get().note == ""


def test_a_source_in_use_cannot_be_removed():
    from django.db.models import ProtectedError

    record_fact(act(), a_deposit())
    with pytest.raises(ProtectedError):
        Source.objects.everything().get().delete()


def test_today_is_known_at_once():
    record_fact(act(), a_deposit())
    assert Deposit.objects.by(lens(known_at=today())).count() == 1
