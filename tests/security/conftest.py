"""The made-up world, for tests that attack it."""

import pytest

from tests.security.world import World, built


@pytest.fixture
def world(empty_record, settings, tmp_path) -> World:
    """Everybody, and a mark in all that could leak; gone with the test."""
    settings.FILES = tmp_path / "files"
    return built()
