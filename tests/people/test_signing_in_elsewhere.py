"""Signing in with an OpenID Connect provider: for persons who have an account here, and nobody else."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from corcom.people.models import Session, User
from tests.people.accounts import with_password
from tests.people.persons import person
from tests.people.provider import CLIENT, SECRET, provider

pytestmark = pytest.mark.django_db

START = "/account/oidc/sso/login/"


@pytest.fixture
def ministry(settings):
    """A provider that the settings name."""
    with provider() as made:
        app = {"provider_id": "sso", "name": "the Ministry", "client_id": CLIENT, "secret": SECRET}
        app["settings"] = {"server_url": made.address}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
        yield made


@pytest.fixture
def known():
    """A delegate with an account."""
    return with_password(person("delegate", "LAO"))


def _there_and_back(client: Client, start: str = START):
    """What the browser does: to the provider, and back with a code."""
    there = urlsplit(client.get(start)["Location"])
    connection = HTTPConnection(there.netloc)
    connection.request("GET", f"{there.path}?{there.query}")
    back = urlsplit(connection.getresponse().headers["Location"])
    connection.close()
    return client.get(f"{back.path}?{back.query}")


def test_who_has_an_account_under_the_verified_address_is_signed_in(ministry, known):
    ministry.says = {"sub": "1", "email": known.email.upper(), "email_verified": True}
    client = Client()
    assert "Sign in with the Ministry" in client.get("/account/login/").content.decode()
    assert _there_and_back(client)["Location"] == "/desk/"
    assert client.get("/desk/account/").status_code == 200


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1])
def test_an_address_that_the_provider_has_not_verified_opens_nothing(ministry, known, verified):
    ministry.says = {"sub": "1", "email": known.email, "email_verified": verified}
    _there_and_back(Client())
    assert not Session.objects.filter(user=known).exists()


def test_no_account_is_made(ministry):
    ministry.says = {
        "sub": "1",
        "email": "stranger@streslau.example",
        "email_verified": True,
        "name": "Stranger",
    }
    before = User.objects.count()
    client = Client()
    assert b"By invitation only" in _there_and_back(client).content
    assert client.get("/account/3rdparty/signup/")["Location"].startswith("/account/login/")
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(ministry, known):
    User.objects.filter(pk=known.pk).update(is_active=False)
    ministry.says = {"sub": "1", "email": known.email, "email_verified": True}
    client = Client()
    _there_and_back(client)
    assert client.get("/desk/account/")["Location"].startswith("/account/login/")


def test_it_does_not_replace_the_second_factor(ministry, known):
    TOTP.activate(known, generate_totp_secret())
    ministry.says = {"sub": "1", "email": known.email, "email_verified": True}
    client = Client()
    assert _there_and_back(client)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/desk/account/")["Location"].startswith("/account/login/")


def test_the_unit_must_still_set_one_up(ministry):
    unit = with_password(person("unit"))
    ministry.says = {"sub": "1", "email": unit.email, "email_verified": True}
    client = Client()
    _there_and_back(client)
    assert client.get("/desk/account/")["Location"] == "/account/2fa/"


def test_a_token_for_another_program_is_refused(ministry, known):
    ministry.says = {"sub": "1", "email": known.email, "email_verified": True}
    ministry.audience = "somebody else's program"
    answer = _there_and_back(Client())
    assert "did not vouch for you" in answer.content.decode()
    assert not Session.objects.filter(user=known).exists()


def test_an_answer_that_nobody_here_asked_for_is_refused(ministry, known):
    ministry.says = {"sub": "1", "email": known.email, "email_verified": True}
    asked = Client()
    there = urlsplit(asked.get(START)["Location"])
    connection = HTTPConnection(there.netloc)
    connection.request("GET", f"{there.path}?{there.query}")
    back = urlsplit(connection.getresponse().headers["Location"])
    connection.close()
    answer = Client().get(f"{back.path}?{back.query}")
    assert "did not vouch for you" in answer.content.decode()
    assert not Session.objects.filter(user=known).exists()


def test_nothing_is_connected_to_an_account(ministry, known):
    ministry.says = {"sub": "1", "email": "another@streslau.example", "email_verified": True}
    client = Client()
    client.force_login(known, "allauth.account.auth_backends.AuthenticationBackend")
    assert _there_and_back(client, f"{START}?process=connect")["Location"] == "/account/3rdparty/"
    assert not SocialAccount.objects.exists()


def test_it_leads_to_no_other_site(ministry, known):
    ministry.says = {"sub": "1", "email": known.email, "email_verified": True}
    assert _there_and_back(Client(), f"{START}?next=https://evil.example/")["Location"] == "/desk/"


def test_without_the_setting_there_is_no_such_way(client):
    assert client.get(START).status_code == 404
    assert "/oidc/" not in client.get("/account/login/").content.decode()
