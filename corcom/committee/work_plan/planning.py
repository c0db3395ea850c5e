"""When the milestones of a work plan fall, and what does not fit. Pure: values in, values out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as planned: from its first to its last possible day, with the work that it takes before."""

    key: int
    title: str
    first: date
    last: date
    takes: timedelta = timedelta()
    tentative: bool = False
    done_on: date | None = None

    @property
    def begins(self) -> date:
        """The day on which the work on it has to begin."""
        return self.first - self.takes


class Trouble(StrEnum):
    """What does not fit in a plan."""

    AFTER_THE_FIXED_DATE = "after the fixed date"
    PASSED = "passed"
    OUGHT_TO_HAVE_BEGUN = "ought to have begun"
    AT_THE_WEEKEND = "at the weekend"


def backwards(fixed: date, days: int) -> date:
    """The day so many days before the fixed date (1 July less 47 days is 15 May)."""
    return fixed - timedelta(days=days)


def troubles(step: Step, fixed: date, today: date) -> Iterator[Trouble]:
    """What does not fit about one step, seen from today."""
    if step.last > fixed:
        yield Trouble.AFTER_THE_FIXED_DATE
    if step.done_on is not None:
        return
    if step.last < today:
        yield Trouble.PASSED
    elif step.takes and step.begins < today:
        yield Trouble.OUGHT_TO_HAVE_BEGUN
    if step.first == step.last and step.first.weekday() >= SATURDAY:
        yield Trouble.AT_THE_WEEKEND


def in_order(steps: Iterable[Step]) -> list[Step]:
    """By day, then by name."""
    return sorted(steps, key=lambda step: (step.last, step.first, step.title, step.key))


def span(steps: Sequence[Step], fixed: date, today: date) -> tuple[date, date]:
    """From the first day on which work begins to the last day of the plan; today lies in it if it is near."""
    days = [fixed, *(s.begins for s in steps), *(s.last for s in steps)]
    first, last = min(days), max(days)
    if first - timedelta(days=60) <= today <= last:
        first = min(first, today)
    return first, last
