"""Completion, and completion undone: whether a work is open or done on a day, and what shows it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from corcom.treaty.case import Case
from corcom.treaty.duty import Event, Happening


class Stage(StrEnum):
    """How far a work is, as far as the record can tell."""

    open = "open"
    done = "done"
    unsure = "unsure"


class Progress:
    """One State's completions and reopenings of a work, and the sightings that it was still undone."""

    def __init__(self, case: Case, duty: str) -> None:
        self.completions = case.verified(Happening.completion, duty)
        self.doubtful = case.unverified(Happening.completion, duty)
        self.reopenings = case.verified(Happening.reopening, duty)
        self.sightings = case.verified(Happening.not_done, duty)
        self.changes = sorted((*self.completions, *self.reopenings), key=lambda each: each.latest)

    @property
    def events(self) -> Iterable[Event]:
        return (*self.changes, *self.doubtful, *self.sightings)

    def on(self, day: date) -> tuple[Stage, Event | None]:
        """The stage on a day, and the completion or reopening that makes it so."""
        if not self.changes:
            return Stage.open, None
        last = next((each for each in reversed(self.changes) if each.surely_by(day)), None)
        rival = self._rival(last, day)
        if rival:
            return (Stage.open, last) if self._seen_undone(day, rival) else (Stage.unsure, rival)
        done = last is not None and last.kind is Happening.completion
        return (Stage.done if done else Stage.open), last

    def _rival(self, last: Event | None, day: date) -> Event | None:
        """A change to the contrary that may have come after the last sure one and by this day."""
        done = last is not None and last.kind is Happening.completion
        contrary = self.reopenings if done else self.completions
        since = last.earliest if last else date.min
        return next((each for each in contrary if each.maybe_by(day) and each.latest > since), None)

    def _seen_undone(self, day: date, rival: Event) -> bool:
        """The change in question is a completion that, as a sighting shows, had not come by this day."""
        return rival.kind is Happening.completion and any(self._sighted(day, day))

    def reopened_by(self, day: date) -> Event | None:
        return next((each for each in reversed(self.reopenings) if each.surely_by(day)), None)

    def doubtful_completion(self, day: date) -> Event | None:
        """A completion that nobody has seen in a source and that may cover this day."""
        reopened = self.reopened_by(day)
        since = reopened.earliest if reopened else date.min
        possible = (each for each in self.doubtful if each.maybe_by(day) and each.latest >= since)
        return next(possible, None)

    def undone(self, day: date, due: date) -> Event | None:
        """What shows that a work was undone on a day after it was due: later completion or a sighting."""
        later = next((each for each in self.completions if each.surely_after(day)), None)
        if later and later.latest < self._turn(day):
            return later
        return max(self._sighted(day, due), key=lambda each: each.earliest, default=None)

    def _turn(self, day: date) -> date:
        """The first day after this one on which a reopening may start a new chapter."""
        return min((each.earliest for each in self.reopenings if not each.surely_by(day)), default=date.max)

    def _sighted(self, day: date, since: date) -> Iterable[Event]:
        """Sightings on or after `since` that belong to the chapter of this day."""
        reopened, turn = self.reopened_by(day), self._turn(day)
        first = max(since, reopened.earliest) if reopened else since
        return (each for each in self.sightings if first <= each.earliest < turn)
