"""Anybody says that something is wrong; the unit answers; all may read the answer and nothing else."""

import json
import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from corcom.people.held import subject_named
from corcom.people.held import told as told_about
from corcom.people.models import Notice
from corcom.proposals.contacts import contacts_whose_time_is_over
from corcom.proposals.models import Correction
from corcom.record.lens import today
from corcom.record.models import TrailEntry
from corcom.record.trail import prove
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('x')</script>=cmd|' /C calc'!A0"
WRONG = {
    "page": "/states/LAO/",
    "subject": "The day of deposit",
    "reason": "It was a day later.",
    "source": "The Gazette of Streslau, 2 March 2009",
    "contact": "",
}
FORMS = ("/corrections/", "/corrections.json", "/corrections.csv")


@pytest.fixture(autouse=True)
def nobody_has_written_yet(db):
    cache.clear()


@pytest.fixture
def unit():
    return signed_in(person("unit"))


def send(client, **changed):
    return client.post("/correct/", {**WRONG, **changed})


def sent(**changed) -> Correction:
    """A correction that a stranger sends."""
    assert send(Client(), **changed).status_code == 302
    return Correction.objects.everything().latest("pk")


def answer(client, correction, **changed):
    given = {"outcome": "unchanged", "answer": "The depositary has the day as it is.", "fact": ""}
    return client.post(f"/desk/corrections/{correction.pk}/", {**given, **changed})


def log() -> dict:
    return json.loads(Client().get("/corrections.json").content)


def test_every_public_page_leads_to_the_box_and_sets_no_cookie(client):
    response = client.get("/as-at/2018-09-25/states/?un_group=WEOG&name=a")
    link = "/correct/?page=/as-at/2018-09-25/states/%3Fun_group%3DWEOG%26name%3Da"
    assert f'<a href="{link}">' in response.content.decode()
    assert not response.cookies
    form = client.get(link).content.decode()
    assert 'value="/as-at/2018-09-25/states/?un_group=WEOG&amp;name=a"' in form


def test_what_a_stranger_sends_waits_for_the_unit_and_the_stranger_gets_a_number():
    client = Client()
    response = send(client, contact="stranger@streslau.example")
    correction = Correction.objects.everything().get()
    assert response["Location"] == f"/correct/received/{correction.pk}/"
    assert f"number {correction.pk}" in client.get(response["Location"]).content.decode()
    assert (correction.page, correction.circle, correction.outcome) == ("/states/LAO/", "unit", "")


def test_the_unit_is_told_and_nobody_else():
    unit, delegate = person("unit"), person("delegate", "LAO")
    correction = sent()
    assert [(n.user, n.where) for n in Notice.objects.filter(user__in=[unit, delegate])] == [
        (unit, f"/desk/corrections/{correction.pk}/")
    ]


def test_the_trail_keeps_neither_the_address_nor_the_words():
    sent(contact="stranger@streslau.example", subject="a telling subject")
    line = TrailEntry.objects.latest("id")
    assert (line.action, line.table, line.actor) == ("receive_correction", "corrections", "anybody")
    assert "streslau" not in json.dumps([line.before, line.after, line.reason]).lower()
    assert prove() is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/desk/",
        "/desk/corrections/1/",
        "/account/login/",
        "/correct/",
        "/nothing/at/all",
        "/states/LAO/\r\nSet-Cookie: a=b",
        "/states/LAO/#top",
        "/states/LAO.json",
    ],
)
def test_only_a_public_page_of_this_site_can_be_meant(client, page):
    assert send(client, page=page).status_code == 422
    assert not Correction.objects.everything().exists()
    shown = client.get("/correct/", {"page": page}).content.decode()
    assert "evil" not in shown
    assert 'value="' not in shown.split('name="page"')[1].split(">")[0]


def test_of_a_long_address_the_path_is_kept(client):
    long = "/states/?" + "x" * 400
    assert 'value="/states/"' in client.get("/correct/", {"page": long}).content.decode()
    assert send(client, page=long).status_code == 422
    assert client.get("/correct/", {"page": "/states/" + "x" * 9000 + "/"}).status_code == 200


