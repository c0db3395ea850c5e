"""Everything back from one file, into an installation that holds nothing yet."""

from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from corcom.keeping.archive import TABLES, Manifest, Reading, reading
from corcom.keeping.backup import TRAIL
from corcom.keeping.chain import follow
from corcom.keeping.files import check_names, restore_files, restore_secret
from corcom.keeping.rows import enter
from corcom.keeping.steps import Step, applied, bring_to, models_at, unknown
from corcom.record.alone import alone
from corcom.record.first_start import PURPOSE, migrated
from corcom.record.refusal import Refusal
from corcom.record.trail import one_at_a_time

ELSEWHERE = "name a new folder in CORCOM_HOME and a new database in DATABASE_URL, or move this one aside"

Models = dict[str, type[Model]]


def restore(path: Path) -> Manifest:
    """All of a backup or nothing; what it says of itself.

    The tables are made as they were in the backup, filled in one transaction, and then brought up to date.
    """
    with reading(path, settings.BACKUP_KEY) as backup, alone(PURPOSE):
        steps = _steps(backup)
        _demand_nothing_here(steps)
        _demand_whole(backup, models_at(steps))
        bring_to(steps)
        restore_files(backup)
        _fill(backup, models_at(steps))
    ContentType.objects.clear_cache()
    migrated()
    return backup.manifest


def _steps(backup: Reading) -> list[Step]:
    """The migrations that the backup has had, all of them known here."""
    try:
        steps = [(room, name) for room, name in backup.manifest.migrations]
    except (TypeError, ValueError) as error:
        raise backup.damaged("its list of migrations cannot be read") from error
    if newer := unknown(steps):
        raise Refusal(
            f"{backup.name} was made by CorCom {backup.manifest.corcom}, which is newer than this one "
            f"('{'.'.join(map(str, newer[0]))}' is unknown here): install that version and restore again."
        )
    return steps


def _demand_nothing_here(steps: list[Step]) -> None:
    here = applied()
    if here:
        _demand_empty(models_at(here))
    if set(here) - set(steps):
        raise Refusal(f"The tables here are newer than those of the backup: to restore it, {ELSEWHERE}.")


def _demand_empty(models: Models) -> None:
    for label in (TRAIL, settings.AUTH_USER_MODEL.lower()):
        if label in models and models[label]._base_manager.exists():
            raise Refusal(f"A backup is restored into an empty installation only: {ELSEWHERE}.")


def _demand_whole(backup: Reading, models: Models) -> None:
    tables = set(backup.manifest.tables)
    if strange := sorted(tables ^ models.keys()):
        raise backup.damaged(f"the table '{strange[0]}' is missing or unknown")
    if missing := [label for label in tables if _member(label) not in backup.manifest.members]:
        raise backup.damaged(f"the table '{missing[0]}' is missing")
    check_names(backup)
    backup.prove()


def _fill(backup: Reading, models: Models) -> None:
    """All tables in one transaction, as the backup has them, with the trail that it says."""
    with transaction.atomic():
        one_at_a_time()
        _demand_empty(models)
        for label, model in models.items():
            if label != TRAIL:  # it is empty, and refuses even to be asked
                _clear(model)
        for label, model in models.items():
            if enter(model, backup, _member(label)) != backup.manifest.tables[label]:
                raise backup.damaged(f"'{label}' has not as many rows as its manifest says")
        _check_references(backup)
        _reset_numbers(models)
        if asdict(follow(models[TRAIL])) != backup.manifest.trail:
            raise backup.damaged("its trail is not the one that its manifest names")
        restore_secret(backup)


def _check_references(backup: Reading) -> None:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise backup.damaged(f"its rows do not hold together: {str(error).splitlines()[0]}") from error


def _member(label: str) -> str:
    return f"{TABLES}{label}.jsonl"


def _clear(model: type[Model]) -> None:
    """What the migrations have put there comes back as the backup has it."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def _reset_numbers(models: Models) -> None:
    """PostgreSQL goes on counting after the highest number; SQLite does so by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)
