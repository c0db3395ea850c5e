"""Signing in: nothing is told of who has an account, nothing is forged, sessions end."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from corcom.people.models import Session, User
from corcom.people.sessions import end_sessions
from corcom.record.models import TrailEntry
from tests.budgets.statements import listened
from tests.people.accounts import PASSWORD, invited, with_password
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

LOGIN, RESET = "/account/login/", "/account/password/reset/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def known():
    """A delegate with a password."""
    return with_password(person("delegate", "LAO"))


def _log_in(client: Client, email: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def _said(response, *names: str) -> tuple:
    """An answer without what is random in it and without the name that was typed."""
    body = TOKEN.sub(b"", response.content)
    for name in names:
        body = body.replace(name.encode(), b"")
    return response.status_code, response.get("Location"), body


class TestNothingIsToldOfWhoHasAnAccount:
    def test_at_the_door(self, known):
        wrong = _said(_log_in(Client(), known.email, "another password"), known.email)
        assert wrong == _said(_log_in(Client(), "nobody@streslau.example"), "nobody@streslau.example")

    def test_nor_of_a_closed_account(self, known):
        User.objects.filter(pk=known.pk).update(is_active=False)
        wrong = _said(_log_in(Client(), known.email, "another password"), known.email)
        assert wrong == _said(_log_in(Client(), "nobody@streslau.example"), "nobody@streslau.example")

    def test_when_a_password_is_forgotten(self, known):
        answers = [
            _said(Client().post(RESET, {"email": e}, follow=True))
            for e in (known.email, "nobody@streslau.example")
        ]
        assert answers[0] == answers[1]
        assert [message.to for message in mail.outbox] == [[known.email], ["nobody@streslau.example"]]
        assert "password/reset/key" in mail.outbox[0].body
        assert "password/reset/key" not in mail.outbox[1].body

    def test_when_an_address_is_changed_to_anothers(self, known):
        other = with_password(person())
        client = signed_in(known, second_factor=False)
        answers = [
            _said(client.post("/account/email/", {"email": email, "action_add": ""}))
            for email in ("free@streslau.example", other.email)
        ]
        assert answers[0] == answers[1]
        known.refresh_from_db()
        assert known.email != other.email

    def test_nobody_signs_up_without_an_invitation(self):
        answers = {"email": "new@streslau.example", "password1": PASSWORD, "password2": PASSWORD}
        shown = Client().post("/account/signup/", answers)
        assert b"By invitation only" in shown.content
        assert not User.objects.filter(email="new@streslau.example").exists()


class TestAttempts:
    def test_are_counted_for_each_address_in_the_shared_cache(self, known):
        for _ in range(5):
            _log_in(Client(), known.email, "another password")
        refused = _log_in(Client(), known.email)
        assert b"Too many failed login attempts" in refused.content
        assert not Session.objects.filter(user=known).exists()

    def test_of_one_place_are_counted_whatever_the_address(self):
        answers = [_log_in(Client(), f"nobody-{n}@streslau.example").status_code for n in range(31)]
        assert answers[-1] == 429
        assert answers[0] == 200

    def test_too_many_are_told_what_to_do(self):
        for _ in range(21):
            answer = Client().post(f"/invitation/{invited()}/", {})
        assert answer.status_code == 429
        assert b"Wait five minutes" in answer.content

    def test_a_forwarded_address_is_not_believed_without_a_proxy_of_ours(self):
        answers = [
            _log_in(Client(headers={"X-Forwarded-For": f"192.0.2.{n}"}), f"n{n}@streslau.example").status_code
            for n in range(31)
        ]
        assert answers[-1] == 429


class TestForgery:
    @pytest.mark.parametrize(
        "address", [LOGIN, RESET, "/account/logout/", "/invitation/nothing/", "/account/2fa/webauthn/login/"]
    )
    def test_a_form_without_its_token_is_refused(self, address):
        answer = Client(enforce_csrf_checks=True).post(address, {})
        assert answer.status_code == 403
        assert b"not sent from an open page of this site" in answer.content

    @pytest.mark.parametrize(
        "address",
        [
            *("/desk/account/", "/desk/account/sessions/", "/desk/account/close/", "/desk/people/invite/"),
            *("/account/email/", "/account/password/change/", "/account/2fa/totp/activate/"),
        ],
    )
    def test_nor_from_somebody_signed_in(self, address):
        user = person("unit")
        client = Client(enforce_csrf_checks=True)
        client.cookies = signed_in(user).cookies
        assert client.post(address, {}).status_code == 403

    @pytest.mark.parametrize("address", [LOGIN, RESET, "/invitation/nothing/", "/"])
    def test_no_page_can_be_framed_and_none_is_kept_by_others(self, address):
        answer = Client().get(address)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "javascript:alert(1)",
            "https:evil.example",
        ],
    )
    def test_signing_in_and_out_leads_to_no_other_site(self, known, elsewhere):
        client = Client()
        assert _log_in(client, known.email, next=elsewhere)["Location"] == "/desk/"
        assert client.post("/account/logout/", {"next": elsewhere})["Location"] == "/"

    def test_signing_in_leads_back_to_where_one_was(self, known):
        back = Client().get("/desk/account/sessions/")["Location"]
        assert back == "/account/login/?next=%2Fdesk%2Faccount%2Fsessions%2F"
        assert (
            _log_in(Client(), known.email, next="/desk/account/sessions/")["Location"]
            == "/desk/account/sessions/"
        )


class TestSessions:
    def test_a_stranger_has_none_and_gets_no_cookie_from_a_public_page(self):
        client = Client()
        for address in ("/", "/states/LAO/", "/no/such/page"):
            with listened() as heard:
                answer = client.get(address)
            assert "Set-Cookie" not in answer.headers
            assert "Cookie" not in answer.get("Vary", "")
            assert not [sql for sql, _ in heard.sent if "people_session" in sql]
        assert not client.cookies

    def test_one_that_was_planted_is_worth_nothing_after_signing_in(self, known):
        client = Client()
        client.get(f"{LOGIN}?next=/desk/")
        session = client.session
        session["planted"] = True
        session.save()
        planted = session.session_key
        client.cookies["sessionid"] = planted
        _log_in(client, known.email)
        assert client.cookies["sessionid"].value != planted
        assert not Session.objects.filter(session_key=planted).exists()

    def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(self, known):
        client = Client()
        _log_in(client, known.email)
        cookie = client.cookies["sessionid"]
        assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Lax", "")

    def test_one_knows_whose_it_is_and_nothing_of_the_machine(self, known):
        client = Client(headers={"User-Agent": "A Browser Of Streslau"})
        _log_in(client, known.email)
        row = Session.objects.get(user=known)
        assert "Streslau" not in str(vars(row)) + str(row.get_decoded())

    def test_one_ends_when_nothing_was_asked_for_a_while(self, known):
        client = signed_in(known, second_factor=False)
        assert client.get("/desk/account/").status_code == 200
        Session.objects.update(expire_date=datetime.now(tz=UTC) - timedelta(seconds=1))
        assert client.get("/desk/account/")["Location"].startswith(LOGIN)

    def test_one_ends_after_its_life_whatever_was_asked(self, known, settings):
        client = Client()
        _log_in(client, known.email)
        assert client.get("/desk/account/").status_code == 200
        Session.objects.update(began_at=datetime.now(tz=UTC) - timedelta(seconds=settings.SESSION_LIFE + 1))
        assert client.get("/desk/account/")["Location"].startswith(LOGIN)
        assert not Session.objects.filter(user=known).exists()

    def test_using_one_does_not_lengthen_its_life(self, known):
        client = Client()
        _log_in(client, known.email)
        began = Session.objects.get(user=known).began_at
        Session.objects.update(seen_at=began - timedelta(minutes=6))
        client.get("/desk/account/")
        row = Session.objects.get(user=known)
        assert row.began_at == began
        assert row.seen_at >= began

    def test_reading_writes_it_only_once_in_a_while(self, known):
        client = Client()
        _log_in(client, known.email)
        client.get("/desk/account/")
        with listened() as heard:
            client.get("/desk/account/sessions/")
        assert heard.writes == []

    def test_a_new_password_ends_the_others_and_keeps_this_one(self, known):
        here, there = Client(), Client()
        _log_in(here, known.email)
        _log_in(there, known.email)
        answers = {
            "oldpassword": PASSWORD,
            "password1": "nine patient otters",
            "password2": "nine patient otters",
        }
        here.post("/account/password/change/", answers)
        assert here.get("/desk/account/").status_code == 200
        assert there.get("/desk/account/")["Location"].startswith(LOGIN)
        assert Session.objects.filter(user=known).count() == 1
        assert TrailEntry.objects.latest("id").action == "change_password"

    def test_a_password_set_anew_by_link_ends_all(self, known):
        there = Client()
        _log_in(there, known.email)
        Client().post(RESET, {"email": known.email})
        link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
        client = Client()
        form = client.get(link)["Location"]
        client.post(form, {"password1": "nine patient otters", "password2": "nine patient otters"})
        assert there.get("/desk/account/")["Location"].startswith(LOGIN)
        assert _log_in(Client(), known.email, "nine patient otters").status_code == 302
        assert b"This link opens nothing" in Client().get(link).content

    def test_all_others_end_on_demand(self, known):
        here, there = Client(), Client()
        _log_in(here, known.email)
        _log_in(there, known.email)
        here.post("/desk/account/sessions/")
        assert here.get("/desk/account/").status_code == 200
        assert there.get("/desk/account/")["Location"].startswith(LOGIN)

    def test_nobody_ends_those_of_another_person(self, known):
        other = person("delegate", "CHE")
        client = signed_in(other, second_factor=False)
        signed_in(known, second_factor=False).post("/desk/account/sessions/")
        assert end_sessions(known) == 1
        assert client.get("/desk/account/").status_code == 200


def test_an_address_is_changed_only_with_the_code_that_was_sent_there(known):
    client = Client()
    _log_in(client, known.email)
    before = known.email
    shown = client.post("/account/email/", {"email": "moved@streslau.example", "action_add": ""})
    if "reauthenticate" in shown["Location"]:
        shown = client.post(shown["Location"], {"password": PASSWORD})
    assert mail.outbox[-1].to == ["moved@streslau.example"]
    known.refresh_from_db()
    assert known.email == before
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post("/account/confirm-email/", {"code": code})
    known.refresh_from_db()
    assert known.email == "moved@streslau.example"
    assert TrailEntry.objects.filter(action="change_email", record=known.actor).count() == 1
    assert "moved" not in str(TrailEntry.objects.latest("id").__dict__)
