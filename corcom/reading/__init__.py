"""From paper to structure: what minutes of meetings say. Pure: bytes and names in, values out.

`read` gives a `Minutes`, `told` the same as plain values for JSON. A paper is read in these steps: its lines
(`text`), its parts (`layout`), who was there (`attendance`), who is who (`cast`), what lies ahead
(`foresight`), and then sentence by sentence: signs of an undertaking (`cues`), whose it is (`scene`), by when
(`phrases`).
"""

from corcom.reading.findings import Minutes
from corcom.reading.minutes import read
from corcom.reading.names import Names, StateForm
from corcom.reading.problem import NotReadable
from corcom.reading.told import told
from corcom.reading.vocabulary import parties

__all__ = ["Minutes", "Names", "NotReadable", "StateForm", "names_with", "read", "told"]


def names_with(states: list[StateForm]) -> Names:
    """The names of these States, and of the organisations and offices that minutes of this field speak of."""
    return Names(states, parties())
