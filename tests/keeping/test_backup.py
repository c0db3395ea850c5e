"""A backup holds everything of one moment, in one file that is there whole or not at all."""

import fcntl
import json
import os
import shutil
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.conf import settings

from corcom.keeping.archive import TABLES, reading
from corcom.keeping.backup import ASIDE, whole_file
from corcom.keeping.steps import LEFT_OUT
from corcom.record.refusal import Refusal
from tests.keeping.copies import manifest, members, mode, python
from tests.made_up import deposit, write_package

KEY = "the walrus and the carpenter"


def _tables():
    models = apps.get_models(include_auto_created=True)
    return {m._meta.label_lower: m for m in models if m._meta.managed and not m._meta.proxy}


def test_nobody_stays_signed_in_through_a_restore():
    sessions = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()
    assert {sessions._meta.label_lower} == LEFT_OUT


@pytest.mark.django_db
def test_the_file_holds_every_table_with_all_its_columns_and_rows(whole_record):
    said, held = manifest(whole_record), members(whole_record)
    tables = {label: model for label, model in _tables().items() if label not in LEFT_OUT}
    assert said["tables"] == {label: model._base_manager.count() for label, model in tables.items()}
    for label, model in tables.items():
        columns, *rows = held[f"{TABLES}{label}.jsonl"].splitlines()
        assert set(json.loads(columns)) == {field.attname for field in model._meta.concrete_fields}
        assert len(rows) == said["tables"][label]


def test_the_manifest_names_the_end_of_the_trail_and_what_the_tables_went_through(small):
    said, trail = manifest(small), members(small)[f"{TABLES}record.trailentry.jsonl"]
    columns, *lines = map(json.loads, trail.splitlines())
    newest = dict(zip(columns, lines[-1], strict=True))["hash"]
    assert said["trail"] == {"lines": 4, "head": newest, "broken": []}
    assert ["record", "0001_initial"] in said["migrations"]


def test_a_table_is_its_columns_and_then_a_list_a_row(small):
    header, row = members(small)[f"{TABLES}register.deposit.jsonl"].splitlines()
    assert dict(zip(json.loads(header), json.loads(row), strict=True)).items() >= {
        "id": "first", "on": "2018-03-01", "on_latest": "2018-03-01", "state_id": "RUR", "withdrawn_at": None,
    }.items()  # fmt: skip


def test_only_its_owner_can_read_it(small):
    assert mode(small) == 0o600


def test_a_file_that_is_there_is_not_overwritten(running, tmp_path):
    path = tmp_path / "backup"
    path.write_text("precious")
    done = running.run("backup", path)
    assert done.returncode == 1
    assert done.stderr == f"corcom: {path} is there already: a backup overwrites nothing. Name a new file.\n"
    assert path.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_refused(running, tmp_path):
    done = running.run("backup", tmp_path / "no" / "backup")
    assert done.stderr == f"corcom: {tmp_path}/no is not a folder: make it, or name another.\n"


def test_what_killed_backups_left_is_removed_and_what_runs_is_left_alone(running, tmp_path):
    left, held = tmp_path / f"{ASIDE}left", tmp_path / f"{ASIDE}held"
    left.write_text("half")
    with held.open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        running.run("backup", tmp_path / "backup")
    assert sorted(path.name for path in tmp_path.iterdir()) == [held.name, "backup"]


def _half_of_it():
    yield b"half"
    raise ValueError("the disk is too small")


def test_a_file_that_cannot_be_written_to_its_end_is_not_there(tmp_path):
    with pytest.raises(ValueError, match="too small"), whole_file(tmp_path / "backup") as out:
        out.writelines(_half_of_it())
    assert list(tmp_path.iterdir()) == []


