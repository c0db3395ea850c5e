"""The first start: a command that finds no database makes it, and loads the record that came with CorCom."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from corcom.record.alone import alone
from corcom.record.command import remark
from corcom.record.package.commit import load
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, version

PURPOSE = "first_start"


def migrated() -> None:
    """A database with all tables."""
    if behind():
        with alone(PURPOSE):
            _migrate()


def ready() -> None:
    """A database with all tables and a record in it. Of two who start at once, one waits for the other."""
    if behind() or not version():
        with alone(PURPOSE):
            _migrate()
            _load()


def behind() -> bool:
    """Whether tables are missing or old."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    if behind():
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
