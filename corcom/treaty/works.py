"""Declarations of works with a deadline, destruction and clearance, and where a State stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corcom.treaty import wording
from corcom.treaty.case import Case
from corcom.treaty.dates import add_years, day_after
from corcom.treaty.deadlines import Deadlines, Term
from corcom.treaty.duty import Event, Finding, Happening, Standing
from corcom.treaty.membership import around
from corcom.treaty.progress import Progress, Stage
from corcom.treaty.rule import Heading, Instances, Single
from corcom.treaty.sentence import Sentence
from corcom.treaty.statements import Statements
from corcom.treaty.wording import when, years_long


@dataclass(frozen=True, slots=True)
class Extension:
    """More time can be granted, up to so many `years` at once."""

    article: str
    years: int


@dataclass(frozen=True, slots=True)
class Work:
    """A work to be done within so many `years` of entry into force for the State.

    `matter` is what is to be destroyed or cleared. `after_hostilities` is the article that counts the years
    from the end of active hostilities, for what they left behind after entry into force.
    """

    name: str
    article: str
    label: str
    matter: str
    years: int
    extension: Extension | None = None
    after_hostilities: str = ""

    def instances(self, case: Case, treaty: str) -> Instances:
        heading = Heading(treaty, self.name, self.article, Sentence(self.label))
        return Single(case, heading, self.case(case))

    def case(self, case: Case) -> "WorkCase":
        """The one look at this work that the duty itself and the request for more time share."""
        return case.once(self.name, lambda: WorkCase(self, case))


class WorkCase:
    """One State's destruction or clearance."""

    def __init__(self, work: Work, case: Case) -> None:
        self.work, self.case, self.member = work, case, case.membership
        self.starts = case.membership.starts or date.min
        self.progress = Progress(case, work.name)
        self.statements = Statements(case, work.name)
        self.deadlines = Deadlines(case, work.name, work.article, work.years, work.after_hostilities)
        self._findings: dict[date, Finding] = {}

    @cached_property
    def critical(self) -> Iterable[date]:
        events = {*self.progress.events, *self.statements.events, *self.deadlines.events}
        terms = self.deadlines.base_dates
        return (*map(day_after, terms), *(day for each in events for day in around(each)))

    def is_open(self, day: date) -> bool:
        """Does the State have the work before it on this day, as far as seen in sources?"""
        standing = self.finding(day).standing
        if standing is not Standing.no_record:
            return standing in (Standing.continuing, Standing.overdue)
        return self.progress.on(day)[0] is Stage.open and self.statements.on(day) is not None

    def finding(self, day: date) -> Finding:
        """Where the work stands on a day on which the State is bound."""
        found = self._findings.get(day)
        if found is None:
            found = self._findings[day] = self._find(day)
        return found

    def _find(self, day: date) -> Finding:
        term = self.deadlines.on(day)
        stage, change = self.progress.on(day)
        if stage is Stage.done and change:
            return self._found(Standing.fulfilled, self._how_completed(change, term), term, change)
        if stage is Stage.unsure and change:
            return self._unsure(day, term, change)
        said = self.statements.on(day)
        if said is None:
            matter = Sentence(self.work.matter)
            return Finding(Standing.no_record, Sentence(wording.NO_STATEMENT, matter=matter, due=term.due))
        if said.kind is Happening.holds_none:
            return Finding(Standing.not_applicable, self._stated_none(said), facts=(said.fact,))
        return self._open(day, term, said)

    def _found(self, standing: Standing, reason: Sentence, term: Term, *events: Event) -> Finding:
        facts = dict.fromkeys(each.fact for each in (*term.events, *events))
        return Finding(
            standing, reason, term.due, (*self.member.facts, *facts), term.extended_from, term.article
        )

    def _stated_none(self, said: Event) -> Sentence:
        matter = Sentence(self.work.matter)
        if not said.is_bounded:
            return Sentence(wording.STATED_NONE_UNDATED, matter=matter)
        return Sentence(wording.STATED_NONE, matter=matter, stated=when(said.span))

    def _how_completed(self, change: Event, term: Term) -> Sentence:
        span, completed = change.span, when(change.span)
        if span.latest < self.starts:
            return Sentence(wording.COMPLETED_BEFORE_ENTRY, completed=completed, start=self.starts)
        if span.latest <= term.due:
            return Sentence(wording.COMPLETED_IN_TIME, completed=completed, due=term.due)
        late = span.earliest > term.due
        template = wording.COMPLETED_LATE if late else wording.COMPLETED_AROUND
        return Sentence(template, completed=completed, due=term.due)

    def _unsure(self, day: date, term: Term, change: Event) -> Finding:
        """Completed or reopened on a day that may lie on either side of this one."""
        begun = change.earliest != date.min
        if change.kind is Happening.completion and begun and day <= term.due:
            return self._found(Standing.continuing, self._continues(term, None), term)
        if change.kind is Happening.completion:
            reason = Sentence(wording.COMPLETED_DAY_UNSEEN)
            if change.is_bounded:
                reason = Sentence(wording.COMPLETED_SOME_DAY, completed=when(change.span))
        else:
            reason = Sentence(wording.REOPENED_DAY_UNSEEN)
            if change.is_bounded:
                reason = Sentence(wording.REOPENED_SOME_DAY, reopened=when(change.span))
        return self._found(Standing.no_record, reason, term, change)

    def _continues(self, term: Term, reopened: Event | None) -> Sentence:
        if reopened:
            return Sentence(wording.WORK_REOPENED, due=term.due, reopened=when(reopened.span))
        if term.extended_from:
            return Sentence(wording.WORK_CONTINUES_EXTENDED, due=term.due, original=term.extended_from)
        return Sentence(wording.WORK_CONTINUES, due=term.due)

    def _open(self, day: date, term: Term, said: Event) -> Finding:
        if day <= term.due:
            reopened = self.progress.reopened_by(day)
            events = (said, reopened) if reopened else (said,)
            return self._found(Standing.continuing, self._continues(term, reopened), term, *events)
        pending = self.progress.doubtful_completion(day) or self.deadlines.pending(day, term)
        if pending:
            return self._found(Standing.no_record, _why_pending(pending, term), term, said, pending)
        evidence = self.progress.undone(day, term.due) or self.deadlines.granted_after(day)
        if evidence:
            return self._found(Standing.overdue, _why_overdue(day, evidence, term), term, said, evidence)
        return self._found(Standing.no_record, Sentence(wording.WORK_NO_RECORD, due=term.due), term, said)

    def steps(self, day: date) -> tuple[Sentence, ...]:
        way_in = self.member.steps(day)
        if not self.member.binds(day) or self.finding(day).standing is Standing.not_applicable:
            return way_in
        term = self.deadlines.on(day)
        extensions = (each for pair in term.extensions for each in self._extension_steps(*pair))
        return (*way_in, self._first_step(term), *extensions, *self._may_be_extended())

    def _first_step(self, term: Term) -> Sentence:
        years, due, article = years_long(self.work.years), term.original, term.article or self.work.article
        if term.hostilities:
            ended = when(term.hostilities.span)
            return Sentence(
                wording.YEARS_AFTER_HOSTILITIES, due=due, years=years, article=article, ended=ended
            )
        return Sentence(wording.YEARS_AFTER_ENTRY, due=due, years=years, article=article, start=self.starts)

    def _extension_steps(self, before: date, grant: Event) -> Iterable[Sentence]:
        extension, decided, until = self.work.extension, when(grant.span), grant.until or before
        if extension is None:
            yield Sentence(wording.EXTENDED_WITHOUT_ARTICLE, until=until, decided=decided)
            return
        yield Sentence(wording.EXTENDED, until=until, decided=decided, article=extension.article)
        yield from too_long(extension, before, until)

    def _may_be_extended(self) -> tuple[Sentence, ...]:
        extension = self.work.extension
        if extension is None:
            return ()
        years = years_long(extension.years)
        return (Sentence(wording.MAY_BE_EXTENDED, years=years, article=extension.article),)