def test_with_a_key_it_is_sealed_and_holds_the_same(running, tmp_path, small):
    running.env["CORCOM_BACKUP_KEY"] = KEY
    done = running.run("backup", tmp_path / "sealed")
    del running.env["CORCOM_BACKUP_KEY"]
    assert (done.returncode, done.stderr) == (0, "")
    assert b"tables/" not in (tmp_path / "sealed").read_bytes()
    with reading(tmp_path / "sealed", KEY) as sealed, reading(small, "") as plain:
        sealed.prove()
        assert sealed.manifest.members == plain.manifest.members


def test_uploaded_files_are_in_it_and_uploads_that_never_ended_are_not(running, tmp_path):
    files = running.home / "files"
    (files / "ab").mkdir(parents=True)
    (files / "ab" / "abcd").write_bytes(b"a note verbale")
    (files / ".half").write_bytes(b"half")
    (files / "elsewhere").symlink_to("/etc/hostname")
    running.run("backup", tmp_path / "backup")
    shutil.rmtree(files)
    held = {
        name: content for name, content in members(tmp_path / "backup").items() if name.startswith("files/")
    }
    assert held == {"files/ab/abcd": b"a note verbale"}


def test_a_file_that_is_no_backup_is_refused_in_one_line(tmp_path):
    (tmp_path / "letter").write_text("Excellency, ")
    with (
        pytest.raises(Refusal, match="letter is no backup of CorCom, or it is damaged"),
        reading(tmp_path / "letter", ""),
    ):
        pass


def _writer(installation):
    """Another program that writes: begins, and has not ended yet."""
    statement = "UPDATE register_deposit SET note = 'being written'"
    if installation.server:
        connection = psycopg.connect(installation.env["DATABASE_URL"])
    else:
        connection = sqlite3.connect(installation.home / "corcom.sqlite3", isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
    connection.execute(statement)
    return closing(connection)


def test_a_backup_waits_for_nobody_who_writes_and_sees_nothing_of_it(running, tmp_path):
    with _writer(running):
        done = running.run("backup", tmp_path / "backup")
    assert done.returncode == 0, done.stderr
    held = members(tmp_path / "backup")[f"{TABLES}register.deposit.jsonl"]
    assert b'"first"' in held
    assert b"being written" not in held


def test_without_a_key_or_a_secret_it_says_what_that_means(running, tmp_path):
    told = running.run("backup", tmp_path / "one").stderr.splitlines()
    assert [line.split(",")[0] for line in told] == ["The file is not encrypted"]
    running.env["SECRET_KEY"] = "another secret, long enough for a test of it to be one"
    told = running.run("backup", tmp_path / "two").stderr.splitlines()
    del running.env["SECRET_KEY"]
    assert told[1:] == ["SECRET_KEY comes from the environment and is not in the file: keep it as well."]
    assert "secret_key" not in members(tmp_path / "two")


ONE_MOMENT = """
import subprocess, sys
from corcom.keeping.moment import one_moment
from corcom.register.models import Deposit
from corcom.record.models import TrailEntry
count = lambda: (Deposit._base_manager.count(), TrailEntry._base_manager.count())
with one_moment():
    before = count()
    subprocess.run([sys.executable, "-m", "corcom.cli", "load", {package!r}, "--commit"], check=True, stdout=-3)
    print(*before, *count())
print(*count())
"""


def test_what_is_written_while_a_backup_runs_is_not_in_it(installation, tmp_path):
    installation.run("load", write_package(tmp_path / "first", deposits=[deposit("first")]), "--commit")
    more = write_package(tmp_path / "more", deposits=[deposit("first"), deposit("second")])
    printed = python(installation, ONE_MOMENT.format(package=str(more)))
    assert printed.splitlines() == ["1 4 1 4", "2 5"]


def test_there_is_nothing_to_back_up_before_the_first_start(bare, tmp_path):
    done = bare.run("backup", tmp_path / "backup")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "corcom: There is nothing to back up: the database has no tables of CorCom yet.\n"
    assert not (tmp_path / "backup").exists()
    assert os.listdir(tmp_path) == [Path(bare.home).name]
