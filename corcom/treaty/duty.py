"""What happens to a State under a Convention (events), and what comes of it (positions)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corcom.treaty.dates import Span
from corcom.treaty.sentence import Sentence

__all__ = [
    "UNKNOWN_DAY",
    "Event",
    "Finding",
    "Happening",
    "Meeting",
    "Participation",
    "Position",
    "Sentence",
    "Standing",
]

UNKNOWN_DAY = Span(date.min, date.max)


class Happening(StrEnum):
    """Kinds of events."""

    signature = "signature"
    deposit = "deposit"
    withdrawal = "withdrawal"  # on the day it takes effect
    report_received = "report_received"
    report_missing = "report_missing"  # a source says: not received on that day
    holds = "holds"  # stocks declared or contamination reported: the duty applies
    holds_none = "holds_none"  # a source says that there are none
    retains = "retains"
    retains_none = "retains_none"
    completion = "completion"
    reopening = "reopening"  # after completion something was found
    not_done = "not_done"  # a source says: still undone on that day
    extension_requested = "extension_requested"
    extension_granted = "extension_granted"
    extension_considered = "extension_considered"  # a meeting took it up, its decision was not seen
    hostilities_ended = "hostilities_ended"


class Standing(StrEnum):
    """Where a duty stands on a day. `overdue` needs evidence; without it the answer is `no_record`."""

    fulfilled = "fulfilled"
    due = "due"
    overdue = "overdue"
    continuing = "continuing"
    not_applicable = "not_applicable"
    no_record = "no_record"


class Participation(StrEnum):
    """Where a State stands towards a Convention on a day."""

    not_party = "not_party"
    signatory = "signatory"
    deposited = "deposited"  # and not yet bound
    in_force = "in_force"
    withdrawn = "withdrawn"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a State, as the rules need to know it.

    `fact`: its id in the record. `on`: its day, partial or None. `duty`: the duty that it concerns. `year`:
    the calendar year that a yearly report covers; a report without one is counted for no year. `until`: the
    deadline granted or asked for. `verified` False: nobody has seen it in a source. `day_verified` False: it
    is known, its day is not; of `on` only the last possible day then counts.
    """

    kind: Happening
    on: Span | None
    fact: str
    duty: str = ""
    year: int | None = None
    until: date | None = None
    verified: bool = True
    day_verified: bool = True

    earliest: date = field(init=False, repr=False, compare=False)
    latest: date = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        span = self.on or UNKNOWN_DAY
        object.__setattr__(self, "earliest", span.earliest if self.day_verified else date.min)
        object.__setattr__(self, "latest", span.latest)

    @property
    def span(self) -> Span:
        """The days on which it may have happened, `earliest` to `latest`."""
        return Span(self.earliest, self.latest)

    @property
    def is_bounded(self) -> bool:
        """It is known to have happened by some day."""
        return self.latest != date.max

    def surely_by(self, day: date) -> bool:
        return self.latest <= day

    def maybe_by(self, day: date) -> bool:
        return self.earliest <= day

    def surely_after(self, day: date) -> bool:
        return self.earliest > day


@dataclass(frozen=True, slots=True)
class Meeting:
    """A formal meeting that can decide: a Meeting of States Parties or a Review Conference."""

    code: str
    opens: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds on a day. Equal findings on neighbouring days make one interval."""

    standing: Standing
    reason: Sentence
    due: date | None = None
    facts: tuple[str, ...] = ()
    extended_from: date | None = None
    article: str = ""


@dataclass(slots=True, eq=False)
class Position:
    """Where one duty stands over one interval of time.

    `label` is the title in English, `title` the same as a sentence to translate. `due` is None where no day
    can be said. `extended_from` is the original deadline of one that was extended. `facts` are the ids of
    the facts used. The steps are walked when first asked for, and kept.
    """

    treaty: str
    duty: str
    article: str
    title: Sentence
    year: int | None
    due: date | None
    standing: Standing
    reason: Sentence
    extended_from: date | None
    facts: tuple[str, ...]
    _walk: Callable[[], tuple[Sentence, ...]] = field(repr=False)
    _steps: tuple[Sentence, ...] | None = field(default=None, repr=False)

    @property
    def label(self) -> str:
        return str(self.title)

    @property
    def steps(self) -> tuple[Sentence, ...]:
        """How the date comes about, one rule at a time, each with its article."""
        if self._steps is None:
            self._steps = self._walk()
        return self._steps
