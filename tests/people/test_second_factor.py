"""The second factor: who must have one, how it is proved, what is kept of it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.db import connection
from django.test import Client

from corcom.people.actions import reset_second_factor
from corcom.people.models import Session
from corcom.record.models import TrailEntry
from corcom.record.rights import NoRight
from tests.people.accounts import PASSWORD, acting, code_of, with_password
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

SET_UP = "/account/2fa/"
MUST = [("unit", "", {}), ("auditor", "", {})]
NEED_NOT = [("delegate", "LAO", {}), ("focal_point", "LAO", {}), ("observer", "CMC", {}), ("", "", {})]


def _log_in(client: Client, user) -> str:
    return client.post("/account/login/", {"login": user.email, "password": PASSWORD})["Location"]


def _with_app(user) -> str:
    """The person has an app; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


class TestWhoMustHaveOne:
    @pytest.mark.parametrize(("capacity", "of", "more"), MUST)
    def test_gets_nothing_but_the_pages_to_set_one_up(self, capacity, of, more):
        client = signed_in(person(capacity, of, **more), second_factor=False)
        for address in (
            "/desk/",
            "/desk/account/",
            "/desk/account/held.json",
            "/desk/people/",
            "/account/email/",
        ):
            assert client.get(address)["Location"] == SET_UP, address
        assert client.get(SET_UP).status_code == 200
        assert client.get("/states/LAO/").status_code == 200

    @pytest.mark.parametrize(("capacity", "of", "more"), NEED_NOT)
    def test_others_need_none(self, capacity, of, more):
        client = signed_in(person(capacity, of, **more), second_factor=False)
        assert client.get("/desk/account/").status_code == 200

    def test_the_presidency_must(self):
        from corcom.committee.models import Mandate
        from corcom.record.lens import today
        from tests.recorded import fictional, put

        fictional(RUR="Ruritania")
        put(Mandate, "presides", f"{today()}/{today()}", state_id="RUR", office="president", period="a year")
        client = signed_in(person("delegate", "RUR", in_committee=True), second_factor=False)
        assert client.get("/desk/account/")["Location"] == SET_UP

    def test_to_have_one_is_not_enough_where_the_session_has_not_proved_it(self):
        user = with_password(person("unit"))
        secret = _with_app(user)
        client = signed_in(user, second_factor=False)
        for address in ("/desk/account/", "/account/2fa/recovery-codes/", "/account/2fa/webauthn/add/"):
            assert client.get(address)["Location"] == SET_UP
        assert "this session has not proved it" in client.get(SET_UP).content.decode()
        client.post("/account/2fa/reauthenticate/?next=/desk/", {"code": code_of(secret)})
        assert client.get("/desk/account/").status_code == 200

    def test_to_have_proved_one_is_not_enough_when_it_is_gone(self):
        user = person("unit")
        client = signed_in(user)
        assert client.get("/desk/account/").status_code == 200
        Authenticator.objects.filter(user=user).delete()
        assert client.get("/desk/account/")["Location"] == SET_UP

    def test_the_last_one_cannot_be_removed(self):
        user = with_password(person("unit"))
        secret = _with_app(user)
        client = Client()
        _log_in(client, user)
        client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
        client.post("/account/2fa/reauthenticate/", {"code": code_of(secret, 1)})
        shown = client.post("/account/2fa/totp/deactivate/")
        assert b"cannot deactivate" in shown.content
        assert Authenticator.objects.filter(user=user, type="totp").exists()


