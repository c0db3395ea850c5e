"""Minutes as files: read with the names that are on record."""

from pathlib import Path

from corcom.committee.presiding import with_presidency
from corcom.reading import Minutes, Names, NotReadable, StateForm, names_with, read
from corcom.reading.text import MOST_BYTES
from corcom.record.refusal import Refusal
from corcom.record.shelf import shelf
from corcom.register.models import State, StateName

ABBREVIATION = "abbreviation"


def names_on_record() -> Names:
    """Every form of every State's name; abbreviations count only as they are written."""
    now = shelf()

    def collect() -> Names:
        states = [
            StateForm(form, s.iso3) for s in now.rows(State) for form in (s.name, s.formal_name) if form
        ]
        others = [StateForm(n.name, n.state_id, n.kind == ABBREVIATION) for n in now.rows(StateName)]
        return names_with([*states, *others])

    return now.keep("names for reading", collect)


def read_minutes(path: Path) -> Minutes:
    """What the minutes in this file say; nothing is written. Refusal when it cannot be read as minutes."""
    with path.open("rb") as file:
        return minutes_of(path.name, file.read(MOST_BYTES + 1))


def minutes_of(name: str, data: bytes) -> Minutes:
    """What the minutes in this file say, with the names and the Presidency on record. Raises Refusal."""
    try:
        return with_presidency(read(name, data, names_on_record()))
    except NotReadable as why:
        raise Refusal(f"'{name}' cannot be read as minutes: {why}.") from why
