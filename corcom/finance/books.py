"""Reads of the books: what stands on a day, and what follows from it for a fund and a year.

Totals are counted over all entries, whoever asks: who may see a total, the figures and pages decide. What
is shown entry by entry goes through the lens of whoever asks.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from corcom.committee.queries import last_before
from corcom.finance.models import (
    Budget,
    BudgetLine,
    Call,
    Consent,
    Contribution,
    ContributionCategory,
    Fund,
    InKind,
    OpeningBalance,
    Pledge,
    Reversal,
    Spending,
)
from corcom.finance.scale import start_of, states_parties
from corcom.record.by_then import surely
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.reader import THE_UNIT
from corcom.record.shelf import shelf

F = TypeVar("F", bound=Fact)
THE_UNITS_FUND = "isu"


def all_eyes(lens: Lens) -> Lens:
    """The same days, over all entries of the books: for totals, and for nothing that names a State."""
    return replace(lens, reader=THE_UNIT)


def funds() -> tuple[Fund, ...]:
    """The pots, never mixed."""
    return shelf().rows(Fund)


def fund(name: str = THE_UNITS_FUND) -> Fund | None:
    """One pot by its short name."""
    return next((found for found in funds() if found.pk == name), None)


def categories() -> tuple[ContributionCategory, ...]:
    """The kinds of contributions, as they are set."""
    return shelf().rows(ContributionCategory)


def expected() -> frozenset[str]:
    """The categories that count towards the budget; the others come on top."""
    return frozenset(category.pk for category in categories() if category.expected)


def reversals(lens: Lens) -> dict[tuple[str, str], Reversal]:
    """What is undone by the day of the lens, by table and name of the entry."""
    found = (r for r in shelf().facts(Reversal, lens) if surely(r, lens))
    return {(reversal.table, reversal.entry): reversal for reversal in found}


def standing(model: type[F], lens: Lens) -> list[F]:
    """The entries of a kind that count on the day of the lens and are open to its reader, by their days."""
    undone = reversals(lens)
    found = [f for f in shelf().facts(model, lens) if surely(f, lens) and (f.csv_table, f.pk) not in undone]
    return sorted(found, key=lambda fact: (str(fact.on_latest), fact.recorded_at, fact.pk))


def budgets(lens: Lens, fund: str = THE_UNITS_FUND) -> list[Budget]:
    """The budgets of a fund by the day of the lens: by year, approved before revised."""
    found = [budget for budget in standing(Budget, lens) if budget.fund_id == fund]
    return sorted(found, key=lambda b: (b.year, str(b.on_latest), b.recorded_at))


def budget_of(lens: Lens, year: int, fund: str = THE_UNITS_FUND) -> Budget | None:
    """The newest budget of a year."""
    return next((budget for budget in reversed(budgets(lens, fund)) if budget.year == year), None)


def lines_of(lens: Lens, budget: Budget) -> list[BudgetLine]:
    """The lines of a budget, in their order."""
    found = [line for line in shelf().facts(BudgetLine, lens) if line.budget_id == budget.pk]
    return sorted(found, key=lambda line: line.position)


@dataclass(frozen=True, slots=True)
class Variance:
    """One line of a year: approved, revised (where it was), spent."""

    title: str
    approved: int | None
    revised: int | None
    spent: int

    @property
    def left(self) -> int:
        """What is not spent of the newest budget; below nothing: overspent."""
        return (self.revised if self.revised is not None else self.approved or 0) - self.spent


def variances(lens: Lens, year: int, fund: str = THE_UNITS_FUND) -> list[Variance]:
    """A year's budget line by line, beside what was spent."""
    of_year = [b for b in budgets(lens, fund) if b.year == year]
    if not of_year:
        return []
    approved = {line.title: line.amount for line in lines_of(lens, of_year[0])}
    newest = {line.title: line.amount for line in lines_of(lens, of_year[-1])} if of_year[1:] else None
    spent: dict[str, int] = defaultdict(int)
    for one in spendings(lens, year, fund):
        spent[one.line] += one.amount
    titles = dict.fromkeys([*approved, *(newest or ()), *spent])
    return [
        Variance(t, approved.get(t), None if newest is None else newest.get(t, 0), spent[t]) for t in titles
    ]


def spendings(lens: Lens, year: int, fund: str = THE_UNITS_FUND) -> list[Spending]:
    """What was spent for a year by the day of the lens."""
    return [one for one in standing(Spending, lens) if (one.fund_id, one.year) == (fund, year)]


def contributions(lens: Lens, year: int | None = None, fund: str = THE_UNITS_FUND) -> list[Contribution]:
    """Payments received for a year, or for all, by their value dates."""
    found = (one for one in standing(Contribution, lens) if one.fund_id == fund)
    return [one for one in found if year in (None, one.year)]


def calls(lens: Lens, year: int | None = None, fund: str = THE_UNITS_FUND) -> list[Call]:
    """What States were asked for."""
    found = (one for one in standing(Call, lens) if one.fund_id == fund)
    return [one for one in found if year in (None, one.year)]


def in_kind(lens: Lens, year: int, fund: str = THE_UNITS_FUND) -> list[InKind]:
    """What States gave otherwise than in money."""
    return [one for one in standing(InKind, lens) if (one.fund_id, one.year) == (fund, year)]


@dataclass(frozen=True, slots=True)
class OpenPledge:
    """A pledge and what is still to come of it: in its own currency, and in that of the fund."""

    pledge: Pledge
    amount: int
    worth: int


