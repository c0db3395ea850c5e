"""The declaration of requests for more time, and where a State stands with its request."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from corcom.treaty import wording
from corcom.treaty.case import Case
from corcom.treaty.dates import Span, day_after
from corcom.treaty.deadlines import Term, asked_on, decided_by
from corcom.treaty.duty import Event, Finding, Happening, Standing
from corcom.treaty.filing import Filing, filing
from corcom.treaty.rule import Heading, Instances, Single
from corcom.treaty.sentence import Count, Sentence
from corcom.treaty.wording import days_long, when
from corcom.treaty.works import Work, too_long


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """A request for more time for a `work`, due so many `months` before the meeting that is to decide it."""

    work: Work
    article: str
    label: str
    months: int
    name: str = "extension_request"

    def instances(self, case: Case, treaty: str) -> Instances:
        heading = Heading(treaty, self.name, self.article, Sentence(self.label))
        return Single(case, heading, RequestCase(self, case))


class RequestCase:
    """One State's request for more time, for the deadline that it has on the day."""

    def __init__(self, request: ExtensionRequest, case: Case) -> None:
        self.request, self.case, self.member = request, case, case.membership
        self.work = request.work.case(case)
        self.deadlines = self.work.deadlines
        self.requests = [each for each in self.deadlines.requests if each.verified]
        self._filings: dict[tuple[date, date], Filing | None] = {}

    @cached_property
    def critical(self) -> Iterable[date]:
        """The work's days and each filing date with the day after it."""
        days = {*self.work.critical, self.work.starts}
        filings = (self._filing(self.deadlines.on(day)) for day in days)
        due = [each.due for each in filings if each]
        return (*days, *map(day_after, due))

    def _filing(self, term: Term) -> Filing | None:
        key = (term.due, term.set_on)
        if key not in self._filings:
            self._filings[key] = filing(self.case.meetings, *key, self.request.months)
        return self._filings[key]

    def finding(self, day: date) -> Finding:
        """Where the request stands on a day on which the State is bound."""
        if not self.work.is_open(day):
            return self._nothing_to_extend(day)
        term = self.deadlines.on(day)
        due = self._filing(term)
        filed = self._filed(day, term)
        done = next((each for each in filed if each.surely_by(day)), None)
        if done:
            return self._found(Standing.fulfilled, self._how_filed(done, due), due, done)
        if due is None:
            return self._found(
                Standing.no_record, Sentence(wording.NO_REQUEST_NO_MEETING, deadline=term.due), due
            )
        if day <= due.due:
            reason = Sentence(wording.REQUEST_DUE, deadline=term.due, due=due.due)
            return self._found(Standing.due, reason, due)
        return self._unfiled(day, due, filed)

    def _nothing_to_extend(self, day: date) -> Finding:
        """The work is done, or not known to be there: the request follows it."""
        work = self.work.finding(day)
        if work.standing is Standing.no_record:
            return Finding(Standing.no_record, work.reason, facts=work.facts)
        reason = Sentence(wording.NOTHING_TO_EXTEND, reason=work.reason)
        return Finding(Standing.not_applicable, reason, facts=work.facts)

    def _found(self, standing: Standing, reason: Sentence, due: Filing | None, *events: Event) -> Finding:
        facts = (*self.member.facts, *(each.fact for each in events))
        return Finding(standing, reason, due.due if due else None, facts)

    def _filed(self, day: date, term: Term) -> list[Event]:
        """What is on record as filed for this deadline; failing a request, what shows that there was one."""
        following = next((each for each in self.deadlines.grants if decided_by(each) > day), None)
        until = following.latest if following else date.max
        own = [each for each in self.requests if _concerns(each, term, until)]
        if own:
            return own
        shown = [each for each in self.deadlines.considered if each.verified and _concerns(each, term, until)]
        decided = [following] if following else []
        return [replace(each, on=Span(date.min, each.latest)) for each in (*shown, *decided)]

    def _unfiled(self, day: date, due: Filing, filed: list[Event]) -> Finding:
        """After the filing date, and not surely filed."""
        perhaps = next((each for each in filed if each.maybe_by(day)), None)
        if perhaps and perhaps.kind is Happening.extension_requested and perhaps.is_bounded:
            reason = Sentence(wording.FILED_SOME_DAY, due=due.due, filed=when(perhaps.span))
            return self._found(Standing.no_record, reason, due, perhaps)
        if perhaps:
            return self._found(Standing.no_record, Sentence(wording.FILED_UNDATED, due=due.due), due, perhaps)
        if filed:
            reason = Sentence(wording.FILED_ONLY_LATER, due=due.due, filed=when(filed[0].span))
            return self._found(Standing.overdue, reason, due, filed[0])
        return self._found(Standing.no_record, Sentence(wording.NO_REQUEST, due=due.due), due)

    def _how_filed(self, request: Event, due: Filing | None) -> Sentence:
        filed, span = when(request.span), request.span
        if request.kind is not Happening.extension_requested:
            return Sentence(wording.FILED_DAY_UNSEEN, seen=span.latest)
        if due is None:
            return Sentence(wording.FILED, filed=filed)
        if span.latest <= due.due:
            return Sentence(wording.FILED_IN_TIME, filed=filed, due=due.due)
        if span.earliest <= due.due:
            return Sentence(wording.FILED_AROUND, filed=filed, due=due.due)
        months = Count(self.request.months)
        if not span.is_day:
            return Sentence(wording.FILED_AFTER, filed=filed, due=due.due, months=months)
        late = days_long((span.latest - due.due).days)
        return Sentence(wording.FILED_LATE, filed=filed, time=late, due=due.due, months=months)

    def steps(self, day: date) -> tuple[Sentence, ...]:
        way_in = self.member.steps(day)
        if not self.member.binds(day) or not self.work.is_open(day):
            return way_in
        term = self.deadlines.on(day)
        due = self._filing(term)
        deciding = (
            due.steps(self.request.months, self.request.article)
            if due
            else (Sentence(wording.NO_MEETING_LEFT),)
        )
        deadline = Sentence(wording.DEADLINE_TO_EXTEND, deadline=term.due)
        return (*way_in, deadline, *deciding, *self._marks(day, term))

    def _marks(self, day: date, term: Term) -> Iterable[Sentence]:
        """What a request asks for beyond what the article allows at once."""
        extension = self.request.work.extension
        for request in self._filed(day, term):
            if extension and request.until and request.surely_by(day):
                yield from too_long(extension, term.due, request.until)


def _concerns(event: Event, term: Term, until: date) -> bool:
    """It is about this deadline: after the decision that set it, by the next one, and for a later day."""
    if event.until and event.until <= term.due:
        return False
    return asked_on(event) > term.set_on and event.earliest <= until
