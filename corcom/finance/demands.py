"""What the books demand of an entry before it is made. Each raises Refusal with what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from corcom.finance import money
from corcom.finance.models import ContributionCategory, Fund
from corcom.record.partial import NotADate, bounds
from corcom.record.refusal import Refusal
from corcom.record.trail import Act
from corcom.register.models import State

FIRST_YEAR, LAST_YEAR = 2010, 2100


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of a State for a year: `amount` in smallest units; `rate` to the currency of the fund."""

    state: State
    fund: Fund
    category: ContributionCategory
    year: int
    currency: str
    amount: int
    rate: Decimal | None = None
    rate_source: str = ""


def demand_sum(given: Sum) -> None:
    """A sum of money, with a rate where its currency is not that of the fund."""
    demand_year(given.year)
    demand_amount(given.amount)
    if not money.known_currency(given.currency):
        raise Refusal(_("Write the currency as three letters, such as CHF."))
    if given.currency == given.fund.currency:
        return
    if given.rate is None or given.rate <= 0:
        what = _("A sum in {currency} needs the rate to {of}: how much one {currency} was worth that day.")
        raise Refusal(what.format(currency=given.currency, of=given.fund.currency))
    if not given.rate_source.strip():
        raise Refusal(_("Say where the rate was seen: the bank's advice, a table of rates."))
    if money.worth(given.amount, given.currency, given.rate) < 1:
        raise Refusal(_("At that rate the sum is worth nothing: look at the rate again."))


def demand_amount(amount: int) -> None:
    """More than nothing, and not beyond all measure."""
    if not 0 < amount <= money.MOST:
        raise Refusal(_("An amount must be more than nothing."))


def demand_year(year: int) -> None:
    """A year in which there can be a budget."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            _("The year must lie between {first} and {last}.").format(first=FIRST_YEAR, last=LAST_YEAR)
        )


def demand_past(on: date, act: Act) -> None:
    """A day that has come."""
    if on > act.at.date():
        raise Refusal(_("That day has not come yet: the books hold what has happened."))


def demand_date(text: str) -> None:
    """A day, month or year (EDTF)."""
    try:
        bounds(text)
    except NotADate as error:
        raise Refusal(str(error)) from error


def demand_lines(lines: Sequence[tuple[str, int]]) -> None:
    """Lines with titles of their own."""
    if not lines:
        raise Refusal(_("A budget needs its lines."))
    for title, amount in lines:
        if not title.strip() or amount < 0:
            raise Refusal(_("Each line of a budget needs a title and an amount."))
    if len({title for title, _amount in lines}) != len(lines):
        raise Refusal(_("Two lines of the budget have the same title."))
