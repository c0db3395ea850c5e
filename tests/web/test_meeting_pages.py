"""The Committee's meetings in the workspace: pages that work without script, and what nobody else sees."""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corcom.committee import agenda, arranging
from corcom.committee.agenda import Draft
from corcom.committee.arranging import Convened
from corcom.committee.calendar_links import make_link
from corcom.committee.convening import Gathering, enter_meeting
from corcom.committee.dates_typed import Dates
from corcom.committee.models import CalendarLink, Mandate, Meeting
from corcom.people.actions import end_accreditation
from corcom.people.held import subject_of, told
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, today
from corcom.record.models import TrailEntry
from corcom.record.reader import THE_UNIT
from corcom.record.trail import Act
from tests.people.persons import person, signed_in
from tests.recorded import fictional, put

pytestmark = pytest.mark.django_db

SOON = today() + timedelta(days=30)
HOSTILE = "<script>alert('x')</script>{{ 7|add:7 }}"
PDF = b"%PDF-1.7\nA plan\n%%EOF"


@pytest.fixture(autouse=True)
def record(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia")
    put(
        Mandate,
        "of-SYL",
        f"{today().year - 1}/{today().year + 1}",
        state_id="SYL",
        office="president",
        period="this term",
    )


@pytest.fixture
def users():
    return {
        "unit": person("unit"),
        "president": person("delegate", "SYL", in_committee=True),
        "member": person("delegate", "RUR", in_committee=True),
        "observer": person("observer", "CMC", in_committee=True),
        "delegate": person("delegate", "FRE"),
    }


@pytest.fixture
def clients(users, client):
    return {"stranger": client, **{who: signed_in(user) for who, user in users.items()}}


@pytest.fixture
def meeting():
    return enter_meeting(act(), Gathering(SOON.isoformat()))


def act(reader=THE_UNIT, actor="somebody"):
    return Act(actor, "made up", reader)


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def test_a_meeting_is_planned_proposed_convened_and_cancelled_by_forms_alone(clients):
    unit = clients["unit"]
    typed = {"dates": "9 or 11 March 2027", "times": "", "place": "", "number": "", "circle": "committee"}
    went = unit.post("/desk/meetings/new/", typed)
    assert went.status_code == 302
    where = went["Location"]
    assert "9 or 11 March 2027" in page(unit, where)
    unit.post(f"{where}dates/", {"dates": "second week of March 2027", "times": "", "place": ""})
    assert "between 8 and 12 March 2027" in page(unit, where)
    given = {"day": "2027-03-09", "times": "12:30-14:30", "place": "Room VII", "call": ""}
    unit.post(f"{where}convene/", given)
    told_ = page(unit, where)
    assert "9 March 2027" in told_
    assert "12:30-14:30, " in told_
    assert "It was held" not in told_, "its day has not come"
    unit.post(f"{where}step/cancel/", {"reason": "a strike at the airport"})
    told_ = page(unit, where)
    assert "a strike at the airport" in told_
    assert "cancelled" in told_


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"dates": "soon"}, "is not understood"),
        ({"dates": "Monday 9 March 2027"}, "is a Tuesday"),
        ({"dates": "9 March 2027", "times": "after lunch"}, "Write the hours"),
        ({"dates": ""}, "required"),
    ],
)
def test_a_form_that_is_refused_says_why_and_keeps_what_was_typed(clients, typed, why):
    answer = clients["unit"].post(
        "/desk/meetings/new/", {"circle": "committee", "place": "Room VII", **typed}
    )
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert 'value="Room VII"' in answer.content.decode()
    assert not Meeting.objects.everything().filter(on__startswith="2027-03").exists()


