"""Loading in two steps: a verdict a row, then all or nothing."""

from datetime import UTC, date, datetime

import pytest

from corcom.record.models import Source, TrailEntry
from corcom.record.package.commit import load
from corcom.record.package.read import read
from corcom.record.package.verdicts import Verdict, judge
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, prove, version
from corcom.register.models import Deposit, State
from tests.made_up import FREEDONIA, GAZETTE, RURITANIA, deposit, write_package
from tests.record.loading import put_on_record, refusals, verdicts

pytestmark = pytest.mark.usefixtures("empty_record")


def test_judging_writes_nothing(tmp_path):
    judge(read(write_package(tmp_path, deposits=[deposit("d1")])))
    assert (State.objects.everything().count(), Deposit.objects.everything().count(), version()) == (0, 0, "")


def test_each_row_has_a_verdict_with_its_line(tmp_path):
    assert verdicts(write_package(tmp_path, deposits=[deposit("d1")])) == [
        "sources.csv:2: new: 'gazette'",
        "states.csv:2: new: 'RUR'",
        "states.csv:3: new: 'FRE'",
        "deposits.csv:2: new: 'd1'",
    ]


def test_what_is_loaded_is_on_record_with_its_days(tmp_path):
    put_on_record(write_package(tmp_path, deposits=[deposit("d1", on="2018-04")]))
    fact = Deposit.objects.everything().get(pk="d1")
    assert (fact.on_earliest, fact.on_latest) == (date(2018, 4, 1), date(2018, 4, 30))
    assert (fact.state.name, fact.source_id) == ("Ruritania", "gazette")


def test_a_second_load_of_the_same_says_same_and_leaves_no_trail(tmp_path):
    folder = write_package(tmp_path, deposits=[deposit("d1")])
    put_on_record(folder)
    before = version()
    assert {judged.verdict for judged in put_on_record(folder).rows} == {Verdict.SAME}
    assert version() == before


def test_a_row_without_a_moment_is_recorded_when_it_is_loaded(tmp_path):
    act = Act(INSTALLATION, "test")
    load(write_package(tmp_path, deposits=[deposit("d1")]), act)
    fact = Deposit.objects.everything().get(pk="d1")
    assert (fact.recorded_at, fact.recorded_by) == (act.at, INSTALLATION)


def test_the_moment_of_recording_travels_with_the_row(tmp_path):
    row = deposit("d1", recorded_at="2020-02-03T04:05:06Z", recorded_by="r7")
    put_on_record(write_package(tmp_path, deposits=[row]))
    fact = Deposit.objects.everything().get(pk="d1")
    assert (fact.recorded_at, fact.recorded_by) == (datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC), "r7")


def test_reference_rows_may_change(tmp_path):
    put_on_record(write_package(tmp_path))
    write_package(tmp_path, sources=[GAZETTE | {"publisher": "The Crown"}])
    assert "sources.csv:2: changed: 'gazette'" in verdicts(tmp_path)
    put_on_record(tmp_path)
    assert Source.objects.everything().get().publisher == "The Crown"


def test_a_changed_row_leaves_before_and_after_in_the_trail(tmp_path):
    put_on_record(write_package(tmp_path))
    put_on_record(write_package(tmp_path, sources=[GAZETTE | {"publisher": "The Crown"}]))
    line = TrailEntry.objects.latest("id")
    assert (line.action, line.table, line.record) == ("load_changed", "sources", "gazette")
    assert (line.before["publisher"], line.after["publisher"]) == ("", "The Crown")


def test_a_fact_on_record_is_not_overwritten(tmp_path):
    put_on_record(write_package(tmp_path, deposits=[deposit("d1")]))
    write_package(tmp_path, deposits=[deposit("d1", on="2018-03-02")])
    assert refusals(tmp_path) == [
        "deposits.csv:2: refused: column 'on' of 'd1' says otherwise than the record: a fact is never"
        " overwritten: give the new reading an id of its own and name this one in replaces"
    ]


def test_a_fact_can_be_withdrawn_by_a_load(tmp_path):
    put_on_record(write_package(tmp_path, deposits=[deposit("d1")]))
    write_package(tmp_path, deposits=[deposit("d1", withdrawn_at="2999-01-01T00:00:00Z")])
    assert "deposits.csv:2: withdrawn: 'd1'" in verdicts(tmp_path)
    put_on_record(tmp_path)
    assert Deposit.objects.everything().get().withdrawn_at == datetime(2999, 1, 1, tzinfo=UTC)


