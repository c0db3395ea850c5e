"""Reads of the scale of assessments, each through the lens."""

from corcom.finance.models import ScaleRate
from corcom.record.by_then import during
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf


def rate_of(lens: Lens, state: str) -> Reading[ScaleRate] | None:
    """The rate of one State in the period of the scale that holds the day of the lens."""
    found = (reading for reading in shelf().of_state(ScaleRate, state, lens) if during(reading.fact, lens))
    return next(found, None)


def rates(lens: Lens) -> list[Reading[ScaleRate]]:
    """The rates of all States in that period, members and others, in the order of their codes."""
    found = [reading for reading in shelf().readings(ScaleRate, lens) if during(reading.fact, lens)]
    return sorted(found, key=lambda reading: reading.fact.state_id)
