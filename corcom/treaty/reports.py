"""Declarations of reports: one that is owed once, and one that is owed every year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from corcom.treaty import wording
from corcom.treaty.case import Case, FirstYear
from corcom.treaty.duty import Finding, Position, Standing
from corcom.treaty.keeping import Keeping
from corcom.treaty.receipts import Receipts
from corcom.treaty.rule import Heading, Instances, Single, assess
from corcom.treaty.sentence import Sentence
from corcom.treaty.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Report:
    """A report owed once, so many `days` after entry into force for the State."""

    name: str
    article: str
    label: str
    days: int

    def due(self, starts: date) -> date:
        return starts + timedelta(days=self.days)

    def instances(self, case: Case, treaty: str) -> Instances:
        heading = Heading(treaty, self.name, self.article, Sentence(self.label))
        return Single(case, heading, _Once(self, case))


class _Once(Receipts):
    """A State's report that is owed once."""

    def __init__(self, report: Report, case: Case) -> None:
        self.report, self.member = report, case.membership
        due = report.due(case.membership.starts) if case.membership.starts else date.max
        super().__init__(case, report.name, None, due)

    def steps(self, day: date) -> tuple[Sentence, ...]:
        way_in = self.member.steps(day)
        if not self.member.binds(day):
            return way_in
        report = self.report
        due = Sentence(
            wording.DAYS_AFTER_ENTRY,
            due=self.due,
            days=report.days,
            article=report.article,
            start=self.starts,
        )
        return (*way_in, due)


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """A report on every calendar year, due on `day_and_month` of the next year.

    `first_year` None: the text leaves open which year comes first, `Choices` decide; then `after` is the
    report whose due date the choice may turn on. `only_who_keeps`: binds only a State that kept
    some in the year.
    """

    name: str
    article: str
    label: str
    label_of_year: str
    day_and_month: tuple[int, int]
    after: Report | None = None
    first_year: FirstYear | None = None
    only_who_keeps: bool = False

    def due(self, year: int) -> date:
        day, month = self.day_and_month
        return date(year + 1, month, day)

    def instances(self, case: Case, treaty: str) -> Instances:
        return _Years(self, case, treaty)

    def choice(self, case: Case) -> FirstYear:
        return self.first_year or case.choices.first_year

    def first(self, case: Case, starts: date) -> int:
        """The first calendar year that the State reports on."""
        if self.after and self.choice(case) is FirstYear.first_report_due:
            return self.after.due(starts).year
        return starts.year

    def first_step(self, case: Case, starts: date) -> Sentence:
        """Which year comes first, and whether that was a choice."""
        year = self.first(case, starts)
        if self.after and self.choice(case) is FirstYear.first_report_due:
            first_due = self.after.due(starts)
            return Sentence(wording.FIRST_YEAR_OF_FIRST_REPORT, year=year, first_due=first_due)
        chosen = self.first_year is None
        return Sentence(
            wording.FIRST_YEAR_OF_ENTRY_CHOSEN if chosen else wording.FIRST_YEAR_OF_ENTRY, year=year
        )


class _OneYear(Receipts):
    """A State's report on one calendar year."""

    def __init__(self, report: YearlyReport, case: Case, keeping: Keeping | None, year: int) -> None:
        super().__init__(case, report.name, year, report.due(year))
        self.report, self.case, self.year = report, case, year
        self.spared = keeping.finding_for(year) if keeping else None

    def finding(self, day: date) -> Finding:
        return self.spared or super().finding(day)

    def steps(self, day: date) -> tuple[Sentence, ...]:
        member, report = self.case.membership, self.report
        if not member.binds(day):
            return member.steps(day)
        only = (Sentence(wording.ONLY_WHO_KEEPS, article=report.article),) if report.only_who_keeps else ()
        return (
            *member.steps(day),
            *only,
            report.first_step(self.case, self.starts),
            Sentence(wording.YEAR_CLOSES, year=self.year, close=date(self.year, 12, 31)),
            Sentence(wording.DUE_NEXT_YEAR, due=self.due, article=report.article),
        )


class _Standby:
    """Stands for the yearly instances while the State is not bound."""

    critical: tuple[date, ...] = ()

    def __init__(self, case: Case) -> None:
        self.steps = case.membership.steps

    def finding(self, day: date) -> Finding:
        return Finding(Standing.continuing, Sentence(wording.EACH_YEAR))


class _Years:
    """A State's instances of a yearly report, each made when first asked for.

    On a day the one last fallen due is current, and the next. While the State is not bound, or where
    nothing is kept to report on, one instance without a year stands for them all.
    """

    def __init__(self, report: YearlyReport, case: Case, treaty: str) -> None:
        self.report, self.case, self.treaty = report, case, treaty
        self.keeping = Keeping(case, report.name, report.article) if report.only_who_keeps else None
        starts = case.membership.starts
        self.first = report.first(case, starts) if starts else None
        self._made: dict[int | None, Timeline[Position]] = {}

    @property
    def _is_yearly(self) -> bool:
        return self.first is not None and (self.keeping is None or self.keeping.ever)

    def on(self, day: date) -> tuple[Position, ...]:
        if not self._is_yearly or not self.case.membership.binds(day):
            return (self._timeline(None).on(day),)
        return tuple(self._timeline(year).on(day) for year in self._current(day))

    def every(self, horizon: int) -> tuple[Timeline[Position], ...]:
        if self.first is None or not self._is_yearly:
            return (self._timeline(None),)
        return tuple(self._timeline(year) for year in range(self.first, max(self.first, horizon) + 1))

    def _current(self, day: date) -> tuple[int, ...]:
        first = self.first or day.year
        upcoming = day.year - 1 if day <= self.report.due(day.year - 1) else day.year
        return (max(upcoming, first),) if upcoming <= first else (upcoming - 1, upcoming)

    def _timeline(self, year: int | None) -> Timeline[Position]:
        made = self._made.get(year)
        if made is None:
            made = self._made[year] = self._make(year)
        return made

    def _make(self, year: int | None) -> Timeline[Position]:
        report, head = self.report, partial(Heading, self.treaty, self.report.name, self.report.article)
        if year is None:
            return assess(self.case, head(Sentence(report.label)), self.keeping or _Standby(self.case))
        title = Sentence(report.label_of_year, year=year)
        return assess(self.case, head(title, year), _OneYear(report, self.case, self.keeping, year))
