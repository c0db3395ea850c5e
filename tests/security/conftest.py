"""The made-up world, built once for a module; what a test does to it is gone with the test."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client, override_settings

from tests.emptying import empty
from tests.security.world import World, built


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """Everybody, and a mark in all that could leak."""
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(FILES=files), transaction.atomic():
        empty()
        yield built()
        transaction.set_rollback(True)


@pytest.fixture
def world(planted, db) -> World:
    """The same, with browsers of one's own."""
    return replace(planted, clients={who: _another(client) for who, client in planted.clients.items()})


def _another(client: Client) -> Client:
    same = Client()
    same.cookies = client.cookies.copy()
    return same
