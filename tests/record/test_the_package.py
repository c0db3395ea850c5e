"""The real record, data/ccm: valid, whole, and the same when it comes out again."""

import json
from pathlib import Path

import frictionless
import pytest
from django.conf import settings

from corcom.record.package.describe import describe
from corcom.record.package.read import read
from corcom.record.package.tables import tables
from corcom.record.package.verdicts import Verdict, judge
from corcom.record.package.write import export
from corcom.record.trail import prove

RECORD: Path = settings.RECORD


def test_frictionless_finds_nothing_wrong():
    report = frictionless.validate(str(RECORD / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "fieldName", "message"])[:10] == []


def test_every_table_is_there_and_nothing_else():
    assert read(RECORD).remarks == []


def test_the_description_is_fresh():
    assert json.loads((RECORD / "datapackage.json").read_text(encoding="utf-8")) == json.loads(
        describe(RECORD)
    ), "run: corcom describe data/ccm"


@pytest.mark.django_db
def test_all_of_it_is_on_record_and_the_trail_proves_it():
    assert {judged.verdict for judged in judge(read(RECORD)).rows} == {Verdict.SAME}
    assert prove() is None


@pytest.mark.django_db
def test_it_comes_out_as_it_went_in(tmp_path):
    export(tmp_path)
    names = [*(table.path for table in tables()), "datapackage.json"]
    differing = [name for name in names if (tmp_path / name).read_bytes() != (RECORD / name).read_bytes()]
    assert differing == [], "run: corcom export data/ccm"


def test_every_table_says_how_far_it_goes():
    covered = {row.values["table"] for row in read(RECORD).rows["coverage"]}
    facts = {table.name for table in tables() if table.holds_facts}
    assert facts <= covered
