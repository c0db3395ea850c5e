"""The Committee: what is on record of it, and the papers that it works on until they are."""

from corcom.committee.models.arranging import Arrangement, CalendarLink
from corcom.committee.models.minutes_out import MinutesCorrection, NextStep
from corcom.committee.models.papers import MeetingPaper, PaperComment, PaperVersion
from corcom.committee.models.record import (
    AgendaItem,
    Attendance,
    Mandate,
    Meeting,
    MeetingDocument,
    MeetingStep,
    Occasion,
    Promise,
    PromiseLink,
    PromiseStep,
    Reminder,
    TookPart,
)
from corcom.committee.models.reviewed import Finding, ReadPaper
from corcom.committee.models.work_plan import Milestone, WorkPlan
from corcom.committee.models.working import Item, Minutes, Participant, Passage, Revision

__all__ = [
    "AgendaItem",
    "Arrangement",
    "Attendance",
    "CalendarLink",
    "Finding",
    "Item",
    "Mandate",
    "Meeting",
    "MeetingDocument",
    "MeetingPaper",
    "MeetingStep",
    "Milestone",
    "Minutes",
    "MinutesCorrection",
    "NextStep",
    "Occasion",
    "PaperComment",
    "PaperVersion",
    "Participant",
    "Passage",
    "Promise",
    "PromiseLink",
    "PromiseStep",
    "ReadPaper",
    "Reminder",
    "Revision",
    "TookPart",
    "WorkPlan",
]
