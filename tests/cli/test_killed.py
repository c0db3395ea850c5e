"""A load that is killed leaves the record as it was, wherever it was killed."""

import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.installation import Installation
from tests.made_up import deposit, write_package

ROWS = 6_000


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


def _rows(installation: Installation) -> tuple[int, int]:
    """Deposits and lines of the trail on record."""
    queries = ("SELECT count(*) FROM register_deposit", "SELECT count(*) FROM record_trailentry")
    if installation.server:
        with psycopg.connect(installation.env["DATABASE_URL"]) as connection:
            found = [connection.execute(query).fetchone() for query in queries]
    else:
        with closing(sqlite3.connect(installation.home / "corcom.sqlite3")) as connection:
            found = [connection.execute(query).fetchone() for query in queries]
    return found[0][0], found[1][0]


def _kill_while_writing(installation: Installation, package: Path, wait: float) -> bool:
    """Whether it was killed: with a wait, a fast machine may have ended before."""
    with installation.start("load", package, "--commit") as process:
        while process.poll() is None and not _writing(installation):
            time.sleep(0.005)
        time.sleep(wait)
        process.kill()
        process.communicate()
    return process.returncode < 0


@pytest.fixture
def small(installation, tmp_path) -> Installation:
    """Something on record: one deposit, four lines."""
    installation.run("load", write_package(tmp_path / "small", deposits=[deposit("first")]), "--commit")
    assert _rows(installation) == (1, 4)
    return installation


def test_a_load_killed_as_it_begins_to_write_leaves_the_record_as_it_was(small, package):
    assert _kill_while_writing(small, package, 0)
    assert _rows(small) == (1, 4)


@pytest.mark.parametrize("wait", [0.1, 0.3])
def test_a_load_killed_later_leaves_all_or_nothing(small, package, wait):
    killed = _kill_while_writing(small, package, wait)
    assert _rows(small) == (1, 4) or (_rows(small) == (1 + ROWS, 4 + ROWS) and not killed)


def test_ctrl_c_ends_quietly_and_leaves_the_record_as_it_was(small, package):
    with small.start("load", package, "--commit") as process:
        while process.poll() is None and not _writing(small):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (130, "")
    assert _rows(small) == (1, 4)


def test_after_a_kill_the_same_load_goes_through(small, package):
    _kill_while_writing(small, package, 0.1)
    assert small.run("load", package, "--commit").stdout.splitlines()[-1] == "Loaded."
    assert _rows(small) == (1 + ROWS, 4 + ROWS)
