"""The room of proposals."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Proposed changes of the record."""

    name = "corcom.proposals"
