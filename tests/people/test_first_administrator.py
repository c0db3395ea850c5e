"""The first person of the unit comes in by a link that the start prints; there is no password to change."""

import json
import re
import signal
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.test import Client

from corcom.people.first_administrator import first_link
from corcom.people.models import Accreditation, Invitation, User
from corcom.record.models import TrailEntry
from tests.people.accounts import PASSWORD
from tests.people.persons import person

HERE = "http://127.0.0.1:8123"
ANSWERS = {
    "email": "first@streslau.example",
    "name": "Ottoline Erste",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.mark.django_db
class TestTheLink:
    def test_makes_the_first_person_of_the_unit(self):
        path = first_link(HERE).removeprefix(HERE)
        assert Client().post(path, ANSWERS)["Location"] == "/desk/"
        assert Accreditation.objects.get(user__email="first@streslau.example").capacity == "unit"

    def test_is_a_new_one_each_time_and_those_before_open_no_more(self):
        first, second = first_link(HERE), first_link(HERE)
        assert first != second
        assert Client().get(first.removeprefix(HERE)).status_code == 410
        assert Client().get(second.removeprefix(HERE)).status_code == 200
        assert TrailEntry.objects.filter(action="withdraw_invitation", actor="installation").count() == 1

    def test_there_is_none_as_soon_as_there_is_somebody(self):
        person("unit")
        assert first_link(HERE) is None

    def test_there_is_one_again_when_nobody_is_left(self):
        person("unit", ends_on="2024-01-01")
        assert first_link(HERE) is not None

    def test_an_old_one_opens_no_more_once_somebody_came_in_another_way(self):
        from corcom.people.actions import accept_invitation
        from tests.people.accounts import at_the_console, invited

        link = first_link(HERE).removeprefix(HERE)
        accept_invitation(
            at_the_console(), invited("unit@streslau.example", "unit"), User(email="unit@streslau.example")
        )
        assert Client().get(link).status_code == 410

    def test_leads_to_where_the_site_is_known(self, settings):
        settings.SITE = "https://corcom.streslau.example"
        assert first_link(HERE).startswith("https://corcom.streslau.example/invitation/")


@pytest.mark.django_db
def test_nobody_comes_with_corcom():
    assert not User.objects.exists()
    assert not Invitation.objects.exists()


def test_the_start_prints_it_and_the_console_invites_exports_and_erases(installation):
    with installation.start("serve", "--port", "0") as process:
        address = re.search(r"http://[0-9.:]+", process.stdout.readline())[0]
        link = re.search(r"http://\S+", process.stdout.readline())[0]
        assert link.startswith(f"{address}/invitation/")
        with urlopen(link, timeout=60) as shown:
            assert "Implementation Support Unit" in shown.read().decode()
        with pytest.raises(HTTPError) as forged:
            urlopen(f"{link[:-5]}AAAA/", timeout=60)
        with forged.value as refused:
            assert refused.code == 404
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    invited = installation.run("invite", "auditor@streslau.example", "--as", "auditor")
    assert (invited.returncode, invited.stdout.count("/invitation/")) == (0, 1)
    assert "hand the link over yourself" in invited.stderr
    (message,) = (installation.home / "mail").iterdir()
    assert invited.stdout.strip() in message.read_text("utf-8")
    assert (installation.home / "mail").stat().st_mode & 0o077 == 0
    told = json.loads(installation.run("person", "export", "auditor@streslau.example").stdout)
    assert set(told) == {"invitations", "messages"}
    erased = installation.run("person", "erase", "auditor@streslau.example", "--reason", "asked for it")
    assert erased.returncode == 0
    assert list((installation.home / "mail").iterdir()) == []
