"""The unit's money as figures: by the books, for the Committee; and as papers print it, for everybody.

Each speaks of the budget year that holds the day of the lens.
"""

from collections.abc import Callable
from decimal import Decimal

from corcom.figures.amounts import Told, amount
from corcom.finance.books import THE_UNITS_FUND, Finances, finances
from corcom.finance.models import MoneyInPrint
from corcom.record.by_then import surely
from corcom.record.lens import Lens
from corcom.record.reader import COMMITTEE
from corcom.record.shelf import shelf

CURRENCY = "CHF"
COUNTED = (MoneyInPrint.Measure.PAYERS, MoneyInPrint.Measure.STATES_PARTIES)
PER_CENT, STATES = "per cent", "States"
Measure = MoneyInPrint.Measure
Value = int | Decimal | None
OfTheBooks = Callable[[Finances], Value]


def _by_the_books(
    name: str, label: str, unit: str, value: Callable[[Finances], int | Decimal | None]
) -> None:
    def tell(lens: Lens) -> Told:
        found = finances(lens)
        return Told(None if found is None else value(found))

    amount(f"contributions.{name}", label=label, unit=unit, circle=COMMITTEE)(tell)


def coverage(received: int, budget: int) -> Decimal | None:
    """What part of a budget has come, in per cent with two decimals."""
    return (Decimal(received) * 100 / Decimal(budget)).quantize(Decimal("0.01")) if budget else None


def _budget(found: Finances) -> int | None:
    return found.budget.total if found.budget else None


def _received(found: Finances) -> int | None:
    """Nothing in the books is no record, not nothing received."""
    return found.received if found.towards else None


def _if_budgeted(
    value: Callable[[Finances], int | Decimal | None],
) -> Callable[[Finances], int | Decimal | None]:
    return lambda found: value(found) if found.budget and found.towards else None


_by_the_books("budget", "Budget of the year", CURRENCY, _budget)
_by_the_books("received", "Contributions received towards the budget", CURRENCY, _received)
_by_the_books("outstanding", "Contributions outstanding", CURRENCY, _if_budgeted(lambda f: f.outstanding))
_by_the_books(
    "coverage",
    "Part of the budget received",
    PER_CENT,
    _if_budgeted(lambda f: coverage(f.received, f.budget.total if f.budget else 0)),
)
_by_the_books(
    "payers",
    "States Parties that have contributed",
    STATES,
    lambda f: len(f.payers) if f.towards else None,
)
_by_the_books(
    "states_parties",
    "States Parties at the start of the budget year",
    STATES,
    lambda f: len(f.states_parties),
)
_by_the_books(
    "on_top",
    "Contributions on top of the budget",
    CURRENCY,
    lambda f: sum(c.worth for c in f.on_top) if f.contributions else None,
)
_by_the_books(
    "new",
    "Contributions since the last meeting of the Committee",
    CURRENCY,
    lambda f: sum(c.worth for c in f.new) if f.contributions and f.since else None,
)
_by_the_books(
    "new_on_top",
    "Contributions on top of the budget since the last meeting of the Committee",
    CURRENCY,
    lambda f: sum(c.worth for c in f.new_on_top) if f.contributions and f.since else None,
)
_by_the_books("pledged", "Pledged and not received", CURRENCY, lambda f: f.pledged if f.pledges else None)
_by_the_books(
    "outstanding_after_pledges",
    "Contributions outstanding, if all pledges are kept",
    CURRENCY,
    _if_budgeted(lambda f: f.outstanding_after_pledges),
)


def printed(lens: Lens, measure: str, currency: str = "") -> MoneyInPrint | None:
    """What the newest paper by the day of the lens prints for its year."""
    found = [
        fact
        for fact in shelf().facts(MoneyInPrint, lens)
        if (fact.fund_id, fact.year, fact.measure, fact.currency)
        == (THE_UNITS_FUND, lens.as_at.year, measure, currency)
        and surely(fact, lens)
    ]
    return max(found, key=lambda fact: str(fact.on_latest), default=None)


def _in_print(
    name: str, label: str, unit: str, *measures: str, value: Callable[..., int | Decimal | None]
) -> None:
    origin = "as printed" if len(measures) == 1 else "from what is printed"

    def tell(lens: Lens) -> Told:
        facts = [
            printed(lens, m, "" if m in (Measure.PAYERS, Measure.STATES_PARTIES) else CURRENCY)
            for m in measures
        ]
        if any(fact is None for fact in facts):
            return Told(None)
        known = tuple(fact for fact in facts if fact is not None)
        return Told(value(*(fact.value for fact in known)), known)

    amount(f"contributions.printed.{name}", label=f"{label}, {origin}", unit=unit)(tell)


def _itself(value: int) -> int:
    return value


_in_print("budget", "Budget of the year", CURRENCY, Measure.BUDGET, value=_itself)
_in_print("received", "Contributions received", CURRENCY, Measure.RECEIVED, value=_itself)
_in_print("outstanding", "Contributions outstanding", CURRENCY, Measure.OUTSTANDING, value=_itself)
_in_print("new_on_top", "7(c) since the last meeting", CURRENCY, Measure.VOLUNTARY, value=_itself)
_in_print("pledged", "Pledged and not received", CURRENCY, Measure.PLEDGED, value=_itself)
_in_print("payers", "States Parties that have contributed", STATES, Measure.PAYERS, value=_itself)
_in_print("states_parties", "States Parties counted", STATES, Measure.STATES_PARTIES, value=_itself)
_in_print(
    "coverage", "Part of the budget received", PER_CENT, Measure.RECEIVED, Measure.BUDGET, value=coverage
)
_in_print(
    "outstanding_after_pledges",
    "Contributions outstanding, if all pledges are kept",
    CURRENCY,
    *(Measure.OUTSTANDING, Measure.PLEDGED),
    value=lambda outstanding, pledged: outstanding - pledged,
)
