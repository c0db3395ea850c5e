"""What keeps the engine an engine: no treaty in it, no clock, no Django; and every sentence of it is used."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import corcom.treaty
from corcom.treaty import APMBC, CCM, CONVENTIONS, wording

from .given import d, deposit, initial, land, sheet, stocks

ROOM = Path(corcom.treaty.__file__).parent
DECLARATIONS = {"__init__.py", "ccm.py", "apmbc.py"}
FILES = sorted(ROOM.glob("*.py"))
ENGINE = [each for each in FILES if each.name not in DECLARATIONS]
ALLOWED = {
    "bisect",
    "calendar",
    "collections",
    "corcom",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "itertools",
    "typing",
}


@pytest.mark.parametrize("path", ENGINE, ids=lambda each: each.name)
def test_the_engine_names_no_convention(path):
    assert not re.search(r"\b(ccm|apmbc|cluster|munitions?|mines?|mined)\b", path.read_text(), re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.name)
def test_only_the_standard_library_and_this_room_are_imported(path):
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names.add(node.module)
    assert {each.split(".")[0] for each in names} <= ALLOWED
    assert all(each.startswith("corcom.treaty") for each in names if each.startswith("corcom"))


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.name)
def test_nobody_looks_at_the_clock(path):
    called = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    assert not called & {"today", "now", "utcnow", "time"}


def test_every_sentence_is_used():
    text = "".join(each.read_text() for each in FILES)
    constants = [name for name, value in vars(wording).items() if isinstance(value, str) and name.isupper()]
    assert [name for name in constants if len(re.findall(rf"\b{name}\b", text)) < 2] == []


def test_conventions_are_found_by_their_code():
    assert CONVENTIONS == {"ccm": CCM, "apmbc": APMBC}
    assert all(each.code == code for code, each in CONVENTIONS.items())


def test_a_convention_is_a_short_file():
    assert all(len((ROOM / each).read_text().splitlines()) < 120 for each in ("ccm.py", "apmbc.py"))


def test_positions_come_in_the_order_of_declaration():
    events = (deposit(), land("holds", "2011-01-01"), stocks("holds", "2011-01-01"))
    found = [each.article for each in sheet(*events).on(d("2013-01-01"))]
    assert found == ["7(1)", "7(2)", "7(2)", "3(2)", "3(5)", "4(1)(a)", "4(6)", "3(8)"]


def test_every_instance_is_found_by_the_name_of_its_duty():
    case = sheet(deposit(), land("holds", "2011-01-01"))
    assert len(case.every("initial_report")) == 1
    assert len(case.every("extension_request")) == 2
    assert len(case.every("annual_report")) == 2035 - 2011 + 1
    assert len(case.timelines) == sum(len(case.every(each)) for each in {duty.name for duty in CCM.duties})


def test_an_unknown_duty_is_an_error_that_names_it():
    with pytest.raises(KeyError, match="ccm knows no duty 'clearence'"):
        sheet().every("clearence")


def test_each_position_names_its_treaty():
    for convention in CONVENTIONS.values():
        found = sheet(deposit(), convention=convention).on(d("2012-01-01"))
        assert {each.treaty for each in found} == {convention.code}


def test_a_position_and_its_steps_are_made_once():
    case = sheet(deposit("2018-03-01"), initial("report_received", "2019-02-26"))
    first, again = (case.on(d(day))[0] for day in ("2020-01-01", "2024-01-01"))
    assert first is again
    assert first.steps is again.steps


def test_looking_far_back_and_far_ahead_is_no_error():
    case = sheet(deposit())
    assert {str(each.standing) for each in case.on(date.min)} == {"not_applicable"}
    assert len(case.on(d("2500-01-01"))) == 8