def test_who_is_not_of_the_committee_finds_nothing(clients, meeting):
    agenda.add(act(), meeting, Draft("Secret matter"))
    arranging.issue_agenda(act(), meeting)
    where = f"/desk/meetings/{meeting.code}/"
    for path in (where, f"{where}agenda/", f"{where}calendar.ics", f"{where}out/agenda.html"):
        for who, status in (("stranger", 302), ("delegate", 403), ("member", 200), ("observer", 200)):
            assert ("Secret" in page(clients[who], path, status)) <= (status == 200), (who, path)
    assert meeting.code not in page(clients["stranger"], "/meetings/")
    page(clients["stranger"], f"/meetings/{meeting.code}/", 404)


def test_a_meeting_in_the_circle_of_the_unit_is_not_there_for_members_and_the_asking_stays(clients):
    hidden = enter_meeting(act(), Gathering(SOON.isoformat(), circle="unit", title="Hidden"))
    said = page(clients["member"], f"/desk/meetings/{hidden.code}/", 404)
    none = page(clients["member"], "/desk/meetings/CC-1999-01-01/", 404)
    assert said.replace(hidden.code, "") == none.replace("CC-1999-01-01", "")
    assert TrailEntry.objects.filter(action="refuse", record=hidden.code).count() == 1
    assert "Hidden" not in page(clients["member"], "/desk/meetings/")


def test_the_link_of_the_call_is_shown_to_members_and_on_no_public_page(clients):
    public = enter_meeting(act(), Gathering(SOON.isoformat(), circle="public"))
    call = "https://call.streslau.example/very-secret"
    arranging.convene(act(), public, Convened(SOON.isoformat(), "12:30-14:30", "Room VII", call))
    where = f"/desk/meetings/{public.code}/"
    assert call in page(clients["member"], where)
    assert "very-secret" in page(clients["member"], f"{where}calendar.ics")
    for form in ("/", ".json", ".ics", ".csv"):
        assert "very-secret" not in page(clients["stranger"], f"/meetings/{public.code}{form}")
    assert "Room VII" in page(clients["stranger"], f"/meetings/{public.code}/")


def test_public_pages_and_calendars_tell_each_proposed_day(clients):
    first, second = SOON, SOON + timedelta(days=2)
    public = enter_meeting(act(), Gathering(SOON.isoformat(), circle="public"))
    arranging.propose_dates(act(), public, Dates(f"[{first},{second}]"))
    calendar = icalendar.Calendar.from_ical(page(clients["stranger"], "/meetings.ics"))
    ours = [e for e in calendar.walk("VEVENT") if public.code in str(e["UID"])]
    assert {e["DTSTART"].dt for e in ours} == {first, second}
    assert {str(e["STATUS"]) for e in ours} == {"TENTATIVE"}
    assert " or " in page(clients["stranger"], f"/meetings/{public.code}/")


def test_the_agenda_is_prepared_by_buttons_alone(clients, meeting):
    unit, where = clients["unit"], f"/desk/meetings/{meeting.code}/agenda/"
    for title in ("First", "Second"):
        unit.post(f"{where}add/", {"title": title})
    first, second = (one.item.pk for one in agenda.items(Lens(today(), today(), THE_UNIT), meeting))
    assert unit.post(f"{where}{second}/up/")["Location"].endswith(f"#item-{second}")
    told_ = page(unit, where)
    assert told_.index("Second") < told_.index("First")
    unit.post(f"{where}{first}/in/")
    assert "1.1" in page(unit, where)
    unit.post(f"{where}{first}/remove/")
    assert "Taken off" in page(unit, where)
    unit.post(f"{where}{first}/back/")
    assert "Taken off" not in page(unit, where)
    unit.post(
        f"{where}{first}/", {"title": "First, said anew", "minutes_allotted": "15", "annotation": "Read it."}
    )
    told_ = page(unit, where)
    assert "First, said anew" in told_
    assert "15 minutes are allotted" in told_


