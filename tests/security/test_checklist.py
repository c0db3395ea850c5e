"""The checklist of docs/security.md: whole, and every test that it names is there."""

import ast
import re
from collections import Counter

import pytest

from tests.docs.pages import ROOT, text

ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::([\w:]+)`")
STANDINGS = {"Met", "In part", "Not met", "Deployment", "Not applicable"}
DOCUMENTS = ("docs/security.md", "docs/threat-model.md")

CHAPTERS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13}
CHAPTERS |= {14: 9, 15: 13, 16: 16, 17: 7}
"""How many requirements of levels 1 and 2 each chapter of version 5.0 has."""


def _rows() -> list[tuple[str, ...]]:
    return ROW.findall(text("docs/security.md"))


def test_every_requirement_of_levels_1_and_2_stands_once():
    numbers = [row[0] for row in _rows()]
    assert len(set(numbers)) == len(numbers)
    assert Counter(int(number.split(".")[0]) for number in numbers) == CHAPTERS
    assert Counter(row[1] for row in _rows()) == {"1": 70, "2": 183}


def test_every_requirement_has_a_standing_and_a_test_or_a_reason():
    assert {row[3] for row in _rows()} == STANDINGS
    assert [row[0] for row in _rows() if len(row[4].strip()) < 6] == []


def test_the_counts_that_the_page_tells_are_those_of_its_rows():
    said = text("docs/security.md")
    for standing, number in Counter(row[3] for row in _rows()).items():
        assert f"| {standing} | {number} |" in said


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_that_is_named_is_there(document):
    named = set(NAMED.findall(text(document)))
    assert len(named) > 10
    assert len(named) == len(set(re.findall(r"`(tests/[^`]+::[^`]+)`", text(document))))
    assert sorted(f"{path}::{name}" for path, name in named if name not in _tests(path)) == []


def _tests(path: str) -> set[str]:
    """The tests of a file, those of classes with the name of the class before."""
    if not (ROOT / path).exists():
        return set()
    found = set()
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{m.name}" for m in node.body if isinstance(m, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            found.add(node.name)
    return found
