"""Facts in words, for pages: when, what, from which source, how far it is trusted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.extensions.models import (
    Completion,
    Contamination,
    ExtensionDecision,
    ExtensionRequest,
    Presence,
    Retained,
    SeenUndone,
    Stockpile,
)
from corcom.record.grades import Grade
from corcom.record.models import Fact, Source
from corcom.record.readings import Reading
from corcom.record.shelf import Shelf, address
from corcom.register.models import Declaration, Deposit, ProvisionalApplication, Signature, Withdrawal
from corcom.reporting.models import ReportReceived
from corcom.treaty import Span
from corcom.treaty.dates import written


@dataclass
class Notes:
    """The sources of a page, numbered in the order in which it names them."""

    shelf: Shelf
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, source: str) -> int:
        """The number of a source on this page."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def of(self, addresses: Iterable[str]) -> list[int]:
        """The numbers of the sources of some facts."""
        return list(dict.fromkeys(self.number(self.shelf.fact(a).source_id) for a in addresses))

    @property
    def listed(self) -> list[Source]:
        """The sources in the order of their numbers."""
        return [self.shelf.source(name) for name in self.numbers]


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as a page prints it; `others`: readings of the same matter that were not preferred."""

    address: str
    when: str
    what: str
    notes: tuple[int, ...]
    grade: str
    remark: str
    others: tuple["Line", ...]


def line(reading: Reading[Any], notes: Notes) -> Line:
    """A reading, with the readings that disagree beside it."""
    return _line(reading.fact, notes, tuple(_line(other, notes, ()) for other in reading.disagreeing))


def _line(fact: Fact, notes: Notes, others: tuple[Line, ...]) -> Line:
    sources = (fact.source_id, *fact.also.split())
    return Line(
        address=address(fact),
        when=when(fact),
        what=WORDS[type(fact)](fact),
        notes=tuple(notes.number(name) for name in sources),
        grade=str(Grade(fact.grade).label),
        remark=fact.note,
        others=others,
    )


def when(fact: Fact) -> str:
    """The date of a fact in words; a date that nobody has seen in a source is not shown."""
    if not fact.day_verified:
        return _("day not verified")
    if fact.on_earliest is None or fact.on_latest is None:
        return _("day not seen")
    return Span(fact.on_earliest, fact.on_latest).written()


def _plain(text: Any) -> Callable[[Any], str]:
    return lambda fact: str(text)


def _deposit(fact: Deposit) -> str:
    return _("Deposit of an instrument of {kind}").format(kind=fact.instrument)


def _withdrawal(fact: Withdrawal) -> str:
    return _("Notice of withdrawal, in effect from {day}").format(day=written(fact.takes_effect))


def _declaration(fact: Declaration) -> str:
    return _("Declaration: {summary}").format(summary=fact.summary)


def _stockpile(fact: Stockpile) -> str:
    if fact.held == Presence.NONE:
        return _("No stocks, by its own statement or as reported")
    counts = [
        _count(fact.munitions, fact.munitions_grade, _("{number} cluster munitions")),
        _count(fact.submunitions, fact.submunitions_grade, _("{number} submunitions")),
    ]
    told = ", ".join(filter(None, counts))
    if fact.held == Presence.UNCLEAR:
        return _("Stocks unclear")
    return _("Stocks: {counts}").format(counts=told) if told else _("Stocks held, quantity not on record")


def _count(number: int | None, grade: str, text: str) -> str:
    """A number that nobody has seen in a source is not shown."""
    if number is None or grade == Grade.UNVERIFIED:
        return ""
    return text.format(number=thousands(number))


def thousands(number: int) -> str:
    """1234567 as 1,234,567."""
    return f"{number:,}"


def _retained(fact: Retained) -> str:
    if not (fact.munitions or fact.submunitions):
        return _("Retains none for training")
    munitions = _count(fact.munitions, "", _("{number} cluster munitions"))
    submunitions = _count(fact.submunitions, "", _("{number} submunitions"))
    return _("Retained: {counts}").format(counts=", ".join(filter(None, [munitions, submunitions])))


def _contamination(fact: Contamination) -> str:
    if fact.contaminated == Presence.NONE:
        return _("No contaminated areas")
    if fact.area_km2 is not None:
        return _("Contaminated: {area} km²").format(area=f"{fact.area_km2.normalize():,f}")
    if fact.what:
        return fact.what[0].upper() + fact.what[1:]
    return _("Contaminated") if fact.contaminated == Presence.YES else _("Contamination unclear")


def _completion(fact: Completion) -> str:
    if fact.kind == Completion.Kind.REOPENED:
        return _("Reopened: more was found")
    return _("Declared complete")


def _request(fact: ExtensionRequest) -> str:
    if fact.asked_until:
        return _("Asked for more time, from {deadline} to {until}").format(
            deadline=written(fact.deadline), until=written(fact.asked_until)
        )
    return _("Asked for more time after {deadline}").format(deadline=written(fact.deadline))


def _decision(fact: ExtensionDecision) -> str:
    where = fact.meeting_id or ""
    if fact.outcome == ExtensionDecision.Outcome.GRANTED and fact.until:
        until = _("More time granted until {until}").format(until=_until(fact))
        return f"{until} ({where})" if where else until
    return _("Request considered, decision not seen ({meeting})").format(meeting=where)


def _until(fact: ExtensionDecision) -> str:
    assert isinstance(fact.until, date)
    return _("a day not verified") if fact.until_grade == Grade.UNVERIFIED else written(fact.until)


def _report(fact: ReportReceived) -> str:
    if fact.year is None:
        return _("Initial transparency report")
    return _("Annual report for {year}").format(year=fact.year)


WORDS: dict[type[Fact], Callable[[Any], str]] = {
    Signature: _plain(gettext_lazy("Signature")),
    Deposit: _deposit,
    ProvisionalApplication: _plain(gettext_lazy("Provisional application of Article 1")),
    Declaration: _declaration,
    Withdrawal: _withdrawal,
    Stockpile: _stockpile,
    Retained: _retained,
    Contamination: _contamination,
    Completion: _completion,
    SeenUndone: _plain(gettext_lazy("Seen not to be complete")),
    ExtensionRequest: _request,
    ExtensionDecision: _decision,
    ReportReceived: _report,
}
