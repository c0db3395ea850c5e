"""Where the sources on record contradict each other, over all tables."""

from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.readings import Reading
from corcom.record.shelf import fact_models, shelf


def disagreements(lens: Lens) -> list[Reading[Fact]]:
    """The readings that other facts contradict, by the day of the lens; ordered by table and name."""
    known = shelf()
    tables = sorted(fact_models(), key=lambda model: model.csv_table)
    return [reading for model in tables for reading in _contradicted(known.readings(model, lens), lens)]


def _contradicted(readings: tuple[Reading[Fact], ...], lens: Lens) -> list[Reading[Fact]]:
    found = [reading for reading in readings if reading.disagreeing and perhaps(reading.fact, lens)]
    return sorted(found, key=lambda reading: reading.fact.pk)
