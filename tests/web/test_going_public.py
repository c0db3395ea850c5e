"""With a public origin the site is closed where it must be; without one it works on this machine as it is."""

import json
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from corcom import settings
from tests.installation import ROOT

SHOW = """
import json, django
from django.conf import settings
django.setup()
from django.test import Client
client = Client()
def seen(**more):
    answer = client.get("/health-of-nothing/", **more)
    return [answer.status_code, answer.get("Location"), answer.get("Strict-Transport-Security")]
print(json.dumps({
    "hosts": settings.ALLOWED_HOSTS, "origins": settings.CSRF_TRUSTED_ORIGINS,
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE],
    "plain": seen(HTTP_HOST="corcom.example"),
    "claimed": seen(HTTP_HOST="corcom.example", HTTP_X_FORWARDED_PROTO="https"),
}))
"""


def _run(home, *args, **env):
    import os

    kept = {
        name: value for name, value in os.environ.items() if name not in ("ALLOWED_HOSTS", "DATABASE_URL")
    }
    return subprocess.run(
        [sys.executable, *args],
        cwd=ROOT,
        env={**kept, "CORCOM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "corcom.settings", **env},
        text=True,
        capture_output=True,
        timeout=120,
    )


def _shown(home, **env):
    done = _run(home, "-c", SHOW, **env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_check_of_a_deployment_has_nothing_to_say(tmp_path):
    done = _run(
        tmp_path, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        CORCOM_ORIGIN="https://corcom.example", CORCOM_PROXIES="1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_with_an_origin_everything_goes_by_tls_to_that_host(tmp_path):
    shown = _shown(tmp_path, CORCOM_ORIGIN="https://corcom.example")
    assert shown["hosts"] == ["corcom.example"]
    assert shown["origins"] == ["https://corcom.example"]
    assert shown["secure"] == [True, True]
    assert shown["plain"] == [301, "https://corcom.example/health-of-nothing/", None]
    assert shown["claimed"] == shown["plain"], "nobody may say for a proxy that there is TLS"


def test_a_proxy_is_believed_where_there_is_one(tmp_path):
    shown = _shown(tmp_path, CORCOM_ORIGIN="https://corcom.example", CORCOM_PROXIES="1")
    assert shown["plain"][0] == 301
    assert shown["claimed"] == [404, None, "max-age=31536000; includeSubDomains"]


def test_without_an_origin_it_works_on_this_machine_over_http(tmp_path):
    shown = _shown(tmp_path, ALLOWED_HOSTS="localhost,corcom.example")
    assert shown["secure"] == [False, False]
    assert shown["plain"] == [404, None, None]


def test_an_origin_that_is_none_is_one_clear_line(tmp_path):
    done = _run(tmp_path, "-m", "corcom.cli", "figures", CORCOM_ORIGIN="http://corcom.example")
    assert done.returncode == 1
    assert done.stderr.startswith("corcom: CORCOM_ORIGIN is '")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "origin",
    ["http://corcom.example", "corcom.example", "https://corcom.example/path", "https://a b", "https://"],
)
def test_what_is_no_origin_is_refused(monkeypatch, origin):
    monkeypatch.setenv("CORCOM_ORIGIN", origin)
    with pytest.raises(ImproperlyConfigured, match="CORCOM_ORIGIN is '"):
        settings._origin()
