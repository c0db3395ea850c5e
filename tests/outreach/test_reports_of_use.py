"""Statements under Article 1 and reports of use: an unverified user is never told."""

import pytest

from corcom.duties.words import words
from corcom.outreach.models import Statement, UseReport
from corcom.outreach.queries import statements_of, use_reports, user_of
from tests.recorded import as_at, fictional, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def states(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia")


def used(name: str, on: str = "2012-03", **more):
    said = {"place": "Streslau", "status": "alleged", "alleged_user": "the Freedonian army", **more}
    return put(UseReport, name, on, state_id="RUR", **said)


def test_an_unverified_user_is_not_told():
    report = used("a", user_grade="unverified")
    assert user_of(report) == ""
    assert words(report) == "Use reported in Streslau (alleged)"


def test_a_user_without_a_grade_of_its_own_has_that_of_the_report():
    assert user_of(used("a")) == "the Freedonian army"
    assert user_of(used("b", grade="unverified")) == ""


def test_a_user_seen_in_a_source_is_told():
    report = used("a", status="confirmed", user_grade="published")
    told = "Use reported in Streslau (confirmed); user named in the report: the Freedonian army"
    assert words(report) == told


def test_a_report_may_name_no_state():
    report = put(UseReport, "a", "2012", place="the Debatable Lands", status="alleged")
    assert use_reports(as_at(2013)) == [report]


def test_unverified_reports_and_those_of_later_days_are_not_listed():
    used("early")
    used("unseen", grade="unverified")
    used("late", "2014-01")
    assert [report.pk for report in use_reports(as_at(2013))] == ["early"]


def test_statements_of_a_state_are_its_own_and_not_of_later_days():
    for name, state, on in (("a", "RUR", "2010"), ("b", "FRE", "2010"), ("c", "RUR", "2015")):
        put(Statement, name, on, state_id=state, subject="production", says="has never produced any")
    (reading,) = statements_of(as_at(2012), "RUR")
    assert reading.fact.pk == "a"
    assert words(reading.fact) == "On production: has never produced any"


def test_a_states_own_statement_is_told_as_its_own():
    said = put(Statement, "a", "", state_id="RUR", subject="use", says="never used", own=True)
    assert words(said) == "Own statement on use: never used"
