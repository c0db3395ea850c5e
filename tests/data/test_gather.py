"""The converter: dates, sources, agreement of readings, on made-up rows."""

import pytest

from tools.gather.annual_reports import _due_by
from tools.gather.by_hand import notes, rows
from tools.gather.dates import agree, edtf, interval, sharper
from tools.gather.numbers import numbered, pair
from tools.gather.raw import RawFiles
from tools.gather.readings import Reading
from tools.gather.reports import _merge
from tools.gather.sources import Catalogue, Seen, slug

ONE = Seen("one", "", "published")
TWO = Seen("two", "three", "official")


def test_dates_in_prose_become_edtf():
    assert edtf("before 2012") == "../2011-12-31"
    assert edtf("2018-09") == "2018-09"
    assert interval("2018-09-25", "2018-09-25") == interval("2018-09-25", "") == "2018-09-25"
    assert interval("", "2018-12-31") == "../2018-12-31"


def test_partial_dates_agree_when_one_lies_within_the_other():
    assert agree("2019", "2019-06-13")
    assert agree("2019-06-13", "2019")
    assert not agree("2019-06", "2019-07-01")
    assert sharper("2019", "2019-06") == "2019-06"


def test_sources_add_up_without_repeating():
    both = ONE + TWO
    assert (both.source, both.also, both.grade) == ("one", "two three", "published")
    assert (ONE + ONE).also == ""
    assert (ONE + TWO).without("two").also == "three"


@pytest.mark.parametrize(
    ("cell", "name", "grade"),
    [
        ("the-monitor.org/en-gb/reports/2022/lao/impact.aspx", "monitor-2022-lao-impact", "published"),
        ("archives.the-monitor.org print_theme/3281", "monitor-archive-theme-3281", "published"),
        ("ccm3.pronk.se/?p=4211", "unit-transparency-page-2021", "official"),
        ("minutes of 25 September 2018, 6.3", "minutes-2018-09-25", "official"),
        ("dma.gov.iq/en-US/Pages/Details/15 (national site)", "iraq-dma-15", "official"),
        ("depositary", "untc-ccm-2026-02-03", "depositary"),
    ],
)  # fmt: skip
def test_the_grade_follows_from_the_source(cell, name, grade):
    seen = Catalogue({"COG": "Congo"}).seen(cell, "COG")
    assert (seen.source, seen.grade) == (name, grade)


def test_several_sources_in_a_cell_and_one_nobody_knows():
    catalogue = Catalogue({"CHL": "Chile"})
    seen = catalogue.seen("mineactionreview.org/country/chile; gichd.org 16 Sep 2021", "CHL")
    assert (seen.source, seen.also) == ("mar-chile", "gichd-2021-09-16")
    with pytest.raises(SystemExit, match=r"by_hand/sources\.csv"):
        catalogue.seen("somebody said so")


def test_readings_that_agree_become_one_and_others_stay():
    known = [Reading("AAA", "annual_report", 2018, "2019", ONE)]
    _merge(known, Reading("AAA", "annual_report", 2018, "2019-06-13", TWO))
    assert [(one.on, one.seen.source, one.seen.also) for one in known] == [("2019-06-13", "two", "three one")]
    _merge(known, Reading("AAA", "annual_report", 2018, "2020-01-01", ONE))
    assert len(known) == 2


def test_a_day_takes_the_place_of_none_and_of_what_is_inferred():
    known = [Reading("AAA", "annual_report", 2018, "", ONE, "from a series", "inferred")]
    _merge(known, Reading("AAA", "annual_report", 2018, "2019-06-13", TWO))
    assert [(one.on, one.grade, one.note) for one in known] == [("2019-06-13", "", "")]


def test_years_whose_reports_had_fallen_due():
    assert _due_by(2013, "2016-07-10") == [2013, 2014, 2015]
    assert _due_by(2013, "2016-04-29") == [2013, 2014]


def test_numbers_and_names():
    assert pair("186 / 16368") == ("186", "16368")
    assert pair("8470 km2") == ("", "")
    assert slug("São Tomé and Príncipe") == "sao-tome-and-principe"
    assert [row["id"] for row in numbered([{"id": "a"}, {"id": "b"}, {"id": "a"}])] == ["a", "b", "a-2"]


def test_a_missing_raw_file_is_named(tmp_path):
    with pytest.raises(SystemExit, match=r"states\.csv"):
        RawFiles(tmp_path).rows("states")


def test_raw_files_may_lie_in_a_folder_of_their_own(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "states.csv").write_text("iso3, name\nAAA, Aland \n", encoding="utf-8")
    assert RawFiles(tmp_path).rows("states") == RawFiles(tmp_path / "data").rows("states")


def test_what_was_written_by_hand_is_used():
    named = {row["id"] for row in rows("sources")}
    assert "untc-ccm-2026-02-03" in named
    assert notes("completions")["MOZ"] == "announced at the 1RC"
