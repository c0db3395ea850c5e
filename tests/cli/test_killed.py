"""A load that is killed leaves the record as it was, wherever it was killed."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.installation import Installation
from tests.made_up import deposit, write_package

ROWS = 12_000


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    """Large enough that its commit can be hit."""
    return write_package(tmp_path_factory.mktemp("large"), deposits=[deposit(f"d{n}") for n in range(ROWS)])


def _writing(installation: Installation) -> bool:
    """Whether somebody is inside a transaction that writes."""
    if installation.server:
        query = (
            "SELECT 1 FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = 'record_trailentry'::regclass"
        )
        with psycopg.connect(installation.env["DATABASE_URL"]) as connection:
            return connection.execute(query).fetchone() is not None
    try:
        with closing(sqlite3.connect(installation.home / "corcom.sqlite3", timeout=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    return False


def _counts(installation: Installation) -> dict[str, int]:
    done = installation.run("export", installation.home / "out")
    assert done.returncode == 0, done.stderr
    return {line.split(": ")[0]: int(line.split()[1]) for line in done.stdout.splitlines()}


def _kill_while_writing(installation: Installation, package: Path, wait: float) -> None:
    with installation.start("load", package, "--commit") as process:
        while process.poll() is None and not _writing(installation):
            time.sleep(0.005)
        time.sleep(wait)
        assert process.poll() is None, "it ended before it could be killed"
        process.kill()
        process.communicate()


@pytest.mark.parametrize("wait", [0, 0.2, 0.6])
def test_a_load_killed_while_it_writes_leaves_the_record_as_it_was(installation, package, tmp_path, wait):
    installation.run("load", write_package(tmp_path / "small", deposits=[deposit("first")]), "--commit")
    before = _counts(installation)
    _kill_while_writing(installation, package, wait)
    assert _counts(installation) == before
    assert before["deposits"] == 1


def test_after_a_kill_the_same_load_goes_through(installation, package):
    installation.run("load", write_package(installation.home / "small"), "--commit")
    _kill_while_writing(installation, package, 0.1)
    assert installation.run("load", package, "--commit").stdout.splitlines()[-1] == "Loaded."
    assert _counts(installation)["deposits"] == ROWS