@pytest.mark.parametrize(
    ("field", "most"), [("subject", 200), ("reason", 4000), ("source", 600), ("contact", 254)]
)
def test_what_is_too_long_is_refused_and_the_rest_is_kept(client, field, most):
    response = send(client, **{field: "x" * (most + 1)})
    assert response.status_code == 422
    assert not Correction.objects.everything().exists()
    assert b"/states/LAO/" in response.content


@pytest.mark.parametrize("field", ["subject", "reason", "source"])
def test_a_correction_says_what_why_and_where(client, field):
    assert send(client, **{field: "  "}).status_code == 422
    assert send(client, **{field: "a\0b"}).status_code == 422


def test_what_fills_in_every_field_is_kept_out(client):
    response = send(client, website="https://streslau.example")
    assert response.status_code == 422
    assert b"keep machines out" in response.content
    assert not Correction.objects.everything().exists()


def test_a_form_from_elsewhere_is_refused():
    assert send(Client(enforce_csrf_checks=True)).status_code == 403
    assert not Correction.objects.everything().exists()


def test_more_than_ten_in_an_hour_from_one_place_are_refused():
    for _ in range(10):
        assert send(Client()).status_code == 302
    assert send(Client()).status_code == 429
    assert Client().post("/correct/", WRONG, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_no_address_of_a_client_is_kept_in_clear():
    from django.db import connection

    Client().post("/correct/", WRONG, REMOTE_ADDR="192.0.2.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM corcom_cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert any("correct:" in key for key in keys)
    assert not any("192.0.2.77" in key for key in keys)


def test_the_form_takes_nothing_but_reading_and_sending(client):
    assert client.put("/correct/").status_code == 405
    assert client.delete("/correct/").status_code == 405


@pytest.mark.parametrize(
    "seat", [("delegate", "LAO"), ("focal_point", "LAO"), ("observer", "CMC"), ("auditor",)]
)
def test_only_the_unit_reads_and_answers(seat):
    correction = sent()
    client = signed_in(person(*seat))
    for address in ("/desk/corrections/", "/desk/corrections.json", f"/desk/corrections/{correction.pk}/"):
        assert client.get(address).status_code == 403
    assert answer(client, correction).status_code == 403
    correction.refresh_from_db(from_queryset=Correction.objects.everything())
    assert correction.outcome == ""


def test_the_unit_sees_the_queue_and_each_with_its_page(unit):
    correction = sent()
    assert f'<a href="/desk/corrections/{correction.pk}/">The day of deposit</a>' in (
        unit.get("/desk/corrections/").content.decode()
    )
    page = unit.get(f"/desk/corrections/{correction.pk}/").content.decode()
    assert '<a href="/states/LAO/">/states/LAO/</a>' in page
    assert "The Gazette of Streslau" in page
    assert unit.get("/desk/corrections/999999/").status_code == 404


def test_what_was_answered_is_public_and_what_was_written_is_not(unit):
    correction = sent(contact="stranger@streslau.example", page="/states/?name=an+insult")
    assert (log()["waiting"], log()["corrections"]) == (1, [])
    assert answer(unit, correction).status_code == 302
    (logged,) = log()["corrections"]
    assert logged == {
        "number": correction.pk,
        "page": "/states/",
        "outcome": "unchanged",
        "answer": "The depositary has the day as it is.",
        "fact": "",
        "received": today().isoformat(),
        "decided": today().isoformat(),
    }
    for address in FORMS:
        said = Client().get(address).content.decode()
        assert "The depositary has the day as it is." in said
        for private in ("insult", "stranger", "day of deposit", "day later", "Gazette"):
            assert private not in said


def test_the_log_as_known_before_the_answer_does_not_have_it(unit):
    correction = sent()
    answer(unit, correction)
    before = json.loads(Client().get(f"/known/{today() - timedelta(days=1)}/corrections.json").content)
    assert (before["waiting"], before["corrections"]) == (0, [])


def test_a_browser_that_kept_the_log_is_sent_the_new_one(unit):
    correction = sent()
    kept = Client().get("/corrections/")["ETag"]
    assert Client().get("/corrections/", headers={"If-None-Match": kept}).status_code == 304
    answer(unit, correction)
    assert Client().get("/corrections/", headers={"If-None-Match": kept}).status_code == 200


@pytest.mark.parametrize(
    "fact",
    [
        "deposits/ccm-LAO-deposit",
        "/facts/deposits/ccm-LAO-deposit/",
        "http://127.0.0.1:8000/facts/deposits/ccm-LAO-deposit/",
    ],
)
def test_the_answer_may_name_the_fact_that_was_changed(unit, fact):
    correction = sent()
    assert answer(unit, correction, outcome="corrected", fact=fact).status_code == 302
    assert log()["corrections"][0]["fact"] == "deposits/ccm-LAO-deposit"
    assert 'href="/facts/deposits/ccm-LAO-deposit/"' in Client().get("/corrections/").content.decode()
    assert "Deposit of an instrument" in unit.get(f"/desk/corrections/{correction.pk}/").content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"fact": "deposits/none"},
        {"fact": "https://evil.example/facts/deposits/ccm-LAO-deposit/"},
        {"outcome": "deleted"},
        {"outcome": ""},
        {"answer": " "},
        {"answer": "x" * 2001},
    ],
)
def test_an_answer_that_is_not_whole_is_refused(unit, changed):
    correction = sent()
    assert answer(unit, correction, **changed).status_code == 422
    assert log()["corrections"] == []


