"""The trail: append-only in the database itself, and each line proves the one before."""

import pytest
from django.db import DatabaseError, connection, transaction

from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, prove, version, write_line, write_lines

pytestmark = pytest.mark.usefixtures("empty_record")


def _write(count: int = 3, reason: str = "test") -> None:
    act = Act("p-17", reason)
    write_lines(
        act, [Line("record_fact", "deposits", f"d{n}", None, {"on": "2018-03-01"}) for n in range(count)]
    )


def _execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _tamper(statement: str) -> None:
    """Somebody with the keys to the database takes the triggers away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER trail_no_update")
            cursor.execute("DROP TRIGGER trail_no_delete")
        cursor.execute(statement)


def test_an_empty_record_has_no_version():
    assert version() == ""


def test_the_version_is_the_newest_line_and_costs_one_query(django_assert_num_queries):
    _write()
    with django_assert_num_queries(1):
        found = version()
    assert found == TrailEntry.objects.latest("id").hash


def test_each_line_carries_the_hash_of_the_one_before():
    _write()
    _write()
    hashes = list(TrailEntry.objects.order_by("id").values_list("previous_hash", "hash"))
    assert [previous for previous, _ in hashes] == ["0" * 64, *(own for _, own in hashes[:-1])]


def test_the_lines_of_one_act_share_its_request_moment_actor_and_reason():
    _write(reason="the gazette was reprinted")
    shared = TrailEntry.objects.values_list("request", "at", "actor", "reason").order_by().distinct()
    assert [(actor, reason) for _, _, actor, reason in shared] == [("p-17", "the gazette was reprinted")]


def test_one_line_can_be_written_alone():
    write_line(Act("p-17", "test"), Line("withdraw_fact", "deposits", "d1"))
    assert str(TrailEntry.objects.get()).endswith("withdraw_fact deposits/d1")


def test_an_untouched_chain_holds():
    _write()
    assert prove() is None


def test_an_act_without_a_reason_is_refused():
    with pytest.raises(Refusal, match="Say why"):
        Act("p-17", "  ")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_trailentry SET reason = 'another'",
        "DELETE FROM record_trailentry",
        "UPDATE record_trailentry SET actor = 'nobody' WHERE record = 'd1'",
    ],
)
def test_the_database_refuses_to_change_the_trail(statement):
    _write()
    with pytest.raises(DatabaseError, match="the trail is append-only"):
        _execute(statement)
    assert prove() is None


def test_the_database_refuses_the_ways_around_a_deletion():
    _write()
    if connection.vendor == "postgresql":
        statement = "TRUNCATE record_trailentry"
    else:
        statement = "INSERT OR REPLACE INTO record_trailentry SELECT * FROM record_trailentry"
    with pytest.raises(DatabaseError, match="the trail is append-only"):
        _execute(statement)


@pytest.mark.parametrize(
    "column", ["actor", "action", '"table"', "record", "reason", "request", "previous_hash"]
)
def test_a_changed_line_breaks_the_chain_at_that_line(column):
    _write()
    _tamper(f"UPDATE record_trailentry SET {column} = 'forged' WHERE record = 'd1'")
    assert prove() == TrailEntry.objects.order_by("id")[1]


def test_a_changed_content_breaks_the_chain():
    _write()
    _tamper("UPDATE record_trailentry SET after = '{\"on\": \"2018-03-02\"}' WHERE record = 'd2'")
    assert prove() == TrailEntry.objects.order_by("id")[2]


def test_a_changed_moment_breaks_the_chain():
    _write()
    _tamper("UPDATE record_trailentry SET at = '2001-01-01 00:00:00+00:00' WHERE record = 'd0'")
    assert prove() == TrailEntry.objects.order_by("id")[0]


def test_a_line_taken_out_breaks_the_chain_at_the_next():
    _write()
    _tamper("DELETE FROM record_trailentry WHERE record = 'd1'")
    assert prove() == TrailEntry.objects.get(record="d2")
