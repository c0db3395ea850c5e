"""The room of persons."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the table of rights, what is held about persons, and what is noted of their accounts."""

    name = "corcom.people"

    def ready(self) -> None:
        from corcom.people import holdings, rights, signals  # noqa: F401
