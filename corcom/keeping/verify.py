"""Whether the trail holds, and whether the record is what the trail says of it last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from corcom.keeping.chain import MOST, cut_off, follow
from corcom.record.models import Fact, TrailEntry
from corcom.record.package.cells import BadCell, Column, text_of, value_of
from corcom.record.package.tables import Table, tables
from corcom.record.partial import NotADate, bounds, short
from corcom.record.trail import REFUSED, changes_the_record

Cells = dict[str, str]


@dataclass(frozen=True)
class Proof:
    """`head` is the hash of the newest of so many `lines`; `breaks` say what does not hold, the first 100."""

    lines: int
    head: str
    breaks: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.breaks


def verify(since: str = "") -> Proof:
    """Prove the trail, then the record by it; `since` is the hash of a line that must still be there."""
    trail = follow()
    found = chain(_of_trail(trail.broken), _of_end(since), _of_marks(), _of_record())
    return Proof(trail.lines, trail.head, list(islice(found, MOST)))


def _of_trail(broken: Iterable[int]) -> Iterator[str]:
    for entry in TrailEntry.objects.filter(id__in=list(broken)).order_by("id"):
        yield (
            f"The trail breaks at line {entry.id} ({entry.table}/{entry.record}): it does not follow from "
            "the line before. One of the two was changed, or lines between them were taken out."
        )


def _of_end(since: str) -> Iterator[str]:
    if missing := cut_off():
        yield f"The trail is cut off: {missing} lines were written after the last one that is there."
    if since and not TrailEntry.objects.filter(hash=since).exists():
        yield f"The trail is cut off or is another one: it has no line of hash {short(since)}."


def _of_marks() -> Iterator[str]:
    """Which lines make a new version of the record stands beside the hash, so it is looked at by itself."""
    kinds = TrailEntry.objects.order_by().values_list("table", "action", "of_record").distinct()
    for table, action, marked in kinds:
        if marked != changes_the_record(table, action):
            what = "nothing" if marked else "something"
            yield f"Lines '{action}' about '{table}' are marked wrongly: they change {what} on record."


def _of_record() -> Iterator[str]:
    for table in tables():
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[str]:
    said = _said_last(table)
    columns = {field.name: field for field in table.model._meta.concrete_fields}
    for row in table.model._base_manager.order_by("pk").values(*columns).iterator():
        name = str(row[table.key])
        where = f"{table.name}/{name}"
        if name not in said:
            yield f"{where} is on record, and no line of the trail says how it came there."
            continue
        cells = said.pop(name)
        if cells is None:
            yield f"{where} is on record, and the trail says that it was taken off."
        else:
            yield from _differences(where, table, columns, row, cells)
    yield from (
        f"{table.name}/{name} is not on record, and the trail says that it is."
        for name, cells in said.items()
        if cells is not None
    )


def _said_last(table: Table) -> dict[str, Cells | None]:
    """Each record of a table as the newest line about it left it; None where it took it off."""
    said: dict[str, Cells | None] = {}
    lines = TrailEntry.objects.filter(table=table.name).exclude(action=REFUSED).order_by("id")
    for record, before, after in lines.values_list("record", "before", "after").iterator():
        said[record] = after
        if after and before and before.get(table.key) != record:
            said[before[table.key]] = {**before, "withdrawn_at": after["recorded_at"]}
    return said


def _differences(
    where: str, table: Table, columns: dict[str, Column], row: dict[str, Any], cells: Cells
) -> Iterator[str]:
    computed = _computed(table, row)
    for name, column in columns.items():
        if name in computed:
            if row[name] != computed[name]:
                yield f"{where}: '{name}' is {row[name]}, and its date gives {computed[name]}."
            continue
        cell = cells[name] if name in cells else text_of(column.get_default())
        if not _same(column, row[name], cell):
            now = short(text_of(row[name]))
            yield f"{where}: '{name}' is '{now}', and the trail says '{short(cell)}'."


def _computed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """What no line tells because it follows from the date of a fact."""
    if not issubclass(table.model, Fact):
        return {}
    try:
        earliest, latest = bounds(row["on"]) if row["on"] else (None, None)
    except NotADate:
        return {}
    return {"on_earliest": earliest, "on_latest": latest}


def _same(column: Column, value: Any, cell: str) -> bool:
    """By text, or where one value is written in two ways (4 and 4.00), by value."""
    if text_of(value) == cell:
        return True
    try:
        return bool(value_of(column, cell) == value)
    except BadCell:
        return False
