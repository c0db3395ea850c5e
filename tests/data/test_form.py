"""The form of the tables: columns, keys, references, dates, grades, and how the files are written."""

import pytest

from corcom.record.grades import Grade
from corcom.record.partial import bounds
from corcom.register.models import State
from tests.data.tables import FOLDER, facts, header, names, rows
from tools.gather.sheet import columns, tables

KEYS = {"states": "iso3", "coverage": "table"}
EDTF = {"promises": ("on", "due"), "sources": ("dated",), "coverage": ("complete_to",)}
GRADES = set(Grade.values)


def _key(name):
    return KEYS.get(name, "id")


def test_every_table_has_its_model_and_every_model_its_table():
    assert names() == sorted(tables())


@pytest.mark.parametrize("name", names())
def test_columns_are_those_of_the_model(name):
    assert header(name) == columns(tables()[name])


@pytest.mark.parametrize("name", names())
def test_keys_are_unique_and_rows_sorted_by_them(name):
    keys = [row[_key(name)] for row in rows(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", names())
def test_every_reference_resolves(name):
    for field in tables()[name]._meta.concrete_fields:
        if field.is_relation and field.name != "replaces":
            target = field.related_model.csv_table
            known = {row[_key(target)] for row in rows(target)}
            missing = {row[field.name] for row in rows(name)} - known - ({""} if field.null else set())
            assert missing == set(), field.name


@pytest.mark.parametrize("name", names())
def test_choices_are_those_of_the_model(name):
    for field in tables()[name]._meta.concrete_fields:
        if field.choices:
            allowed = {value for value, _ in field.flatchoices} | ({""} if field.blank else set())
            assert {row[field.name] for row in rows(name)} <= allowed, field.name


@pytest.mark.parametrize("name", names())
def test_every_partial_date_is_readable(name):
    for column in EDTF.get(name, ("on",)):
        for row in rows(name):
            if row.get(column):
                bounds(row[column])


@pytest.mark.parametrize("name", facts())
def test_every_fact_has_a_source_a_grade_and_the_moment_of_recording(name):
    sources = {row["id"] for row in rows("sources")}
    for row in rows(name):
        assert row["grade"] in GRADES, row["id"]
        assert {row["source"], *row["also"].split()} <= sources, row["id"]
        assert row["source"] not in row["also"].split(), row["id"]
        assert row["on_grade"] != row["grade"], row["id"]
        assert row["recorded_at"] == "2026-11-21T00:00:00Z"
        assert row["withdrawn_at"] == row["replaces"] == row["recorded_by"] == ""


@pytest.mark.parametrize("name", facts())
def test_what_rests_on_no_source_is_unverified(name):
    grade = {row["id"]: row["grade"] for row in rows("sources")}
    for row in rows(name):
        if grade[row["source"]] == "unverified":
            assert row["grade"] == "unverified", row["id"]


def test_every_source_is_named_by_a_row():
    named = set()
    for name in [*facts(), "states"]:
        for row in rows(name):
            named |= {row["source"], *row.get("also", "").split()}
    assert {row["id"] for row in rows("sources")} == named


@pytest.mark.parametrize("name", names())
def test_files_are_utf_8_with_lf_and_no_blanks_at_the_edges(name):
    raw = (FOLDER / f"{name}.csv").read_bytes()
    raw.decode("utf-8")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert [cell for row in rows(name) for cell in row.values() if cell != cell.strip()] == []


def test_the_package_says_what_it_is():
    for name in ("README.md", "LICENSE.md"):
        assert (FOLDER / name).is_file()


def test_coverage_has_every_table_but_its_own_two():
    assert {row["table"] for row in rows("coverage")} == set(names()) - {"coverage", "sources"}


def test_states_have_unique_codes():
    for column in ("iso3", "iso2", "m49", "name"):
        values = [row[column] for row in rows("states")]
        assert len(values) == len(set(values)) == 197, column
    assert State.csv_table == "states"
