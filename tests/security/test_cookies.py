"""The cookies of a public site, in a process that was told its address."""

import json
import os
import subprocess
import sys

from tests.installation import ROOT

SHOW = """
import json, django
django.setup()
from django.conf import settings
print(json.dumps([
    {name: getattr(settings, f"{kind}_COOKIE_{name}") for name in ("NAME", "SECURE", "PATH", "DOMAIN", "SAMESITE", "HTTPONLY")}
    for kind in ("SESSION", "CSRF")
]))
"""


def _cookies(home, **env):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    home = {"CORCOM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "corcom.settings"}
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env={**kept, **home, **env},
        text=True,
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_with_an_origin_a_cookie_is_of_that_host_alone(tmp_path):
    """`__Host-`: browsers refuse it from a neighbour's host, without TLS, or for a part of the site."""
    for cookie in _cookies(tmp_path, CORCOM_ORIGIN="https://corcom.example", CORCOM_PROXIES="1"):
        assert cookie.pop("NAME").startswith("__Host-")
        assert cookie == {"SECURE": True, "PATH": "/", "DOMAIN": None, "SAMESITE": "Lax", "HTTPONLY": True}
