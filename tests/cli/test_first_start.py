"""The first start: the database is made and the record loaded, once, whoever comes first."""

import pytest

from tests.installation import Installation
from tests.made_up import deposit, write_package


@pytest.fixture
def fresh(tmp_path):
    """Just installed: nothing in the home folder, a record that came with it."""
    record = write_package(tmp_path / "record", deposits=[deposit(f"d{n}") for n in range(300)])
    with Installation(tmp_path / "home", record) as made:
        yield made


def test_a_reading_command_makes_the_database_and_loads_the_record_once(fresh, tmp_path):
    done = fresh.run("export", tmp_path / "out")
    assert done.returncode == 0
    assert "deposits: 300 rows" in done.stdout
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["Making", "Loading"]
    assert fresh.run("export", tmp_path / "out").stderr == "", "the second start says nothing"


def test_loading_first_makes_the_database_without_the_record_that_came_along(fresh, tmp_path):
    fresh.run("load", write_package(tmp_path / "own", deposits=[deposit("own")]), "--commit")
    assert "deposits: 1 rows" in fresh.run("export", tmp_path / "out").stdout


def test_several_starts_at_once_make_one_record(fresh, tmp_path):
    running = [fresh.start("export", tmp_path / f"out-{n}") for n in range(3)]
    ended = [(process.communicate(timeout=120), process.returncode) for process in running]
    assert [code for _, code in ended] == [0] * 3, ended
    assert all("deposits: 300 rows" in out for (out, _), _ in ended)
    assert sum("Loading" in err for (_, err), _ in ended) == 1


def test_without_a_record_it_says_so_and_goes_on(installation, tmp_path):
    done = installation.run("export", tmp_path / "out")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == (
        f"The record is empty and {installation.home}/no-record holds none: use 'corcom load DIR --commit'."
    )


def test_a_record_that_is_refused_is_said_in_one_line(tmp_path, with_tables):
    record = write_package(tmp_path / "record", deposits=[deposit("d1", grade="excellent")])
    with Installation(tmp_path / "home", record, like=with_tables) as made:
        done = made.run("export", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"corcom: The record in {record} is refused: 'corcom load {record}' says why."
    )


def test_a_database_that_does_not_answer_is_said_in_one_line(installation, tmp_path):
    installation.env["DATABASE_URL"] = f"sqlite:///{tmp_path}/no/such/folder/x.sqlite3"
    done = installation.run("export", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "corcom: The database does not answer: unable to open database file\n"
