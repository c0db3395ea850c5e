"""The journal: double entry, made from the facts of the books and from nothing else.

Each entry on record makes one entry of the journal, each reversal and each withdrawal makes the opposite
one; the order is that of recording, so a number once given stays. What is asked of States stands in
accounts of its own, beside the money.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from corcom.finance.books import THE_UNITS_FUND, all_eyes
from corcom.finance.models import (
    Call,
    Contribution,
    ContributionCategory,
    InKind,
    OpeningBalance,
    Reversal,
    Spending,
)
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.shelf import shelf

BANK = ("1000", "Bank")
ASKED = ("1800", "Asked of States Parties")
CARRIED = ("2900", "Carried forward")
ASKED_AGAINST = ("2800", "Asked of States Parties, counterpart")
CONTRIBUTIONS = "3000"
IN_KIND = ("3800", "Contributions in kind")
SPENDING = "4000"
RECEIVED_IN_KIND = ("4800", "Services received in kind")

Account = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of an entry: `amount` above nothing is debit, below it credit."""

    account: Account
    amount: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal; `of` is the fact behind it, `undoes` the number of the one that it undoes."""

    number: int
    on: date
    recorded_at: datetime
    of: Fact
    postings: tuple[Posting, ...]
    undoes: int | None = None

    @property
    def balances(self) -> bool:
        """Whether debit and credit are one."""
        return sum(posting.amount for posting in self.postings) == 0


@dataclass(frozen=True, slots=True)
class _Step:
    """A fact begins to count, or ceases to: recorded at a moment, booked on a day."""

    at: datetime
    on: date
    fact: Fact
    counts: bool


def journal(lens: Lens, fund: str = THE_UNITS_FUND) -> list[Entry]:
    """The entries of a fund by the days of the lens: recorded by `known_at`, booked by `as_at`."""
    entries = [entry for entry in _numbered(lens, fund) if entry.on <= lens.as_at]
    assert all(entry.balances for entry in entries)
    return entries


def balances(entries: Iterable[Entry]) -> dict[Account, int]:
    """The balance of each account, debit above nothing, in the order of their numbers."""
    found: dict[Account, int] = defaultdict(int)
    for entry in entries:
        for posting in entry.postings:
            found[posting.account] += posting.amount
    return dict(sorted(found.items()))


def cash(lens: Lens, fund: str = THE_UNITS_FUND) -> int:
    """What lies in the bank on the day of the lens, by these books."""
    return balances(journal(lens, fund)).get(BANK, 0)


def _numbered(lens: Lens, fund: str) -> Iterator[Entry]:
    numbers: dict[Fact, int] = {}
    steps = sorted(_steps(lens, fund), key=lambda step: (step.at, not step.counts, step.fact.pk))
    for number, step in enumerate(steps, start=1):
        sign = 1 if step.counts else -1
        postings = tuple(Posting(p.account, sign * p.amount) for p in _postings(step.fact))
        undone = None if step.counts else numbers[step.fact]
        numbers[step.fact] = number
        yield Entry(number, step.on, step.at, step.fact, postings, undone)


def _steps(lens: Lens, fund: str) -> Iterator[_Step]:
    """Whatever was recorded or taken back by the day of knowledge, fact by fact."""
    eyes = all_eyes(lens)
    undoing: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for reversal in shelf().ever(Reversal, eyes):
        undoing[reversal.table, reversal.entry].append(reversal)
    for model in POSTED:
        for fact in shelf().ever(model, eyes):
            if vars(fact)["fund_id"] == fund:
                yield from _turns(fact, undoing[fact.csv_table, fact.pk], lens)


def _turns(fact: Fact, reversals: Iterable[Fact], lens: Lens) -> Iterator[_Step]:
    """The moments at which a fact begins or ceases to count; what changes nothing is left out."""
    wanted = [*_life(fact, fact, begins=True)]
    for reversal in reversals:
        wanted += _life(reversal, fact, begins=False)
    counts = False
    for step in sorted(wanted, key=lambda step: step.at):
        if step.counts != counts and step.at <= lens.known_until:
            counts = step.counts
            yield step


def _life(told_by: Fact, fact: Fact, *, begins: bool) -> Iterator[_Step]:
    """What a fact or its reversal does when it enters the record, and what when it is taken back."""
    assert told_by.on_latest is not None
    yield _Step(told_by.recorded_at, told_by.on_latest, fact, begins)
    if told_by.withdrawn_at:
        yield _Step(told_by.withdrawn_at, told_by.on_latest, fact, not begins)


def _postings(fact: Fact) -> Iterator[Posting]:
    for model, made in POSTED.items():
        if isinstance(fact, model):
            debit, credit, amount = made(fact)
            yield Posting(debit, amount)
            yield Posting(credit, -amount)


def _of_contribution(fact: Contribution) -> tuple[Account, Account, int]:
    labels = {category.pk: category.label for category in shelf().rows(ContributionCategory)}
    label = labels.get(fact.category_id, fact.category_id)
    return BANK, (f"{CONTRIBUTIONS}-{fact.category_id}", f"Contributions {label}"), fact.worth


def _of_spending(fact: Spending) -> tuple[Account, Account, int]:
    return (SPENDING, fact.line), BANK, fact.amount


POSTED: dict[type[Fact], Callable[..., tuple[Account, Account, int]]] = {
    OpeningBalance: lambda fact: (BANK, CARRIED, fact.amount),
    Contribution: _of_contribution,
    Spending: _of_spending,
    Call: lambda fact: (ASKED, ASKED_AGAINST, fact.amount),
    InKind: lambda fact: (RECEIVED_IN_KIND, IN_KIND, fact.worth or 0),
}
"""What each kind of fact posts: debit, credit, amount."""
