"""What CorCom would have put before the Committee after its meetings of September 2018 and January 2012."""

from datetime import date

import pytest

from corcom.committee.agenda_proposed import proposals
from corcom.committee.queries import committee_meetings, meeting, when_meets
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.web.workspace.meetings.year import days_of

pytestmark = pytest.mark.django_db


def as_at(*day: int) -> Lens:
    return Lens(date(*day), today(), THE_UNIT)


@pytest.fixture
def proposed():
    """The agenda for the second week of November 2018, as CorCom proposes it a fortnight before."""
    lens = as_at(2018, 10, 22)
    return proposals(lens, meeting(lens, "CC-2018-11"))


def test_the_next_meeting_is_a_window_and_the_chain_leads_back(proposed):
    lens = as_at(2018, 9, 26)
    november, september, august = committee_meetings(lens)[:3]
    assert when_meets(november) == "between 5 and 16 November 2018"
    assert (september.code, august.code) == ("CC-2018-09-25", "CC-2018-08-30")
    assert august.minutes_adopted_on == date(2018, 9, 25)


def test_the_minutes_of_september_are_to_be_adopted_and_those_of_august_no_more(proposed):
    adoption = [one.draft.title for one in proposed if one.draft.about.startswith("minutes:")]
    assert adoption == ["Adoption of the minutes of the meeting of 25 September 2018"]


def test_what_was_promised_in_september_arises_with_its_owners(proposed):
    arising = {one.draft.about: one.draft for one in proposed if one.draft.origin == "arising"}
    assert len(arising) > 20
    assert any("Sri Lanka" in draft.lead for draft in arising.values())
    assert any("Iraq" in draft.lead for draft in arising.values())


def test_the_tenth_anniversary_and_the_last_day_for_requests_lie_ahead(proposed):
    ahead = [one.draft.title for one in proposed if one.under == "standing:ahead"]
    assert "10 years since: Opening for signature at Oslo, 3 December 2018" in ahead
    assert any("due 2 December 2018" in title for title in ahead)


def test_each_theme_comes_with_the_coordinators_of_the_day(proposed):
    leads = {one.draft.theme: one.draft.lead for one in proposed if one.draft.theme}
    assert len(leads) == 8
    assert {"Panama", "Chile"} <= set(leads["Universalization"].split(" and "))
    assert "Iraq" in leads["Transparency"]


def test_the_year_2012_holds_what_the_minutes_of_january_say_of_it():
    days = {day.entry.title: day.entry for day in days_of(as_at(2012, 1, 24), 2012)}
    briefing = days["Open briefing on the elements of an ISU"]
    assert (briefing.first, briefing.tentative) == (date(2012, 2, 3), False)
    assert days["Second open-ended consultation"].tentative
    assert days["Oslo Progress Report to translation"].first == date(2012, 7, 1)
    assert date(2012, 4, 30) in {
        entry.first for title, entry in days.items() if title.startswith("Annual report")
    }
