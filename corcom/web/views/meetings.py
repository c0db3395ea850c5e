"""Meetings of the Convention and of its Committee, and the promises made there."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.committee.ledger import Undertaking, ledger
from corcom.committee.models import Mandate, Meeting
from corcom.committee.queries import agenda, attendance, documents, mandates, when_meets
from corcom.committee.queries import meeting as find_meeting
from corcom.committee.queries import meetings as all_meetings
from corcom.duties.words import dated, when
from corcom.record.lens import Lens
from corcom.record.shelf import shelf
from corcom.register.queries import find
from corcom.web.calendars import feed
from corcom.web.meeting_days import meeting_days
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage


def meetings(asked: Asked) -> Page:
    """All meetings on record, and who holds which office."""
    found = all_meetings(asked.lens)
    ahead = [m for m in found if m.on_latest and m.on_latest >= asked.lens.as_at]
    past = [m for m in found if m not in ahead]
    return Page(
        template="web/meetings.html",
        title=_("Meetings"),
        section="meetings",
        context={
            "ahead": [_row(m) for m in reversed(ahead)],
            "committee": [_row(m) for m in past if m.body == Meeting.Body.COMMITTEE],
            "formal": [_row(m) for m in past if m.body != Meeting.Body.COMMITTEE],
            "offices": _offices(asked.lens),
        },
        data=lambda: {"meetings": [_told(m) for m in found]},
        rows=lambda: (
            ("code", "title", "on", "place", "presided_by", "status"),
            [list(_told(m).values()) for m in found],
        ),
        calendar=lambda: feed(_("Meetings of the Convention"), [], meeting_days(asked.lens, *found), asked),
    )


def _row(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "when": when_meets(meeting),
        "president": _name(meeting.presided_by_id),
        "status": Meeting.Status(meeting.status).label,
    }


def _name(iso3: str | None) -> str:
    """The short name of a State, or nothing."""
    state = find(iso3) if iso3 else None
    return state.name if state else ""


def _told(meeting: Meeting) -> dict[str, Any]:
    return {
        "code": meeting.code,
        "title": meeting.title,
        "on": meeting.on,
        "place": meeting.place,
        "presided_by": meeting.presided_by_id,
        "status": meeting.status,
    }


def _offices(lens: Lens) -> list[dict[str, Any]]:
    """The offices in the order of the house, each with the States that hold it."""
    order = [choice.value for choice in Mandate.Office]
    held: dict[tuple[int, str], list[str]] = {}
    for mandate in mandates(lens):
        key = (order.index(mandate.office), mandate.theme)
        held.setdefault(key, []).append(mandate.state_id)
    return [
        {
            "office": list(Mandate.Office)[place].label,
            "theme": theme,
            "states": [(iso3, _name(iso3)) for iso3 in dict.fromkeys(states)],
        }
        for (place, theme), states in sorted(held.items())
    ]


def meeting(asked: Asked, code: str) -> Page:
    """One meeting: agenda, delegations, promises."""
    found = find_meeting(asked.lens, code)
    if found is None:
        raise NoSuchPage(
            _("No meeting on record has the short name “{code}”.").format(code=code[:40]),
            _("Choose one from the list of meetings."),
        )
    made = [one for one in ledger(asked.lens) if one.promise.meeting_id == found.id]
    return Page(
        template="web/meeting.html",
        title=found.title,
        section="meetings",
        context={
            **_row(found),
            "source": shelf().source(found.source_id),
            "agenda": agenda(asked.lens, found.id),
            "present": [a for a in attendance(asked.lens, found.id) if a.presence == "present"],
            "documents": documents(asked.lens, found.id),
            "apologies": [a for a in attendance(asked.lens, found.id) if a.presence == "apologies"],
            "promises": [promise_shown(one) for one in made],
        },
        data=lambda: {
            **_told(found),
            "agenda": [{"number": i.number, "title": i.title} for i in agenda(asked.lens, found.id)],
            "attendance": [
                {"delegation": a.delegation, "role": a.role, "presence": a.presence}
                for a in attendance(asked.lens, found.id)
            ],
            "promises": [promise_told(one) for one in made],
        },
        rows=lambda: (
            ("delegation", "role", "presence"),
            [(a.delegation, a.role, a.presence) for a in attendance(asked.lens, found.id)],
        ),
        calendar=lambda: feed(found.title, [], meeting_days(asked.lens, found), asked),
    )


def promises(asked: Asked) -> Page:
    """Who undertook what, to whom, by when, and where it is written."""
    made = ledger(asked.lens)
    owner = asked.chosen("owner")
    chosen = [one for one in made if not owner or owner in one.owners]
    if owner and not chosen:
        raise NoSuchPage(
            _("No promise on record is owned by “{owner}”.").format(owner=owner[:60]),
            _("Choose an owner from the list on the page of promises."),
        )
    return Page(
        template="web/promises.html",
        title=_("Promises"),
        section="meetings",
        context={
            "promises": [promise_shown(one) for one in chosen],
            "owners": sorted({name for one in made for name in one.owners}),
            "owner": owner,
            "count": len(chosen),
        },
        data=lambda: {"promises": [promise_told(one) for one in chosen]},
        rows=lambda: (PROMISE_COLUMNS, [list(promise_told(one).values()) for one in chosen]),
    )


PROMISE_COLUMNS = (
    *("id", "meeting", "item", "owners", "to_whom", "what", "due", "due_as_stated", "closed_on"),
    *("themes", "serves"),
)


def promise_shown(one: Undertaking) -> dict[str, Any]:
    """A promise as pages print it."""
    closed = one.closed_by
    return {
        "promise": one.promise,
        "owners": one.owners,
        "made": when(one.promise),
        "due": dated(one.promise.due),
        "open": one.is_open,
        "passed": one.has_passed,
        "themes": one.themes,
        "closed": closed,
        "closed_on": when(closed) if closed else "",
    }


def promise_told(one: Undertaking) -> dict[str, Any]:
    """A promise as data."""
    promise = one.promise
    return {
        "id": promise.id,
        "meeting": promise.meeting_id,
        "item": promise.item,
        "owners": promise.owners,
        "to_whom": promise.to_whom,
        "what": promise.what,
        "due": promise.due,
        "due_as_stated": promise.due_as_stated,
        "closed_on": one.closed_by.on if one.closed_by else None,
        "themes": "; ".join(one.themes),
        "serves": " ".join(link.serves for link in one.links),
    }
