"""What must happen in time: each job does what is due, and none stands in another's way."""

import fcntl
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from corcom.cli import main
from corcom.keeping.jobs import expired_cache, expired_sessions
from corcom.keeping.tick import Done, tick
from corcom.record import upkeep

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def entered(monkeypatch, tmp_path):
    """The jobs of this test alone."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    monkeypatch.setattr("corcom.record.upkeep.jobs", {})
    monkeypatch.setattr("corcom.keeping.tick.jobs", upkeep.jobs)
    return upkeep.upkeep


def test_every_job_is_given_the_moment_and_says_what_it_did(entered):
    entered("letters")(lambda now: f"sent by {now:%H:%M}")
    entered("rooms")(lambda _now: "")
    assert tick(NOW) == [Done("letters", "sent by 20:00"), Done("rooms", "")]


def test_a_job_that_fails_stops_no_other_and_is_said_without_what_it_held(entered):
    def broken(_now):
        raise ValueError("someone@example.org")

    entered("broken")(broken)
    entered("letters")(lambda _now: "sent")
    assert tick(NOW) == [Done("broken", "failed: ValueError", failed=True), Done("letters", "sent")]


def test_of_two_at_once_one_does_it(entered, tmp_path):
    entered("letters")(lambda _now: "sent")
    with (tmp_path / "tick.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert tick(NOW) is None
    assert tick(NOW) == [Done("letters", "sent")]


def test_two_jobs_of_one_name_are_a_mistake(entered):
    entered("letters")(lambda _now: "")
    with pytest.raises(AssertionError, match="two jobs named letters"):
        entered("letters")(lambda _now: "")


def test_sessions_that_have_run_out_go_and_others_stay():
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for number in range(3):
        session = store()
        session["n"] = number
        session.set_expiry(NOW + timedelta(hours=number - 1, minutes=1))
        session.save()
    assert expired_sessions(NOW) == "1 expired removed"
    assert store.get_model_class().objects.count() == 2
    assert expired_sessions(NOW) == ""


def test_cached_rows_that_have_run_out_go_and_others_stay():
    cache.set("old", "x", timeout=60)
    cache.set("new", "x", timeout=60 * 60 * 24 * 400)
    later = datetime.now(tz=UTC) + timedelta(days=2)
    assert expired_cache(later) == "1 expired rows removed"
    assert expired_cache(later) == ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {settings.CACHES['default']['LOCATION']}")
        assert cursor.fetchone() == (1,)


def test_the_command_says_nothing_where_nothing_is_due_and_may_be_run_again(
    empty_record, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(settings, "HOME", tmp_path)
    for _time in range(2):
        assert main(["tick"]) == 0
        assert capsys.readouterr() == ("", "")
