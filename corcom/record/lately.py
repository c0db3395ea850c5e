"""What has lately changed on record."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.shelf import fact_models, shelf


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that went on record, or was taken back, on a day."""

    day: date
    fact: Fact
    taken_back: bool


def lately(lens: Lens, days: int, states: Collection[str] = ()) -> list[Changed]:
    """What changed in the last `days` before the day of knowledge, newest first; of all or of some States."""
    since = lens.known_at - timedelta(days=days)
    found = (change for fact in _of(states, lens) for change in _changes(fact))
    recent = [change for change in found if since < change.day <= lens.known_at]
    return sorted(recent, key=lambda change: (change.day, change.fact.pk), reverse=True)


def _of(states: Collection[str], lens: Lens) -> Iterator[Fact]:
    for model in fact_models():
        for fact in shelf().ever(model, lens):
            if not states or vars(fact).get("state_id") in states:
                yield fact


def _changes(fact: Fact) -> Iterator[Changed]:
    yield Changed(fact.recorded_at.date(), fact, taken_back=False)
    if fact.withdrawn_at is not None:
        yield Changed(fact.withdrawn_at.date(), fact, taken_back=True)
