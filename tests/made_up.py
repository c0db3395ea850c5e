"""Made-up packages: fictional States, a gazette, and whatever a test adds."""

import csv
from pathlib import Path

from corcom.record.package.tables import tables

Rows = list[dict[str, str]]

GAZETTE = {"id": "gazette", "title": "The Gazette of Streslau", "grade": "official"}


def state(iso3: str, name: str, **more: str) -> dict[str, str]:
    """A State that does not exist."""
    number = str(900 + sum(map(ord, iso3)) % 99)
    common = {"formal_name": f"Realm of {name}", "depositary_name": name, "m49_region": "Europe"}
    rest = {
        "m49_subregion": "Eastern Europe",
        "un_status": "member",
        "source": "gazette",
        "grade": "official",
    }
    return {"iso3": iso3, "iso2": iso3[:2], "m49": number, "name": name, **common, **rest, **more}


RURITANIA = state("RUR", "Ruritania")
FREEDONIA = state("FRE", "Freedonia")


def deposit(name: str, **more: str) -> dict[str, str]:
    """A deposit that never was."""
    fact = {"id": name, "on": "2018-03-01", "grade": "official", "source": "gazette", "state": "RUR"}
    return {**fact, "treaty": "ccm", "instrument": "ratification", **more}


def write_package(folder: Path, **rows: Rows) -> Path:
    """A folder with every table, headers at least; the gazette and the two States unless a test says else."""
    filled = {"sources": [GAZETTE], "states": [RURITANIA, FREEDONIA], **rows}
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables():
        write_table(folder / table.path, list(table.columns), filled.get(table.name, []))
    return folder


def write_table(path: Path, columns: list[str], rows: Rows) -> None:
    """One table; cells that a row leaves out are empty."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
