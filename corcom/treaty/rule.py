"""What all declarations of a duty share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from corcom.treaty.case import Case
from corcom.treaty.duty import Finding, Position
from corcom.treaty.sentence import Sentence
from corcom.treaty.timeline import LazyTimeline, Timeline, changes


class Instances(Protocol):
    """One State's instances of a duty: one, or one a year."""

    def on(self, day: date) -> tuple[Position, ...]:
        """The instances current on this day."""

    def every(self, horizon: int) -> tuple[Timeline[Position], ...]:
        """All instances, those of yearly duties up to the year `horizon`."""


class Duty(Protocol):
    """A declaration: one duty under one article of one Convention."""

    @property
    def name(self) -> str: ...

    @property
    def article(self) -> str: ...

    def instances(self, case: Case, treaty: str) -> Instances:
        """What the duty comes to for one State."""


class Assessment(Protocol):
    """One State's one instance of a duty, ready to be asked about any day."""

    @property
    def critical(self) -> Iterable[date]:
        """The days on which the finding may change."""

    def finding(self, day: date) -> Finding: ...

    def steps(self, day: date) -> tuple[Sentence, ...]: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """What every position of an instance has in common."""

    treaty: str
    duty: str
    article: str
    title: Sentence
    year: int | None = None

    def position(self, assessment: Assessment, day: date, found: Finding) -> Position:
        """The finding under this heading, for the interval that starts on this day."""
        return Position(
            self.treaty,
            self.duty,
            found.article or self.article,
            self.title,
            self.year,
            found.due,
            found.standing,
            found.reason,
            found.extended_from,
            found.facts,
            partial(assessment.steps, day),
        )


def assess(case: Case, heading: Heading, assessment: Assessment) -> Timeline[Position]:
    """The timeline of one instance: not applicable while the State is not bound, else as assessed."""
    member = case.membership

    def found_on(day: date) -> Finding:
        return assessment.finding(day) if member.binds(day) else member.unbound(day)

    found = changes((*member.critical, *member.bound(assessment.critical)), found_on)
    return LazyTimeline(found, partial(heading.position, assessment))


class Single:
    """The one instance of a duty that is owed once."""

    __slots__ = ("_timeline",)

    def __init__(self, case: Case, heading: Heading, assessment: Assessment) -> None:
        self._timeline = assess(case, heading, assessment)

    def on(self, day: date) -> tuple[Position, ...]:
        return (self._timeline.on(day),)

    def every(self, horizon: int) -> tuple[Timeline[Position], ...]:
        return (self._timeline,)
