"""The room of persons."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the table of rights."""

    name = "corcom.people"

    def ready(self) -> None:
        from corcom.people import rights  # noqa: F401
