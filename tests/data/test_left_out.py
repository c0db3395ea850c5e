"""What the converter leaves out: a made-up folder of raw files, and the list of the real ones."""

import re

import pytest

from tests.data.tables import FOLDER
from tools.gather.by_hand import rows
from tools.gather.left_out import NOTHING_TAKES_IT, left_out, report
from tools.gather.raw import RawFiles
from tools.gather.sources import Catalogue

LIST = FOLDER.parents[1] / "docs" / "left-out.md"
VOTES = "resolution,vote_date,iso3,vote,source\n"
SEEN = "A/RES/99/1,2044-12-01,RUR,non-voting,Voeten\n"
NOT_TAKEN = "A/RES/99/1,2044-12-01,SYL,yes,Voeten\n"
VOTE = {
    "id": "A-RES-99-1-RUR", "on": "2044-12-01", "source": "voeten-unga-votes", "also": "",
    "state": "RUR", "ballot": "A-RES-99-1", "cast": "non_voting",
}  # fmt: skip


@pytest.fixture
def found(tmp_path):
    """What is left out of the folder, of which the tables hold one vote."""

    def leave(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return left_out(RawFiles(tmp_path), Catalogue({}), {"votes": [VOTE]})

    return leave


def test_a_row_that_nothing_takes_is_listed(found):
    [one] = found(unga_votes=VOTES + SEEN + NOT_TAKEN)
    assert (one.file, one.line, one.about) == ("unga_votes", 3, "A/RES/99/1, 2044-12-01, SYL")
    assert one.reason == NOTHING_TAKES_IT


def test_a_row_with_another_value_day_or_source_is_listed(found):
    for old, new in (("non-voting", "abstain"), ("2044-12-01", "2044-12-02"), ("Voeten", "Monitor FAQ")):
        assert len(found(unga_votes=VOTES + SEEN.replace(old, new))) == 1, new


def test_every_row_of_a_file_that_nobody_knows_is_listed(found):
    listed = found(unga_votes=VOTES + SEEN, weather="day,rain\n2044-12-01,yes\n2044-12-02,no\n")
    assert [(one.file, one.line) for one in listed] == [("weather", 2), ("weather", 3)]


def test_a_known_reason_is_given(found):
    [one] = found(later_changes="treaty,iso3,change,date_or_year\nCCM,,no other change seen,\n")
    assert one.reason == "says that nothing else was seen"


def test_the_list_has_counts_by_file_and_reason(found):
    text = report(found(weather="day,rain\n2044-12-01,yes\n2044-12-02,no\n"))
    assert "## weather.csv: 2" in text
    assert f"**2: {NOTHING_TAKES_IT}.** 2 2044-12-01, yes; 3 2044-12-02, no" in text


def test_tables_of_a_folder_of_their_own_are_looked_at(tmp_path):
    (tmp_path / "action_plans").mkdir()
    (tmp_path / "action_plans" / "moon.csv").write_text("plan,action\nMoon,1\n", encoding="utf-8")
    [one] = left_out(RawFiles(tmp_path), Catalogue({}), {})
    assert one.file == "action_plans/moon"


def test_of_the_real_files_every_row_left_out_has_a_reason():
    text = LIST.read_text(encoding="utf-8")
    assert NOTHING_TAKES_IT not in text
    counted = [int(each) for each in re.findall(r"^## .*\.csv: (\d+)$", text, re.MULTILINE)]
    assert sum(counted) == sum(int(each) for each in re.findall(r"^\*\*(\d+): ", text, re.MULTILINE))


def test_every_reason_written_by_hand_is_in_the_list():
    text = LIST.read_text(encoding="utf-8")
    assert [row["reason"] for row in rows("left_out") if row["reason"] not in text] == []
