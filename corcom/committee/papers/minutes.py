"""The minutes of the Committee as a paper, in the form that it has used since 2018."""

from collections.abc import Iterable, Iterator

from corcom.committee.models import MinutesCorrection
from corcom.committee.wording import hours, weekday
from corcom.committee.written import TITLE, Delegation, Part, Written
from corcom.papers.paper import Block, Column, Heading, Lines, Paper, Paragraph, Table, Text
from corcom.record.lens import Lens


def minutes_paper(lens: Lens, written: Written) -> Paper:
    """The minutes; a draft says on every page that it is one."""
    return Paper(
        title=TITLE,
        subtitle=_held(written),
        as_at=written.day,
        known_at=lens.known_at,
        circle=written.circle,
        about=written.about,
        parts=tuple(_blocks(written)),
        status=written.standing,
        draft=written.draft,
    )


def _held(written: Written) -> str:
    meeting = written.meeting
    when = f"held on {weekday(written.day)}"
    with_hours = f"{when} {hours(meeting.times)}" if meeting.times else when
    return f"{with_hours}, {meeting.place}" if meeting.place else with_hours


def _blocks(written: Written) -> Iterator[Block]:
    yield Heading("1. Present", 1)
    yield from _listed(written.present)
    if written.apologies:
        yield Heading("Apologies", 2)
        yield Lines("", tuple(one.name for one in written.apologies))
    for part in written.parts:
        yield _heading(part)
        yield from (Paragraph(said.text) for said in part.said)
    if written.corrections:
        yield _corrections(written.corrections)


def _listed(present: Iterable[Delegation]) -> Iterator[Lines]:
    for one in present:
        yield Lines(f"{one.name} – {one.role}" if one.role else one.name, one.persons)


def _heading(part: Part) -> Heading:
    point = "" if "." in part.number else "."
    return Heading(f"{part.number}{point} {part.title}", min(part.depth, 2) + 1)


def _corrections(taken: Iterable[MinutesCorrection]) -> Table:
    columns = (Column("Asked for by", width=1.2), Column("It said", width=2), Column("It says", width=2))
    rows: list[tuple[Text, ...]] = [(one.delegation, one.said, one.says) for one in taken]
    return Table("Corrections taken", columns, tuple(rows))
