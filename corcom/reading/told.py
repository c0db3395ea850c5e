"""A reading as plain values, under the keys that programs know."""

from __future__ import annotations

from datetime import date
from typing import Any

from corcom.reading.calendar import WEEKDAYS, Interval
from corcom.reading.findings import Dated, Delegation, Due, Figure, Minutes, Owner, Place, Promise


def told(found: Minutes) -> dict[str, Any]:
    """The reading as JSON keeps it."""
    return {**_head(found), **_people(found), **_said(found), "counts": _counts(found)}


def _head(found: Minutes) -> dict[str, Any]:
    return {
        "title": found.title,
        "language": "en",
        "convention": found.convention,
        "body": found.body,
        "date": found.date,
        "date_as_stated": found.date_as_stated,
        "weekday_stated": found.weekday_stated,
        "weekday_computed": _weekday(found.date),
        "date_note": found.date_note,
        "start_time": found.start_time,
        "end_time": found.end_time,
        "place": found.place,
        "meeting_number": found.meeting_number,
    }


def _people(found: Minutes) -> dict[str, Any]:
    organisations = [d.code or d.delegation for d in found.attendance if d.kind == "organisation"]
    return {
        "chair": _owner(found.chair) if found.chair else None,
        "attendance": [_delegation(one) for one in found.attendance],
        "apologies": [_delegation(one) for one in found.apologies],
        "absent_without_apology": [_delegation(one) for one in found.absent],
        "invited_organisations": organisations,
    }


def _said(found: Minutes) -> dict[str, Any]:
    return {
        "agenda": [
            {"number": item.number, "title": item.title, "parent": item.parent, **_at(item.at)}
            for item in found.agenda
        ],
        "interventions": [
            {"speaker": _owner(one.speaker), "act": one.act, "agenda_item": one.agenda_item, **_at(one.at)}
            for one in found.interventions
        ],
        "actions": [_promise(one, number) for number, one in enumerate(found.promises, start=1)],
        "decisions": [
            {"what": one.what, "kind": one.kind, "agenda_item": one.agenda_item, **_at(one.at)}
            for one in found.decisions
        ],
        "figures": [_figure(one) for one in found.figures],
        "dates": [_dated(one) for one in found.dates],
        "next_meeting": _next(found),
    }


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "value": one.value,
        "unit": one.unit,
        "printed": one.printed,
        "agenda_item": one.agenda_item,
        **_at(one.at),
    }


def _dated(one: Dated) -> dict[str, Any]:
    return {
        "as_stated": one.as_stated,
        "iso": _written(one.interval),
        "type": one.type,
        "tentative": one.tentative,
        "agenda_item": one.agenda_item,
        **_at(one.at),
    }


def _promise(one: Promise, number: int) -> dict[str, Any]:
    return {
        "id": f"P{number:02}",
        "mark": one.mark,
        "kind": one.kind,
        "owners": [_owner(owner) for owner in one.owners],
        "what": one.what,
        "due": _due(one.due) if one.due else None,
        "agenda_item": one.agenda_item,
        **_at(one.at),
    }


def _owner(owner: Owner) -> dict[str, Any]:
    return {"party": owner.party, "name": owner.name, "role": owner.role}


def _due(due: Due) -> dict[str, Any]:
    return {
        "as_stated": due.as_stated,
        "iso_start": due.interval.first,
        "iso_end": due.interval.last,
        "edtf": due.interval.edtf,
        "precision": due.precision,
        "tentative": due.tentative,
    }


def _delegation(one: Delegation) -> dict[str, Any]:
    persons = [{"title": person.title, "name": person.name} for person in one.persons]
    return {
        "delegation": one.delegation,
        "code": one.code,
        "kind": one.kind,
        "role": one.role,
        "years": one.years,
        "persons": persons,
        **_at(one.at),
    }


def _next(found: Minutes) -> dict[str, Any] | None:
    coming = found.next_meeting
    if coming is None:
        return None
    interval = coming.interval
    ends = {"iso_start": interval.first, "iso_end": interval.last, "edtf": interval.edtf}
    return {"as_stated": coming.as_stated, **ends, "precision": coming.precision, **_at(coming.at)}


def _at(place: Place) -> dict[str, Any]:
    return {"quote": place.quote, "line": place.line, "page": place.page, "confidence": place.confidence}


def _written(interval: Interval) -> str | None:
    return interval.edtf


def _weekday(day: str | None) -> str | None:
    return WEEKDAYS[date.fromisoformat(day).weekday()].capitalize() if day else None


def _counts(found: Minutes) -> dict[str, int]:
    return {
        "delegations": len(found.attendance),
        "persons": sum(len(one.persons) for one in found.attendance),
        "apologies": len(found.apologies),
        "agenda_items": len(found.agenda),
        "actions": len(found.promises),
        "actions_explicit": sum(one.mark == "explicit" for one in found.promises),
        "decisions": len(found.decisions),
        "figures": len(found.figures),
        "dates": len(found.dates),
    }
