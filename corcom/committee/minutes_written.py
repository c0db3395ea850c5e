"""Minutes as they stand: who was there, and under each item of the agenda what was said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corcom.committee.agenda import Numbered, numbered
from corcom.committee.models import Item, Meeting, Minutes, Participant, Passage, Revision
from corcom.committee.notation import FigureNamed, pieces_of
from corcom.committee.understood import Setting, setting
from corcom.figures.catalogue import CATALOGUE, ask
from corcom.record.lens import Lens

Presence = Participant.Presence


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation at a meeting, with the persons noted for it; some rows name nobody."""

    key: str
    name: str
    code: str
    role: str
    presence: str
    rows: tuple[Participant, ...]

    @property
    def persons(self) -> tuple[Participant, ...]:
        """Those who are named."""
        return tuple(row for row in self.rows if row.name)


@dataclass(frozen=True, slots=True)
class Section:
    """An item of the agenda and its passages; without an item, what was said before the first."""

    numbered: Numbered | None
    passages: tuple[Passage, ...]

    @property
    def item(self) -> Item | None:
        return self.numbered.item if self.numbered else None

    @property
    def number(self) -> str:
        return self.numbered.number if self.numbered else ""

    @property
    def standing(self) -> tuple[Passage, ...]:
        """The passages that say something and are not removed."""
        return tuple(one for one in self.passages if one.written and not one.removed)


@dataclass(frozen=True)
class Written:
    """The minutes of a meeting as they stand."""

    meeting: Meeting
    minutes: Minutes
    day: date
    delegations: tuple[Delegation, ...]
    sections: tuple[Section, ...]
    lens: Lens

    @property
    def present(self) -> list[Delegation]:
        """The delegations that were there, in the order of the house form."""
        return [one for one in self.delegations if one.presence == Presence.PRESENT]

    @property
    def apologies(self) -> list[Delegation]:
        """The delegations that sent their apologies."""
        return [one for one in self.delegations if one.presence == Presence.APOLOGIES]

    @property
    def passages(self) -> Iterator[Passage]:
        """All passages that say something and are not removed, in their order."""
        for section in self.sections:
            yield from section.standing

    @cached_property
    def setting(self) -> Setting:
        """What paragraphs of these minutes are understood from."""
        return setting(self.lens, self.meeting, self.day, _named(self.delegations))


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure as minutes say it; `value` is None where the catalogue has no such figure."""

    name: str
    label: str
    value: int | None
    as_at: date


def minutes_of(lens: Lens, meeting: Meeting) -> Minutes | None:
    """The minutes of a meeting, if there are any that are open to the reader."""
    found: Minutes | None = Minutes.objects.through(lens).filter(meeting_id=meeting.pk).first()
    return found


def written(lens: Lens, meeting: Meeting) -> Written | None:
    """The minutes of a meeting as they stand, if there are any that are open to the reader."""
    minutes = minutes_of(lens, meeting)
    return None if minutes is None else as_they_stand(lens, meeting, minutes)


def as_they_stand(lens: Lens, meeting: Meeting, minutes: Minutes) -> Written:
    """The same for whoever has the minutes already."""
    passages = list(Passage.objects.through(lens).filter(minutes=minutes).order_by("position", "id"))
    return Written(
        meeting,
        minutes,
        day_of(meeting, minutes),
        delegations(Participant.objects.through(lens).filter(meeting_id=meeting.pk)),
        tuple(_sections(lens, meeting, passages)),
        lens,
    )


def setting_of(lens: Lens, meeting: Meeting, minutes: Minutes) -> Setting:
    """What paragraphs of these minutes are understood from, without reading them."""
    there = delegations(Participant.objects.through(lens).filter(meeting_id=meeting.pk))
    return setting(lens, meeting, day_of(meeting, minutes), _named(there))


def _named(there: Iterable[Delegation]) -> dict[str, str]:
    return {one.code: one.name for one in there if one.code}


def day_of(meeting: Meeting, minutes: Minutes) -> date:
    """The day of the meeting; where a window alone is on record, the day on which minutes were opened."""
    if meeting.on_earliest is not None and meeting.on_earliest == meeting.on_latest:
        return meeting.on_earliest
    return minutes.opened_at.date()


def delegations(rows: Iterable[Participant]) -> tuple[Delegation, ...]:
    """Participants by delegation, in the order of their first rows."""
    found: dict[str, list[Participant]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.position, row.pk)):
        found[key_of(row)].append(row)
    return tuple(_delegation(key, rows) for key, rows in found.items())


def key_of(row: Participant) -> str:
    """What makes a delegation one: its code, or its name where it has none."""
    return row.code or row.delegation


def _delegation(key: str, rows: list[Participant]) -> Delegation:
    first = rows[0]
    return Delegation(key, first.delegation, first.code, first.role, first.presence, tuple(rows))


def _sections(lens: Lens, meeting: Meeting, passages: list[Passage]) -> Iterator[Section]:
    """Every item of the agenda; those taken off it only where something stands under them."""
    of: dict[int | None, list[Passage]] = defaultdict(list)
    for passage in passages:
        of[passage.item_id].append(passage)
    items = list(Item.objects.through(lens).filter(meeting_id=meeting.pk))
    yield Section(None, tuple(of[None]))
    for one in numbered(item for item in items if not item.removed):
        yield Section(one, tuple(of.pop(one.item.pk, ())))
    for item in items:
        if of.get(item.pk):
            yield Section(Numbered("", item, 0), tuple(of[item.pk]))


def said(passage: Passage, at: Written) -> tuple[str | FigureSaid, ...]:
    """What a passage says: texts, and figures with their value as at the day of the meeting or their own."""
    return tuple(
        figure_said(piece, at) if isinstance(piece, FigureNamed) else piece
        for piece in pieces_of(passage.text)
    )


def figure_said(named: FigureNamed, at: Written) -> FigureSaid:
    """A figure named in minutes, out of the catalogue."""
    day = named.as_at or at.day
    if named.name not in CATALOGUE:
        return FigureSaid(named.name, "", None, day)
    answer = ask(at.lens.on(day), named.name)
    return FigureSaid(named.name, answer.figure.label, answer.value, day)


def revisions(passage: Passage) -> list[Revision]:
    """What a passage has said, newest first; for whoever may see the passage."""
    return list(Revision.objects.filter(passage=passage).order_by("-number"))
