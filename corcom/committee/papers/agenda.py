"""The agenda of a meeting as a paper: provisional, annotated; and the letter that invites to it."""

from collections.abc import Iterator

from corcom.committee.agenda import Numbered, arrangement, items, total_minutes
from corcom.committee.hours import minutes_of
from corcom.committee.meeting_papers import papers
from corcom.committee.models import Meeting, MeetingPaper
from corcom.committee.queries import when_meets
from corcom.papers.paper import Block, Column, Heading, Lines, Paper, Paragraph, Table, Text
from corcom.record.lens import Lens
from corcom.register.queries import find
from corcom.treaty.dates import written

COMMITTEE = "Coordination Committee of the Convention on Cluster Munitions"
CIRCLE = "For the Coordination Committee"
NOT_FIRM = (Meeting.Status.PLANNED, Meeting.Status.TENTATIVE)
CANCELLED = "CANCELLED"


def provisional_agenda(lens: Lens, meeting: Meeting) -> Paper:
    """The items, who leads, and the minutes allotted."""
    return _paper(lens, meeting, "Provisional agenda", tuple(_table(lens, meeting)))


def annotated_agenda(lens: Lens, meeting: Meeting) -> Paper:
    """The items with what is to be known of each: annotation and papers."""
    return _paper(lens, meeting, "Annotated provisional agenda", tuple(_annotated(lens, meeting)))


def invitation(lens: Lens, meeting: Meeting) -> Paper:
    """The letter to the members: when, where, the link of the call, and the agenda where it is out."""
    return _paper(lens, meeting, "Invitation", tuple(_letter(lens, meeting)))


def _paper(lens: Lens, meeting: Meeting, title: str, parts: tuple[Block, ...]) -> Paper:
    known = arrangement(lens, meeting)
    out = known is not None and known.agenda_issued_at is not None
    off = meeting.status == Meeting.Status.CANCELLED
    about = (("Meeting", when_meets(meeting)), ("Hours", meeting.times), ("Place", meeting.place))
    return Paper(
        title=title,
        subtitle=COMMITTEE,
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle=CIRCLE,
        about=tuple((name, value) for name, value in about if value),
        parts=parts,
        status=CANCELLED if off else "" if out or title == "Invitation" else "DRAFT",
    )


def _table(lens: Lens, meeting: Meeting) -> Iterator[Block]:
    agenda = items(lens, meeting)
    if not agenda:
        yield Paragraph("The agenda has no item yet.")
        return
    columns = (
        Column("Item", width=0.6),
        Column("Title", width=4),
        Column("Lead", width=2),
        Column("Minutes", numeric=True, width=0.8),
    )
    yield Table(_minutes(agenda, meeting), columns, tuple(map(_row, agenda)))


def _row(one: Numbered) -> tuple[Text, ...]:
    return one.number, one.item.title, one.item.lead, str(one.item.minutes_allotted or "")


def _minutes(agenda: list[Numbered], meeting: Meeting) -> str:
    """The minutes allotted, beside those that the hours of the meeting give."""
    allotted, given = total_minutes(agenda), minutes_of(meeting.times)
    if not allotted:
        return "Items"
    return f"Items: {allotted} minutes allotted" + (f" of {given}" if given else "")


def _annotated(lens: Lens, meeting: Meeting) -> Iterator[Block]:
    agenda = items(lens, meeting)
    under: dict[int | None, list[MeetingPaper]] = {}
    for paper in papers(lens, meeting):
        under.setdefault(paper.item_id, []).append(paper)
    yield from _table(lens, meeting)
    for one in _worth_a_heading(agenda, under):
        point = "." if one.depth == 0 else ""
        yield Heading(f"{one.number}{point} {one.item.title}", one.depth + 1)
        yield from _said(one, under.get(one.item.pk, []))
    if None in under:
        yield Heading("Other papers", 1)
        yield Lines("", tuple(map(_named, under[None])))


def _worth_a_heading(
    agenda: list[Numbered], bound: dict[int | None, list[MeetingPaper]]
) -> Iterator[Numbered]:
    """The items of which there is more to say than the table does, and those above them."""
    wanted: set[int | None] = set()
    for one in reversed(agenda):
        if one.item.annotation or one.item.pk in bound or one.item.pk in wanted:
            wanted |= {one.item.pk, one.item.parent_id}
    yield from (one for one in agenda if one.item.pk in wanted)


def _said(one: Numbered, bound: list[MeetingPaper]) -> Iterator[Block]:
    for text in one.item.annotation.splitlines():
        if text.strip():
            yield Paragraph(text.strip())
    if bound:
        yield Lines("Papers:", tuple(map(_named, bound)))


def _named(paper: MeetingPaper) -> str:
    by = f", submitted by {paper.submitted_by}" if paper.submitted_by else ""
    until = f" (comments until {written(paper.comments_until)})" if paper.comments_until else ""
    return f"{paper.title}{by}{until}"


def _letter(lens: Lens, meeting: Meeting) -> Iterator[Block]:
    known = arrangement(lens, meeting)
    yield Paragraph("To the members of the Coordination Committee")
    yield Paragraph("Excellencies, dear colleagues,")
    yield Paragraph(_invites(meeting))
    if meeting.status not in (*NOT_FIRM, Meeting.Status.CANCELLED):
        yield from _how(meeting, known.call if known else "")
    if known and known.agenda_issued_at and meeting.status != Meeting.Status.CANCELLED:
        yield Paragraph("The provisional agenda follows.")
    yield Paragraph("Please accept the assurances of our highest consideration.")
    yield Paragraph(f"{_sender(meeting)}, with the Implementation Support Unit")
    if known and known.agenda_issued_at and meeting.status != Meeting.Status.CANCELLED:
        yield Heading("Provisional agenda", 1)
        yield from _table(lens, meeting)


def _invites(meeting: Meeting) -> str:
    when, who = when_meets(meeting), _sender(meeting)
    if meeting.status == Meeting.Status.CANCELLED:
        return f"{who} regrets that the meeting of the Coordination Committee, {when}, is cancelled."
    if meeting.status in NOT_FIRM:
        return (
            f"{who} proposes that the Coordination Committee meet: {when}. Please keep the time free;"
            " the day will be confirmed."
        )
    return f"{who} has the honour to invite you to the meeting of the Coordination Committee on {when}."


def _how(meeting: Meeting, call: str) -> Iterator[Block]:
    told = [
        f"Hours: {meeting.times} (Geneva)" if meeting.times else "",
        f"Place: {meeting.place}" if meeting.place else "",
        f"Conference call, for the Committee alone: {call}" if call else "",
    ]
    if any(told):
        yield Lines("", tuple(line for line in told if line))


def _sender(meeting: Meeting) -> str:
    state = find(meeting.presided_by_id) if meeting.presided_by_id else None
    return f"The Presidency ({state.name})" if state else "The Presidency"
