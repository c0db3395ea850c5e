"""The room of proposals."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Registers what this room does in time."""

    name = "corcom.proposals"

    def ready(self) -> None:
        from corcom.proposals import contacts  # noqa: F401
