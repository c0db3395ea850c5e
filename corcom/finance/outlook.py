"""The outlook: cash by month from each State's own past months of payment. Pure Python.

A forecast and never a fact: nothing of it is kept, nothing of it is public, and every page says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median_low

AHEAD = 12
CALLS = 10
NOTICE = 2
"""So many months before its usual month of payment a State is invoiced."""

FIRST_QUARTER = 3


class Case(StrEnum):
    """How payments may come: as early as ever, as usual, as late as ever, not at all."""

    BEST = "best"
    LIKELY = "likely"
    WORST = "worst"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment of the past: for which year, in which month (`month` 1 is January of that year)."""

    year: int
    month: int
    amount: int


@dataclass(frozen=True, slots=True)
class Habit:
    """How a State has paid: its months, earliest first, the yearly sums, and whether it missed a year."""

    months: tuple[int, ...]
    yearly: tuple[int, ...]
    missed: bool

    @property
    def usual(self) -> int:
        """The month in the middle."""
        return median_low(self.months)

    @property
    def typical(self) -> int:
        """The yearly sum in the middle."""
        return median_low(self.yearly)


@dataclass(frozen=True, slots=True)
class Coming:
    """Money that may come from a State for a year: in which month, in each case; None: not in that case."""

    state: str
    year: int
    amount: int
    months: Mapping[Case, date | None]
    asked: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what falls due, what comes in each case, and what is left at its end."""

    first: date
    commitments: int
    income: Mapping[Case, int]
    left: Mapping[Case, int]


@dataclass(frozen=True, slots=True)
class CallThatMatters:
    """A State to call: what is open, and until when the cash lasts if it pays now and nobody else does."""

    state: str
    amount: int
    lasts_until: date | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast as at a day."""

    as_at: date
    cash: int
    months: tuple[Month, ...]
    coming: tuple[Coming, ...]
    calls: tuple[CallThatMatters, ...]

    def short_in(self, case: Case) -> date | None:
        """The first month in which cash does not cover what falls due; None: not within the months ahead."""
        return next((month.first for month in self.months if month.left[case] < 0), None)

    def covered(self, case: Case) -> int:
        """So many months are covered from now on."""
        short = self.short_in(case)
        return len(self.months) if short is None else [m.first for m in self.months].index(short)


def habit(paid: Iterable[Paid], before: int) -> Habit | None:
    """What the payments for earlier years tell; None: there were none."""
    past = [one for one in paid if one.year < before and one.amount > 0]
    if not past:
        return None
    sums: dict[int, int] = {}
    for one in past:
        sums[one.year] = sums.get(one.year, 0) + one.amount
    missed = len(sums) < before - min(sums)
    return Habit(tuple(sorted(one.month for one in past)), tuple(sums[year] for year in sorted(sums)), missed)


def coming(
    state: str, year: int, now: date, asked: int | None, paid: int, known: Habit | None
) -> Coming | None:
    """What may still come from a State for a year: what was asked, or what it typically pays."""
    target = asked if asked is not None else (known.typical if known else 0)
    if (amount := target - paid) <= 0:
        return None
    return Coming(state, year, amount, _months(year, now, known), asked is not None)


def _months(year: int, now: date, known: Habit | None) -> dict[Case, date | None]:
    """Its own earliest, usual and latest month; where that has passed, the next that it has ever used."""
    soon = max(first_of(now), date(year, 1, 1))
    if known is None:
        return {Case.BEST: soon, Case.LIKELY: None, Case.WORST: None, Case.FROZEN: None}
    ahead = [month for month in (month_of(year, m) for m in known.months) if month >= soon]
    usual = month_of(year, known.usual)
    likely = usual if usual >= soon else next(iter(ahead), None)
    worst = None if known.missed or not ahead else ahead[-1]
    return {
        Case.BEST: ahead[0] if ahead else soon,
        Case.LIKELY: likely,
        Case.WORST: worst,
        Case.FROZEN: None,
    }


def outlook(as_at: date, cash: int, commitments: Mapping[date, int], expected: Sequence[Coming]) -> Outlook:
    """The months ahead in each case (`commitments`: by the first day of the month)."""
    months: list[Month] = []
    left = dict.fromkeys(Case, cash)
    for first in months_from(as_at, AHEAD):
        income = {case: sum(c.amount for c in expected if c.months[case] == first) for case in Case}
        left = {case: left[case] + income[case] - commitments.get(first, 0) for case in Case}
        months.append(Month(first, commitments.get(first, 0), income, left))
    matter = _calls(cash, commitments, months, expected)
    return Outlook(as_at, cash, tuple(months), tuple(expected), matter)


def _calls(
    cash: int, commitments: Mapping[date, int], months: Sequence[Month], expected: Sequence[Coming]
) -> tuple[CallThatMatters, ...]:
    """The largest open sums, and how far each alone would carry."""
    open_sums: dict[str, int] = {}
    for one in expected:
        if one.year <= months[0].first.year:
            open_sums[one.state] = open_sums.get(one.state, 0) + one.amount
    largest = sorted(open_sums.items(), key=lambda item: (-item[1], item[0]))[:CALLS]
    return tuple(
        CallThatMatters(state, amount, _short(cash + amount, commitments, months))
        for state, amount in largest
    )


def _short(cash: int, commitments: Mapping[date, int], months: Sequence[Month]) -> date | None:
    for month in months:
        cash -= commitments.get(month.first, 0)
        if cash < 0:
            return month.first
    return None


def invoice_day(year: int, known: Habit | None) -> date:
    """The right day for a State's invoice: 1 January, or two months before its usual month of payment.

    Who pays in the first quarter, or has not paid before, is of the class of 1 January.
    """
    if known is None or known.usual <= FIRST_QUARTER:
        return date(year, 1, 1)
    return month_of(year, known.usual - NOTICE)


def month_of(year: int, month: int) -> date:
    """The first day of a month counted from January of a year: 13 is the next January."""
    years, index = divmod(month - 1, 12)
    return date(year + years, index + 1, 1)


def first_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def months_from(day: date, count: int) -> list[date]:
    """The first days of so many months, that of the day first."""
    return [month_of(day.year, day.month + number) for number in range(count)]


def spread(total: int, months: Sequence[date]) -> dict[date, int]:
    """A sum over months, to the centime: the first ones take what does not divide."""
    each, rest = divmod(max(total, 0), len(months))
    return {month: each + (number < rest) for number, month in enumerate(months)}
