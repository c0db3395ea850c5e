"""Rows as the models want them, and how a table is written."""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.db.models import Field

from corcom.record.models import Tabled
from tools.gather.sources import Row, Seen

RECORDED_AT = "2026-11-21T00:00:00Z"


def fact(
    name: str, on: str, seen: Seen, *, grade: str = "", on_grade: str = "", note: str = "", **more: str
) -> Row:
    """One row of a table of facts; its grade is that of its source, where nothing else is said."""
    grade = grade or seen.grade
    common = {
        "id": name, "on": on, "on_grade": "" if on_grade == grade else on_grade, "grade": grade,
        "source": seen.source, "also": seen.also, "note": note, "preferred": flag(False),
        "recorded_at": RECORDED_AT,
    }  # fmt: skip
    return common | more


def flag(yes: bool) -> str:
    """A boolean as the tables write it."""
    return "true" if yes else "false"


def tables() -> dict[str, type[Tabled]]:
    """The models by the name of their table."""
    found = (model for model in apps.get_models() if issubclass(model, Tabled))
    return {model.csv_table: model for model in found}


def columns(model: type[Tabled]) -> list[str]:
    """The columns of a table: the model's fields without the derived ones."""
    fields = (field for field in model._meta.get_fields() if isinstance(field, Field) and field.concrete)
    return [field.name for field in fields if field.name not in model.derived]


def write(folder: Path, table: str, rows: Iterable[Row]) -> int:
    """Write a table, sorted by its key. Raises ValueError on a column that the model lacks."""
    model = tables()[table]
    key = model._meta.pk.name
    ordered = sorted(rows, key=lambda row: row[key])
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns(model), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)
    return len(ordered)
