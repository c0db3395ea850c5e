"""datapackage.json and the data dictionary, made from the models."""

import csv
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import models

from corcom.record.package.cells import Column, may_be_empty
from corcom.record.package.tables import Table, tables

DESCRIPTION = "datapackage.json"
NAME = "corcom-ccm"
TITLE = "The record of the Convention on Cluster Munitions"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TYPES = {
    "BigIntegerField": "integer",
    "BooleanField": "boolean",
    "DateField": "date",
    "DateTimeField": "datetime",
    "DecimalField": "number",
    "IntegerField": "integer",
    "PositiveIntegerField": "integer",
}


def describe(folder: Path) -> str:
    """The description of the tables in a folder: shape from the models, size as they lie there."""
    present = [table for table in tables() if (folder / table.path).is_file()]
    package = {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": "Facts with their sources, grades and dates of recording.",
        "version": _version([folder / table.path for table in present if table.holds_facts]),
        "licenses": [LICENCE],
        "resources": [_resource(table, folder / table.path, present) for table in present],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def dictionary() -> str:
    """The data dictionary in Markdown."""
    return "\n".join(_dictionary()) + "\n"


def _version(paths: list[Path]) -> str:
    """The day of the newest recording or withdrawal: the same record always has the same version."""
    newest = max((moment for path in paths for moment in _moments(path)), default="")
    return newest[:10].replace("-", ".") or "0"


def _moments(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            yield row.get("recorded_at") or ""
            yield row.get("withdrawn_at") or ""


def _resource(table: Table, path: Path, present: list[Table]) -> dict[str, Any]:
    content = path.read_bytes()
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = sum(1 for row in csv.reader(handle) if row) - 1
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": table.path,
        "title": table.name.replace("_", " ").capitalize(),
        "description": _says(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "rows": rows,
        "schema": _schema(table, present),
    }


def _schema(table: Table, present: list[Table]) -> dict[str, Any]:
    names = {other.model: other.name for other in present}
    keys = [
        {"fields": [column], "reference": _reference(table, target)}
        for column, target in table.references.items()
        if target in names
    ]
    fields = [_field(name, field, table) for name, field in table.columns.items()]
    return {"fields": fields, "primaryKey": [table.key], **({"foreignKeys": keys} if keys else {})}


def _reference(table: Table, target: Any) -> dict[str, Any]:
    """A reference of a table to itself names no resource: so Frictionless wants it."""
    resource = "" if target is table.model else target.csv_table.replace("_", "-")
    return {"resource": resource, "fields": [target._meta.pk.name]}


def _field(name: str, field: Column, table: Table) -> dict[str, Any]:
    constraints = _constraints(field)
    return {
        "name": name,
        "type": _type(field),
        "description": str(field.help_text),
        **({"constraints": constraints} if constraints else {}),
    }


def _type(field: Column) -> str:
    return TYPES.get(field.get_internal_type(), "string")


def _constraints(field: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not may_be_empty(field):
        found["required"] = True
    if not may_be_empty(field) and _type(field) == "string":
        found["minLength"] = 1
    if isinstance(field, models.CharField) and field.max_length:
        found["maxLength"] = field.max_length
    if field.unique:
        found["unique"] = True
    if field.choices:
        found["enum"] = [code for code, _ in field.flatchoices]
    return found


def _says(table: Table) -> str:
    return " ".join((table.model.__doc__ or "").split())


def _dictionary() -> Iterator[str]:
    yield "# The data dictionary"
    yield ""
    yield "Made by `corcom describe` from the tables of the record; a test fails when it is stale."
    yield ""
    yield "Cells: text as it is; days `2018-09-25`; moments in UTC `2018-09-25T13:30:00Z`; partial dates in"
    yield "EDTF (`2018`, `2018-09`, `2018-09-03/2018-09-05`); `true` or `false`. An empty cell says that"
    yield "nothing is known, or takes the default: `false`, and for `recorded_at` the moment of the load."
    for table in tables():
        yield from _section(table)


def _section(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\n{_says(table)}\n"
    yield "| Column | Type | Must be filled | What |"
    yield "|---|---|---|---|"
    for name, field in table.columns.items():
        filled = "" if may_be_empty(field) else "yes"
        yield f"| `{name}` | {_type(field)} | {filled} | {_what(name, field, table)} |"


def _what(name: str, field: Column, table: Table) -> str:
    said = str(field.help_text)
    if name in table.references:
        return f"{said} Refers to `{table.references[name].csv_table}`."
    if field.choices:
        return f"{said} One of {', '.join(f'`{code}`' for code, _ in field.flatchoices)}."
    return said
