"""The deadline of a work on a day: set by the text, moved by new hostilities, extended by decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corcom.treaty.case import Case
from corcom.treaty.dates import add_years, day_after
from corcom.treaty.duty import Event, Happening


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline and how it came about.

    `original`: without extensions. `article`: of the rule in force when it is not the one declared.
    `extensions`: each decision with the deadline that it moved.
    """

    due: date
    original: date
    article: str
    hostilities: Event | None
    extensions: tuple[tuple[date, Event], ...]

    @property
    def extended_from(self) -> date | None:
        return self.original if self.extensions else None

    @property
    def events(self) -> Iterable[Event]:
        grants = tuple(grant for _, grant in self.extensions)
        return (self.hostilities, *grants) if self.hostilities else grants

    @property
    def set_on(self) -> date:
        """The day of the last decision that set it."""
        return max((decided_by(grant) for _, grant in self.extensions), default=date.min)


class Deadlines:
    """One State's deadlines for a work, with its requests for more time and the decisions on them."""

    def __init__(self, case: Case, duty: str, article: str, years: int, after_hostilities: str) -> None:
        starts = case.membership.starts or date.min
        self.years, self.after_hostilities = years, after_hostilities
        self.article, self.base = article, add_years(starts, years)
        ended = case.verified(Happening.hostilities_ended, duty) if after_hostilities else ()
        self._by_the_text = Term(self.base, self.base, article, None, ())
        self.hostilities = [each for each in ended if each.is_bounded and self._renewed(each) > self.base]
        grants = case.verified(Happening.extension_granted, duty)
        self.grants = sorted((each for each in grants if each.until), key=decided_by)
        self.unseen = (
            *case.unverified(Happening.extension_granted, duty),
            *(each for each in grants if not each.until),
        )
        self.requests = case.events(Happening.extension_requested, duty)
        self.considered = case.events(Happening.extension_considered, duty)

    @property
    def events(self) -> Iterable[Event]:
        return (*self.hostilities, *self.grants, *self.unseen, *self.requests, *self.considered)

    @property
    def base_dates(self) -> tuple[date, ...]:
        """The deadlines that the text sets."""
        return (self.base, *map(self._renewed, self.hostilities))

    def _renewed(self, hostilities: Event) -> date:
        return add_years(hostilities.latest, self.years)

    def on(self, day: date) -> Term:
        """The deadline as it stands on this day."""
        if not self.grants and not self.hostilities:
            return self._by_the_text
        ended = next((each for each in reversed(self.hostilities) if each.surely_by(day)), None)
        original = self._renewed(ended) if ended else self.base
        article = self.after_hostilities if ended else self.article
        extensions = tuple(self._extensions(original, day))
        due = extensions[-1][1].until if extensions else None
        return Term(due or original, original, article, ended, extensions)

    def _extensions(self, original: date, day: date) -> Iterable[tuple[date, Event]]:
        """The decisions in effect, each with the deadline before it."""
        due = original
        for grant in self.grants:
            if grant.until and grant.until > due and decided_by(grant) <= day:
                yield due, grant
                due = grant.until

    def granted_after(self, day: date) -> Event | None:
        """A decision that surely came after this day."""
        return next((each for each in self.grants if each.surely_after(day)), None)

    def pending(self, day: date, term: Term) -> Event | None:
        """What may have given more time, past this day, without being seen to have done so."""
        in_question = (*self.unseen, *self.grants, *self.requests, *self.considered)
        return next((each for each in in_question if self._may_cover(each, day, term)), None)

    def _may_cover(self, event: Event, day: date, term: Term) -> bool:
        if not event.maybe_by(day) or (event.until and event.until < day):
            return False
        if event in self.grants:
            return decided_by(event) > day
        if event.latest <= term.set_on:
            return False
        return event.kind is Happening.extension_granted or not self._answered(event)

    def _answered(self, request: Event) -> bool:
        """A decision on it has been seen: one that came after it and after no other request since."""
        return any(
            grant.is_bounded
            and grant.latest >= asked_on(request)
            and not self._another_between(request, grant)
            for grant in self.grants
        )

    def _another_between(self, request: Event, grant: Event) -> bool:
        others = (each for each in self.requests if each.until != request.until or not each.until)
        return any(request.latest < each.earliest <= grant.latest for each in others)


def asked_on(request: Event) -> date:
    """The first day that is known of a request; the last where the first is not known."""
    return request.latest if request.earliest == date.min else request.earliest


def decided_by(grant: Event) -> date:
    """From when a grant counts: its last possible day, or else when the time that it gave is over."""
    return min(grant.latest, day_after(grant.until)) if grant.until else grant.latest
