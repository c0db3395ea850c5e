"""The Committee: what is on record of it, and the papers that it works on until they are."""

from corcom.committee.models.record import (
    AgendaItem,
    Attendance,
    Mandate,
    Meeting,
    MeetingDocument,
    MeetingStep,
    Occasion,
    Promise,
    PromiseStep,
    Reminder,
    TookPart,
)
from corcom.committee.models.working import Item, Minutes, Participant, Passage, Revision

__all__ = [
    "AgendaItem",
    "Attendance",
    "Item",
    "Mandate",
    "Meeting",
    "MeetingDocument",
    "MeetingStep",
    "Minutes",
    "Occasion",
    "Participant",
    "Passage",
    "Promise",
    "PromiseStep",
    "Reminder",
    "Revision",
    "TookPart",
]
