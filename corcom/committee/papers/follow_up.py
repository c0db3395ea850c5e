"""The follow-up table as a paper: next steps alone, under the President's authority."""

from collections.abc import Iterable, Iterator
from datetime import date

from corcom.committee.follow_up import Row
from corcom.committee.models import Meeting
from corcom.committee.wording import joined, weekday
from corcom.duties.words import dated
from corcom.papers.paper import Block, Column, Paper, Paragraph, Table, Text
from corcom.record.lens import Lens
from corcom.register.queries import find
from corcom.treaty.dates import written

COLUMNS = (
    Column("Item", width=0.6),
    Column("Agreed next step", width=3.2),
    Column("Who", width=1.5),
    Column("By when", width=1.4),
    Column("Where to send, document", width=1.6),
    Column("Status", width=0.8),
)
NOTE = "It says what is to be done, and not who holds which view."


def follow_up_paper(
    lens: Lens, meeting: Meeting, rows: Iterable[Row], issued: date | None, draft: bool
) -> Paper:
    """The table; what derives from draft minutes says so on every page."""
    return Paper(
        title="Follow-up table",
        subtitle=f"Meeting of the Coordination Committee, {_when(meeting)}",
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle="For the Coordination Committee",
        about=tuple(_about(meeting, issued)),
        parts=tuple(_blocks(rows)),
        status="From draft minutes" if draft else "From adopted minutes",
        draft=draft,
    )


def _when(meeting: Meeting) -> str:
    first = meeting.on_earliest
    return weekday(first) if first is not None and first == meeting.on_latest else dated(meeting.on)


def _about(meeting: Meeting, issued: date | None) -> Iterator[tuple[str, str]]:
    state = find(meeting.presided_by_id) if meeting.presided_by_id else None
    if state:
        yield "Presidency", state.name
    yield "Issued", f"{written(issued)}, under the authority of the President" if issued else "not yet issued"


def _blocks(rows: Iterable[Row]) -> Iterator[Block]:
    listed = tuple(_row(row) for row in rows)
    if listed:
        yield Table("What was undertaken at the meeting", COLUMNS, listed, NOTE)
    else:
        yield Paragraph("Nothing was undertaken at the meeting.")


def _row(row: Row) -> tuple[Text, ...]:
    who = joined(row.owners) if row.owners else ""
    answer = "; ".join(filter(None, (row.answer.send_to, row.answer.document)))
    return row.item, row.what, who, due_told(row), answer, status(row)


def due_told(row: Row) -> str:
    """By when, in days; in the words of the meeting where no day follows from them."""
    return dated(row.due) or row.due_as_stated


def status(row: Row) -> str:
    """Where a promise stands."""
    if row.issued is None:
        return "not issued"
    closed = row.issued.closed_by
    if closed:
        return str(closed.get_step_display())
    return "open, day passed" if row.issued.has_passed else "open"
