"""The historic minutes, read from text, Word and PDF, against annotations made by hand."""

import json

import pytest

from corcom.committee.minutes_in import names_on_record
from tests.reading.given import PAPERS, read, scorer
from tests.reading.made import as_docx, as_pdf

pytestmark = pytest.mark.django_db

FULL = ("2012-01-24_ccm_corcom", "2018-09-25_ccm_corcom")
OTHERS = ("2012-03-27_ccm_corcom", "2017-03-23_ccm_corcom", "rel_2011-10-20_unccd_cop_bureau")
EXACT = ("delegations", "persons", "apologies", "agenda")


def score(paper: str, kind: str, folder) -> dict:
    judge = scorer()
    text = (PAPERS / f"{paper}.txt").read_text(encoding="utf-8")
    made = {"txt": text.encode, "docx": lambda: as_docx(text), "pdf": lambda: as_pdf(text, folder)}
    reading = read(f"{paper}.{kind}", made[kind](), names_on_record())
    return judge.score(reading, json.loads((PAPERS / f"{paper}.expected.json").read_text(encoding="utf-8")))


def share(fraction: str) -> float:
    right, of = map(int, fraction.split("/"))
    return right / of if of else 1.0


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("paper", FULL)
def test_both_full_papers_are_read_as_well_as_asked(paper, kind, tmp_path):
    found = score(paper, kind, tmp_path)
    assert found["date"]["right"]
    assert [found[part]["missed"] + found[part]["extra"] for part in EXACT] == [[], [], [], []]
    actions = found["actions"]
    assert actions["recall"] >= 0.85
    assert actions["precision"] >= 0.80
    assert share(actions["owner_right"]) >= 0.85
    assert share(actions["due_right"]) >= 0.75
    assert actions["traps_taken"] == 0


@pytest.mark.parametrize("paper", OTHERS)
def test_the_papers_in_part_are_read_without_a_wrong_name_item_or_promise(paper, tmp_path):
    found = score(paper, "txt", tmp_path)
    assert found["date"]["right"]
    assert [found[part]["missed"] + found[part]["extra"] for part in EXACT] == [[], [], [], []]
    assert found["actions"]["wrong"] == 0
    assert found["actions"]["tier1_found"] == found["actions"]["tier1"]
