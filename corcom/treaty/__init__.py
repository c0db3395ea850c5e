"""The Conventions as code: from a State's events to its duties, what is due when, and why."""

from corcom.treaty.apmbc import APMBC
from corcom.treaty.ccm import CCM
from corcom.treaty.convention import Choices, Convention, FirstYear, Sheet
from corcom.treaty.dates import Span
from corcom.treaty.duty import Event, Happening, Meeting, Participation, Position, Standing
from corcom.treaty.sentence import Sentence
from corcom.treaty.timeline import Interval, Timeline

CONVENTIONS = {"ccm": CCM, "apmbc": APMBC}

__all__ = [
    "APMBC",
    "CCM",
    "CONVENTIONS",
    "Choices",
    "Convention",
    "Event",
    "FirstYear",
    "Happening",
    "Interval",
    "Meeting",
    "Participation",
    "Position",
    "Sentence",
    "Sheet",
    "Span",
    "Standing",
    "Timeline",
]
