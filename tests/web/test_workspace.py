"""The workspace: my desk by role, the desk of a State, proposing and reviewing through its pages."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from corcom.keeping.verify import verify
from corcom.people.models import Notice, User
from corcom.people.notices import send_due
from corcom.proposals import actions
from corcom.proposals.approvals import ask_capital, link_of
from corcom.proposals.models import Document, Proposal
from corcom.record.models import TrailEntry
from corcom.record.trail import version
from tests.people.persons import person, signed_in
from tests.proposals.given import LAW, act_of, delegate, handed_in, ruritania, wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

PDF = SimpleUploadedFile("note.pdf", b"%PDF-1.7\nA plain paper\n%%EOF").read()


@pytest.fixture
def state():
    return ruritania()


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES = tmp_path / "files"


def text(response) -> str:
    assert response.status_code == 200, response.content[:500]
    return response.content.decode()


def test_a_stranger_is_led_to_the_sign_in_and_back():
    response = Client().get("/desk/proposals/?x=1")
    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=%2Fdesk%2Fproposals%2F%3Fx%3D1"


def test_somebody_without_a_seat_has_an_account_and_no_desk(state):
    assert signed_in(person()).get("/desk/").status_code == 403


def test_the_desk_shows_each_role_what_waits_for_it(state):
    author, unit = delegate(), person("unit")
    handed_in(state, author)
    actions.propose(act_of(author), state, wish())
    assert "Review: Ruritania, put on record" in text(signed_in(unit).get("/desk/"))
    of_author = text(signed_in(author).get("/desk/"))
    assert "Your proposal: draft" in of_author
    assert "Desk of Ruritania" in of_author
    of_other = text(signed_in(delegate("FRE")).get("/desk/"))
    assert "Nothing waits for you." in of_other
    assert "Ruritania" not in of_other.replace("Realm", "")


def test_the_desk_says_the_same_as_data(state):
    handed_in(state, delegate())
    told = json.loads(signed_in(person("unit")).get("/desk.json").content)
    assert [one["what"] for one in told["waiting"]] == ["Review: Ruritania, put on record"]


def test_nothing_of_the_workspace_is_kept_by_a_browser(state):
    client = signed_in(delegate())
    for address in ("/desk/", "/desk/states/RUR/", "/desk/proposals.csv", "/desk/notices/"):
        assert client.get(address)["Cache-Control"] == "no-store, private"


def test_the_desk_of_a_state_is_open_to_it_and_not_to_others(state):
    own = text(signed_in(delegate()).get("/desk/states/RUR/"))
    assert "a bill is being written" in own
    assert "Propose a change" in own
    before = TrailEntry.objects.count()
    for suffix in ("/", ".json", ".csv"):
        assert signed_in(delegate("FRE")).get(f"/desk/states/RUR{suffix}").status_code == 404
    refused = TrailEntry.objects.order_by("id")[before:]
    assert [(line.action, line.table, line.record) for line in refused] == [("refuse", "states", "RUR")] * 3


def test_a_delegate_writes_attaches_and_hands_in(state):
    author = delegate()
    client = signed_in(author)
    assert "National law" in text(client.get("/desk/states/RUR/propose/"))
    written = client.post("/desk/states/RUR/propose/?table=laws", {**LAW, "note": "", "reason": "passed"})
    proposal = Proposal.objects.everything().get()
    assert written["Location"] == f"/desk/proposals/{proposal.pk}/"
    client.post(f"{written['Location']}attach/", {"document": SimpleUploadedFile("note.pdf", PDF)})
    client.post(f"{written['Location']}step/submit/")
    page = text(client.get(written["Location"]))
    for said in ("with the unit for review", "note.pdf", "Cluster Munitions Act", "passed"):
        assert said in page
    assert Proposal.objects.everything().get().channel == "online"


def test_the_form_of_a_better_reading_shows_what_is_on_record(state):
    page = text(signed_in(delegate()).get("/desk/states/RUR/propose/?table=laws&fact=rur-law"))
    assert "a bill is being written</textarea>" in page
    assert "2015: Law in preparation: a bill is being written" in page


def test_what_is_wrong_stands_in_the_form_and_nothing_typed_is_lost(state):
    client = signed_in(delegate())
    sent = {**LAW, "on": "last spring", "title": "The Act of Streslau", "note": "", "reason": ""}
    response = client.post("/desk/states/RUR/propose/?table=laws", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "The Act of Streslau" in page
    assert page.count('class="error"') == 2
    assert Proposal.objects.everything().count() == 0


def test_of_two_who_write_at_once_the_second_is_told_and_keeps_the_words(state):
    author = delegate()
    client = signed_in(author)
    proposal = actions.propose(act_of(author), state, wish())
    address = f"/desk/proposals/{proposal.pk}/amend/"
    sent = {**LAW, "note": "", "reason": "passed", "revision": "1"}
    assert client.post(address, {**sent, "title": "First"}).status_code == 302
    second = client.post(address, {**sent, "title": "Second"})
    assert second.status_code == 422
    assert "meanwhile" in second.content.decode()
    assert 'value="Second"' in second.content.decode()
    assert Proposal.objects.everything().get().cells["title"] == "First"


def test_the_unit_enters_a_note_verbale_on_behalf_of_a_state(state):
    client = signed_in(person("unit"))
    sent = {**LAW, "note": "", "reason": "note verbale", "channel": "note_verbale", "reference": ""}
    refused = client.post("/desk/states/RUR/propose/?table=laws", sent)
    assert "number and date of the paper" in refused.content.decode()
    client.post("/desk/states/RUR/propose/?table=laws", {**sent, "reference": "12/2026"})
    proposal = Proposal.objects.everything().get()
    assert (proposal.channel, proposal.reference) == ("note_verbale", "12/2026")


def test_the_unit_publishes_and_the_public_page_says_it(state):
    proposal = handed_in(state, delegate())
    public = Client()
    assert "Cluster Munitions Act" not in text(public.get("/states/RUR/"))
    decided = signed_in(person("unit")).post(
        f"/desk/proposals/{proposal.pk}/decide/", {"decision": "publish", "grade": "official"}
    )
    assert decided["Location"] == "/desk/review/"
    page = text(public.get("/states/RUR/"))
    assert "Cluster Munitions Act" in page
    assert "Communication of Ruritania to the unit (online)" in page


def test_an_unverified_proposal_is_kept_and_shown_to_nobody(state):
    proposal = handed_in(state, delegate())
    signed_in(person("unit")).post(
        f"/desk/proposals/{proposal.pk}/decide/", {"decision": "publish", "grade": "unverified"}
    )
    assert Proposal.objects.everything().get().status == "published"
    assert "Cluster Munitions Act" not in text(Client().get("/states/RUR/"))


def test_a_decision_without_the_remark_that_it_needs_changes_nothing(state):
    proposal = handed_in(state, delegate())
    response = signed_in(person("unit")).post(
        f"/desk/proposals/{proposal.pk}/decide/", {"decision": "decline"}
    )
    assert response.status_code == 409
    assert "Write a remark" in response.content.decode()
    assert Proposal.objects.everything().get().status == "submitted"


def test_a_document_is_only_ever_a_download_and_only_for_those_who_see_the_proposal(state):
    author = delegate()
    proposal = handed_in(state, author)
    actions.attach(act_of(author), proposal, SimpleUploadedFile("note.pdf", PDF))
    address = f"/desk/documents/{Document.objects.everything().get().pk}/"
    response = signed_in(person("unit")).get(address)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="note.pdf"'
    assert "sandbox" in response["Content-Security-Policy"]
    response.close()
    assert signed_in(delegate("FRE")).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_the_capital_answers_without_an_account(state):
    author = delegate()
    proposal = actions.propose(act_of(author), state, wish())
    address = f"/approve/{link_of(ask_capital(act_of(author), proposal))}/"
    capital = Client()
    page = text(capital.get(address))
    assert "Cluster Munitions Act" in page
    incomplete = capital.post(address, {"answer": "approved", "answered_by": "", "office": ""})
    assert incomplete.status_code == 422
    said = {"answer": "approved", "answered_by": "Head of Department", "office": "Ministry"}
    done = capital.post(address, said)
    assert "Thank you" in text(done)
    assert (done["Referrer-Policy"], done["Cache-Control"]) == ("same-origin", "no-store, private")
    assert Proposal.objects.everything().get().status == "submitted"
    assert "has been used" in capital.get(address).content.decode()
    shown = text(signed_in(author).get(f"/desk/proposals/{proposal.pk}/"))
    assert "Head of Department, Ministry" in shown


def test_when_the_seat_ends_the_desk_is_closed_with_the_next_click(state):
    author = delegate()
    client = signed_in(author)
    assert client.get("/desk/states/RUR/").status_code == 200
    author.accreditations.update(ends_on=datetime.now(tz=UTC).date())
    assert client.get("/desk/states/RUR/").status_code == 403
    assert client.get("/desk/").status_code == 403


def test_notices_are_read_on_the_desk(state):
    unit = person("unit")
    handed_in(state, delegate())
    client = signed_in(unit)
    assert '<span class="count">1</span>' in text(client.get("/desk/"))
    assert "Ruritania proposes a change" in text(client.get("/desk/notices/"))
    client.post("/desk/notices/read/")
    assert 'class="count"' not in text(client.get("/desk/"))


@pytest.fixture
def inbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def noticed(user: User, at: datetime, *, urgent: bool = False) -> Notice:
    return Notice.objects.create(user=user, what="Something happened", where="/desk/", urgent=urgent, at=at)


MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_notices_come_once_a_day_in_one_message(inbox):
    user = person("unit")
    noticed(user, MORNING)
    noticed(user, MORNING)
    assert send_due(MORNING) == 1
    assert [message.to for message in inbox] == [[user.email]]
    assert inbox[0].body.count("Something happened") == 2
    noticed(user, MORNING + timedelta(hours=1))
    assert send_due(MORNING + timedelta(hours=23)) == 0
    assert send_due(MORNING + timedelta(hours=24)) == 1
    assert send_due(MORNING + timedelta(hours=25)) == 0


def test_what_is_urgent_comes_at_once_unless_the_person_does_not_want_it(inbox):
    eager, calm = person("unit"), person("unit")
    User.objects.filter(pk=calm.pk).update(urgent_at_once=False)
    for user in (eager, calm):
        noticed(user, MORNING)
    send_due(MORNING)
    inbox.clear()
    for user in (eager, calm):
        noticed(user, MORNING + timedelta(hours=1), urgent=True)
    send_due(MORNING + timedelta(hours=1))
    assert [message.to for message in inbox] == [[eager.email]]


@pytest.mark.parametrize(("digest", "messages"), [("at_once", 3), ("daily", 3), ("weekly", 1), ("never", 0)])
def test_how_often_is_the_persons_choice(inbox, digest, messages):
    user = person("unit")
    User.objects.filter(pk=user.pk).update(digest=digest)
    for day in range(3):
        noticed(user, MORNING + timedelta(days=day))
        send_due(MORNING + timedelta(days=day))
    assert len(inbox) == messages


def test_a_notice_that_was_read_is_not_sent_after(inbox):
    user = person("unit")
    notice = noticed(user, MORNING)
    Notice.objects.filter(pk=notice.pk).update(read_at=MORNING)
    assert send_due(MORNING) == 0


def test_a_mail_server_that_refuses_loses_nothing(state, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    unit = person("unit")
    with django_capture_on_commit_callbacks(execute=True):
        handed_in(state, delegate())
    assert Notice.objects.get(user=unit).mailed_at is None


def test_the_workspace_speaks_the_persons_language_and_tells_the_time_of_their_place(state):
    user = person("unit")
    User.objects.filter(pk=user.pk).update(language="fr", time_zone="Pacific/Auckland")
    Notice.objects.create(user=user, what="x", where="/desk/", at=datetime(2026, 3, 1, 20, tzinfo=UTC))
    response = signed_in(user).get("/desk/notices/")
    assert response["Content-Language"] == "fr"
    assert '<html lang="fr"' in text(response)
    assert "2 mars 2026, 09:00" in text(response)


def test_the_public_pages_are_in_one_language_whoever_asks(state):
    user = person("unit")
    User.objects.filter(pk=user.pk).update(language="fr")
    response = signed_in(user).get("/states/RUR/", headers={"Accept-Language": "fr"})
    assert '<html lang="en"' in text(response)
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_what_was_refused_stands_in_the_trail_and_makes_no_new_version_of_the_record(state):
    """Otherwise whoever asks for what is not open would make everybody's next page slow."""
    client = signed_in(delegate("FRE"))
    client.get("/desk/")
    before = version()
    assert client.get("/desk/states/RUR/").status_code == 404
    assert TrailEntry.objects.latest("id").action == "refuse"
    assert version() == before
    assert not [found for found in verify().breaks if "RUR" in str(found) and "no line" not in str(found)]


def test_the_desk_of_a_state_names_who_speaks_for_it_and_nobody_whose_account_is_closed(state):
    colleague, gone = delegate(in_committee=True), delegate()
    User.objects.filter(pk=gone.pk).update(is_active=False)
    page = text(signed_in(delegate()).get("/desk/states/RUR/"))
    assert f"Delegate of a State, in the Committee, {colleague.email}" in page
    assert gone.email not in page
