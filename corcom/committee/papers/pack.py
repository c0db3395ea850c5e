"""The meeting pack as a paper: its cover, and its sections in the order of the house form."""

from datetime import date

from corcom.committee.models import Meeting
from corcom.committee.pack.brief import Brief, brief
from corcom.committee.pack.meeting import agenda
from corcom.committee.pack.sections import annex, changed, due_soon, position, promised, to_settle, unit
from corcom.committee.pack.themes import themes
from corcom.papers.paper import PageBreak, Paper
from corcom.record.lens import Lens
from corcom.register.queries import find
from corcom.treaty.dates import written


def meeting_pack(lens: Lens, day: date) -> Paper:
    """The pack for the Committee's meeting on a day; the day need not be on record."""
    found = brief(lens, day)
    parts = (
        *agenda(found),
        *to_settle(found),
        *position(found),
        *due_soon(found),
        *promised(found),
        *themes(found),
        *unit(found),
        *changed(found),
        PageBreak(),
        *annex(found),
    )
    return Paper(
        title="Meeting pack",
        subtitle="Coordination Committee of the Convention on Cluster Munitions",
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle="For the Coordination Committee",
        about=_cover(found),
        parts=parts,
    )


def _cover(found: Brief) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Meeting", found.when),
        ("President", _president(found.meeting)),
        ("As at", written(found.lens.as_at)),
        ("As known", written(found.lens.known_at)),
        ("Last meeting on record", found.since if found.last else "no record"),
    ]
    return tuple((name, value) for name, value in rows if value)


def _president(meeting: Meeting | None) -> str:
    state = find(meeting.presided_by_id) if meeting and meeting.presided_by_id else None
    return state.name if state else ""
