"""Where sources contradict each other, over all tables."""

import pytest

from corcom.law.models import NationalLaw
from corcom.record.disagreements import disagreements
from corcom.register.models import Deposit
from tests.recorded import as_at, fictional, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def states(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia")


def deposited(name: str, on: str, state: str = "RUR", **more):
    return put(Deposit, name, on, state_id=state, treaty="ccm", instrument="accession", **more)


def law(name: str, on: str):
    return put(NationalLaw, name, on, state_id="RUR", kind="specific", title="Act")


def told(*day) -> list[tuple[str, list[str]]]:
    return [(r.fact.pk, [f.pk for f in r.disagreeing]) for r in disagreements(as_at(*day))]


def test_both_readings_are_named_ordered_by_table_and_name():
    law("law-b", "2012-12-12")
    law("law-a", "2012-12-21")
    deposited("z", "2009-09-25", preferred=True)
    deposited("y", "2009-12-25")
    deposited("x", "2010-01-01", state="FRE")
    assert told(2018) == [("z", ["y"]), ("law-a", ["law-b"])]


def test_sources_that_agree_are_not_named():
    deposited("z", "2009-09-25")
    deposited("y", "2009")
    assert told(2018) == []


def test_what_is_unverified_contradicts_nobody():
    deposited("z", "2009-09-25")
    deposited("y", "2010-09-25", grade="unverified")
    assert told(2018) == []


def test_what_came_later_is_not_known_on_the_day():
    law("law-b", "2012-12-12")
    law("law-a", "2012-12-21")
    assert (told(2012, 12, 1), told(2012, 12, 31)) == ([], [("law-a", ["law-b"])])
