"""Whatever a reader asks for, what is kept in memory stays bounded."""

import pytest

from corcom.record.shelf import Shelf


@pytest.fixture
def made():
    return []


@pytest.fixture
def keep(made):
    shelf = Shelf("a version")

    def kept(key, most=0):
        return shelf.keep(key, lambda: made.append(key) or key, most)

    return kept


def test_what_is_kept_is_made_once(keep, made):
    assert [keep("all"), keep("all")] == ["all", "all"]
    assert made == ["all"]


def test_the_one_not_asked_for_longest_goes_first(keep, made):
    for day in (1, 2, 1, 3):
        keep(("day", day), most=2)
    keep(("day", 1), most=2)
    assert made == [("day", 1), ("day", 2), ("day", 3)]
    keep(("day", 2), most=2)
    assert made[-1] == ("day", 2)


def test_one_kind_does_not_crowd_out_another(keep, made):
    keep(("table", 1))
    for day in range(10):
        keep(("day", day), most=2)
    keep(("table", 1))
    assert made.count(("table", 1)) == 1
