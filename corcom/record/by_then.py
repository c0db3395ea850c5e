"""Whether a fact holds by the day of a lens: surely, or perhaps."""

from corcom.record.lens import Lens
from corcom.record.models import Fact


def surely(fact: Fact, lens: Lens) -> bool:
    """Its last possible day is not after the day of the lens; a fact without a date never is sure."""
    return fact.on_latest is not None and fact.on_latest <= lens.as_at


def perhaps(fact: Fact, lens: Lens) -> bool:
    """Its first possible day is not after the day of the lens, or it has no date."""
    return fact.on_earliest is None or fact.on_earliest <= lens.as_at


def during(fact: Fact, lens: Lens) -> bool:
    """The day of the lens lies in the period that the fact is about."""
    if fact.on_earliest is None or fact.on_latest is None:
        return False
    return fact.on_earliest <= lens.as_at <= fact.on_latest
