"""The public record out into a folder, in a fixed form, so that two exports of one record are one."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from corcom.record.package.cells import text_of
from corcom.record.package.describe import DESCRIPTION, describe
from corcom.record.package.read import BESIDE_THE_TABLES
from corcom.record.package.tables import Table, tables
from corcom.record.refusal import Refusal
from corcom.record.trail import one_at_a_time

ASIDE = ".export-"
NEEDS_QUOTES = frozenset(',"\r\n')


def export(folder: Path) -> dict[str, int]:
    """Write the public record as one moment saw it; how many rows a table.

    The files are written aside and then renamed, the description last: a reader that finds it whole finds
    all of them whole.
    """
    _prepare(folder)
    with TemporaryDirectory(dir=folder, prefix=ASIDE) as aside:
        counts = _write_tables(Path(aside))
        (Path(aside) / DESCRIPTION).write_text(describe(Path(aside)), encoding="utf-8", newline="\n")
        for name in [*(table.path for table in tables()), DESCRIPTION]:
            os.replace(Path(aside) / name, folder / name)
    return counts


def _prepare(folder: Path) -> None:
    """Refuse a folder with other things in it: an export overwrites what has its names."""
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is not a folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for unfinished in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(unfinished)
    ours = {table.path for table in tables()} | BESIDE_THE_TABLES
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if foreign:
        raise Refusal(
            f"{folder} holds '{foreign[0]}', which is no part of a data package: choose an empty folder."
        )


def _write_tables(folder: Path) -> dict[str, int]:
    with transaction.atomic():
        one_at_a_time()
        return {table.name: _write(table, folder / table.path) for table in tables()}


def _write(table: Table, path: Path) -> int:
    rows = sorted(table.public(), key=lambda values: values[table.key])
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write(_line(table.columns))
        handle.writelines(_line(map(text_of, values.values())) for values in rows)
    return len(rows)


def _line(cells: Iterable[str]) -> str:
    return ",".join(_quoted(cells)) + "\n"


def _quoted(cells: Iterable[str]) -> Iterator[str]:
    """Quotes by our own hand: Python's writer leaves a lone CR bare before 3.13, and no reader takes it."""
    for cell in cells:
        yield f'"{cell.replace(chr(34), chr(34) * 2)}"' if NEEDS_QUOTES.intersection(cell) else cell
