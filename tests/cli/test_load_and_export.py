"""`corcom load`, `export` and `describe` as a user runs them: answers, refusals, wrong calls."""

import json
import os
import pty
import sys

import pytest

from corcom.cli import main
from corcom.record.models import TrailEntry
from tests.made_up import GAZETTE, deposit, write_package


@pytest.fixture
def package(tmp_path):
    """Three rows of reference and one fact."""
    return write_package(tmp_path / "package", deposits=[deposit("d1")])


@pytest.mark.usefixtures("empty_record")
def test_without_commit_the_verdicts_are_shown_and_nothing_is_written(package, capsys):
    assert main(["load", str(package)]) == 0
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "sources.csv:2: new: 'gazette'",
        "states.csv:2: new: 'RUR'",
        "states.csv:3: new: 'FRE'",
        "deposits.csv:2: new: 'd1'",
    ]
    assert "deposits: 1 new" in said.out.splitlines()
    assert said.out.splitlines()[-1] == "Nothing was written: add --commit to load."
    assert not TrailEntry.objects.exists()


def test_with_commit_the_record_is_there_and_comes_out_again(installation, package, tmp_path):
    assert installation.run("load", package, "--commit").stdout.splitlines()[-1] == "Loaded."
    done = installation.run("export", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "deposits: 1 rows" in done.stdout.splitlines()
    assert "d1,2018-03-01,,official,gazette" in (tmp_path / "out" / "deposits.csv").read_text()
    assert json.loads((tmp_path / "out" / "datapackage.json").read_text())["name"] == "corcom-ccm"


@pytest.mark.django_db
def test_a_person_at_a_terminal_is_asked_why(empty_record, package, monkeypatch, capsys):
    ours, theirs = pty.openpty()
    os.write(ours, b"the register was checked\n")
    with os.fdopen(theirs) as terminal, os.fdopen(ours, "wb"):
        monkeypatch.setattr(sys, "stdin", terminal)
        assert main(["load", str(package), "--commit"]) == 0
    assert "Why is this loaded?" in capsys.readouterr().err
    assert set(TrailEntry.objects.values_list("reason", flat=True)) == {"the register was checked"}


@pytest.mark.usefixtures("empty_record")
def test_a_refused_row_ends_with_one_and_comes_last(tmp_path, capsys):
    folder = write_package(tmp_path / "p", deposits=[deposit("d1", on="2018-02-30"), deposit("d2")])
    assert main(["load", str(folder), "--commit"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines()[-2:] == [
        "deposits.csv:2: refused: column 'on' '2018-02-30' is not a date: write 2018, 2018-09 or 2018-09-25",
        "corcom: Nothing was loaded: mend the rows refused and load again.",
    ]
    assert "deposits: 1 new, 1 refused" in said.out.splitlines()


def test_of_two_loads_at_once_the_second_finds_the_first(installation, package):
    installation.run("load", package)
    running = [installation.start("load", package, "--commit") for _ in range(2)]
    said = [process.communicate(timeout=120)[0].splitlines() for process in running]
    answers = sorted(line for lines in said for line in lines if line.startswith("deposits:"))
    assert answers == ["deposits: 1 new", "deposits: 1 same"]
    assert [process.returncode for process in running] == [0, 0]


@pytest.mark.usefixtures("empty_record")
def test_a_verdict_stays_on_one_line_whatever_the_row_holds(tmp_path, capsys):
    folder = write_package(tmp_path / "p", sources=[GAZETTE | {"id": "two\nlines\x1b[31m"}], states=[])
    main(["load", str(folder)])
    assert capsys.readouterr().err.splitlines()[-1] == "sources.csv:2: new: 'two�lines�[31m'"


REFUSALS = {
    "no folder": (["load", "nowhere"], "corcom: nowhere is not a folder."),
    "no package": (
        ["load", "docs"],
        "corcom: docs holds no table of the record: expected files such as states.csv.",
    ),
    "nothing to describe": (["describe", "nowhere"], "corcom: nowhere is not a folder."),
}


@pytest.mark.parametrize(("call", "line"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_is_one_clear_line(capsys, call, line):
    assert main(call) == 1
    assert capsys.readouterr() == ("", f"{line}\n")


@pytest.mark.django_db
def test_a_file_in_the_way_of_an_export_is_a_refusal(capsys, tmp_path):
    (tmp_path / "report.docx").write_text("years of work")
    assert main(["export", str(tmp_path / "report.docx")]) == 1
    assert capsys.readouterr().err == f"corcom: {tmp_path}/report.docx is not a folder.\n"


def test_a_folder_that_cannot_be_written_is_said_in_one_line(capsys, tmp_path):
    package = write_package(tmp_path)
    (package / "datapackage.json").mkdir()
    assert main(["describe", str(package)]) == 1
    assert capsys.readouterr().err == f"corcom: Is a directory: {package}/datapackage.json\n"


@pytest.mark.parametrize("call", [[], ["sing"], ["load"], ["load", "docs", "--really"]])
def test_a_wrong_call_ends_with_two(capsys, call):
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    assert "usage: corcom" in capsys.readouterr().err


def test_describe_writes_the_description_beside_the_tables(package, tmp_path, capsys):
    assert main(["describe", str(package), "--dictionary", str(tmp_path / "dictionary.md")]) == 0
    assert capsys.readouterr().err == ""
    assert json.loads((package / "datapackage.json").read_text())["resources"][0]["path"] == "sources.csv"
    assert (tmp_path / "dictionary.md").read_text().startswith("# The data dictionary\n")


def test_whoever_stops_reading_is_not_answered_with_an_error(installation, package):
    with installation.start("load", package) as process:
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode == 0
    assert "Error" not in errors