def test_proposals_are_entered_all_or_one_by_one(clients, meeting):
    unit, where = clients["unit"], f"/desk/meetings/{meeting.code}/agenda/"
    unit.post(f"{where}accept/", {"one": ["standing:theme:victim"]})
    lens = Lens(today(), today(), THE_UNIT)
    titles = [one.item.title for one in agenda.items(lens, meeting)]
    assert titles == ["Updates by the Coordinators", "Victim assistance"], "an item brings the one above it"
    unit.post(f"{where}accept/", {"all": "1"})
    assert "CorCom proposes" not in page(unit, where)


def test_minutes_beyond_the_hours_are_told(clients):
    short = enter_meeting(act(), Gathering(SOON.isoformat(), times="12:30-13:00"))
    agenda.add(act(), short, Draft("Long matter", minutes_allotted=45))
    assert "More than the meeting lasts." in page(clients["unit"], f"/desk/meetings/{short.code}/agenda/")


def test_a_member_sees_the_agenda_when_it_is_issued_and_no_button(clients, meeting):
    agenda.add(act(), meeting, Draft("Welcome"))
    where = f"/desk/meetings/{meeting.code}/agenda/"
    assert "has not been issued yet" in page(clients["member"], where)
    clients["president"].post(f"/desk/meetings/{meeting.code}/step/issue/")
    seen = page(clients["member"], where)
    assert "Welcome" in seen
    assert "Move up" not in seen
    assert clients["member"].post(f"{where}add/", {"title": "Mine"}).status_code == 403


@pytest.mark.parametrize("kind", ["invitation", "agenda", "annotated-agenda"])
def test_papers_of_a_meeting_come_as_word_pdf_and_page_and_hostile_titles_are_text(clients, kind):
    odd = enter_meeting(act(), Gathering(SOON.isoformat(), place=HOSTILE[:100], title=HOSTILE))
    item = agenda.add(act(), odd, Draft(HOSTILE, lead=HOSTILE, annotation=HOSTILE, minutes_allotted=5))
    agenda.add(act(), odd, Draft("Under it", parent=item.pk))
    arranging.convene(act(), odd, Convened(SOON.isoformat(), "12:30-14:30", HOSTILE[:100]))
    arranging.issue_agenda(act(), odd)
    member, where = clients["member"], f"/desk/meetings/{odd.code}/out/{kind}"
    told_ = page(member, f"{where}.html")
    assert "<script>alert" not in told_
    assert "{{ 7|add:7 }}" in told_
    word = b"".join(member.get(f"{where}.docx").streaming_content)
    assert b"&lt;script&gt;" in ZipFile(BytesIO(word)).read("word/document.xml")
    assert b"".join(member.get(f"{where}.pdf").streaming_content).startswith(b"%PDF-")
    for path in (f"/desk/meetings/{odd.code}/", f"/desk/meetings/{odd.code}/agenda/", "/desk/meetings/"):
        assert "<script>alert" not in page(member, path)


def test_the_file_for_ones_calendar_says_what_became_of_the_meeting(clients, meeting):
    def event():
        calendar = icalendar.Calendar.from_ical(
            page(clients["member"], f"/desk/meetings/{meeting.code}/calendar.ics")
        )
        (found,) = calendar.walk("VEVENT")
        return str(calendar["METHOD"]), str(found["STATUS"]), found["SEQUENCE"], str(found["UID"])

    uid = f"meeting-{meeting.code}@corcom"
    assert event() == ("PUBLISH", "TENTATIVE", 0, uid)
    arranging.convene(act(), meeting, Convened(SOON.isoformat(), "12:30-14:30"))
    assert event() == ("PUBLISH", "CONFIRMED", 1, uid)
    arranging.cancel(act(), meeting, "a strike")
    assert event() == ("CANCEL", "CANCELLED", 2, uid)


