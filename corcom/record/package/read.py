"""From the files of a folder to rows. What cannot be a table is refused before it is parsed."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from corcom.record.package.cells import BadCell, value_of
from corcom.record.package.tables import Table, tables
from corcom.record.refusal import Refusal

MAX_TABLE = 64 * 1024 * 1024
MAX_ROW = 1_000_000
MAX_COLUMNS = 200
MAX_REFUSED = 1_000
BESIDE_THE_TABLES = {"datapackage.json", "README.md", "LICENSE", "LICENSE.md", "CITATION.cff"}


class BadTable(Exception):
    """Why the rest of a table cannot be read; `line` is where."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


@dataclass(slots=True)
class Row:
    """One row as read: its values by column, and what is wrong with it."""

    table: Table
    line: int
    values: dict[str, Any]
    problems: list[str] = field(default_factory=list)

    @property
    def key(self) -> Any:
        return self.values.get(self.table.key)

    def refuse(self, column: str, why: str) -> None:
        """Note what is wrong in a column. The row will not go on record."""
        self.problems.append(f"column '{column}' {why}")


@dataclass
class Package:
    """What a folder holds: rows by table, tables that could not be read whole, and remarks about files."""

    rows: dict[str, list[Row]]
    broken: dict[str, str]
    remarks: list[str]


def read(folder: Path) -> Package:
    """Everything in a folder. Raises Refusal where there is no table at all."""
    found = _files(folder)
    known = {table.path: table for table in tables()}
    if not known.keys() & found.keys():
        raise Refusal(f"{folder} holds no table of the record: expected files such as states.csv.")
    package = Package({table.name: [] for table in tables()}, {}, _remarks(set(found), set(known)))
    for table in tables():
        if table.path in found:
            _read_table(table, found[table.path], package)
    return package


def _files(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise Refusal(f"{folder} is not a folder.")
    return {path.name: path for path in sorted(folder.iterdir())}


def _remarks(found: set[str], known: set[str]) -> list[str]:
    unknown = sorted(found - known - BESIDE_THE_TABLES)
    missing = sorted(known - found)
    return [
        *(f"{name}: not a table of the record: ignored" for name in unknown),
        *(f"{name}: missing: treated as empty" for name in missing),
    ]


def _read_table(table: Table, path: Path, package: Package) -> None:
    rows = package.rows[table.name]
    try:
        refused = 0
        for row in _rows(table, path):
            rows.append(row)
            refused += bool(row.problems)
            if refused >= MAX_REFUSED:
                raise BadTable(row.line, f"{MAX_REFUSED} rows refused: the rest is not read")
    except BadTable as bad:
        package.broken[table.name] = f"{table.path}:{bad.line}: refused: {bad}"


def _rows(table: Table, path: Path) -> Iterator[Row]:
    if not path.is_file():
        raise BadTable(0, "is not a file")
    if path.stat().st_size > MAX_TABLE:
        raise BadTable(0, f"is larger than {MAX_TABLE // 1024 // 1024} MiB: not read")
    with path.open("rb") as handle:
        lines = _Lines(handle)
        try:
            yield from _parsed(table, lines)
        except csv.Error as error:
            why = f"is no CSV: {error}: quote the cell, double the quotes in it, end each row with LF"
            raise BadTable(lines.number, why) from error


def _parsed(table: Table, lines: "_Lines") -> Iterator[Row]:
    csv.field_size_limit(MAX_ROW)
    reader = csv.reader(lines, strict=True)
    header = next(reader, [])
    _check_header(table, header)
    columns = [(name, table.columns[name]) for name in header]
    while True:
        lines.begin_row()
        cells = next(reader, None)
        if cells is None:
            return
        if cells:
            yield _row(table, columns, lines.row_starts, cells)


def _check_header(table: Table, header: list[str]) -> None:
    if len(header) > MAX_COLUMNS:
        raise BadTable(1, f"has {len(header)} columns, more than {MAX_COLUMNS}: not read")
    missing = [name for name in table.columns if name not in header]
    if missing:
        raise BadTable(1, f"column {_quoted(missing)} is missing: add it, empty where nothing is known")
    unknown = [name for name in header if name not in table.columns]
    if unknown:
        raise BadTable(1, f"column {_quoted(unknown)} is unknown: take it out or correct its name")
    if len(header) > len(table.columns):
        raise BadTable(1, "a column stands twice: take one out")


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name[:60]}'" for name in names[:10])


def _row(table: Table, columns: list[tuple[str, Any]], line: int, cells: list[str]) -> Row:
    row = Row(table, line, {})
    if len(cells) != len(columns):
        row.problems.append(f"has {len(cells)} cells, the header {len(columns)}: check commas and quotes")
        return row
    for (name, column), cell in zip(columns, cells, strict=True):
        try:
            row.values[name] = value_of(column, cell)
        except BadCell as bad:
            row.refuse(name, str(bad))
    return row


class _Lines:
    """The lines of a file as text, a row at a time in memory; counts what the row has taken so far."""

    def __init__(self, handle: BinaryIO) -> None:
        self.handle = handle
        self.number = 0
        self.begin_row()

    def begin_row(self) -> None:
        self.row_starts = self.number + 1
        self.taken = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        raw = self.handle.readline(MAX_ROW + 1)
        if not raw:
            raise StopIteration
        self.number += 1
        self.taken += len(raw)
        if self.taken > MAX_ROW:
            raise BadTable(self.row_starts, f"has more than {MAX_ROW:,} bytes: look for a missing quote")
        return self._text(raw)

    def _text(self, raw: bytes) -> str:
        if b"\0" in raw:
            raise BadTable(self.number, "holds a NUL byte: save the file as CSV UTF-8")
        try:
            return raw.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadTable(
                self.number, f"byte {error.start + 1} is not UTF-8: save it as CSV UTF-8"
            ) from error
