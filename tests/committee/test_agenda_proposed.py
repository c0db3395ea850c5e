"""What CorCom proposes for an agenda, and why; nothing enters it unasked."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corcom.committee import agenda, meeting_papers
from corcom.committee.actions import Made, record_promise
from corcom.committee.agenda import Draft
from corcom.committee.agenda_proposed import last_with_agenda, proposals, propose, to_take_over
from corcom.committee.convening import Gathering, Stepped, enter_meeting, step_meeting
from corcom.committee.meeting_papers import Sheet, circulate
from corcom.committee.models import AgendaItem, Mandate, MeetingPaper, Occasion
from corcom.committee.queries import meeting as find_meeting
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.committee.test_agenda import MEMBER, UNIT, told
from tests.recorded import fictional, party, put

pytestmark = pytest.mark.django_db

LAST, NEXT = today() - timedelta(days=30), today() + timedelta(days=20)
TERM = f"{today().year - 1}/{today().year + 1}"


def act(reader=THE_UNIT):
    return Act("somebody", "made up", reader)


@pytest.fixture(autouse=True)
def record(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia")
    for iso3 in ("RUR", "FRE"):
        put(
            Mandate,
            f"of-{iso3}",
            TERM,
            state_id=iso3,
            office="coordinator",
            theme="Clearance and risk reduction education",
            period="t",
        )
    put(Mandate, "of-SYL", TERM, state_id="SYL", office="president", period="t")


@pytest.fixture
def last():
    entered = enter_meeting(act(), Gathering(LAST.isoformat()))
    step_meeting(act(), entered, Stepped("held", LAST.isoformat()))
    return entered


@pytest.fixture
def meeting():
    return enter_meeting(act(), Gathering(NEXT.isoformat()))


def proposed(meeting):
    return {one.draft.title: one for one in proposals(UNIT, meeting)}


def test_standing_items_come_in_the_order_of_the_committees_agenda(meeting):
    propose(act(), meeting, proposals(UNIT, meeting))
    top = [title for number, title in told(meeting) if "." not in number]
    top = [title for title in top if not title.startswith("What lies ahead")]
    assert top == [
        "Opening and welcome by the President",
        "Adoption of the agenda",
        "Adoption of the minutes of the meeting of 25 September 2018",
        "Matters arising from the last meetings",
        "Update by the Presidency",
        "Updates by the Coordinators",
        "Update by the Implementation Support Unit",
        "Any other business",
        "Date of the next meeting",
    ]


def test_each_theme_has_its_coordinators_of_the_day_and_the_president_leads(meeting):
    found = proposed(meeting)
    assert found["Clearance and risk reduction education"].draft.lead == "Freedonia and Ruritania"
    assert found["Universalization"].draft.lead == ""
    assert "no Coordinator on record" in found["Universalization"].why
    assert found["Opening and welcome by the President"].draft.lead == "Syldavia"


def test_the_adoption_of_minutes_appears_by_itself_until_they_are_adopted(last, meeting):
    titles = [
        one.draft.title for one in proposals(UNIT, meeting) if "Adoption of the minutes" in one.draft.title
    ]
    assert len(titles) == 1
    step_meeting(act(), last, Stepped("adopted", today().isoformat(), at_meeting=last))
    assert not [title for title in proposed(meeting) if "Adoption of the minutes" in title]


def test_open_promises_arise_with_their_owners(last, meeting):
    made = Made(last, LAST.isoformat(), "circulate the sample pages", "Ruritania; ISU", "RUR ISU-CCM")
    promise = record_promise(act(), made)
    one = proposed(meeting)["Circulate the sample pages"]
    assert (one.draft.lead, one.draft.about, one.under) == ("Ruritania, ISU", promise.pk, "standing:arising")
    assert "open" in one.why


def test_what_falls_due_and_what_is_remembered_in_sixty_days_is_proposed_with_its_reason(meeting):
    party("RUR", on=(NEXT - timedelta(days=330)).isoformat())
    near, far = NEXT + timedelta(days=10), NEXT + timedelta(days=70)
    put(Occasion, "near", near.isoformat(), title="Open briefing", status="planned")
    put(Occasion, "far", far.isoformat(), title="Far briefing", status="planned")
    found = {title: one for title, one in proposed(meeting).items() if one.under == "standing:ahead"}
    assert any(title.startswith("Open briefing") for title in found)
    assert not any(title.startswith("Far briefing") for title in found)
    reports = [one for title, one in found.items() if "Ruritania" in title]
    assert reports
    assert "Art. 7(1)" in reports[0].why


def test_papers_that_await_comment_are_proposed_and_bound_to_their_item(meeting):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\nA plan\n%%EOF")
    paper = circulate(act(), meeting, Sheet("Work plan", "Ruritania", NEXT), upload)
    one = proposed(meeting)["Work plan"]
    assert (one.draft.lead, one.under) == ("Ruritania", "standing:papers")
    propose(act(), meeting, [one])
    bound = MeetingPaper.objects.everything().get(pk=paper.pk)
    assert bound.item.title == "Work plan"
    assert meeting_papers.awaiting_comment(UNIT) == [paper]


def test_what_was_accepted_or_taken_off_is_not_proposed_again(meeting):
    one = proposed(meeting)["Any other business"]
    (item,) = propose(act(), meeting, [one])
    assert "Any other business" not in proposed(meeting)
    agenda.remove(act(), item)
    assert "Any other business" not in proposed(meeting)


def test_proposing_enters_nothing(meeting):
    proposals(UNIT, meeting)
    assert told(meeting) == []


def test_items_accepted_one_by_one_find_the_item_that_they_belong_to(meeting):
    themes = proposed(meeting)["Updates by the Coordinators"]
    propose(act(), meeting, [themes])
    propose(act(), meeting, [proposed(meeting)["Victim assistance"]])
    assert told(meeting) == [("1", "Updates by the Coordinators"), ("1.1", "Victim assistance")]


def test_the_last_agenda_is_taken_over_without_what_belonged_to_that_day(last, meeting):
    record_promise(act(), Made(last, LAST.isoformat(), "a sample", "Ruritania", "RUR"))
    propose(act(), last, proposals(Lens(LAST, today(), THE_UNIT), find_meeting(UNIT, last.code)))
    parent = agenda.add(act(), last, Draft("Our own item", minutes_allotted=7))
    agenda.add(act(), last, Draft("Under it", parent=parent.pk))
    taken = last_with_agenda(UNIT, meeting)
    assert taken.pk == last.pk
    agenda.take_over(act(), meeting, to_take_over(UNIT, taken))
    titles = [title for _number, title in told(meeting)]
    assert "Our own item" in titles
    assert "Under it" in titles
    assert "A sample" not in titles
    assert not [title for title in titles if title.startswith("Adoption of the minutes")]
    assert agenda.items(UNIT, meeting)[0].item.title == "Opening and welcome by the President"


def test_an_agenda_on_record_is_taken_over_with_its_tree(last, meeting):
    rows = [
        ("1", "", "Present"),
        ("", "1", "Apologies"),
        ("2", "", "Welcome"),
        ("3", "", "Themes"),
        ("3.1", "3", "Clearance"),
    ]
    for position, (number, parent, title) in enumerate(rows):
        AgendaItem.objects.everything().create(
            id=f"row-{position}",
            meeting=last,
            position=position,
            number=number,
            parent_number=parent,
            title=title,
        )
    put(Occasion, "anything", "2020", title="so that the record is read anew", status="held")
    agenda.take_over(act(), meeting, to_take_over(UNIT, find_meeting(UNIT, last.code)))
    assert told(meeting) == [("1", "Welcome"), ("2", "Themes"), ("2.1", "Clearance")]


def test_a_member_accepts_nothing(meeting):
    with pytest.raises(NoRight):
        propose(act(MEMBER), meeting, proposals(UNIT, meeting))
    with pytest.raises(NoRight):
        agenda.take_over(act(MEMBER), meeting, [(0, Draft("Mine"))])