def test_a_paper_is_circulated_commented_and_circulated_anew_and_the_old_version_stays(clients, meeting):
    unit, member = clients["unit"], clients["member"]
    where = f"/desk/meetings/{meeting.code}/papers/"
    sent = {"title": "Work plan", "submitted_by": "Ruritania", "comments_until": SOON.isoformat()}
    went = unit.post(f"{where}new/", {**sent, "file": SimpleUploadedFile("plan.pdf", PDF)})
    assert went.status_code == 302
    paper = went["Location"]
    assert "Work plan" in page(member, "/desk/meetings/"), "it stands among those that await comments"
    member.post(f"{paper}comment/", {"text": f"We would add a line. {HOSTILE}"})
    unit.post(f"{paper}version/", {"file": SimpleUploadedFile("plan-2.pdf", PDF + b"2")})
    told_ = page(member, paper)
    assert "Ruritania" in told_
    assert "<script>alert" not in told_
    assert "on version 1" in told_
    assert [page(member, f"{paper}versions/{n}/") for n in (1, 2)] == [PDF.decode(), PDF.decode() + "2"]
    assert member.post(f"{paper}version/", {}).status_code == 403
    for who in ("stranger", "delegate"):
        assert clients[who].get(f"{paper}versions/1/").status_code in (302, 403)


def test_after_its_last_day_a_paper_takes_no_comment(clients, meeting):
    sent = {"title": "For information", "file": SimpleUploadedFile("plan.pdf", PDF)}
    paper = clients["unit"].post(f"/desk/meetings/{meeting.code}/papers/new/", sent)["Location"]
    assert clients["member"].post(f"{paper}comment/", {"text": "Too late"}).status_code == 409
    assert "Too late" not in page(clients["member"], paper)


def test_a_paper_is_not_reached_through_another_meeting(clients, meeting):
    sent = {"title": "For information", "file": SimpleUploadedFile("plan.pdf", PDF)}
    paper = clients["unit"].post(f"/desk/meetings/{meeting.code}/papers/new/", sent)["Location"]
    other = enter_meeting(act(), Gathering((SOON + timedelta(days=9)).isoformat()))
    page(clients["member"], paper.replace(meeting.code, other.code), 404)


def test_a_macro_is_not_circulated(clients, meeting):
    sent = {"title": "Odd", "file": SimpleUploadedFile("odd.exe", b"MZ")}
    answer = clients["unit"].post(f"/desk/meetings/{meeting.code}/papers/new/", sent)
    assert answer.status_code == 422
    assert "is not taken" in answer.content.decode()


def test_the_year_shows_what_a_proposed_day_meets_with(clients, meeting):
    told_ = page(clients["member"], f"/desk/meetings/year/?year={SOON.year}&dates={SOON}")
    assert "On the same days:" in told_
    assert "Meeting of the Coordination Committee" in told_
    saturday, monday = (page(clients["member"], f"/desk/meetings/year/?dates=2091-03-{d}") for d in (10, 12))
    assert "nothing on record on these days" in saturday
    assert "A weekend." in saturday
    assert "A weekend." not in monday
    assert "is not understood" in page(clients["member"], "/desk/meetings/year/?dates=some+day")
    for odd in ("x", "99999", "²", "-1"):
        page(clients["member"], f"/desk/meetings/year/?year={odd}", 404)


