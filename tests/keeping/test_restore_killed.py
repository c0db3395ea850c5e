"""A restore that is killed leaves an installation that holds nothing, or everything; and can be run again."""

import sqlite3
import time
from contextlib import closing

import psycopg
import pytest

from tests.cli.test_killed import _writing
from tests.keeping.copies import manifest, python

MIGRATIONS = "SELECT count(*) FROM django_migrations"
COUNT = """
from corcom.record.first_start import behind
from corcom.record.models import TrailEntry
from corcom.register.models import State
print(*(0, 0) if behind() else (TrailEntry.objects.count(), State._base_manager.count()))
"""


def _migrations(installation) -> int:
    """How many the database has had so far."""
    try:
        if installation.server:
            with psycopg.connect(installation.env["DATABASE_URL"]) as connection:
                return connection.execute(MIGRATIONS).fetchone()[0]
        with closing(sqlite3.connect(installation.home / "corcom.sqlite3", timeout=0)) as connection:
            return connection.execute(MIGRATIONS).fetchone()[0]
    except (psycopg.errors.UndefinedTable, sqlite3.OperationalError):
        return 0


def _kill(installation, path, reached, wait: float) -> bool:
    """Kill a restore some time after it has reached something; whether it had not ended before."""
    with installation.start("restore", path) as process:
        while process.poll() is None and not reached():
            time.sleep(0.005)
        time.sleep(wait)
        process.kill()
        process.communicate()
    return process.returncode < 0


def _on_record(installation) -> tuple[int, int]:
    """Lines of the trail and States."""
    lines, states = python(installation, COUNT).split()
    return int(lines), int(states)


@pytest.fixture
def whole(whole_record) -> tuple[int, int]:
    """Lines of the trail and States, when all is there."""
    said = manifest(whole_record)
    return said["trail"]["lines"], said["tables"]["register.state"]


@pytest.mark.django_db
def test_killed_again_and_again_it_leaves_nothing_and_goes_through_at_last(bare, whole_record, whole):
    steps = len(manifest(whole_record)["migrations"])

    def making_the_tables():
        return _migrations(bare) > 3

    def filling_them():
        return _migrations(bare) == steps and _writing(bare)

    for reached in (making_the_tables, filling_them):
        assert _kill(bare, whole_record, reached, 0)
        assert _on_record(bare) == (0, 0)
    killed_later = _kill(bare, whole_record, filling_them, 0.3)
    if _on_record(bare) == (0, 0):
        assert killed_later
        again = bare.run("restore", whole_record)
        assert (again.returncode, again.stderr) == (0, "")
    assert _on_record(bare) == whole
    assert bare.run("verify", "--against", whole_record).returncode == 0


def test_a_backup_killed_leaves_no_file_and_the_next_one_removes_the_rest(running, tmp_path):
    with running.start("backup", tmp_path / "first") as process:
        while process.poll() is None and not list(tmp_path.iterdir()):
            time.sleep(0.005)
        process.kill()
        process.communicate()
    assert process.returncode < 0
    assert not (tmp_path / "first").exists()
    assert running.run("backup", tmp_path / "second").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["second"]
