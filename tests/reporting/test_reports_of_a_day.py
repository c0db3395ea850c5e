"""Which reports a page of a day may show."""

import pytest

from corcom.reporting.models import ReportReceived
from corcom.reporting.queries import may_be_in, received
from tests.recorded import as_at, fictional, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def undated_report_for_2016(empty_record):
    fictional(RUR="Ruritania")
    return put(ReportReceived, "a", "", state_id="RUR", duty="annual_report", year=2016)


@pytest.mark.parametrize(("day", "shown"), [((2016, 12, 31), False), ((2017, 1, 1), True)])
def test_an_undated_report_is_not_shown_before_the_year_that_it_covers_is_over(day, shown):
    assert [r.fact.pk for r in received(as_at(*day), "RUR")] == (["a"] if shown else [])


def test_a_dated_report_is_shown_from_its_first_possible_day():
    put(ReportReceived, "b", "2018-04", state_id="RUR", duty="annual_report", year=2017)
    assert [r.fact.pk for r in received(as_at(2018, 3, 31), "RUR")] == ["a"]
    assert {r.fact.pk for r in received(as_at(2018, 4, 1), "RUR")} == {"a", "b"}


def test_an_initial_report_covers_no_year(undated_report_for_2016):
    first = put(ReportReceived, "c", "", state_id="RUR", duty="initial_report")
    assert may_be_in(first, as_at(2012))
    assert not may_be_in(undated_report_for_2016, as_at(2012))
