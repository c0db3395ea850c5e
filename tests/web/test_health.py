"""Whoever watches over the site learns whether it lives and whether it can answer, and nothing else."""

import json

import pytest
from django.db import DatabaseError

from corcom.web import health

pytestmark = pytest.mark.django_db


def _ready(client):
    answer = client.get("/ready/")
    return answer.status_code, json.loads(answer.content)


def test_the_process_lives_and_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/health/")
    assert (answer.status_code, json.loads(answer.content)) == (200, {"alive": True})


def test_it_is_ready_with_a_database_its_tables_and_a_record(client):
    assert _ready(client) == (200, {"ready": True, "waits_for": None})


def test_it_is_not_ready_without_a_record(client, empty_record):
    assert _ready(client) == (503, {"ready": False, "waits_for": "record"})


def test_it_is_not_ready_before_its_tables_are_up_to_date(client, monkeypatch):
    needed = health._steps() | {("record", "0999_better_in_every_way")}
    monkeypatch.setattr(health, "_steps", lambda: needed)
    assert _ready(client) == (503, {"ready": False, "waits_for": "tables"})


def test_it_is_not_ready_without_a_database_and_does_not_say_why(client, monkeypatch):
    def silent():
        raise DatabaseError("could not connect to db.internal as corcom")

    monkeypatch.setitem(health.PARTS, "database", silent)
    assert _ready(client) == (503, {"ready": False, "waits_for": "database"})


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
def test_it_is_asked_anew_each_time_and_only_asked(client, address):
    answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
def test_it_answers_without_tls_where_pages_do_not(client, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address).status_code == 200
    assert client.get("/states/").status_code == 301
