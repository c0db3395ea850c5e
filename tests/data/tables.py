"""The files of the data package as plain rows."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "ccm"
NO_FACTS = {
    *("sources", "coverage", "states", "state_names", "attendance", "agenda_items"),
    *("funds", "contribution_categories"),
}


@cache
def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.csv"))


def facts() -> list[str]:
    return [name for name in names() if name not in NO_FACTS]


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def header(name: str) -> list[str]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))
