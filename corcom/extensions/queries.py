"""Reads of Articles 3 and 4, each through the lens."""

from corcom.extensions.models import (
    Completion,
    Contamination,
    ExtensionDecision,
    ExtensionRequest,
    Retained,
    SeenUndone,
    Stockpile,
)
from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.register.models import StateFact

TABLES: tuple[type[StateFact], ...] = (
    Stockpile,
    Retained,
    Contamination,
    Completion,
    SeenUndone,
    ExtensionRequest,
    ExtensionDecision,
)


def on_record(lens: Lens, state: str) -> list[Reading[StateFact]]:
    """All facts on Articles 3 and 4 of one State that may have been true by the day of the lens."""
    known = shelf()
    found = [r for model in TABLES for r in known.of_state(model, state, lens)]
    return [r for r in found if perhaps(r.fact, lens)]