def too_long(extension: Extension, before: date, until: date) -> Iterable[Sentence]:
    """The mark on more time than the article allows at once: marked, never refused."""
    if until > add_years(before, extension.years):
        years = years_long(extension.years)
        yield Sentence(
            wording.LONGER_THAN_ALLOWED, start=before, until=until, years=years, article=extension.article
        )


def _why_pending(event: Event, term: Term) -> Sentence:
    """Why the record cannot tell, once the deadline has passed."""
    if event.kind is Happening.completion:
        return Sentence(wording.COMPLETION_UNVERIFIED, due=term.due)
    if event.kind is not Happening.extension_granted:
        return Sentence(wording.DECISION_UNSEEN, due=term.due)
    if not event.verified:
        return Sentence(wording.GRANT_UNVERIFIED, due=term.due)
    if not event.until:
        return Sentence(wording.GRANT_UNTIL_UNSEEN, due=term.due)
    if not event.is_bounded:
        return Sentence(wording.GRANT_DAY_UNSEEN, due=term.due)
    return Sentence(wording.GRANT_SOME_DAY, due=term.due, decided=when(event.span))


def _why_overdue(day: date, evidence: Event, term: Term) -> Sentence:
    """What shows that the work was undone on a day after its deadline."""
    if evidence.kind is Happening.completion:
        return Sentence(wording.COMPLETED_ONLY_LATER, due=term.due, completed=when(evidence.span))
    if evidence.kind is Happening.extension_granted:
        return Sentence(wording.GRANTED_ONLY_LATER, due=term.due, decided=when(evidence.span))
    if day <= evidence.earliest:
        return Sentence(wording.STILL_UNDONE, due=term.due, seen=when(evidence.span))
    return Sentence(wording.LAST_SEEN_UNDONE, due=term.due, seen=evidence.span)