class TestTheApp:
    def test_is_set_up_with_a_code_and_brings_recovery_codes(self):
        user = with_password(person("delegate", "LAO"))
        client = Client()
        assert _log_in(client, user) == "/desk/"
        to_prove = client.get("/account/2fa/totp/activate/")["Location"]
        client.post(to_prove, {"password": PASSWORD})
        shown = client.get("/account/2fa/totp/activate/").content.decode()
        secret = re.search(r'class="secret">([A-Z2-7]+)<', shown)[1]
        assert 'src="data:image/svg+xml;base64,' in shown
        wrong = client.post("/account/2fa/totp/activate/", {"code": "000000"})
        assert b"Incorrect code" in wrong.content
        led = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
        assert led["Location"] == "/account/2fa/recovery-codes/"
        assert len(re.findall(r"<code>\d{8}</code>", client.get(led["Location"]).content.decode())) == 10
        assert set(Authenticator.objects.filter(user=user).values_list("type", flat=True)) == {
            "totp",
            "recovery_codes",
        }

    def test_asks_for_a_code_at_the_next_sign_in_and_takes_each_once(self):
        user = with_password(person("unit"))
        secret = _with_app(user)
        code = code_of(secret)
        client = Client()
        assert _log_in(client, user) == "/account/2fa/authenticate/"
        assert client.get("/desk/account/")["Location"].startswith("/account/login/")
        assert client.post("/account/2fa/authenticate/", {"code": code})["Location"] == "/desk/"
        assert client.get("/desk/account/").status_code == 200
        again = Client()
        _log_in(again, user)
        assert again.post("/account/2fa/authenticate/", {"code": code}).status_code == 200

    @pytest.mark.parametrize("steps", [-5, 5])
    def test_refuses_codes_of_another_time(self, steps):
        user = with_password(person("unit"))
        secret = _with_app(user)
        client = Client()
        _log_in(client, user)
        assert client.post("/account/2fa/authenticate/", {"code": code_of(secret, steps)}).status_code == 200

    def test_guessing_is_counted(self):
        user = with_password(person("unit"))
        secret = _with_app(user)
        client = Client()
        _log_in(client, user)
        for _ in range(6):
            client.post("/account/2fa/authenticate/", {"code": "000000"})
        refused = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
        assert b"Too many" in refused.content


class TestRecoveryCodes:
    def test_each_opens_once(self):
        user = with_password(person("unit"))
        _with_app(user)
        code = RecoveryCodes.activate(user).get_unused_codes()[0]
        for opens in (True, False):
            client = Client()
            _log_in(client, user)
            answer = client.post("/account/2fa/authenticate/", {"code": code})
            assert (answer.status_code == 302) is opens

    def test_are_shown_only_to_who_has_just_proved_to_be_there(self):
        user = with_password(person("delegate", "LAO"))
        _with_app(user)
        RecoveryCodes.activate(user)
        client = signed_in(user, second_factor=False)
        for address in ("/account/2fa/recovery-codes/", "/account/2fa/recovery-codes/download/"):
            assert client.get(address)["Location"].startswith("/account/reauthenticate/")


def test_no_secret_lies_open_in_the_database():
    user = person("unit")
    secret = _with_app(user)
    codes = RecoveryCodes.activate(user)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        kept = str(cursor.fetchall())
    assert secret not in kept
    assert not [code for code in codes.get_unused_codes() if code in kept]
    assert "gAAAA" in kept
    assert Authenticator.objects.get(user=user, type="totp").wrap().validate_code(code_of(secret))


class TestLost:
    def test_the_unit_takes_it_away_and_the_person_hears_of_it(self):
        lost, unit = with_password(person("delegate", "LAO")), with_password(person("unit"))
        _with_app(lost)
        signed_in(lost, second_factor=False)
        secret = _with_app(unit)
        client, page = Client(), f"/desk/people/{lost.pseudonym}/second-factor/"
        _log_in(client, unit)
        client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
        assert client.get(page)["Location"].startswith("/account/reauthenticate/")
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        assert client.post(page, {"reason": "phone lost"}).status_code == 200
        assert client.post(page, {"reason": "phone lost", "sure": "on"})["Location"] == "/desk/people/"
        assert not Authenticator.objects.filter(user=lost).exists()
        assert not Session.objects.filter(user=lost).exists()
        assert mail.outbox[-1].to == [lost.email]
        line = TrailEntry.objects.get(action="reset_second_factor")
        assert (line.actor, line.record, line.reason) == (unit.actor, lost.actor, "phone lost")

    @pytest.mark.parametrize(
        ("capacity", "of"), [("focal_point", "LAO"), ("auditor", ""), ("delegate", "LAO")]
    )
    def test_nobody_else_does(self, capacity, of):
        lost, other = person("delegate", "LAO"), person(capacity, of)
        _with_app(lost)
        with pytest.raises(NoRight):
            reset_second_factor(acting(other), lost)
        assert signed_in(other).get(f"/desk/people/{lost.pseudonym}/second-factor/").status_code == 403
        assert Authenticator.objects.filter(user=lost).exists()
