"""The room of persons."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the table of rights, what is held about persons, what is noted, and who hears of it."""

    name = "corcom.people"

    def ready(self) -> None:
        from corcom.people import (  # noqa: F401
            approving,
            contacts,
            holdings,
            minutes_corrected,
            minutes_taken,
            notices,
            papers_read,
            remitters,
            rights,
            signals,
            subscribing,
        )
