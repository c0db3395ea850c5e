"""What a paragraph of minutes means at its meeting: whose word it is, who promises what by which day."""

import re
from dataclasses import dataclass
from datetime import date

from corcom.committee.minutes_in import names_on_record
from corcom.committee.models import Mandate, Meeting, Passage
from corcom.committee.notation import Mark, Note, parse
from corcom.committee.queries import committee_meetings, mandates, meetings
from corcom.reading.calendar import NOTHING, Calendar, Interval, between
from corcom.reading.names import folded
from corcom.reading.phrases import When, times
from corcom.record.lens import Lens
from corcom.register.queries import find

LIMIT = re.compile(
    r"\b(?:by|before|until|(?:no|not) later than|ahead of|prior to)\s+(?:the\s+)?$", re.IGNORECASE
)
SESSION = re.compile(r"(\d+)MSP")
THE_UNIT = {"ISU": "ISU-CCM"}
"""How the unit is spoken of, and its code."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph is understood from: the meeting's day and calendar, and the delegations at the table.

    `delegations`: names by code; `presiding`: the code of the State that presides.
    """

    day: date
    calendar: Calendar
    delegations: dict[str, str]
    presiding: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named: as minutes print it, and the code of the State or organisation, if it is one."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """By when: in the words used, and as EDTF; empty where no day follows from the words."""

    as_stated: str = ""
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A paragraph, and what it means."""

    note: Note
    kind: str
    speaker: Party | None
    owners: tuple[Party, ...]
    due: Due


def setting(lens: Lens, meeting: Meeting, day: date, delegations: dict[str, str]) -> Setting:
    """The setting of a meeting that is held on a day."""
    return Setting(day, _calendar(lens, day), delegations, _presiding(lens.on(day), meeting))


def understand(written: str, at: Setting) -> Understood:
    """What was typed, and what it means at the meeting."""
    note = parse(written)
    speaker = party(note.speaker, at) if note.speaker else None
    owners: tuple[Party, ...] = ()
    due = Due()
    if note.mark is Mark.PROMISE:
        owners = tuple(party(name, at) for name in note.owners) or ((speaker,) if speaker else ())
        due = due_in(note.body, at.calendar)
    return Understood(note, _kind(note), speaker, owners, due)


def party(text: str, at: Setting) -> Party:
    """Who is named: a delegation or State by name or code, an organisation, or as it is typed.

    The President is the State that presides, and stays the President.
    """
    named = next((code for code, name in at.delegations.items() if folded(name) == folded(text)), "")
    code = named or _code(text, at)
    if code in at.delegations:
        return Party(at.delegations[code], code)
    if state := find(code):
        return Party(state.name, code)
    found = names_on_record().whole(text)
    presides = found is not None and (found.kind, found.code) == ("office", "president")
    return Party(text, at.presiding if presides else code)


def _code(text: str, at: Setting) -> str:
    """The code of the State or organisation that a text names, empty where it names none."""
    short = THE_UNIT.get(text.upper(), text.upper())
    if short in at.delegations or (len(text) == 3 and find(text)):
        return short
    found = names_on_record().whole(text)
    if found is None or found.code is None or found.kind in ("office", "group"):
        return ""
    return THE_UNIT.get(found.code, found.code)


def due_in(text: str, calendar: Calendar) -> Due:
    """By when: the last time that a limit is set to, else the last that is named."""
    found = times(text, calendar)
    limits = [(when, limit) for when in found if (limit := LIMIT.search(text[: when.start]))]
    if limits:
        when, limit = limits[-1]
        return Due(" ".join(f"{limit[0]}{text[when.start : when.end]}".split()), _edtf(when))
    return Due(" ".join(found[-1].text.split()), _edtf(found[-1])) if found else Due()


def _edtf(when: When) -> str:
    return when.interval.edtf or "" if when.dated else ""


def _kind(note: Note) -> str:
    if note.mark is Mark.PROMISE:
        return Passage.Kind.PROMISE
    if note.mark is Mark.DECISION:
        return Passage.Kind.DECISION
    if note.speaker:
        return Passage.Kind.INTERVENTION
    return Passage.Kind.FIGURE if note.figures and len(note.pieces) == 1 else Passage.Kind.TEXT


def _calendar(lens: Lens, day: date) -> Calendar:
    """The meeting's day, the next of the Committee, and the meetings of States Parties by number."""
    sessions = {
        int(found[1]): meeting.on_earliest.replace(day=1)
        for meeting in meetings(lens)
        if meeting.on_earliest and (found := SESSION.fullmatch(meeting.code))
    }
    return Calendar(day, _next_meeting(lens, day), [], sessions)


def _next_meeting(lens: Lens, day: date) -> Interval:
    ahead = [
        meeting
        for meeting in committee_meetings(lens)
        if meeting.on_earliest and meeting.on_earliest > day and meeting.status not in Meeting.WILL_NOT_MEET
    ]
    if not ahead or ahead[-1].on_earliest is None or ahead[-1].on_latest is None:
        return NOTHING
    return between(ahead[-1].on_earliest, ahead[-1].on_latest)


def _presiding(lens: Lens, meeting: Meeting) -> str:
    if meeting.presided_by_id:
        return str(meeting.presided_by_id)
    offices = (m.state_id for m in mandates(lens) if m.office == Mandate.Office.PRESIDENT)
    return next(offices, "")
