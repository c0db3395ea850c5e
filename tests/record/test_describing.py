"""The description of the package is made from the models and never goes stale unseen."""

import json
from pathlib import Path

import frictionless
import pytest

from corcom.record.package.describe import describe, dictionary
from corcom.record.package.tables import tables
from tests.made_up import deposit, write_package

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def package(tmp_path):
    """A package that refers to itself and to others."""
    old = deposit("d1", recorded_at="2020-01-01T00:00:00Z", withdrawn_at="2021-02-03T00:00:00Z")
    new = deposit("d2", recorded_at="2021-02-03T00:00:00.000001Z", replaces="d1", on="2018")
    return write_package(tmp_path, deposits=[old, new])


def described(folder: Path) -> dict:
    text = describe(folder)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return json.loads(text)


def resource(folder: Path, name: str) -> dict:
    return next(found for found in described(folder)["resources"] if found["name"] == name)


def faults(folder: Path) -> list[list[str]]:
    described(folder)
    return frictionless.validate(str(folder / "datapackage.json")).flatten(["type", "fieldName"])


def test_frictionless_finds_nothing_wrong(package):
    assert faults(package) == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"grade": "excellent"}, ["constraint-error", "grade"]),
        ({"state": "ZEN"}, ["foreign-key", None]),
        ({"replaces": "d9"}, ["foreign-key", None]),
        ({"recorded_at": "yesterday"}, ["type-error", "recorded_at"]),
        ({"instrument": ""}, ["constraint-error", "instrument"]),
    ],
)
def test_frictionless_finds_what_the_loader_refuses(tmp_path, cells, fault):
    write_package(tmp_path, deposits=[deposit("d1", **cells)])
    assert faults(tmp_path) == [fault]


def test_a_stray_edit_shows(package):
    described(package)
    path = package / "deposits.csv"
    path.write_text(path.read_text().replace("2018-03-01", "2018-03-02"))
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.flatten(["type"]) == [["hash-count"]]


def test_each_table_says_its_size(package):
    found = resource(package, "deposits")
    assert (found["rows"], found["bytes"]) == (2, (package / "deposits.csv").stat().st_size)


def test_the_version_is_the_day_of_the_newest_recording(package):
    assert described(package)["version"] == "2021.02.03"


def test_keys_and_references_are_declared(package):
    schema = resource(package, "deposits")["schema"]
    assert schema["primaryKey"] == ["id"]
    assert {"fields": ["replaces"], "reference": {"resource": "", "fields": ["id"]}} in schema["foreignKeys"]
    assert {"fields": ["state"], "reference": {"resource": "states", "fields": ["iso3"]}} in schema[
        "foreignKeys"
    ]


def test_what_is_referred_to_comes_first():
    seen = set()
    for table in tables():
        assert {target for target in table.references.values() if target is not table.model} <= seen
        seen.add(table.model)


def test_derived_columns_stay_out():
    assert not [table for table in tables() if table.model.derived & table.columns.keys()]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_every_table_and_column_says_what_it_holds(table):
    assert table.model.__doc__
    assert [
        name for name, field in table.columns.items() if not str(field.help_text).endswith((".", "..."))
    ] == []


def test_the_data_dictionary_is_fresh():
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary(), "run: corcom describe data/ccm --dictionary docs/data-dictionary.md"
