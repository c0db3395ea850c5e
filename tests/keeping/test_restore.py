"""A backup comes back whole into an empty place, on either database, or nothing changes."""

from hashlib import sha256

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from corcom.keeping.archive import TABLES, Manifest
from corcom.keeping.commands import _remark_on_secret
from corcom.keeping.restore import restore
from corcom.keeping.rows import written
from corcom.keeping.sealed import Sealing
from corcom.keeping.steps import applied, models_at
from corcom.keeping.verify import verify
from corcom.record.models import Coverage, TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, Line, prove, write_line
from corcom.register.models import Deposit
from tests.installation import Installation
from tests.keeping.copies import forged, manage, manifest, members, mode, python, with_sqlite
from tests.made_up import deposit, write_package

COVERAGE = f"{TABLES}record.coverage.jsonl"
DEPOSITS = f"{TABLES}register.deposit.jsonl"
TRAIL = f"{TABLES}record.trailentry.jsonl"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home folder of its own for what a restore writes beside the database."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(settings, "HOME", folder)
    monkeypatch.setattr(settings, "FILES", folder / "files")
    return folder


@pytest.fixture
def empty(empty_record, home):
    """An installation that holds nothing."""


@pytest.mark.usefixtures("empty")
def test_the_real_record_comes_back_row_by_row(whole_record):
    said = restore(whole_record)
    for label, model in models_at(applied()).items():
        digest = sha256(b"".join(written(model))).hexdigest()
        assert said.members[f"{TABLES}{label}.jsonl"] == digest, label
    assert verify(since=said.trail["head"]).breaks == []


@pytest.mark.usefixtures("empty")
def test_after_a_restore_the_trail_goes_on_and_still_refuses_changes(small):
    restore(small)
    write_line(Act(INSTALLATION, "life goes on"), Line("note", "elsewhere", "x"))
    assert prove() is None
    assert TrailEntry.objects.count() == 5
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM record_trailentry")


@pytest.mark.usefixtures("empty")
def test_the_secret_comes_back_for_its_owners_eyes(small, home):
    restore(small)
    assert (home / "secret_key").read_bytes() == members(small)["secret_key"]
    assert mode(home / "secret_key") == 0o600


def _with_files(small, tmp_path):
    return forged(small, tmp_path / "backup", lambda held, _said: held.update({"files/ab/abcd": b"a note"}))


@pytest.mark.usefixtures("empty")
def test_files_come_back_and_what_a_killed_restore_left_goes(small, home, tmp_path):
    (home / "files" / "ab").mkdir(parents=True)
    (home / "files" / "ab" / ".restore-x").write_bytes(b"half")
    restore(_with_files(small, tmp_path))
    assert [path.name for path in (home / "files").rglob("*") if path.is_file()] == ["abcd"]
    assert (home / "files" / "ab" / "abcd").read_bytes() == b"a note"


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("there", [b"a note", b"another"])
def test_a_file_that_lies_there_must_be_the_same(small, home, tmp_path, there):
    (home / "files" / "ab").mkdir(parents=True)
    (home / "files" / "ab" / "abcd").write_bytes(there)
    if there == b"a note":
        restore(_with_files(small, tmp_path))
        assert Deposit._base_manager.count() == 1
    else:
        with pytest.raises(Refusal, match="abcd is another file than the one in .*: move it aside"):
            restore(_with_files(small, tmp_path))
        assert TrailEntry.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["a line of the trail", "an account"])
def test_an_installation_that_holds_something_is_left_alone(small, empty, what):
    if what == "an account":
        from corcom.people.models import User

        User.objects.create_user("someone@example.org")
    else:
        write_line(Act(INSTALLATION, "something"), Line("note", "elsewhere", "x"))
    with pytest.raises(Refusal, match="into an empty installation only: name a new folder in CORCOM_HOME"):
        restore(small)
    assert Deposit._base_manager.count() == 0


def _alter(name, old, new):
    def forge(held, _said):
        assert old in held[name]
        held[name] = held[name].replace(old, new)

    return forge


def _drop_last_row(held, said):
    held[DEPOSITS] = b"".join(held[DEPOSITS].splitlines(keepends=True)[:-1])


def _cut_the_trail(held, said):
    held[TRAIL] = b"".join(held[TRAIL].splitlines(keepends=True)[:-1])
    said["tables"]["record.trailentry"] -= 1


def _strange_table(held, said):
    held[f"{TABLES}record.rumours.jsonl"] = b'["id"]\n'
    said["tables"]["record.rumours"] = 0


