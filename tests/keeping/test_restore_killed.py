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


def _goes_through(installation, path, whole) -> None:
    again = installation.run("restore", path)
    assert (again.returncode, again.stderr) == (0, "")
    assert _on_record(installation) == whole
    assert installation.run("verify", "--against", path).returncode == 0


@pytest.fixture
def whole(whole_record) -> tuple[int, int]:
    """Lines of the trail and States, when all is there."""
    said = manifest(whole_record)
    return said["trail"]["lines"], said["tables"]["register.state"]


def test_killed_while_it_makes_the_tables_it_can_be_run_again(installation, whole_record, whole):
    assert _kill(installation, whole_record, lambda: _migrations(installation) > 3, 0)
    assert _on_record(installation) == (0, 0)
    _goes_through(installation, whole_record, whole)


def test_killed_as_it_begins_to_fill_them_it_leaves_nothing_and_can_be_run_again(
    installation, whole_record, whole
):
    steps = len(manifest(whole_record)["migrations"])
    filling = lambda: _migrations(installation) == steps and _writing(installation)  # noqa: E731
    assert _kill(installation, whole_record, filling, 0)
    assert _on_record(installation) == (0, 0)
    _goes_through(installation, whole_record, whole)


@pytest.mark.parametrize("wait", [0.2, 0.5])
def test_killed_later_it_leaves_nothing_or_everything(installation, whole_record, whole, wait):
    steps = len(manifest(whole_record)["migrations"])
    filling = lambda: _migrations(installation) == steps and _writing(installation)  # noqa: E731
    killed = _kill(installation, whole_record, filling, wait)
    if _on_record(installation) == (0, 0):
        assert killed
        _goes_through(installation, whole_record, whole)
    else:
        assert _on_record(installation) == whole
        assert installation.run("verify", "--against", whole_record).returncode == 0


@pytest.mark.parametrize("wait", [0.4, 0.8])
def test_a_backup_killed_leaves_no_file_and_the_next_one_removes_the_rest(
    installation, whole_record, tmp_path, wait
):
    installation.run("restore", whole_record)
    folder = tmp_path / "backups"
    folder.mkdir()
    with installation.start("backup", folder / "first") as process:
        while process.poll() is None and not list(folder.iterdir()):
            time.sleep(0.005)
        time.sleep(wait)
        process.kill()
        process.communicate()
    assert process.returncode == 0 or not (folder / "first").exists()
    assert installation.run("backup", folder / "second").returncode == 0
    assert {path.name for path in folder.iterdir()} <= {"first", "second"}
