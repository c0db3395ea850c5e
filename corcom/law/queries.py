"""Reads of Article 9, each through the lens."""

from corcom.law.models import NationalLaw
from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf


def laws(lens: Lens) -> list[Reading[NationalLaw]]:
    """The laws, and statements on law, that may have been made by the day of the lens, oldest first."""
    return [reading for reading in shelf().readings(NationalLaw, lens) if perhaps(reading.fact, lens)]


def laws_of(lens: Lens, state: str) -> list[Reading[NationalLaw]]:
    """The same, of one State."""
    return [reading for reading in shelf().of_state(NationalLaw, state, lens) if perhaps(reading.fact, lens)]
