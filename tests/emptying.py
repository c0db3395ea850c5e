"""An empty database inside a test's transaction. The trail refuses deletion, so its triggers step aside."""

from importlib import import_module

from django.db import connection

from corcom.record.package.tables import tables

TRIGGERS = import_module("corcom.record.migrations.0002_append_only_trail").SQLITE
REMAKE = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail_%%'"


def empty() -> None:
    """Delete every row of the record and the trail."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _empty_sqlite(cursor)
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")
            _delete(cursor)
            cursor.execute("SET LOCAL session_replication_role = origin")


def _empty_sqlite(cursor) -> None:
    cursor.execute(REMAKE)
    triggers = [sql for (sql,) in cursor.fetchall()]
    for name in TRIGGERS:
        cursor.execute(f"DROP TRIGGER {name}")
    _delete(cursor)
    for sql in triggers:
        cursor.execute(sql)


def _delete(cursor) -> None:
    for table in reversed(tables()):
        cursor.execute(f"DELETE FROM {table.model._meta.db_table}")
    cursor.execute("DELETE FROM record_trailentry")
