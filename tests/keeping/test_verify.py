"""What `corcom verify` notices: in the trail, at its end, and in the record."""

import json

import pytest
from django.db import connection

from corcom.keeping.verify import verify
from corcom.record.actions import replace_fact, withdraw_fact
from corcom.record.models import TrailEntry
from corcom.record.package.commit import load
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, Line, version, write_line
from corcom.register.models import Deposit
from tests.made_up import deposit, write_package

WHY = Act(INSTALLATION, "a test")


@pytest.fixture
def record(empty_record, tmp_path):
    """Two made-up deposits, with the lines that brought them."""
    _forget_numbers()
    assert not load(_package(tmp_path), WHY).refused


def _package(folder, **more):
    return write_package(folder / "record", deposits=[deposit("one"), deposit("two")], **more)


def _forget_numbers() -> None:
    """The emptying itself cuts off a trail."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = 'record_trailentry'")


def _raw(statement: str) -> None:
    """Somebody with the keys to the database, at work without an action."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS trail_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS trail_no_delete")
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_real_record_is_what_its_trail_says():
    proof = verify()
    assert proof.breaks == []
    assert (proof.lines, proof.head) == (TrailEntry.objects.count(), version())


@pytest.mark.usefixtures("empty_record")
def test_an_empty_installation_holds():
    _forget_numbers()
    proof = verify()
    assert (proof.lines, proof.head, proof.breaks) == (0, "", [])


@pytest.mark.usefixtures("record")
def test_what_actions_change_holds():
    old = Deposit._base_manager.get(pk="one")
    new = Deposit(id="three", on="2018-03-02", grade="official", source_id="gazette", state_id="RUR")
    new.treaty, new.instrument = "ccm", "ratification"
    replace_fact(WHY, old, new)
    withdraw_fact(WHY, Deposit._base_manager.get(pk="two"))
    write_line(WHY, Line("grant_role", "accounts", "p-17", None, {"role": "unit"}))
    assert verify().breaks == []


@pytest.mark.usefixtures("record")
def test_what_a_load_changes_holds(tmp_path):
    gazette = {"id": "gazette", "title": "The Gazette of Streslau, reprinted", "grade": "official"}
    assert not load(_package(tmp_path / "again", sources=[gazette]), WHY).refused
    assert verify().breaks == []


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("statement", "noticed"),
    [
        ("UPDATE register_deposit SET instrument = 'accession' WHERE id = 'one'",
         "deposits/one: 'instrument' is 'accession', and the trail says 'ratification'."),
        ("UPDATE register_deposit SET on_latest = '2019-01-01' WHERE id = 'one'",
         "deposits/one: 'on_latest' is 2019-01-01, and its date gives 2018-03-01."),
        ("UPDATE register_deposit SET circle = 'unit' WHERE id = 'two'",
         "deposits/two: 'circle' is 'unit', and the trail says 'public'."),
        ("UPDATE register_deposit SET recorded_at = '2001-01-01 00:00:00+00:00' WHERE id = 'two'",
         "deposits/two: 'recorded_at' is '2001-01-01T00:00:00Z', and the trail says '20"),
        ("UPDATE record_source SET note = 'forged' WHERE id = 'gazette'",
         "sources/gazette: 'note' is 'forged', and the trail says ''."),
        ("DELETE FROM register_deposit WHERE id = 'two'",
         "deposits/two is not on record, and the trail says that it is."),
        ("UPDATE register_deposit SET id = 'nine' WHERE id = 'two'",
         "deposits/nine is on record, and no line of the trail says how it came there."),
        ("UPDATE record_trailentry SET of_record = NOT of_record WHERE record = 'one'",
         "Lines 'load_new' about 'deposits' are marked wrongly: they change something on record."),
        ("UPDATE record_trailentry SET reason = 'another' WHERE record = 'one'",
         "(deposits/one): it does not follow from the line before."),
        ("DELETE FROM record_trailentry WHERE record = 'one'",
         "(deposits/two): it does not follow from the line before."),
    ],
)  # fmt: skip
def test_a_change_past_the_actions_is_named(statement, noticed):
    _raw(statement)
    found = verify().breaks
    assert any(noticed in line for line in found), found


@pytest.mark.usefixtures("record")
def test_a_record_that_the_trail_took_off_must_be_gone():
    write_line(WHY, Line("erase", "deposits", "two", {"id": "two"}, None))
    assert verify().breaks == ["deposits/two is on record, and the trail says that it was taken off."]
    _raw("DELETE FROM register_deposit WHERE id = 'two'")
    assert verify().breaks == []


@pytest.mark.usefixtures("record")
def test_a_number_written_in_two_ways_is_one_number(tmp_path):
    rate = {"id": "r", "grade": "official", "source": "gazette", "state": "RUR", "period": "2019-2021"}
    row = {**rate, "kind": "member", "rate": "4"}
    assert not load(_package(tmp_path / "rates", scale_rates=[row]), WHY).refused
    assert verify().breaks == []


@pytest.mark.usefixtures("record")
def test_a_trail_that_is_cut_off_is_noticed_by_its_numbers_or_by_a_line_known_before():
    write_line(WHY, Line("note", "elsewhere", "x"))
    known = TrailEntry.objects.latest("id").hash
    assert verify(since=known).breaks == []
    _raw("DELETE FROM record_trailentry WHERE record = 'x'")
    by_number = ["The trail is cut off: 1 lines were written after the last one that is there."]
    assert verify().breaks == (by_number if connection.vendor == "sqlite" else [])
    by_line = f"The trail is cut off or is another one: it has no line of hash {known[:57]}..."
    assert any(line.startswith(by_line) for line in verify(since=known).breaks)


@pytest.mark.usefixtures("record")
def test_of_many_breaks_a_hundred_are_named():
    _raw("DELETE FROM register_deposit")
    for number in range(120):
        write_line(WHY, Line("note", "deposits", f"d{number}", None, {"id": f"d{number}"}))
    assert len(verify().breaks) == 100


def test_the_command_wants_tables_and_makes_none(bare):
    assert bare.run("verify").stderr == (
        "corcom: The tables are missing or old: 'corcom serve' makes them or brings them up to date.\n"
    )


def test_the_command_says_what_holds_and_what_does_not(running, small):
    holds = running.run("verify", "--against", small)
    assert (holds.returncode, holds.stderr) == (0, "")
    assert holds.stdout.splitlines()[1] == "The trail holds, and the record is what it says."
    wrong = running.run("verify", "--since", "f" * 64)
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("The trail is cut off or is another one: it has no line of hash fff")
    assert wrong.stdout.splitlines()[1] == "Something does not hold."
    told = json.loads(running.run("verify", "--since", "f" * 64, "--format", "json").stdout)
    assert (told["holds"], told["lines"], len(told["breaks"])) == (False, 4, 1)
    assert told["newest"] in holds.stdout
