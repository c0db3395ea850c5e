"""What a person read in the sources and wrote down: notes, sources, days that the raw files have in prose."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of this folder."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def notes(table: str) -> dict[str, str]:
    """The notes for a table, by what they are about."""
    return {row["about"]: row["note"] for row in rows("notes") if row["table"] == table}
