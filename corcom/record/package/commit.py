"""The second step of a load: all or nothing, in one transaction, with a line of the trail a row."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from corcom.record.actions import action
from corcom.record.models import Fact, Facts, Tabled
from corcom.record.package.cells import text_of
from corcom.record.package.ledger import Values
from corcom.record.package.read import Package, read
from corcom.record.package.tables import Table
from corcom.record.package.verdicts import Judged, Judgement, Verdict, judge
from corcom.record.trail import Act, Content, Line, write_lines


@action("load_package")
def load_package(act: Act, package: Package) -> Judgement:
    """Judge a package against the record as it is now and, where nothing is refused, put it on record."""
    judgement = judge(package)
    if not judgement.refused:
        _commit(act, [judged for judged in judgement.rows if judged.verdict is not Verdict.SAME])
    return judgement


def load(folder: Path, act: Act) -> Judgement:
    """Both steps for a folder."""
    return load_package(act, read(folder))


def _commit(act: Act, rows: list[Judged]) -> None:
    new: dict[Table, list[Tabled]] = defaultdict(list)
    for judged in rows:
        if judged.verdict is Verdict.NEW:
            new[judged.row.table].append(_enter(act, judged))
        else:
            _amend(judged)
    for table, entries in new.items():
        table.model._default_manager.bulk_create(entries, batch_size=500)
    write_lines(act, _lines(rows))


def _enter(act: Act, judged: Judged) -> Tabled:
    """The new row. A fact that doesn't say when it was recorded is recorded now."""
    table, values = judged.row.table, judged.row.values
    if table.holds_facts and values["recorded_at"] is None:
        values.update(recorded_at=act.at, recorded_by=act.actor)
    entry = table.model(**{field.attname: values[name] for name, field in table.columns.items()})
    if isinstance(entry, Fact):
        entry.place_in_time()
    return entry


def _amend(judged: Judged) -> None:
    row = judged.row
    rows = row.table.model._default_manager.everything().filter(pk=row.key)
    if isinstance(rows, Facts):
        rows.withdraw(row.values["withdrawn_at"])
    else:
        rows.update(**{field.attname: row.values[name] for name, field in row.table.columns.items()})


def _lines(rows: Iterable[Judged]) -> Iterable[Line]:
    for judged in rows:
        row = judged.row
        yield Line(
            f"load_{judged.verdict}", row.table.name, row.key, _cells(judged.before), _cells(row.values)
        )


def _cells(values: Values | None) -> Content:
    return values and {name: text_of(value) for name, value in values.items()}
