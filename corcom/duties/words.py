"""Facts in words: each room says how its own read; pages and papers print the same."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from corcom.record.grades import Grade
from corcom.record.models import Fact
from corcom.record.partial import bounds, options
from corcom.register.models import (
    Declaration,
    Deposit,
    Mission,
    ProvisionalApplication,
    Signature,
    TreatyAct,
    TreatyCode,
    Withdrawal,
)
from corcom.treaty import Span
from corcom.treaty.dates import day_after, written

F = TypeVar("F", bound=Fact)

_words: dict[type[Fact], Callable[[Any], str]] = {}


def says(model: type[F]) -> Callable[[Callable[[F], str]], Callable[[F], str]]:
    """Register how the facts of a table read."""

    def register(say: Callable[[F], str]) -> Callable[[F], str]:
        _words[model] = say
        return say

    return register


def words(fact: Fact) -> str:
    """What a fact says, without its date and its State."""
    return _words[type(fact)](fact)


def worded() -> list[type[Fact]]:
    """The tables whose facts can be told in words."""
    return list(_words)


def when(fact: Fact) -> str:
    """The date of a fact in words; a date that nobody has seen in a source is not told."""
    if not fact.day_verified or fact.on_earliest is None or fact.on_latest is None:
        return _("day not seen")
    if len(options(fact.on)) > 1:
        return dated(fact.on)
    return _told(Span(fact.on_earliest, fact.on_latest))


def dated(text: str) -> str:
    """An EDTF date in words; empty for none; of one of several, each: 9 or 11 March 2027."""
    parts = options(text)
    if len(parts) > 1:
        return _either([Span(*bounds(part)) for part in sorted(parts)])
    return _told(Span(*bounds(text))) if text else ""


def _either(spans: list[Span]) -> str:
    """One of several dates: what the last says of month and year, the others need not say again."""
    told = [_told(span) for span in spans]
    if all(span.is_day for span in spans):
        last = spans[-1].latest
        if len({(span.latest.year, span.latest.month) for span in spans}) == 1:
            told[:-1] = [str(span.latest.day) for span in spans[:-1]]
        else:
            told[:-1] = [text.removesuffix(f" {last.year}") for text in told[:-1]]
    return _("{dates} or {last}").format(dates=", ".join(told[:-1]), last=told[-1])


def _told(span: Span) -> str:
    """A span in words; of whole years or months without days: 'between 1986 and 1987'."""
    first, last = span.earliest, span.latest
    if date.min in (first, last) or last == date.max or span.is_year or span.is_month:
        return span.written()
    if first.day > 1 or day_after(last).day > 1:
        return span.written()
    if (first.month, last.month) == (1, 12):
        return _("between {first} and {last}").format(first=first.year, last=last.year)
    start, end = (written(day).split(maxsplit=1)[1] for day in (first, last))
    return _("between {first} and {last}").format(first=start.removesuffix(f" {last.year}"), last=end)


def lasting(first: date, last: date) -> str:
    """Days that something lasts: 16 to 19 September 2025."""
    if first == last:
        return written(last)
    if (first.year, first.month) == (last.year, last.month):
        return _("{first} to {last}").format(first=first.day, last=written(last))
    start = written(first).removesuffix(f" {last.year}")
    return _("{first} to {last}").format(first=start, last=written(last))


def counted(number: int | None, grade: str, text: str) -> str:
    """A number with its noun; empty where there is none or nobody has seen it in a source."""
    if number is None or grade == Grade.UNVERIFIED:
        return ""
    return text.format(number=f"{number:,}")


@says(Signature)
def _signature(fact: Signature) -> str:
    return _("Signature") + _under(fact)


@says(ProvisionalApplication)
def _provisional(fact: ProvisionalApplication) -> str:
    return _("Provisional application of Article 1")


@says(Deposit)
def _deposit(fact: Deposit) -> str:
    return _("Deposit of an instrument of {kind}").format(kind=fact.instrument) + _under(fact)


@says(Declaration)
def _declaration(fact: Declaration) -> str:
    return _("Declaration: {summary}").format(summary=fact.summary)


@says(Withdrawal)
def _withdrawal(fact: Withdrawal) -> str:
    told = _("Notice of withdrawal, in effect from {day}").format(day=written(fact.takes_effect))
    return told + _under(fact)


def _under(fact: TreatyAct) -> str:
    """The Convention in brackets, where it is another than the one that the pages are about."""
    return "" if fact.treaty == TreatyCode.CCM else f" ({TreatyCode(fact.treaty).label})"


@says(Mission)
def _mission(fact: Mission) -> str:
    if fact.present:
        return _("Permanent mission in {city}").format(city=fact.city)
    return _("No permanent mission in {city}").format(city=fact.city)
