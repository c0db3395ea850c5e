"""Nothing personal and nothing of how the raw files were gathered is in the public package."""

import re

import pytest

from tests.data.tables import FOLDER, names, rows

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
HONORIFIC = re.compile(r"\b(H\.\s?E\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Dr\.|Prof\.|Ambassador|Excellency)(?=\s+[A-Z])")
PHONE = re.compile(r"\+\d{2}[\d ()-]{7,}")
GATHERING = re.compile(r"stored page|find_string|@[0-9a-f]{7}|raw file", re.IGNORECASE)


def _cells():
    for name in names():
        for row in rows(name):
            yield from ((name, column, cell) for column, cell in row.items() if cell)


@pytest.mark.parametrize("pattern", [ADDRESS, HONORIFIC, PHONE, GATHERING])
def test_no_cell_matches(pattern):
    assert [each for each in _cells() if pattern.search(each[2])] == []


def test_the_words_beside_the_tables_hold_no_address_of_a_person():
    for name in ("README.md", "LICENSE.md"):
        assert not ADDRESS.search((FOLDER / name).read_text(encoding="utf-8"))


def test_notes_do_not_name_code_hosts():
    assert [each for each in _cells() if "github" in each[2].lower() and each[:2] != ("sources", "url")] == []


def test_attendance_is_by_delegation():
    assert all(len(row["delegation"].split()) <= 4 for row in rows("attendance"))


def test_promises_are_in_our_own_words():
    """Short, and without quotation marks."""
    for row in rows("promises"):
        assert len(row["due_as_stated"]) <= 60, row["id"]
        assert not re.search(r"[“”\"«»]", row["what"] + row["note"]), row["id"]
