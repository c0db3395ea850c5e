"""What the files bring beside what is on record: where the checks of the rooms look."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from corcom.record.package.read import Package, Row
from corcom.record.package.tables import Table, tables

Values = dict[str, Any]


class Ledger:
    """The rows of a package and the rows on record, by table and key."""

    def __init__(self, package: Package) -> None:
        self.rows = package.rows
        self.broken = package.broken
        self._on_record: dict[str, dict[Any, Values]] = {}

    def on_record(self, table: str) -> dict[Any, Values]:
        """The rows on record by key, read once."""
        if table not in self._on_record:
            found = self._tables[table]
            self._on_record[table] = {values[found.key]: values for values in found.on_record()}
        return self._on_record[table]

    def brought(self, table: str) -> dict[Any, Row]:
        """The rows of the file by key; of two with one key, the first."""
        found: dict[Any, Row] = {}
        for row in self.rows[table]:
            if row.key is not None:
                found.setdefault(row.key, row)
        return found

    def after(self, table: str) -> Iterator[tuple[Values, Row | None]]:
        """The table as it would be after the load; with the row of the file where it comes from one."""
        brought = self.brought(table)
        yield from ((values, None) for key, values in self.on_record(table).items() if key not in brought)
        yield from ((row.values, row) for row in brought.values())

    @cached_property
    def _tables(self) -> dict[str, Table]:
        return {table.name: table for table in tables()}


Check = Callable[[Ledger], None]
checks: list[Check] = []


def check(function: Check) -> Check:
    """Enter a check of a room's own; it refuses rows by `row.refuse`. Rooms keep theirs in `checks.py`."""
    checks.append(function)
    return function
