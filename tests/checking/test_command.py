"""`corcom check`: what it prints, how it refuses, and that it writes nothing."""

import json

import pytest

from corcom.cli import main
from tests.budgets.statements import listened
from tests.docs.pages import blocks
from tests.reading.test_bad_input import FILES, bad

pytestmark = pytest.mark.django_db

GUIDE = "docs/check.md"


@pytest.fixture
def note(tmp_path):
    made = tmp_path / "note.txt"
    made.write_text(blocks(GUIDE, "")[0], encoding="utf-8")
    return made


def test_it_prints_what_the_guide_says(note, capsys):
    assert main(["check", str(note), "--as-at", "2018-09-25"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("As at 2018-09-25, as known on ")
    assert said[1:] == blocks(GUIDE, "text")[0].splitlines()


def test_it_prints_json_in_the_form_that_is_promised(note, capsys):
    assert main(["check", str(note), "--as-at", "2018-09-25", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"as_at", "claims"}
    assert told["as_at"] == "2018-09-25"
    keys = {"text", "line", "verdict", "figure", "stated", "computed", "reason"}
    assert [set(claim) for claim in told["claims"]] == [keys] * len(told["claims"])
    first = told["claims"][0]
    assert (first["figure"], first["stated"], first["computed"]) == ("participation.signatories", 16, 16)


def test_it_asks_as_known_on_a_day(note, capsys):
    assert main(["check", str(note), "--as-at", "2018-09-25", "--known-at", "2020-01-01"]) == 0
    assert "16 Signatory States: agrees" not in capsys.readouterr().out


def test_nothing_to_check_is_said(tmp_path, capsys):
    article = tmp_path / "article.txt"
    article.write_text("The mayor opened the new bridge.", encoding="utf-8")
    assert main(["check", str(article)]) == 0
    assert "No number, share, date" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(set(FILES) - {"article.txt", "endless.txt"}))
def test_what_cannot_be_read_is_refused_in_one_line(name, tmp_path, capsys):
    data, why = bad(name)
    (tmp_path / name).write_bytes(data)
    assert main(["check", str(tmp_path / name)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"corcom: '{name}' cannot be read: ")
    assert why in said
    assert said.count("\n") == 1


def test_a_newspaper_article_is_accused_of_nothing(tmp_path, capsys):
    (tmp_path / "article.txt").write_bytes(bad("article.txt")[0])
    assert main(["check", str(tmp_path / "article.txt"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {claim["verdict"] for claim in told["claims"]} <= {"no_record", "agrees"}


def test_checking_writes_nothing(note):
    with listened() as heard:
        main(["check", str(note)])
    assert heard.writes == []
