"""Bad input: each fault is one clear line, and the record stays as it was."""

import tracemalloc

import pytest

from corcom.record.package.read import MAX_REFUSED, MAX_TABLE
from corcom.register.models import TreatyCode
from tests.made_up import FREEDONIA, GAZETTE, RURITANIA, deposit, state, write_package, write_table
from tests.record.loading import put_on_record, refusals

pytestmark = pytest.mark.usefixtures("empty_record")

CODES = ", ".join(TreatyCode.values)
CELLS = {
    "a day that does not exist": (
        {"on": "2018-02-30"},
        "column 'on' '2018-02-30' is not a date: write 2018, 2018-09 or 2018-09-25",
    ),
    "an interval that ends before it starts": (
        {"on": "2018-03-02/2018-03-01"},
        "column 'on' '2018-03-02/2018-03-01' ends before it starts",
    ),
    "a wrong code": (
        {"treaty": "xyz"},
        f"column 'treaty' 'xyz' is none of {CODES}",
    ),
    "a wrong grade": (
        {"grade": "Official"},
        "column 'grade' 'Official' is none of depositary, official, published, inferred, unverified",
    ),
    "a State that is not there": (
        {"state": "ZEN"},
        "column 'state' 'ZEN' is not in states: add it there or correct it",
    ),
    "a source that is not there": (
        {"source": "rumour"},
        "column 'source' 'rumour' is not in sources: add it there or correct it",
    ),
    "nothing where something must be": (
        {"instrument": ""},
        "column 'instrument' is empty",
    ),
    "no name": (
        {"id": ""},
        "column 'id' is empty",
    ),
    "neither true nor false": (
        {"preferred": "perhaps"},
        "column 'preferred' 'perhaps' is neither true nor false",
    ),
    "a moment without its zone": (
        {"recorded_at": "2018-03-01 10:00"},
        "column 'recorded_at' '2018-03-01 10:00' is not a moment: write 2018-09-25T13:30:00Z",
    ),
    "a moment that does not exist": (
        {"recorded_at": "2018-03-01T25:00:00Z"},
        "column 'recorded_at' '2018-03-01T25:00:00Z' is a moment that does not exist",
    ),
    "withdrawn before it was recorded": (
        {"recorded_at": "2020-01-02T00:00:00Z", "withdrawn_at": "2020-01-01T00:00:00Z"},
        "column 'withdrawn_at' lies before 'recorded_at': an end cannot come before its start",
    ),
    "text that is too long": (
        {"instrument": "x" * 31},
        "column 'instrument' Ensure this value has at most 30 characters (it has 31).",
    ),
}


@pytest.mark.parametrize(("cells", "expected"), CELLS.values(), ids=CELLS.keys())
def test_a_bad_cell_is_one_line_with_its_column(tmp_path, cells, expected):
    write_package(tmp_path, deposits=[deposit("d1", **cells)])
    assert refusals(tmp_path) == [f"deposits.csv:2: refused: {expected}"]


def test_a_cell_of_any_length_is_quoted_shortly(tmp_path):
    write_package(tmp_path, deposits=[deposit("d1", source="x" * 900_000, on="2018" * 10_000)])
    (line,) = refusals(tmp_path)
    assert f"column 'source' '{'x' * 57}...' is not in sources: add it there or correct it" in line
    assert len(line) < 500


def test_several_faults_of_one_row_share_its_line(tmp_path):
    write_package(tmp_path, deposits=[deposit("d1", treaty="xyz", preferred="no")])
    assert refusals(tmp_path) == [
        "deposits.csv:2: refused: column 'preferred' 'no' is neither true nor false;"
        f" column 'treaty' 'xyz' is none of {CODES}"
    ]


def test_an_end_before_its_start(tmp_path):
    fact = {"id": "w1", "on": "2025-03-06", "grade": "official", "source": "gazette", "state": "RUR"}
    write_package(tmp_path, withdrawals=[fact | {"treaty": "ccm", "takes_effect": "2024-09-06"}])
    assert refusals(tmp_path) == [
        "withdrawals.csv:2: refused: column 'takes_effect' lies before 'on':"
        " an end cannot come before its start"
    ]


