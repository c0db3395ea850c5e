from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from corcom.keeping.backup import backup
from tests.installation import Installation
from tests.made_up import deposit, write_package


@pytest.fixture(scope="session")
def whole_record(tmp_path_factory, django_db_setup, django_db_blocker) -> Path:
    """A backup of the database of the tests: the real record. For tests marked with django_db."""
    path = tmp_path_factory.mktemp("whole") / "backup"
    with django_db_blocker.unblock():
        backup(path, datetime(2026, 11, 21, tzinfo=UTC))
    return path


@pytest.fixture(scope="session")
def running(tmp_path_factory, with_tables):
    """A small installation: one made-up deposit, four lines of the trail. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("small")
    record = write_package(folder / "record", deposits=[deposit("first")])
    with Installation(folder / "home", record, like=with_tables) as made:
        assert made.run("load", record, "--commit").returncode == 0
        yield made


@pytest.fixture(scope="session")
def small(tmp_path_factory, running) -> Path:
    """Its backup."""
    return _backup(running, tmp_path_factory.mktemp("backup"))


def _backup(installation: Installation, folder: Path) -> Path:
    done = installation.run("backup", folder / "backup")
    assert done.returncode == 0, done.stderr
    return folder / "backup"


@pytest.fixture(scope="module", autouse=True)
def sequences_go_on(django_db_setup, django_db_blocker):
    """PostgreSQL rolls no sequence back: a restore that a test rolled back would leave them behind the rows."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(statement)
