"""What every section of the pack starts from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corcom.committee.models import Meeting
from corcom.committee.queries import last_before, meeting_on, when_meets
from corcom.papers.paper import Column, Mark, Number, Paragraph, Table, Text
from corcom.record.lens import Lens
from corcom.register.models import State
from corcom.register.queries import states
from corcom.treaty.dates import written

STANDING_WORDS = {
    "overdue": "overdue",
    "due": "due",
    "fulfilled": "fulfilled",
    "continuing": "continuing",
    "no_record": "no record",
}
MANY = 12
"""More States than this are counted in a sentence and named in the annex."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The meeting that the pack is for, the lens it looks through, and the meeting before."""

    day: date
    lens: Lens
    meeting: Meeting | None
    last: Meeting | None

    @property
    def before(self) -> Lens:
        """The lens of the meeting before; of half a year ago where none is on record."""
        if self.last is not None and self.last.on_latest is not None:
            return self.lens.on(self.last.on_latest)
        return self.lens.on(date.fromordinal(self.lens.as_at.toordinal() - 182))

    @property
    def since(self) -> str:
        """The day that changes are counted from, in words."""
        return written(self.before.as_at)

    @property
    def when(self) -> str:
        """The day of the meeting, with the window on record where its day is not yet firm."""
        if self.meeting is None or self.meeting.on_earliest == self.meeting.on_latest:
            return written(self.day)
        return f"{written(self.day)} (on record: {when_meets(self.meeting)})"


def brief(lens: Lens, day: date) -> Brief:
    """The brief for the meeting on a day, which need not be on record."""
    return Brief(day, lens, meeting_on(lens, day), last_before(lens, min(day, lens.as_at), "committee"))


def names(found: Iterable[State]) -> str:
    """States by their short names, in the order of the register."""
    return ", ".join(state.name for state in found)


def named(codes: Iterable[str]) -> str:
    """States by their short names, given their codes."""
    wanted = set(codes)
    return names(state for state in states() if state.iso3 in wanted)


def mark(standing: str) -> Mark:
    """A standing as the pack prints it."""
    return Mark(standing, STANDING_WORDS.get(standing, standing))


def number(value: int, figure: str, as_at: date) -> Number:
    """A value out of the catalogue."""
    return Number(value, figure, as_at, str(value))


def table(
    caption: str, columns: tuple[Column, ...], rows: list[tuple[Text, ...]], none: str
) -> list[Table | Paragraph]:
    """A table, or one quiet sentence where it would be empty."""
    return [Table(caption, columns, tuple(rows))] if rows else [Paragraph(none)]
