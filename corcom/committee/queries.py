"""Reads of the Committee's room: meetings, mandates, promises and occasions."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from corcom.committee.models import (
    AgendaItem,
    Attendance,
    Mandate,
    Meeting,
    MeetingDocument,
    MeetingStep,
    Occasion,
    TookPart,
)
from corcom.duties.words import lasting, when
from corcom.record.by_then import perhaps, surely
from corcom.record.lens import Lens
from corcom.record.partial import bounds, options
from corcom.record.readings import Reading
from corcom.record.shelf import shelf

FORMAL = (Meeting.Body.MSP, Meeting.Body.RC)


def meetings(lens: Lens) -> list[Meeting]:
    """All meetings on record as their steps have left them, newest first."""
    taken = steps(lens)
    found = [
        _after(reading.fact, taken.get(reading.fact.pk, ())) for reading in shelf().readings(Meeting, lens)
    ]
    return sorted(found, key=lambda m: (m.on_earliest or date.min, m.code), reverse=True)


def steps(lens: Lens) -> dict[str, tuple[MeetingStep, ...]]:
    """What became of each meeting by the day of the lens, oldest first, by the name of its fact."""
    found: dict[str, list[MeetingStep]] = defaultdict(list)
    taken = (step for step in shelf().facts(MeetingStep, lens) if surely(step, lens))
    for step in sorted(taken, key=lambda s: (s.on_latest or date.min, s.recorded_at)):
        found[step.meeting_id].append(step)
    return {name: tuple(taken) for name, taken in found.items()}


def dates_given(lens: Lens) -> dict[str, tuple[str, ...]]:
    """All dates (EDTF) that each meeting was given by the day of the lens, oldest first."""
    taken = steps(lens)
    entered = (reading.fact for reading in shelf().readings(Meeting, lens))
    return {m.pk: (m.on, *(s.dates for s in taken.get(m.pk, ()) if s.dates)) for m in entered}


def _after(meeting: Meeting, taken: Iterable[MeetingStep]) -> Meeting:
    """The meeting as the steps have left it: a copy, never saved."""
    left = copy(meeting)
    for step in taken:
        left.place, left.times = step.place or left.place, step.times or left.times
        if step.step in Meeting.Status.values:
            left.status = step.step
        if step.step == MeetingStep.Step.MINUTES_ADOPTED:
            left.minutes_adopted_on = step.on_latest
        if step.dates:
            left.on, (left.on_earliest, left.on_latest) = step.dates, bounds(step.dates)
    return left


def meeting(lens: Lens, code: str) -> Meeting | None:
    """The meeting with that short name."""
    return next((m for m in meetings(lens) if m.code == code), None)


def meeting_on(lens: Lens, day: date) -> Meeting | None:
    """The Committee's meeting on that day, or whose window holds it."""
    return next((m for m in committee_meetings(lens) if _holds(m, day)), None)


def committee_meetings(lens: Lens) -> list[Meeting]:
    """The Coordination Committee's meetings, newest first."""
    return [m for m in meetings(lens) if m.body == Meeting.Body.COMMITTEE]


def last_before(lens: Lens, day: date, *bodies: str) -> Meeting | None:
    """The newest meeting of these bodies that was certainly over before a day."""
    over = (m for m in meetings(lens) if m.on_latest is not None and m.on_latest < day)
    return next((m for m in over if m.body in bodies), None)


def coming(lens: Lens) -> list[Meeting]:
    """Meetings that are not certainly over as at the day of the lens, earliest first."""
    ahead = [m for m in meetings(lens) if m.on_latest and m.on_latest >= lens.as_at]
    return sorted(
        (m for m in ahead if m.status not in Meeting.WILL_NOT_MEET), key=lambda m: m.on_earliest or date.max
    )


def when_meets(meeting: Meeting) -> str:
    """The days that a meeting lasts; of the Committee's, which last an hour or two, the window on record."""
    window = meeting.body == Meeting.Body.COMMITTEE or "/" not in meeting.on
    if window or meeting.on_earliest is None or meeting.on_latest is None:
        return when(meeting)
    return lasting(meeting.on_earliest, meeting.on_latest)


def agenda(lens: Lens, meeting_id: str) -> list[AgendaItem]:
    """The agenda of a meeting on record, in its order."""
    return [item for item in shelf().open_rows(AgendaItem, lens) if item.meeting_id == meeting_id]


def attendance(lens: Lens, meeting_id: str) -> list[Attendance]:
    """The delegations at a meeting on record."""
    return [row for row in shelf().open_rows(Attendance, lens) if row.meeting_id == meeting_id]


def documents(lens: Lens, meeting_id: str) -> list[MeetingDocument]:
    """The documents of a meeting on record by the day of the lens, by their symbols."""
    return [document for document in all_documents(lens) if document.meeting_id == meeting_id]


def all_documents(lens: Lens) -> list[MeetingDocument]:
    """The documents of all meetings by the day of the lens, newest first, then by their symbols."""
    found = [d for d in shelf().facts(MeetingDocument, lens) if perhaps(d, lens)]
    by_symbol = sorted(found, key=lambda d: (d.symbol or d.title, d.pk))
    return sorted(by_symbol, key=lambda d: d.on_earliest or date.min, reverse=True)


def took_part(lens: Lens, state: str) -> list[Reading[TookPart]]:
    """What sources say of one State's part in formal meetings by the day of the lens."""
    return [reading for reading in shelf().of_state(TookPart, state, lens) if perhaps(reading.fact, lens)]


def mandates(lens: Lens, state: str | None = None) -> list[Mandate]:
    """Who holds which office as at the day of the lens."""
    found = (reading.fact for reading in shelf().readings(Mandate, lens))
    return [m for m in found if _holds(m, lens.as_at) and state in (None, m.state_id)]


def occasions(lens: Lens) -> list[Occasion]:
    """Dated events other than meetings, earliest first."""
    return [reading.fact for reading in shelf().readings(Occasion, lens)]


@dataclass(frozen=True, slots=True)
class Anniversary:
    """How many years ago something happened, on the day of the year on which it did."""

    day: date
    years: int
    occasion: Occasion


def anniversaries(lens: Lens, first: date, last: date) -> list[Anniversary]:
    """The anniversaries between two days."""
    found = (
        Anniversary(day, year - o.on_earliest.year, o)
        for o in occasions(lens)
        if o.anniversary and o.on_earliest
        for year in range(first.year, last.year + 1)
        if first <= (day := _in_year(o.on_earliest, year)) <= last and year > o.on_earliest.year
    )
    return sorted(found, key=lambda a: a.day)


def _holds(fact: Meeting | Mandate, day: date) -> bool:
    if fact.on_earliest is None or fact.on_latest is None:
        return False
    if len(each := options(fact.on)) > 1:
        return any(first <= day <= last for first, last in map(bounds, each))
    return fact.on_earliest <= day <= fact.on_latest


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