class TestTheCalendarBehindALink:
    """A secret address for calendar programs."""

    @pytest.fixture
    def link(self, users):
        member = users["member"]
        return f"/calendar/{make_link(act(reader_of(member, today()), member.actor))}.ics"

    def events(self, client, path):
        calendar = icalendar.Calendar.from_ical(page(client, path))
        return {str(event["UID"]): event for event in calendar.walk("VEVENT")}

    def test_it_shows_the_committees_days_without_signing_in_and_not_the_call(self, client, link, meeting):
        arranging.convene(
            act(), meeting, Convened(SOON.isoformat(), "12:30-14:30", "", "https://call.streslau.example/x")
        )
        found = self.events(client, link)[f"meeting-{meeting.code}@corcom"]
        assert str(found["STATUS"]) == "CONFIRMED"
        assert "call.streslau" not in page(client, link)
        arranging.cancel(act(), meeting, "a strike")
        gone = self.events(client, link)[f"meeting-{meeting.code}@corcom"]
        assert (str(gone["STATUS"]), gone["SEQUENCE"]) == ("CANCELLED", 2)

    def test_it_shows_the_last_day_for_comments(self, client, link, clients, meeting):
        sent = {
            "title": "Work plan",
            "comments_until": SOON.isoformat(),
            "file": SimpleUploadedFile("p.pdf", PDF),
        }
        clients["unit"].post(f"/desk/meetings/{meeting.code}/papers/new/", sent)
        titles = [str(event["SUMMARY"]) for event in self.events(client, link).values()]
        assert "Last day for comments: Work plan" in titles

    def test_it_shows_no_more_than_the_committee_may_see_whoever_owns_it(self, client, users):
        unit = users["unit"]
        enter_meeting(act(), Gathering(SOON.isoformat(), circle="unit", title="Hidden"))
        link = f"/calendar/{make_link(act(reader_of(unit, today()), unit.actor))}.ics"
        assert "Hidden" not in page(client, link)

    def test_revoked_it_opens_nothing(self, client, link, clients, users):
        key = CalendarLink.objects.get(actor=users["member"].actor).pk
        assert clients["observer"].post(f"/desk/calendar/{key}/revoke/").status_code == 409
        assert client.get(link).status_code == 200
        clients["member"].post(f"/desk/calendar/{key}/revoke/")
        assert client.get(link).status_code == 404

    def test_when_the_seat_ends_it_opens_nothing(self, client, link, users):
        end_accreditation(act(), users["member"].accreditations.get(), today())
        assert client.get(link).status_code == 404

    def test_what_is_no_link_gets_the_same_answer_and_leaves_nothing(self, client, link):
        before = TrailEntry.objects.count()
        answers = {
            client.get(f"/calendar/{made_up}.ics").status_code for made_up in ("x", "A" * 43, "ü", "%00")
        }
        assert answers == {404}
        assert TrailEntry.objects.count() == before

    def test_the_secret_is_kept_nowhere_and_the_owner_is_told_of_the_link(self, link, users):
        secret = link.removeprefix("/calendar/").removesuffix(".ics")
        kept = [str(vars(row)) for row in (*CalendarLink.objects.all(), *TrailEntry.objects.all())]
        assert not [row for row in kept if secret in row]
        assert len(told(subject_of(users["member"]))["calendar links"]) == 1

    def test_no_more_than_five_links_at_once(self, clients):
        answers = [clients["member"].post("/desk/calendar/").status_code for _ in range(6)]
        assert answers == [200] * 5 + [409]


def test_the_annotated_agenda_has_a_heading_for_what_has_more_to_say_and_what_stands_above_it(
    clients, meeting
):
    top = agenda.add(act(), meeting, Draft("Themes"))
    agenda.add(act(), meeting, Draft("Clearance", annotation="Two requests are expected.", parent=top.pk))
    agenda.add(act(), meeting, Draft("Any other business"))
    told_ = page(clients["unit"], f"/desk/meetings/{meeting.code}/out/annotated-agenda.html")
    headings = re.findall(r"<h[123][^>]*>(.*?)</h", told_)
    assert any("1. Themes" in heading for heading in headings)
    assert any("1.1 Clearance" in heading for heading in headings)
    assert not any("Any other business" in heading for heading in headings)
    assert "Two requests are expected." in told_


def test_the_search_leads_members_to_the_page_of_the_meeting(clients):
    entered = enter_meeting(act(), Gathering(SOON.isoformat(), title="Streslau gathering"))
    assert f"/desk/meetings/{entered.code}/" in page(clients["member"], "/desk/search/?q=Streslau+gathering")
    assert entered.code not in page(clients["delegate"], "/desk/search/?q=Streslau+gathering")