def test_a_full_day_that_does_not_exist(tmp_path):
    write_package(tmp_path, states=[RURITANIA | {"admitted": "2021-02-29"}])
    assert refusals(tmp_path) == [
        "states.csv:2: refused: column 'admitted' '2021-02-29' is a day that does not exist"
    ]


def test_a_number_that_is_no_number(tmp_path):
    stock = {"id": "s1", "grade": "official", "source": "gazette", "state": "RUR", "held": "yes"}
    write_package(
        tmp_path, stockpiles=[stock | {"munitions": "a lot"}, stock | {"id": "s2", "munitions": "-1"}]
    )
    assert refusals(tmp_path) == [
        "stockpiles.csv:2: refused: column 'munitions' 'a lot' is not a whole number",
        "stockpiles.csv:3: refused: column 'munitions' Ensure this value is greater than or equal to 0.",
    ]


def test_a_duplicate_names_the_line_of_the_first(tmp_path):
    write_package(tmp_path, deposits=[deposit("d1"), deposit("d2"), deposit("d1")])
    assert refusals(tmp_path) == [
        "deposits.csv:4: refused: column 'id' 'd1' stands already in line 2: keep one of the two"
    ]


def test_a_missing_column(tmp_path):
    write_package(tmp_path)
    write_table(tmp_path / "sources.csv", ["id", "title", "publisher", "url", "dated", "note"], [])
    assert refusals(tmp_path) == [
        "sources.csv:1: refused: column 'grade' is missing: add it, empty where nothing is known"
    ]


def test_an_unknown_column(tmp_path):
    write_package(tmp_path, coverage=[])
    (tmp_path / "coverage.csv").write_text("table,complete_to,note,mood\n")
    assert refusals(tmp_path) == [
        "coverage.csv:1: refused: column 'mood' is unknown: take it out or correct its name"
    ]


