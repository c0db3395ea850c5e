"""`corcom minutes read`: what it prints, how it refuses, and that it writes nothing."""

import json

import pytest

from corcom.cli import main
from tests.budgets.statements import listened

pytestmark = pytest.mark.django_db

MINUTES = """Minutes of the Coordination Committee
Tuesday 25 September 2018, 12:30 - 14:30

1. Present

Lao PDR
Mr. Bo Sample

UK

Ms. Ada Example

Apologies: Zambia

2. Reports

The United Kingdom undertook to send a note by 5 October.

3. Next meeting

The next meeting will be held in the second week of November.
"""


@pytest.fixture
def paper(tmp_path):
    made = tmp_path / "minutes.txt"
    made.write_text(MINUTES, encoding="utf-8")
    return made


def test_it_prints_json_with_the_names_on_record(paper, capsys):
    assert main(["minutes", "read", str(paper), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["id"], found["date"], found["start_time"]) == ("minutes", "2018-09-25", "12:30")
    assert [d["code"] for d in found["attendance"]] == ["LAO", "GBR"]
    assert [d["code"] for d in found["apologies"]] == ["ZMB"]
    assert [(a["owners"][0]["party"], a["due"]["edtf"], a["line"]) for a in found["actions"]] == [
        ("GBR", "2018-10-05", 17)
    ]
    assert found["next_meeting"]["edtf"] == "2018-11-05/2018-11-16"


def test_it_prints_lines_for_people(paper, capsys):
    assert main(["minutes", "read", str(paper)]) == 0
    said = capsys.readouterr().out
    assert "GBR UK: Ms. Ada Example" in said
    assert "line 17, item 2: UK: Send a note by 5 October [5 October = 2018-10-05]" in said


def test_it_refuses_in_one_line(tmp_path, capsys):
    locked = tmp_path / "old.docx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    assert main(["minutes", "read", str(locked)]) == 1
    assert capsys.readouterr().err == (
        "corcom: 'old.docx' cannot be read as minutes: it is an old Word file or locked with a password:"
        " save it as .docx without one.\n"
    )


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["minutes", "read", str(tmp_path / "none.pdf")]) == 1
    assert "No such file" in capsys.readouterr().err


def test_a_call_without_a_file_is_wrong():
    with pytest.raises(SystemExit) as ended:
        main(["minutes", "read"])
    assert ended.value.code == 2


def test_reading_writes_nothing(paper):
    with listened() as heard:
        main(["minutes", "read", str(paper)])
    assert heard.writes == []