def test_a_withdrawal_stays(tmp_path):
    put_on_record(write_package(tmp_path, deposits=[deposit("d1", withdrawn_at="2999-01-01T00:00:00Z")]))
    write_package(tmp_path, deposits=[deposit("d1")])
    assert refusals(tmp_path) == [
        "deposits.csv:2: refused: column 'withdrawn_at' of 'd1': on record as withdrawn"
        " 2999-01-01T00:00:00Z, and that stays"
    ]


def test_a_reading_that_replaces_another_is_loaded_with_it(tmp_path):
    old = deposit("d1", recorded_at="2020-01-01T00:00:00Z", withdrawn_at="2021-01-01T00:00:00Z")
    new = deposit("d2", on="2018-03-02", recorded_at="2021-01-01T00:00:00Z", replaces="d1")
    put_on_record(write_package(tmp_path, deposits=[new, old]))
    assert Deposit.objects.everything().get(pk="d2").replaces.pk == "d1"


def test_a_fact_that_still_stands_cannot_have_been_replaced(tmp_path):
    write_package(tmp_path, deposits=[deposit("d1"), deposit("d2", replaces="d1")])
    assert refusals(tmp_path) == [
        "deposits.csv:3: refused: column 'replaces' 'd1' still stands: write the moment of its replacement"
        " into its withdrawn_at"
    ]


def test_one_bad_row_keeps_all_others_out(tmp_path):
    write_package(tmp_path, deposits=[deposit("d1"), deposit("d2", grade="excellent")])
    assert load(tmp_path, Act(INSTALLATION, "test")).refused
    assert (State.objects.everything().count(), Deposit.objects.everything().count(), version()) == (0, 0, "")


def test_every_row_loaded_leaves_a_line_and_the_chain_holds(tmp_path):
    put_on_record(write_package(tmp_path, deposits=[deposit(f"d{n}") for n in range(50)]))
    assert TrailEntry.objects.values("request").distinct().count() == 1
    assert TrailEntry.objects.count() == 53
    assert prove() is None


def test_rows_that_a_file_leaves_out_stay_on_record(tmp_path):
    put_on_record(write_package(tmp_path, deposits=[deposit("d1")]))
    put_on_record(write_package(tmp_path))
    assert Deposit.objects.everything().count() == 1


def test_the_order_of_columns_is_free(tmp_path):
    write_package(tmp_path)
    lines = (tmp_path / "coverage.csv").read_text().split(",")
    assert lines == ["table", "complete_to", "note\n"]
    (tmp_path / "coverage.csv").write_text("note,table,complete_to\nwhole,deposits,2026-02-03\n")
    put_on_record(tmp_path)
    assert "coverage.csv:2: same: 'deposits'" in verdicts(tmp_path)


def test_unknown_files_are_named_and_ignored_missing_ones_named_and_empty(tmp_path):
    write_package(tmp_path)
    (tmp_path / "budget.xlsx").write_bytes(b"PK")
    (tmp_path / "meetings.csv").unlink()
    assert read(tmp_path).remarks == [
        "budget.xlsx: not a table of the record: ignored",
        "meetings.csv: missing: treated as empty",
    ]


def test_a_folder_without_any_table_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("Excellency,")
    with pytest.raises(Refusal, match=r"holds no table of the record: expected files such as states\.csv"):
        read(tmp_path)


def test_what_is_no_folder_is_refused(tmp_path):
    with pytest.raises(Refusal, match=r"nowhere is not a folder\."):
        read(tmp_path / "nowhere")


def test_excels_byte_order_mark_and_line_ends_are_read(tmp_path):
    write_package(tmp_path)
    path = tmp_path / "states.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    put_on_record(tmp_path)
    assert sorted(State.objects.everything().values_list("name", flat=True)) == [
        FREEDONIA["name"],
        RURITANIA["name"],
    ]


def test_an_actor_without_the_right_loads_nothing(tmp_path):
    with pytest.raises(Refusal, match="'stranger' has no right to load package"):
        load(write_package(tmp_path), Act("stranger", "curiosity"))
    assert version() == ""