def open_pledges(lens: Lens, year: int, fund: str = THE_UNITS_FUND) -> list[OpenPledge]:
    """Pledges for a year of which something has not been received."""
    kept = defaultdict(list)
    for one in contributions(lens, None, fund):
        kept[one.pledge_id].append(one)
    made = [p for p in standing(Pledge, lens) if (p.fund_id, p.year) == (fund, year)]
    found = (_left_of(pledge, kept[pledge.pk]) for pledge in made)
    return [one for one in found if one.worth > 0]


def _left_of(pledge: Pledge, kept: Iterable[Contribution]) -> OpenPledge:
    """A pledge kept in its own currency is kept whole, whatever the rate has become."""
    paid = list(kept)
    if any(one.currency != pledge.currency for one in paid):
        worth = pledge.worth - sum(one.worth for one in paid)
        return OpenPledge(pledge, pledge.amount * max(worth, 0) // pledge.worth, worth)
    amount = pledge.amount - sum(one.amount for one in paid)
    return OpenPledge(pledge, amount, pledge.worth * max(amount, 0) // pledge.amount)


@dataclass(frozen=True, slots=True)
class OfAState:
    """One State and one year: `asked` is None where nothing was asked, as far as the books say."""

    state: str
    year: int
    asked: int | None
    paid: int
    on_top: int

    @property
    def arrears(self) -> int:
        """What was asked and has not come; nothing where it was never asked."""
        return max((self.asked or 0) - self.paid, 0)

    @property
    def over(self) -> int:
        """What came beyond what was asked."""
        return max(self.paid - self.asked, 0) if self.asked is not None else 0


def by_state(lens: Lens, fund: str = THE_UNITS_FUND) -> list[OfAState]:
    """Asked and paid, State by State and year by year, as far as the reader of the lens may see."""
    counting = expected()
    asked: dict[tuple[str, int], int] = defaultdict(int)
    paid: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    for call in calls(lens, None, fund):
        asked[call.state_id, call.year] += call.amount
    for one in contributions(lens, None, fund):
        paid[one.state_id, one.year][one.category_id not in counting] += one.worth
    return [
        OfAState(state, year, asked.get((state, year)), *paid[state, year])
        for state, year in sorted(asked.keys() | paid.keys())
    ]


@dataclass(frozen=True)
class Finances:
    """A fund and a year as at a day: what the Committee is told, and what stands behind it."""

    lens: Lens
    year: int
    fund: Fund
    budget: Budget | None
    contributions: tuple[Contribution, ...]
    pledges: tuple[OpenPledge, ...]
    since: date | None

    @cached_property
    def towards(self) -> tuple[Contribution, ...]:
        """Those that count towards the budget."""
        counting = expected()
        return tuple(one for one in self.contributions if one.category_id in counting)

    @cached_property
    def on_top(self) -> tuple[Contribution, ...]:
        """The others."""
        return tuple(one for one in self.contributions if one not in self.towards)

    @property
    def received(self) -> int:
        """Received towards the budget."""
        return sum(one.worth for one in self.towards)

    @property
    def outstanding(self) -> int:
        """What of the budget has not come; below nothing: more than the budget has come."""
        return (self.budget.total if self.budget else 0) - self.received

    @property
    def pledged(self) -> int:
        """What is pledged towards the budget and has not come."""
        counting = expected()
        return sum(one.worth for one in self.pledges if one.pledge.category_id in counting)

    @property
    def outstanding_after_pledges(self) -> int:
        """What would still be missing if all pledges were kept."""
        return self.outstanding - self.pledged

    @cached_property
    def states_parties(self) -> frozenset[str]:
        """The States Parties counted: those at the start of the budget year."""
        return states_parties(self.lens, start_of(self.year))

    @cached_property
    def paid(self) -> dict[str, int]:
        """What each State has paid towards the budget."""
        found: dict[str, int] = defaultdict(int)
        for one in self.towards:
            found[one.state_id] += one.worth
        return dict(found)

    @property
    def payers(self) -> frozenset[str]:
        """Those of the States Parties counted that have paid."""
        return self.states_parties & self.paid.keys()

    @property
    def new(self) -> tuple[Contribution, ...]:
        """Payments with a value date after the last meeting of the Committee."""
        if self.since is None:
            return ()
        return tuple(c for c in self.contributions if c.on_latest and c.on_latest > self.since)

    @property
    def new_on_top(self) -> tuple[Contribution, ...]:
        """Those of them that come on top of the budget."""
        return tuple(one for one in self.new if one in self.on_top)


def finances(lens: Lens, year: int | None = None, fund_name: str = THE_UNITS_FUND) -> Finances | None:
    """The state of a fund for a year (that of the day, where none is said); None: there is no such fund."""
    found = fund(fund_name)
    if found is None:
        return None
    of, eyes = year or lens.as_at.year, all_eyes(lens)
    last = last_before(lens, lens.as_at, "committee")
    return Finances(
        lens=lens,
        year=of,
        fund=found,
        budget=budget_of(eyes, of, fund_name),
        contributions=tuple(contributions(eyes, of, fund_name)),
        pledges=tuple(open_pledges(eyes, of, fund_name)),
        since=last.on_latest if last else None,
    )


def consents(lens: Lens) -> dict[str, str]:
    """What each State agrees to have shown; States that said nothing are left out."""
    return {one.state_id: one.shows for one in standing(Consent, all_eyes(lens))}


def opening(lens: Lens, fund: str = THE_UNITS_FUND) -> OpeningBalance | None:
    """What lay in a fund when its books begin."""
    found = (one for one in standing(OpeningBalance, lens) if one.fund_id == fund)
    return next(found, None)
