"""The rows of a table as lines of JSON and back: the names of its columns first, then a list a row."""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection
from django.db.models import Field, Model
from django.utils.duration import duration_string

from corcom.keeping.archive import Reading
from corcom.record.refusal import Refusal

BATCH = 1_000


def written(model: type[Model]) -> Iterator[bytes]:
    """The lines of a table."""
    columns = [field.attname for field in _columns(model)]
    yield _line(columns)
    rows = model._base_manager.order_by("pk").values_list(*columns)
    yield from map(_line, rows.iterator(chunk_size=BATCH))


def enter(model: type[Model], backup: Reading, member: str) -> int:
    """Put the lines of a member into its table, as they are; how many rows."""
    columns = _columns(model)
    lines = backup.lines(member)
    if _parsed(next(lines, b""), backup, member) != [field.attname for field in columns]:
        raise backup.damaged(f"'{member}' has other columns than its table")
    insert, count = _insert(model, columns), 0
    rows = (_row(columns, line, backup, member) for line in lines)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            try:
                cursor.executemany(insert, batch)
            except (DataError, IntegrityError) as error:
                why = str(error).splitlines()[0]
                raise Refusal(f"'{member}' of {backup.name} does not fit this database: {why}.") from error
            count += len(batch)
    return count


def _columns(model: type[Model]) -> list["Field[Any, Any]"]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _line(row: Any) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return duration_string(value)
        case bytes() | memoryview():
            return b64encode(value).decode()
        case _:
            return str(value)


def _parsed(line: bytes, backup: Reading, member: str) -> list[Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise backup.damaged(f"a row of '{member}' cannot be read") from error
    return row if isinstance(row, list) else [row]


def _row(columns: list["Field[Any, Any]"], line: bytes, backup: Reading, member: str) -> list[Any]:
    cells = _parsed(line, backup, member)
    try:
        values = [field.to_python(cell) for field, cell in zip(columns, cells, strict=True)]
        return [
            field.get_db_prep_save(value, connection) for field, value in zip(columns, values, strict=True)
        ]
    except (ValidationError, ValueError, TypeError) as error:
        raise backup.damaged(f"a row of '{member}' does not fit its columns") from error


def _insert(model: type[Model], columns: list["Field[Any, Any]"]) -> str:
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(str(field.column)) for field in columns)
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608
