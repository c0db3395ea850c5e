"""A verdict a row: what would happen to it, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from corcom.record.package.cells import text_of
from corcom.record.package.ledger import Ledger, Values, checks
from corcom.record.package.read import Package, Row
from corcom.record.package.tables import Table, tables
from corcom.record.partial import bounds, short

NEW_READING = (
    "a fact is never overwritten: give the new reading an id of its own and name this one in replaces"
)
BOOKKEEPING = ("recorded_at", "recorded_by")


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row, its verdict, and the row on record that it meets."""

    row: Row
    verdict: Verdict
    before: Values | None = None

    def __str__(self) -> str:
        what = "; ".join(self.row.problems) or f"'{self.row.key}'"
        return f"{self.row.table.path}:{self.row.line}: {self.verdict}: {what}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """All verdicts on a package, in the order in which rows go on record."""

    rows: list[Judged]
    broken: list[str]
    remarks: list[str]

    @property
    def refused(self) -> bool:
        return bool(self.broken) or any(judged.verdict is Verdict.REFUSED for judged in self.rows)

    def counts(self) -> dict[str, dict[Verdict, int]]:
        """How many of each verdict, a table."""
        counted = {table.name: dict.fromkeys(Verdict, 0) for table in tables()}
        for judged in self.rows:
            counted[judged.row.table.name][judged.verdict] += 1
        return counted


def judge(package: Package) -> Judgement:
    """Hold a package against the record. Nothing is written."""
    ledger = Ledger(package)
    for table in tables():
        _check_table(table, ledger)
    for check in checks:
        check(ledger)
    rows = [_verdict(row, ledger) for table in tables() for row in ledger.rows[table.name]]
    return Judgement(rows, list(package.broken.values()), package.remarks)


def _check_table(table: Table, ledger: Ledger) -> None:
    rows = ledger.rows[table.name]
    _refuse_twins(table.key, rows)
    for name, field in table.columns.items():
        if field.unique and name != table.key:
            _refuse_taken(name, table, ledger)
    for name, target in table.references.items():
        _refuse_dangling(name, rows, target.csv_table, ledger)
    for pair in table.model.in_order:
        _refuse_disorder(rows, *pair)
    if table.holds_facts:
        _refuse_replaced_but_standing(table, ledger)


def _refuse_twins(key: str, rows: Iterable[Row]) -> None:
    first: dict[Any, int] = {}
    for row in rows:
        if row.key is not None and first.setdefault(row.key, row.line) != row.line:
            row.refuse(key, f"'{row.key}' stands already in line {first[row.key]}: keep one of the two")


def _refuse_taken(column: str, table: Table, ledger: Ledger) -> None:
    """What only one row may have is in another row, of the file or on record."""
    holders: dict[Any, Any] = {}
    for values, row in ledger.after(table.name):
        value, key = values.get(column), values.get(table.key)
        holder = holders.setdefault(value, key)
        if row and value is not None and holder != key:
            row.refuse(
                column, f"'{value}' belongs to '{holder}' already: correct one, or keep one of the two rows"
            )


def _refuse_dangling(column: str, rows: Iterable[Row], target: str, ledger: Ledger) -> None:
    if target in ledger.broken:
        return  # one line about the table is enough
    known = ledger.on_record(target).keys() | ledger.brought(target).keys()
    for row in rows:
        value = row.values.get(column)
        if value is not None and value not in known:
            row.refuse(column, f"'{short(value)}' is not in {target}: add it there or correct it")


def _refuse_disorder(rows: Iterable[Row], start: str, end: str) -> None:
    for row in rows:
        starts, ends = _first(row.values.get(start)), _last(row.values.get(end))
        if starts and ends and ends < starts:
            row.refuse(end, f"lies before '{start}': an end cannot come before its start")


def _first(value: Any) -> Any:
    return _bounds(value)[0] if isinstance(value, str) and value else value


def _last(value: Any) -> Any:
    return _bounds(value)[1] if isinstance(value, str) and value else value


@cache
def _bounds(text: str) -> tuple[date, date]:
    return bounds(text)


def _refuse_replaced_but_standing(table: Table, ledger: Ledger) -> None:
    brought, on_record = ledger.brought(table.name), ledger.on_record(table.name)
    for row in ledger.rows[table.name]:
        old = row.values.get("replaces")
        new_here = row.key not in on_record
        values = brought[old].values if old in brought else on_record.get(old)
        if new_here and values is not None and values.get("withdrawn_at") is None:
            why = f"'{old}' still stands: write the moment of its replacement into its withdrawn_at"
            row.refuse("replaces", why)


def _verdict(row: Row, ledger: Ledger) -> Judged:
    before = ledger.on_record(row.table.name).get(row.key)
    if not row.problems and before is not None:
        _keep_bookkeeping(row, before)
        return _against(row, before)
    return Judged(row, Verdict.REFUSED if row.problems else Verdict.NEW, before)


def _keep_bookkeeping(row: Row, before: Values) -> None:
    """A row that leaves out when it was recorded speaks of the recording that is known."""
    if row.table.holds_facts and row.values["recorded_at"] is None:
        row.values.update({name: before[name] for name in BOOKKEEPING})


def _against(row: Row, before: Values) -> Judged:
    differing = [name for name, value in row.values.items() if value != before[name]]
    if not differing:
        return Judged(row, Verdict.SAME, before)
    if not row.table.holds_facts:
        return Judged(row, Verdict.CHANGED, before)
    if differing == ["withdrawn_at"] and before["withdrawn_at"] is None:
        return Judged(row, Verdict.WITHDRAWN, before)
    row.refuse(differing[0], _overwriting(row, before, differing))
    return Judged(row, Verdict.REFUSED, before)


def _overwriting(row: Row, before: Values, differing: list[str]) -> str:
    if differing == ["withdrawn_at"]:
        return f"of '{row.key}': on record as withdrawn {text_of(before['withdrawn_at'])}, and that stays"
    return f"of '{row.key}' says otherwise than the record: {NEW_READING}"
