"""A paper on disk is whole or is not there."""

import os

import pytest

from corcom.papers.paper import PaperError, Paragraph, hidden
from corcom.papers.read_back import read_back
from corcom.papers.writers import UnknownFormat, write
from tests.papers.sample import sample

ENDINGS = ("docx", "pdf", "html", "DOCX")
UNSETTABLE = sample(parts=(Paragraph("\U000f1234"),))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_chooses_the_format(tmp_path, ending):
    path = tmp_path / f"paper.{ending}"
    write(sample(), path)
    assert read_back(path.name, path.read_bytes()) == hidden(sample())
    assert os.listdir(tmp_path) == [path.name]


def test_a_paper_is_readable_by_those_whom_the_folder_allows(tmp_path):
    path = tmp_path / "paper.html"
    write(sample(), path)
    (tmp_path / "plain").write_text("x")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["paper.xlsx", "paper", "paper.html.zip", ".pdf"])
def test_an_unknown_ending_names_the_three(tmp_path, name):
    with pytest.raises(UnknownFormat, match=r"\.docx, \.pdf or \.html"):
        write(sample(), tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(PaperError, match="nowhere' does not exist"):
        write(sample(), tmp_path / "nowhere" / "paper.pdf")


def test_a_paper_that_fails_leaves_the_old_one(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    with pytest.raises(PaperError):
        write(UNSETTABLE, path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["paper.pdf"]


def test_a_place_that_is_taken_by_a_folder(tmp_path):
    (tmp_path / "paper.html").mkdir()
    with pytest.raises(PaperError, match="cannot be written"):
        write(sample(), tmp_path / "paper.html")
    assert os.listdir(tmp_path) == ["paper.html"]


def test_a_name_too_long_for_the_disk(tmp_path):
    with pytest.raises(PaperError, match="cannot be written"):
        write(sample(), tmp_path / ("x" * 300 + ".html"))
    assert os.listdir(tmp_path) == []
