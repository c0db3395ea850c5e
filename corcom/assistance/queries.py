"""Reads of Articles 5 and 6, each through the lens."""

from corcom.assistance.models import AssistancePlan, Casualties, FocalPoint, VictimListing
from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.register.models import StateFact

TABLES: tuple[type[StateFact], ...] = (VictimListing, FocalPoint, AssistancePlan, Casualties)


def on_record(lens: Lens, state: str) -> list[Reading[StateFact]]:
    """All facts on Articles 5 and 6 of one State that may have been true by the day of the lens."""
    known = shelf()
    found = [reading for model in TABLES for reading in known.of_state(model, state, lens)]
    return [reading for reading in found if perhaps(reading.fact, lens)]


def focal_points_of(lens: Lens, state: str) -> list[Reading[FocalPoint]]:
    """The focal points that one State may have named by the day of the lens, for any theme."""
    return [reading for reading in shelf().of_state(FocalPoint, state, lens) if perhaps(reading.fact, lens)]


def focal_points(lens: Lens) -> list[Reading[FocalPoint]]:
    """The same, of all States."""
    return [reading for reading in shelf().readings(FocalPoint, lens) if perhaps(reading.fact, lens)]
