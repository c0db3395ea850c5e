"""The ledger of promises in the workspace."""

import json

import pytest
from django.test import Client

from corcom.committee.models import Promise
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

ONE = "/desk/promises/CC-2018-09-25-promise-01/"


def test_the_ledger_shows_whose_it_is_first_and_filters_by_owner_and_standing():
    client = signed_in(person("delegate", "LKA", in_committee=True))
    rows = json.loads(client.get("/desk/promises.json").content)["promises"]
    assert "Sri Lanka" in rows[0]["owners"]
    of_owner = json.loads(client.get("/desk/promises.json?owner=Sri Lanka").content)["promises"]
    assert 0 < len(of_owner) < len(rows)
    assert json.loads(client.get("/desk/promises.json?standing=closed").content)["promises"] == []
    assert client.get("/desk/promises/?owner=Nobody&standing=great").status_code == 200


def test_the_unit_closes_a_promise_and_the_public_page_says_so():
    client = signed_in(person("unit"))
    assert "What became of it" in client.get(ONE).content.decode()
    said = {"step": "kept", "on": "2018-11-20", "evidence": "CCM/MSP/2019/12"}
    assert client.post(f"{ONE}step/", said)["Location"] == ONE
    assert "CCM/MSP/2019/12" in client.get(ONE).content.decode()
    told = json.loads(Client().get("/promises.json").content)["promises"]
    assert {p["closed_on"] for p in told if p["id"] == "CC-2018-09-25-promise-01"} == {"2018-11-20"}
    before = json.loads(Client().get("/as-at/2018-11-19/promises.json").content)["promises"]
    assert {p["closed_on"] for p in before} == {None}


def test_what_is_wrong_stands_in_the_form():
    client = signed_in(person("unit"))
    response = client.post(f"{ONE}step/", {"step": "kept", "on": "2017-01-01", "evidence": "Letter"})
    assert response.status_code == 422
    assert "before the day on which it was promised" in response.content.decode()
    assert "Letter</textarea>" in response.content.decode()


def test_others_read_and_do_not_close():
    client = signed_in(person("delegate", "LKA"))
    assert "What became of it" not in client.get(ONE).content.decode()
    assert client.post(f"{ONE}step/", {"step": "kept"}).status_code == 403


def test_a_promise_is_entered_by_hand():
    client = signed_in(person("unit"))
    sent = {
        "meeting": "CC-2018-09-25",
        "what": "Send the list of Streslau",
        "owners": "Sri Lanka; ICRC; ISU",
        "due": "2018-12",
        "due_as_stated": "by the end of the year",
        "circle": "committee",
    }
    address = client.post("/desk/promises/new/", sent)["Location"]
    page = client.get(address).content.decode()
    assert "Send the list of Streslau" in page
    entered = Promise.objects.everything().get(what="Send the list of Streslau")
    assert (entered.owner_codes, entered.circle) == ("LKA ICRC ISU-CCM", "committee")
    assert "Streslau" not in Client().get("/promises/").content.decode()
    assert client.post("/desk/promises/new/", {**sent, "due": "soon"}).status_code == 422


def test_a_promise_of_the_committee_is_not_there_for_others():
    client = signed_in(person("unit"))
    client.post(
        "/desk/promises/new/",
        {"meeting": "CC-2018-09-25", "what": "A quiet word", "owners": "Norway", "circle": "committee"},
    )
    name = Promise.objects.everything().get(what="A quiet word").pk
    outsider = signed_in(person("delegate", "LAO"))
    assert outsider.get(f"/desk/promises/{name}/").status_code == 404
    assert "A quiet word" not in outsider.get("/desk/promises.csv").content.decode()
    assert (
        signed_in(person("delegate", "LAO", in_committee=True)).get(f"/desk/promises/{name}/").status_code
        == 200
    )