def test_a_column_that_stands_twice(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_text("table,complete_to,note,note\n")
    assert refusals(tmp_path) == ["coverage.csv:1: refused: a column stands twice: take one out"]


def test_a_row_with_too_few_cells(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_text("table,complete_to,note\ndeposits,2018\n")
    assert refusals(tmp_path) == [
        "coverage.csv:2: refused: has 2 cells, the header 3: check commas and quotes"
    ]


TWINS = {
    "the same code": (
        state("SYL", "Sylvania", iso2="RU"),
        "column 'iso2' 'RU' belongs to 'RUR' already: correct one, or keep one of the two rows",
    ),
    "the same number": (
        state("SYL", "Sylvania", m49=RURITANIA["m49"]),
        f"column 'm49' '{RURITANIA['m49']}' belongs to 'RUR' already:"
        " correct one, or keep one of the two rows",
    ),
    "a name in other letters": (
        state("SYL", "RURITÁNIA", depositary_name="Sylvania", formal_name="Realm of Sylvania"),
        "column 'name' 'RURITÁNIA' is a name of RUR (states.csv:2): one State, one row",
    ),
    "a former name": (
        state("SYL", "Strelsau", depositary_name="Sylvania"),
        "column 'name' 'Strelsau' is a name of RUR (state_names.csv:2): one State, one row",
    ),
    "an abbreviation": (
        state("SYL", "CAR", depositary_name="Sylvania"),
        "column 'name' 'CAR' is a name of FRE (state_names.csv:3): one State, one row",
    ),
}
NAMES = [
    {"id": "n1", "name": "Strelsau", "state": "RUR", "kind": "former", "grade": "official"},
    {"id": "n2", "name": "CAR", "state": "FRE", "kind": "abbreviation", "grade": "official"},
]


@pytest.mark.parametrize(("twin", "expected"), TWINS.values(), ids=TWINS.keys())
@pytest.mark.parametrize("on_record_first", [True, False], ids=["against the record", "within the file"])
def test_a_state_twice_under_two_names(tmp_path, twin, expected, on_record_first):
    if on_record_first:
        put_on_record(write_package(tmp_path, state_names=NAMES))
    write_package(tmp_path, states=[RURITANIA, FREEDONIA, twin], state_names=NAMES)
    assert refusals(tmp_path) == [f"states.csv:4: refused: {expected}"]


def test_an_abbreviation_is_met_only_as_written(tmp_path):
    write_package(tmp_path, states=[RURITANIA, FREEDONIA, state("SYL", "Car")], state_names=NAMES)
    assert refusals(tmp_path) == []


def test_a_name_of_another_state(tmp_path):
    row = {"id": "n1", "name": "freedonia", "state": "RUR", "kind": "variant", "grade": "official"}
    put_on_record(write_package(tmp_path))
    write_package(tmp_path, state_names=[row])
    assert refusals(tmp_path) == [
        "state_names.csv:2: refused: column 'name' 'freedonia' is a name of FRE (states.csv:3):"
        " one State, one row"
    ]


def test_what_is_not_utf8(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_bytes("table,complete_to,note\ndeposits,,café\n".encode("latin-1"))
    assert refusals(tmp_path) == ["coverage.csv:2: refused: byte 14 is not UTF-8: save it as CSV UTF-8"]


def test_nul_bytes(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_bytes(b"table,complete_to,note\ndeposits,,\0\n")
    assert refusals(tmp_path) == ["coverage.csv:2: refused: holds a NUL byte: save the file as CSV UTF-8"]


def test_a_quote_that_never_ends(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_text('table,complete_to,note\ndeposits,,"open\n')
    assert refusals(tmp_path) == [
        "coverage.csv:2: refused: is no CSV: unexpected end of data:"
        " quote the cell, double the quotes in it, end each row with LF"
    ]


def test_a_row_over_a_megabyte(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_text(
        'table,complete_to,note\ndeposits,,"' + "words\n" * 200_000 + '"\n'
    )
    assert refusals(tmp_path) == [
        "coverage.csv:2: refused: has more than 1,000,000 bytes: look for a missing quote"
    ]


def test_more_than_two_hundred_columns(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").write_text(",".join(map(str, range(201))) + "\n")
    assert refusals(tmp_path) == ["coverage.csv:1: refused: has 201 columns, more than 200: not read"]


def test_a_table_that_is_no_file(tmp_path):
    write_package(tmp_path)
    (tmp_path / "coverage.csv").unlink()
    (tmp_path / "coverage.csv").mkdir()
    assert refusals(tmp_path) == ["coverage.csv:0: refused: is not a file"]


def test_two_hundred_megabytes_of_rubbish_are_refused_without_reading_them(tmp_path):
    write_package(tmp_path)
    with (tmp_path / "coverage.csv").open("wb") as handle:
        handle.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    found = refusals(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == ["coverage.csv:0: refused: is larger than 64 MiB: not read"]
    assert peak < 16 * 1024 * 1024


def test_rubbish_below_the_limit_ends_after_a_thousand_rows(tmp_path):
    write_package(tmp_path)
    rubbish = b"table,complete_to,note\n" + b"x\n" * (MAX_TABLE // 2 - 100)
    (tmp_path / "coverage.csv").write_bytes(rubbish)
    found = refusals(tmp_path)
    assert len(found) == MAX_REFUSED + 1
    assert found[-1] == "coverage.csv:1001: refused: 1000 rows refused: the rest is not read"


def test_a_table_that_cannot_be_read_is_not_missed_by_the_rows_that_refer_to_it(tmp_path):
    write_package(tmp_path, sources=[GAZETTE], deposits=[deposit("d1")])
    (tmp_path / "sources.csv").write_bytes(b"\xff\xfe")
    assert refusals(tmp_path) == ["sources.csv:1: refused: byte 1 is not UTF-8: save it as CSV UTF-8"]
