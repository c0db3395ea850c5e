"""Out and in again without loss: whatever can be on record comes back the same, byte for byte."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corcom.finance.models import currency_code
from corcom.record.actions import record_fact, replace_fact, withdraw_fact
from corcom.record.package.cells import text_of, value_of
from corcom.record.package.tables import tables
from corcom.record.package.write import export
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act
from corcom.register.models import Declaration, Deposit
from tests.emptying import empty
from tests.made_up import write_package
from tests.record.loading import put_on_record, verdicts

pytestmark = pytest.mark.usefixtures("empty_record")

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
FILLED = TEXT.filter(bool)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)
ON = st.one_of(st.just(""), DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001

LIKELY = {
    "BigIntegerField": st.integers(-(10**15), 10**15),
    "BooleanField": st.booleans(),
    "CharField": TEXT,
    "DateField": st.dates(),
    "DateTimeField": MOMENTS,
    "ForeignKey": FILLED,
    "IntegerField": st.integers(-(2**31), 2**31 - 1),
    "PositiveIntegerField": st.integers(0, 2**31 - 1),
    "TextField": TEXT,
}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def come_back(folder: Path) -> None:
    """Export, load into an empty database, export again: the same bytes."""
    export(folder / "one")
    empty()
    put_on_record(folder / "one")
    assert {line.split(": ")[1] for line in verdicts(folder / "one")} == {"same"}
    export(folder / "two")
    assert files(folder / "one") == files(folder / "two")


@st.composite
def happenings(draw):
    """Facts about a fictional State: recorded, some replaced, some withdrawn."""
    names = draw(st.lists(FILLED, min_size=1, max_size=4, unique=True))
    return [(name, draw(ON), draw(FILLED), draw(TEXT), draw(st.sampled_from("rxw"))) for name in names]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happenings())
def test_arbitrary_facts_come_back(happened):
    with transaction.atomic(), TemporaryDirectory() as folder:
        put_on_record(write_package(Path(folder) / "start"))
        for name, on, summary, note, fate in happened:
            _let_happen(name, on, summary, note, fate)
        come_back(Path(folder))
        transaction.set_rollback(True)


def _let_happen(name: str, on: str, summary: str, note: str, fate: str) -> None:
    act = Act(INSTALLATION, "test")
    fact = record_fact(act, _declaration(name, on, summary, note))
    if fate == "w":
        withdraw_fact(act, fact)
    if fate == "x":
        replace_fact(act, fact, _declaration(f"{name}-again", on, summary, "read again"))


def _declaration(name: str, on: str, summary: str, note: str) -> Declaration:
    common = {"grade": "official", "source_id": "gazette", "state_id": "RUR", "treaty": "ccm"}
    return Declaration(id=name, on=on, summary=summary, note=note, **common)


def test_an_empty_record_comes_back(tmp_path):
    export(tmp_path / "one")
    put_on_record(tmp_path / "one")
    export(tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_cell_of_every_table_comes_back(table, data):
    for field in table.columns.values():
        value = data.draw(_values(field))
        text = text_of(value)
        assert text == "" or value_of(field, text) == value


def _values(field: models.Field) -> st.SearchStrategy[object]:
    if currency_code in field.validators:
        return st.sampled_from(["CHF", "GBP"])
    if field.choices:
        return st.sampled_from([code for code, _ in field.flatchoices])
    if any(validator.__class__.__name__ == "function" for validator in field.validators):
        return ON
    if isinstance(field, models.DecimalField):
        return _decimals(field)
    values = LIKELY[field.get_internal_type()]
    return (
        values.map(lambda text: text[: field.max_length]) if isinstance(field, models.CharField) else values
    )


def _decimals(field: models.DecimalField) -> st.SearchStrategy[Decimal]:
    largest = Decimal(10) ** (field.max_digits - field.decimal_places) - Decimal(1).scaleb(
        -field.decimal_places
    )
    return st.decimals(0, largest, places=field.decimal_places)


def test_rows_are_sorted_by_name_and_end_in_lf(tmp_path):
    put_on_record(write_package(tmp_path / "in"))
    for name in ("b", "a", "é", "Z"):
        record_fact(Act(INSTALLATION, "test"), _declaration(name, "", "text", "two\r\nlines"))
    export(tmp_path / "out")
    lines = (tmp_path / "out" / "declarations.csv").read_bytes().split(b"\n")
    assert [line.split(b",")[0].decode() for line in lines if b",official," in line] == ["Z", "a", "b", "é"]
    assert lines[-1] == b""


def test_an_export_replaces_an_older_one_whole(tmp_path):
    put_on_record(write_package(tmp_path / "in"))
    export(tmp_path / "out")
    record_fact(Act(INSTALLATION, "test"), _declaration("a", "", "text", ""))
    (tmp_path / "out" / ".export-left-by-a-kill").mkdir()
    export(tmp_path / "out")
    assert "a," in (tmp_path / "out" / "declarations.csv").read_text()
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "datapackage.json",
        *(table.path for table in tables()),
    }


def test_an_export_does_not_touch_a_folder_of_other_things(tmp_path):
    from corcom.record.refusal import Refusal

    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(Refusal, match=r"holds 'thesis\.docx', which is no part of a data package"):
        export(tmp_path)
    assert files(tmp_path) == {"thesis.docx": b"years of work"}


def test_an_export_costs_one_query_a_table(tmp_path, django_assert_max_num_queries):
    put_on_record(write_package(tmp_path / "in"))
    with django_assert_max_num_queries(len(tables()) + 3):
        export(tmp_path / "out")


def test_a_fact_recorded_here_is_the_same_fact_there(tmp_path):
    put_on_record(write_package(tmp_path / "in"))
    common = {"grade": "official", "source_id": "gazette", "state_id": "RUR", "treaty": "ccm"}
    fact = record_fact(Act(INSTALLATION, "t"), Deposit(id="d", on="2018", instrument="accession", **common))
    export(tmp_path / "out")
    empty()
    put_on_record(tmp_path / "out")
    assert Deposit.objects.everything().get().recorded_at == fact.recorded_at
