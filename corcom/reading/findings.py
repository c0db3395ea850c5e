"""What a reading of minutes finds. Every finding knows its line, its page, and how sure it is (0 to 1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from corcom.reading.calendar import NOTHING, Interval


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: the words of the paper, their line and page."""

    quote: str
    line: int
    page: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a delegation, with the honorific as printed."""

    title: str | None
    name: str


@dataclass(slots=True)
class Delegation:
    """A delegation present or excused; `code` is None when nobody on record has this name."""

    delegation: str
    code: str | None
    kind: str
    at: Place
    role: str | None = None
    years: list[int] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda; `parent` is the number of the item that it belongs to."""

    number: str | None
    title: str
    parent: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to act, who spoke, or who presides: the code of a party, its name, its part in the meeting."""

    party: str | None
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """By when, as stated and as an interval; an interval without ends is not known."""

    as_stated: str
    interval: Interval = NOTHING
    precision: str | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """Something undertaken, asked for or agreed; `mark`: whether the paper marks it as an action point."""

    mark: str
    kind: str
    owners: tuple[Owner, ...]
    what: str
    due: Due | None
    agenda_item: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Intervention:
    """Who spoke under which item."""

    speaker: Owner
    agenda_item: str | None
    act: str
    at: Place


@dataclass(frozen=True, slots=True)
class Decision:
    what: str
    kind: str
    agenda_item: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit."""

    value: float | int
    unit: str
    printed: str
    agenda_item: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Dated:
    """A time phrase of the paper that has a meaning in days."""

    as_stated: str
    interval: Interval
    type: str
    tentative: bool
    agenda_item: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class NextMeeting:
    as_stated: str
    interval: Interval
    precision: str | None
    at: Place


@dataclass(slots=True)
class Minutes:
    """All that was found in one paper."""

    title: str
    convention: str | None = None
    body: str | None = None
    date: str | None = None
    date_as_stated: str | None = None
    weekday_stated: str | None = None
    date_note: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    meeting_number: int | None = None
    chair: Owner | None = None
    attendance: list[Delegation] = field(default_factory=list)
    apologies: list[Delegation] = field(default_factory=list)
    absent: list[Delegation] = field(default_factory=list)
    agenda: list[Item] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    next_meeting: NextMeeting | None = None
