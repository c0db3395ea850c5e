"""Where one report stands, from its receipts and from the sightings that it was missing."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from corcom.treaty import wording
from corcom.treaty.case import Case
from corcom.treaty.dates import day_after
from corcom.treaty.duty import Event, Finding, Happening, Standing
from corcom.treaty.membership import around
from corcom.treaty.sentence import Sentence
from corcom.treaty.wording import days_long, when


class Receipts:
    """One State's one report, due on one day.

    It counts as received from the last possible day of its receipt. Overdue needs evidence: a later
    receipt, or a source that says it was missing on or after the day it was due.
    """

    def __init__(self, case: Case, duty: str, year: int | None, due: date) -> None:
        self.due = due
        self.starts = case.membership.starts or date.max
        self.bound_by = case.membership.facts
        self.received = case.verified(Happening.report_received, duty, year)
        self.doubtful = case.unverified(Happening.report_received, duty, year)
        missing = case.verified(Happening.report_missing, duty, year)
        self.sightings = [each for each in missing if each.earliest >= due]

    @cached_property
    def critical(self) -> Iterable[date]:
        events = (*self.received, *self.doubtful, *self.sightings)
        return (day_after(self.due), *(day for each in events for day in around(each)))

    def finding(self, day: date) -> Finding:
        """Where the report stands on a day on which the State is bound."""
        done = next((each for each in self.received if each.surely_by(day)), None)
        if done:
            return self._found(Standing.fulfilled, self._how_received(done), done)
        if day <= self.due:
            return self._found(Standing.due, Sentence(wording.REPORT_DUE, due=self.due))
        return self._late(day)

    def _found(self, standing: Standing, reason: Sentence, *events: Event) -> Finding:
        return Finding(standing, reason, self.due, (*self.bound_by, *(each.fact for each in events)))

    def _how_received(self, receipt: Event) -> Sentence:
        span, due, received = receipt.span, self.due, when(receipt.span)
        if span.latest < self.starts:
            return Sentence(wording.RECEIVED_BEFORE_ENTRY, received=received, start=self.starts)
        if span.is_day:
            return self._how_punctual(span.latest, received)
        if span.latest <= due:
            return Sentence(wording.RECEIVED_IN_TIME, received=received, due=due)
        late = span.earliest > due
        return Sentence(
            wording.RECEIVED_AFTER if late else wording.RECEIVED_AROUND, received=received, due=due
        )

    def _how_punctual(self, day: date, received: Sentence) -> Sentence:
        late = (day - self.due).days
        if late > 0:
            return Sentence(wording.RECEIVED_LATE, received=received, time=days_long(late), due=self.due)
        if late == 0:
            return Sentence(wording.RECEIVED_ON_THE_DAY, received=received)
        return Sentence(wording.RECEIVED_EARLY, received=received, time=days_long(-late))

    def _late(self, day: date) -> Finding:
        """After the due date and not surely received: what the record can say."""
        doubtful = next((each for each in self.doubtful if each.maybe_by(day)), None)
        if doubtful:
            return self._found(
                Standing.no_record, Sentence(wording.REPORT_UNVERIFIED, due=self.due), doubtful
            )
        perhaps = next((each for each in self.received if each.maybe_by(day)), None)
        seen = max(self.sightings, key=lambda each: each.earliest, default=None)
        if perhaps:
            return self._perhaps_received(day, perhaps, seen)
        if self.received:
            later = self.received[0]
            reason = Sentence(wording.REPORT_ONLY_LATER, due=self.due, received=when(later.span))
            return self._found(Standing.overdue, reason, later)
        if seen:
            return self._missing(day, seen)
        return self._found(Standing.no_record, Sentence(wording.REPORT_NO_RECORD, due=self.due))

    def _missing(self, day: date, seen: Event) -> Finding:
        if day <= seen.earliest:
            reason = Sentence(wording.REPORT_MISSING, due=self.due, seen=when(seen.span))
        else:
            reason = Sentence(wording.REPORT_LAST_SEEN_MISSING, due=self.due, seen=seen.span)
        return self._found(Standing.overdue, reason, seen)

    def _perhaps_received(self, day: date, receipt: Event, seen: Event | None) -> Finding:
        """It may have been received by this day, unless a source says that it was missing still."""
        if seen and day <= seen.earliest:
            return self._missing(day, seen)
        if receipt.is_bounded:
            reason = Sentence(wording.REPORT_SOME_DAY, due=self.due, received=when(receipt.span))
        else:
            reason = Sentence(wording.REPORT_DAY_UNSEEN, due=self.due)
        return self._found(Standing.no_record, reason, receipt)