def _from_the_future(held, said):
    said["migrations"].append(["record", "0999_better_in_every_way"])
    said["corcom"] = "99.0"


def _no_coverage(held, said):
    del held[COVERAGE]


def _dangling(held, said):
    held[DEPOSITS] = held[DEPOSITS].replace(b'"RUR"', b'"XXX"')


def _another_format(held, said):
    said["format"] = 2


def _nonsense(held, said):
    said.clear()


def _strange_steps(held, said):
    said["migrations"] = [1, 2]


def _outside(name):
    return lambda held, _said: held.update({name: b"x"})


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("forge", "why"),
    [
        (_cut_the_trail, "its trail is not the one"),
        (_alter(TRAIL, b'"installation"', b'"somebody"'), "its trail is not the one"),
        (_drop_last_row, "'register.deposit' has not as many rows as its manifest says"),
        (_strange_table, "the table 'record.rumours' is missing or unknown"),
        (_no_coverage, "the table 'record.coverage' is missing"),
        (_from_the_future, r"was made by CorCom 99.0, which is newer .*'record.0999_better"),
        (_dangling, "its rows do not hold together"),
        (_alter(DEPOSITS, b'"2018-03-01"', b'{"a": 1}'), "a row of .* does not fit its columns"),
        (_alter(DEPOSITS, b'"id"', b'"name"'), "has other columns than its table"),
        (_alter(DEPOSITS, b"]\n", b"\n"), "a row of .* cannot be read"),
        (_another_format, "has format 2, this CorCom reads format 1"),
        (_nonsense, "it has no manifest that can be read"),
        (_strange_steps, "its list of migrations cannot be read"),
        (_outside("files/../../escaped"), "is no name of a file"),
        (_outside("files//etc/escaped"), "is no name of a file"),
        (_outside("files/..\\escaped"), "is no name of a file"),
    ],
)
def test_a_backup_that_cannot_be_right_is_refused_and_nothing_is_left(small, home, tmp_path, forge, why):
    with pytest.raises(Refusal, match=why):
        restore(forged(small, tmp_path / "backup", forge))
    assert TrailEntry.objects.count() == Deposit._base_manager.count() == Coverage._base_manager.count() == 0
    assert not list(tmp_path.rglob("*escaped*"))
    assert not (home / "secret_key").exists()


@pytest.mark.usefixtures("empty")
def test_a_trail_that_was_broken_before_the_backup_comes_back_as_it_was(small, tmp_path):
    def forge(held, said):
        _alter(TRAIL, b'"installation"', b'"somebody"')(held, said)
        said["trail"]["broken"] = [1, 2, 3, 4]

    assert restore(forged(small, tmp_path / "backup", forge)).trail["broken"] == [1, 2, 3, 4]
    assert verify().breaks[0].startswith("The trail breaks at line 1 (sources/gazette)")


