"""What of the pack is about the meeting itself: its agenda, minutes to adopt, papers that await comment."""

from collections.abc import Iterator

from corcom.committee.agenda import items
from corcom.committee.meeting_papers import awaiting_comment
from corcom.committee.minutes_written import minutes_of
from corcom.committee.models import Minutes, MinutesCorrection
from corcom.committee.pack.brief import Brief, table
from corcom.committee.queries import agenda as on_record
from corcom.committee.writing_out import corrections
from corcom.duties.words import when
from corcom.papers.paper import Block, Bullets, Column, Heading, Paragraph, Strong, Text
from corcom.treaty.dates import written

Stage, Status = Minutes.Stage, MinutesCorrection.Status
STATUS = {Status.PROPOSED: "not yet decided", Status.TAKEN: "taken", Status.NOT_TAKEN: "not taken"}


def agenda(brief: Brief) -> Iterator[Block]:
    """The agenda of the meeting, where there is one that the reader may see."""
    rows = list(_rows(brief))
    if rows:
        yield Heading("Agenda", 1)
        columns = (Column("Item", width=0.6), Column("Title", width=4), Column("Lead", width=1.6))
        yield from table("As it stands", columns, rows, "")


def _rows(brief: Brief) -> Iterator[tuple[Text, ...]]:
    if brief.meeting is None:
        return
    made = items(brief.lens, brief.meeting)
    for one in made:
        yield one.number, one.item.title, one.item.lead.replace(";", ",")
    for row in on_record(brief.lens, brief.meeting.pk) if not made else ():
        yield row.number, row.title, ""


def to_adopt(brief: Brief) -> Iterator[Text]:
    """The minutes that wait to be adopted: their version, and until when members could correct them."""
    last = brief.last
    if last is None or (last.minutes_adopted_on is not None and last.minutes_adopted_on < brief.day):
        return
    kept = minutes_of(brief.lens, last)
    draft = ""
    if kept is not None and kept.stage == Stage.CIRCULATED and kept.comments_until:
        draft = f" Draft, version {kept.version}, for corrections until {written(kept.comments_until)}."
    yield (Strong("Minutes to adopt: "), f"those of the meeting of {when(last)}.{draft}")


def corrections_asked(brief: Brief) -> Iterator[Block]:
    """The corrections that members asked for to the minutes that wait."""
    kept = minutes_of(brief.lens, brief.last) if brief.last else None
    if kept is None or kept.stage != Stage.CIRCULATED:
        return
    columns = (
        Column("Asked for by", width=1.2),
        Column("It said", width=2.4),
        Column("It should say", width=2.4),
        Column("Decision", width=1),
    )
    rows: list[tuple[Text, ...]] = [
        (one.delegation, one.said, one.says, STATUS[Status(one.status)])
        for one in corrections(brief.lens, kept)
    ]
    none = "Nobody has asked for a correction to the minutes so far."
    yield from table("Corrections asked for to the minutes", columns, rows, none)


def papers_awaiting(brief: Brief) -> Iterator[Block]:
    """The papers on which members may still comment."""
    waiting = awaiting_comment(brief.lens)
    if not waiting:
        yield Paragraph("No paper that awaits comment is on record.")
        return
    told: list[Text] = []
    for paper in waiting:
        assert paper.comments_until is not None
        by = f" ({paper.submitted_by})" if paper.submitted_by else ""
        told.append((Strong("For comment: "), f"{paper.title}{by}, until {written(paper.comments_until)}."))
    yield Bullets(tuple(told))
