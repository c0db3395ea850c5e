"""The outlook from the books as they stand: cash, what falls due, what may come. Kept nowhere."""

from collections import defaultdict
from datetime import date

from corcom.finance.books import (
    THE_UNITS_FUND,
    all_eyes,
    budget_of,
    by_state,
    contributions,
    expected,
    spendings,
)
from corcom.finance.journal import cash
from corcom.finance.outlook import (
    AHEAD,
    Coming,
    Habit,
    Outlook,
    Paid,
    coming,
    first_of,
    habit,
    invoice_day,
    months_from,
    outlook,
    spread,
)
from corcom.finance.scale import states_parties
from corcom.record.lens import Lens


def forecast(lens: Lens, fund: str = THE_UNITS_FUND) -> Outlook | None:
    """The outlook as at the day of the lens; None where no budget says what falls due."""
    eyes = all_eyes(lens)
    due = commitments(eyes, fund)
    if not due:
        return None
    return outlook(lens.as_at, cash(eyes, fund), due, _coming(eyes, fund))


def commitments(lens: Lens, fund: str = THE_UNITS_FUND) -> dict[date, int]:
    """What is still to be spent, month by month: the rest of this year's budget, then next year's.

    Where next year has no budget yet, this year's stands for it.
    """
    months = months_from(lens.as_at, AHEAD)
    this, following = lens.as_at.year, lens.as_at.year + 1
    budget = budget_of(lens, this, fund)
    if budget is None:
        return {}
    spent = sum(one.amount for one in spendings(lens, this, fund))
    found = spread(budget.total - spent, [m for m in months if m.year == this])
    later = budget_of(lens, following, fund) or budget
    whole_year = spread(later.total, months_from(date(following, 1, 1), 12))
    return {**found, **{m: whole_year[m] for m in months if m.year == following}}


def habits(lens: Lens, fund: str = THE_UNITS_FUND) -> dict[str, Habit]:
    """How each State has paid for earlier years, towards the budget."""
    counting, paid = expected(), defaultdict(list)
    for one in contributions(lens, None, fund):
        if one.category_id in counting and one.on_latest is not None:
            month = (one.on_latest.year - one.year) * 12 + one.on_latest.month
            paid[one.state_id].append(Paid(one.year, month, one.worth))
    found = ((state, habit(payments, lens.as_at.year)) for state, payments in paid.items())
    return {state: known for state, known in found if known is not None}


def invoice_days(lens: Lens, year: int, fund: str = THE_UNITS_FUND) -> list[tuple[date, list[str]]]:
    """When to invoice whom for a year: day by day, the States Parties of the day of the lens."""
    known = habits(all_eyes(lens), fund)
    days: dict[date, list[str]] = defaultdict(list)
    for state in sorted(states_parties(lens, lens.as_at)):
        days[invoice_day(year, known.get(state))].append(state)
    return sorted(days.items())


def _coming(lens: Lens, fund: str) -> list[Coming]:
    """State by State: arrears of earlier years, this year, the next."""
    known, now = habits(lens, fund), lens.as_at
    told = {(one.state, one.year): one for one in by_state(lens, fund)}
    parties = states_parties(lens, now)
    found: list[Coming | None] = []
    for state in sorted({state for state, _year in told} | parties & known.keys()):
        for year in sorted({y for s, y in told if s == state and y < now.year} | {now.year, now.year + 1}):
            one = told.get((state, year))
            earlier = year < now.year
            if earlier and (one is None or one.asked is None):
                continue
            habit_of = None if earlier else known.get(state)
            asked, paid = (one.asked, one.paid) if one else (None, 0)
            found.append(coming(state, year, first_of(now), asked, paid, habit_of))
    return [one for one in found if one is not None]