@pytest.mark.usefixtures("empty")
def test_a_member_that_is_not_what_the_manifest_says_is_refused(small, tmp_path):
    altered = forged(small, tmp_path / "backup", _alter(DEPOSITS, b"2018", b"2017"), hashes=False)
    with pytest.raises(Refusal, match="'tables/register.deposit.jsonl' has been altered"):
        restore(altered)
    added = forged(small, tmp_path / "added", _outside("files/extra"), hashes=False)
    with pytest.raises(Refusal, match="it does not hold what its manifest says"):
        restore(added)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("left", [0.1, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_refused(small, tmp_path, left):
    whole = small.read_bytes()
    (tmp_path / "cut").write_bytes(whole[: int(len(whole) * left)])
    with pytest.raises(Refusal, match="cut is no backup of CorCom, or it is damaged"):
        restore(tmp_path / "cut")


@pytest.mark.usefixtures("empty")
def test_a_key_and_a_file_that_is_not_sealed_do_not_go_together(small, monkeypatch):
    monkeypatch.setattr(settings, "BACKUP_KEY", "the walrus and the carpenter")
    with pytest.raises(Refusal, match="is not encrypted, so anybody may have written it"):
        restore(small)


def test_a_sealed_backup_asks_for_its_key(tmp_path):
    with (tmp_path / "sealed").open("wb") as out, Sealing(out, "the walrus and the carpenter"):
        pass
    with pytest.raises(
        Refusal, match="sealed is encrypted: set CORCOM_BACKUP_KEY to the key that it was made"
    ):
        restore(tmp_path / "sealed")


PEOPLE = """
from corcom.people.models import User
for n in range(3):
    User.objects.create_user(f"delegate-{n}@example.org", "walrus and carpenter")
User.objects.order_by("pk").last().delete()
"""
NEXT = """
from corcom.people.models import User
print(sorted(User.objects.values_list("email", flat=True)))
print(User.objects.get(email="delegate-1@example.org").check_password("walrus and carpenter"))
User.objects.create_user("new@example.org")
"""


def _rows(path):
    held = members(path)
    return {name: content for name, content in held.items() if name.startswith(TABLES)}


def test_everything_comes_back_sealed_and_the_next_account_finds_its_place(installation, tmp_path):
    record = write_package(tmp_path / "record", deposits=[deposit("first")])
    installation.run("load", record, "--commit")
    installation.env["CORCOM_BACKUP_KEY"] = "the walrus and the carpenter"
    python(installation, PEOPLE)
    made = installation.run("backup", tmp_path / "backup")
    assert (made.returncode, made.stderr) == (0, "")
    with Installation(tmp_path / "new", record) as new:
        new.env["CORCOM_BACKUP_KEY"] = installation.env["CORCOM_BACKUP_KEY"]
        done = new.run("restore", tmp_path / "backup")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.split(": ", 1)[1] == made.stdout.split(": ", 1)[1]
        assert python(new, NEXT) == "['delegate-0@example.org', 'delegate-1@example.org']\nTrue\n"
        assert (new.home / "secret_key").read_text() == (installation.home / "secret_key").read_text()
        assert new.run("verify", "--against", tmp_path / "backup").returncode == 0
        again = new.run("restore", tmp_path / "backup")
        assert (again.returncode, again.stdout) == (1, "")
        assert again.stderr.startswith("corcom: A backup is restored into an empty installation only")


@pytest.mark.parametrize(
    ("held", "set_to", "said"),
    [
        (True, "", ""),
        (True, "the very same", ""),
        (True, "another", "SECRET_KEY is another secret than the backup's"),
        (False, "", "The backup holds no secret: set SECRET_KEY to that of the site that was backed up."),
    ],
)
def test_a_secret_that_does_not_fit_is_said(home, monkeypatch, capsys, held, set_to, said):
    (home / "secret_key").write_text("the very same")
    monkeypatch.setenv("SECRET_KEY", set_to)
    _remark_on_secret(Manifest("1", "", [], {}, members={"secret_key": "x"} if held else {}))
    told = capsys.readouterr().err
    assert told.startswith(said) if said else told == ""


@pytest.mark.django_db
def test_a_backup_moves_between_the_databases(installation, tmp_path, whole_record):
    if not installation.server:
        pytest.skip("there is one database only: CORCOM_TEST_DATABASE=postgresql brings the other")
    with with_sqlite(tmp_path / "there") as there, with_sqlite(tmp_path / "back") as back:
        assert there.run("restore", whole_record).returncode == 0
        assert there.run("backup", tmp_path / "from-sqlite").returncode == 0
        assert installation.run("restore", tmp_path / "from-sqlite").returncode == 0
        assert installation.run("verify", "--against", whole_record).returncode == 0
        assert installation.run("backup", tmp_path / "from-postgresql").returncode == 0
        assert back.run("restore", tmp_path / "from-postgresql").returncode == 0
        assert back.run("verify", "--against", whole_record).returncode == 0
    assert _rows(tmp_path / "from-sqlite") == _rows(tmp_path / "from-postgresql") == _rows(whole_record)


def test_a_backup_of_an_older_corcom_is_restored_and_brought_up_to_date(installation, tmp_path):
    newest = ["record", "0002_append_only_trail"]
    older, newer = tmp_path / "older", tmp_path / "newer"
    installation.run("load", write_package(tmp_path / "record", deposits=[deposit("first")]), "--commit")
    manage(installation, "migrate", "record", "0001_initial")
    assert installation.run("backup", older).returncode == 0
    assert newest not in manifest(older)["migrations"]
    with Installation(tmp_path / "new") as new:
        done = new.run("restore", older)
        assert done.returncode == 0, done.stderr
        assert new.run("backup", newer).returncode == 0
    assert newest in manifest(newer)["migrations"]
    assert _rows(newer) == _rows(older)


def test_a_backup_older_than_the_tables_here_is_refused(installation, small, tmp_path):
    installation.run("tick")

    def forge(_held, said):
        said["migrations"].remove(["record", "0002_append_only_trail"])

    done = installation.run("restore", forged(small, tmp_path / "older", forge))
    assert done.returncode == 1
    assert (
        "The tables here are newer than those of the backup: to restore it, name a new folder" in done.stderr
    )
