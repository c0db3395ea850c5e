"""Made-up facts put on record one by one: fictional States, a gazette, whatever a test adds."""

from datetime import date

from corcom.record.actions import record_fact
from corcom.record.lens import Lens, today
from corcom.record.models import Fact, Source
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act
from corcom.register.models import Deposit, State
from tests import made_up

WHY = "a made-up fact"


def as_at(year: int, month: int = 12, day: int = 31) -> Lens:
    """The lens of a stranger on a day, as known now."""
    return Lens(as_at=date(year, month, day), known_at=today())


def fictional(**names: str) -> None:
    """States that do not exist, by code and name; the gazette in which everything of theirs was seen."""
    Source.objects.everything().get_or_create(id="gazette", title="The Gazette of Streslau", grade="official")
    for number, (iso3, name) in enumerate(names.items()):
        state(iso3, name, iso2=f"Q{number}", m49=f"90{number}")


def state(iso3: str, name: str, **more: str) -> State:
    """One State that does not exist."""
    cells = {**made_up.state(iso3, name), "admitted": "1999-01-01", **more}
    return State.objects.create(source_id=cells.pop("source"), **cells)


def put(model: type[Fact], name: str, on: str = "", grade: str = "official", **fields) -> Fact:
    """Put a fact on record."""
    fact = model(id=name, on=on, grade=grade, source_id="gazette", **fields)
    return record_fact(Act(INSTALLATION, WHY), fact)


def party(iso3: str, on: str = "2011-03-01", treaty: str = "ccm") -> None:
    """A State that deposits; bound half a year later."""
    put(Deposit, f"{treaty}-{iso3}", on, state_id=iso3, treaty=treaty, instrument="accession")


def codes(states) -> set[str]:
    """The codes of States."""
    return {found.iso3 for found in states}
