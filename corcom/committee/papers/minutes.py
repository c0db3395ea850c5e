"""The minutes of the Committee as a paper, in the form that it has used since 2018."""

from collections.abc import Iterable, Iterator

from corcom.committee.minutes_text import Listed, MinutesText, Part
from corcom.committee.models import MinutesCorrection
from corcom.committee.wording import hours, weekday
from corcom.papers.paper import Block, Column, Heading, Lines, Paper, Paragraph, Table, Text
from corcom.record.lens import Lens


def minutes_paper(lens: Lens, text: MinutesText) -> Paper:
    """The minutes; a draft says on every page that it is one."""
    return Paper(
        title=text.title,
        subtitle=_held(text),
        as_at=text.day,
        known_at=lens.known_at,
        circle=text.circle,
        about=text.about,
        parts=tuple(_blocks(text)),
        status=text.standing,
        draft=text.draft,
    )


def _held(text: MinutesText) -> str:
    meeting = text.meeting
    when = f"held on {weekday(text.day)}"
    with_hours = f"{when} {hours(meeting.times)}" if meeting.times else when
    return f"{with_hours}, {meeting.place}" if meeting.place else with_hours


def _blocks(text: MinutesText) -> Iterator[Block]:
    yield Heading("1. Present", 1)
    yield from _listed(text.present)
    if text.apologies:
        yield Heading("Apologies", 2)
        yield Lines("", tuple(one.name for one in text.apologies))
    for part in text.parts:
        yield _heading(part)
        yield from (Paragraph(said.text) for said in part.said)
    if text.corrections:
        yield _corrections(text.corrections)


def _listed(present: Iterable[Listed]) -> Iterator[Lines]:
    for one in present:
        yield Lines(f"{one.name} – {one.role}" if one.role else one.name, one.persons)


def _heading(part: Part) -> Heading:
    point = "." if part.number and "." not in part.number else ""
    return Heading(f"{part.number}{point} {part.title}".strip(), min(part.depth, 2) + 1)


def _corrections(taken: Iterable[MinutesCorrection]) -> Table:
    columns = (Column("Asked for by", width=1.2), Column("It said", width=2), Column("It says", width=2))
    rows: list[tuple[Text, ...]] = [(one.delegation, one.said, one.says) for one in taken]
    return Table("Corrections taken", columns, tuple(rows))
