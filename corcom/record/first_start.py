"""The first start: a command that finds no database makes it, and loads the record that came with CorCom."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from corcom.record.command import remark
from corcom.record.package.commit import load
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, version

LOCK = 7_219_400_815  # any number that nothing else in the database locks


def migrated() -> None:
    """A database with all tables."""
    if _behind():
        with _alone():
            _migrate()


def ready() -> None:
    """A database with all tables and a record in it. Of two who start at once, one waits for the other."""
    if _behind() or not version():
        with _alone():
            _migrate()
            _load()


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    if _behind():
        remark(f"Making the tables in {settings.DATABASES['default']['NAME']} ...")
        call_command("migrate", verbosity=0, interactive=False)


def _load() -> None:
    if version():
        return
    if not settings.RECORD.is_dir():
        remark(f"The record is empty and {settings.RECORD} holds none: use 'corcom load DIR --commit'.")
        return
    remark(f"Loading the record from {settings.RECORD} ...")
    judgement = load(settings.RECORD, Act(INSTALLATION, "first start"))
    if judgement.refused:
        raise Refusal(
            f"The record in {settings.RECORD} is refused: 'corcom load {settings.RECORD}' says why."
        )


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time: by a lock in PostgreSQL, for other hosts, and by one on a file beside SQLite."""
    settings.HOME.mkdir(parents=True, exist_ok=True)
    with (settings.HOME / "first_start.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
                try:
                    yield
                finally:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        else:
            yield
