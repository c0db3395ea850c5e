"""What a reading found, as rows to be looked at: in the order of the paper, each with what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corcom.committee.models import Finding
from corcom.reading import Minutes
from corcom.reading.findings import Decision, Delegation, Owner, Place, Promise
from corcom.reading.lines import Line

Kind = Finding.Kind
Says = dict[str, Any]
NOWHERE = Place("", 0)
NEAR = 6
"""Lines over which one sentence runs at most."""
LONGEST_TITLE = 300
LONGEST_ITEM = 12
LONGEST_ROLE = 120
LONGEST_NAME = 80
LONGEST_STATED = 160
LONGEST_KIND = 30
SURE_OF_DAY, SURE_OF_YEAR = 0.95, 0.7
"""How sure the day is when the paper prints all of it, and when its year was worked out."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: of which kind, what it says, and where."""

    kind: str
    says: Says
    at: Place


def found_in(minutes: Minutes, lines: Iterable[Line]) -> list[Found]:
    """All findings of a reading: the head first, then in the order of the paper."""
    body = [*_attendance(minutes), *_items(minutes), *_said(minutes), *_ahead(minutes)]
    order = {kind: place for place, kind in enumerate(Kind.values)}
    return [
        *_head(minutes, list(lines)),
        *sorted(body, key=lambda one: (one.at.line, order[one.kind])),
    ]


def _head(minutes: Minutes, lines: list[Line]) -> Iterator[Found]:
    if minutes.title:
        yield Found(Kind.TITLE, {"text": minutes.title[:LONGEST_TITLE]}, _at(lines, minutes.title, 0.9))
    sure = SURE_OF_YEAR if minutes.date_note else SURE_OF_DAY
    says = {"day": minutes.date or "", "note": minutes.date_note or ""}
    yield Found(Kind.DATE, says, _at(lines, minutes.date_as_stated or "", sure if minutes.date else 0.0))
    if minutes.meeting_number is not None:
        yield Found(Kind.NUMBER, {"number": minutes.meeting_number}, _at(lines, minutes.title, 0.9))
    hours = "-".join(hour for hour in (minutes.start_time, minutes.end_time) if hour)
    if hours:
        yield Found(Kind.TIMES, {"text": hours}, _at(lines, minutes.date_as_stated or "", 0.9))
    if minutes.place:
        yield Found(Kind.PLACE, {"text": minutes.place[:LONGEST_ROLE]}, _at(lines, minutes.place, 0.8))
    if minutes.chair:
        yield Found(Kind.CHAIR, {"owners": [_owner(minutes.chair)]}, _chaired(minutes))


def _chaired(minutes: Minutes) -> Place:
    """Where the delegation that presided stands in the list."""
    assert minutes.chair is not None
    listed = (one.at for one in minutes.attendance if one.code == minutes.chair.party and one.code)
    at = next(listed, NOWHERE)
    return Place(at.quote, at.line, at.page, 0.8)


def _at(lines: list[Line], words: str, sure: float) -> Place:
    """The first line that has these words."""
    sought = " ".join(words.split()).casefold()
    for line in lines if sought else ():
        if sought in " ".join(line.text.split()).casefold():
            return Place(line.text.strip(), line.number, line.page, sure)
    return Place(words, 0, None, sure)


def _attendance(minutes: Minutes) -> Iterator[Found]:
    told = (
        (Kind.DELEGATION, minutes.attendance),
        (Kind.APOLOGIES, minutes.apologies),
        (Kind.ABSENT, minutes.absent),
    )
    for kind, delegations in told:
        for one in delegations:
            yield Found(kind, _delegation(one), one.at)


def _delegation(one: Delegation) -> Says:
    persons = [f"{person.title or ''} {person.name}".strip() for person in one.persons]
    role = (one.role or "")[:LONGEST_ROLE]
    name = one.delegation[:LONGEST_NAME]
    return {"delegation": name, "code": one.code or "", "role": role, "persons": persons}


def _items(minutes: Minutes) -> Iterator[Found]:
    for item in minutes.agenda:
        number, parent = (item.number or "")[:LONGEST_ITEM], (item.parent or "")[:LONGEST_ITEM]
        says = {"number": number, "parent": parent, "title": item.title[:LONGEST_TITLE]}
        yield Found(Kind.ITEM, says, item.at)


def _said(minutes: Minutes) -> Iterator[Found]:
    for promise in minutes.promises:
        yield Found(Kind.PROMISE, _promise(promise), promise.at)
    for decision in minutes.decisions:
        yield Found(Kind.DECISION, _decision(decision), decision.at)
    for one in minutes.interventions:
        says = {"owners": [_owner(one.speaker)], "act": one.act, "item": one.agenda_item or ""}
        yield Found(Kind.INTERVENTION, says, one.at)
    for figure in minutes.figures:
        yield Found(Kind.FIGURE, {"text": figure.printed, "item": figure.agenda_item or ""}, figure.at)
    for dated in minutes.dates:
        says = {"stated": dated.as_stated, "dates": dated.interval.edtf or ""}
        yield Found(Kind.DATED, {**says, "item": dated.agenda_item or ""}, dated.at)


def _promise(promise: Promise) -> Says:
    due = promise.due
    return {
        "owners": [_owner(owner) for owner in promise.owners],
        "what": promise.what,
        "due": due.interval.edtf or "" if due else "",
        "due_as_stated": due.as_stated[:LONGEST_STATED] if due else "",
        "item": (promise.agenda_item or "")[:LONGEST_ITEM],
        "marked": promise.mark == "explicit",
        "kind": promise.kind[:LONGEST_KIND],
    }


def _decision(decision: Decision) -> Says:
    return {"text": decision.what, "kind": decision.kind, "item": decision.agenda_item or ""}


def _owner(owner: Owner) -> Says:
    return {"code": owner.party or "", "name": owner.name}


def _ahead(minutes: Minutes) -> Iterator[Found]:
    """Minutes of an earlier meeting that this one adopted, and the meeting that comes next."""
    for decision in minutes.decisions:
        if decision.kind == "adoption of minutes" and (day := _earlier(minutes, decision)):
            yield Found(Kind.ADOPTED, {"day": day}, decision.at)
    coming = minutes.next_meeting
    if coming and coming.interval.edtf:
        stated = coming.as_stated[:LONGEST_STATED]
        yield Found(Kind.NEXT_MEETING, {"dates": coming.interval.edtf, "stated": stated}, coming.at)


def _earlier(minutes: Minutes, decision: Decision) -> str | None:
    """The day before that of the meeting which the sentence about minutes names."""
    for dated in minutes.dates:
        day = dated.interval.first
        whole = day is not None and day == dated.interval.last
        near = abs(dated.at.line - decision.at.line) <= NEAR
        here = near and dated.as_stated in decision.at.quote
        if whole and here and minutes.date and str(day) < minutes.date:
            return str(day)
    return None