def test_what_is_answered_is_answered_once(unit):
    correction = sent()
    answer(unit, correction)
    assert answer(unit, correction, answer="Something else").status_code == 422
    assert log()["corrections"][0]["answer"] == "The depositary has the day as it is."
    assert "Something else" not in Client().get("/corrections/").content.decode()


def test_whoever_left_an_address_is_sent_the_answer(unit):
    answer(unit, sent(contact="stranger@streslau.example"))
    (message,) = mail.outbox
    assert message.to == ["stranger@streslau.example"]
    assert "The depositary has the day as it is." in message.body


def test_an_answer_that_cannot_be_sent_is_an_answer_and_the_unit_is_told(unit, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise smtplib.SMTPConnectError(421, "no")

    monkeypatch.setattr("corcom.web.workspace.corrections.EmailMessage.send", refuse)
    correction = sent(contact="stranger@streslau.example")
    page = unit.get(answer(unit, correction)["Location"]).content.decode()
    assert "could not be sent" in page
    assert len(log()["corrections"]) == 1


@pytest.mark.parametrize("field", ["subject", "reason", "source"])
def test_hostile_words_come_out_as_text(unit, field):
    correction = sent(**{field: HOSTILE})
    answered = sent()
    answer(unit, answered, answer=HOSTILE)
    pages = ["/desk/corrections/", f"/desk/corrections/{correction.pk}/", "/corrections/", "/desk/trail/"]
    for address in pages:
        assert "<script>alert" not in unit.get(address).content.decode()
    cells = Client().get("/corrections.csv").content.decode()
    assert "\n=" not in cells
    assert ",=" not in cells


def test_a_formula_in_a_table_stays_text(unit):
    answer(unit, sent(), answer="=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)," in Client().get("/corrections.csv").content.decode()


def test_an_address_is_forgotten_when_its_time_is_over(unit, settings):
    settings.CONTACT_DAYS = 30
    answered, waiting = (sent(contact=f"{name}@streslau.example") for name in ("one", "two"))
    answer(unit, answered)
    now = datetime.now(tz=UTC)
    assert contacts_whose_time_is_over(now + timedelta(days=29)) == ""
    assert contacts_whose_time_is_over(now + timedelta(days=31)) == "1 forgotten"
    assert contacts_whose_time_is_over(now + timedelta(days=31)) == ""
    contacts = dict(Correction.objects.everything().values_list("pk", "contact"))
    assert contacts == {answered.pk: "", waiting.pk: "two@streslau.example"}
    assert TrailEntry.objects.latest("id").action == "forget_contact"


def test_what_is_held_about_the_address_is_told_to_the_person():
    correction = sent(contact="Stranger@Streslau.example")
    (held,) = told_about(subject_named("stranger@streslau.example"))["corrections"]
    assert (held["page"], held["subject"]) == ("/states/LAO/", "The day of deposit")
    assert correction.contact == held["contact"]
