"""The scale of assessments and the entries of the books in words."""

from django.utils.translation import gettext as _

from corcom.duties.words import dated, says
from corcom.finance.models import (
    Budget,
    BudgetLine,
    Call,
    Consent,
    Contribution,
    ContributionCategory,
    Fund,
    InCurrency,
    InKind,
    MoneyInPrint,
    OpeningBalance,
    Pledge,
    Reversal,
    ScaleRate,
    Spending,
)
from corcom.finance.money import rounded, with_currency
from corcom.record.shelf import shelf


@says(ScaleRate)
def _rate(fact: ScaleRate) -> str:
    told = {"period": fact.period, "rate": f"{fact.rate:.3f}"}
    if fact.kind == ScaleRate.Kind.NOTIONAL:
        return _("Notional rate beside the scale of {period}: {rate} per cent").format(**told)
    return _("Rate in the scale of {period}: {rate} per cent").format(**told)


@says(Contribution)
def _contribution(fact: Contribution) -> str:
    return _("Contribution for {year} under {category}: {amount}").format(**_of_money(fact))


@says(Pledge)
def _pledge(fact: Pledge) -> str:
    told = _("Pledge for {year} under {category}: {amount}").format(**_of_money(fact))
    by_when = dated(fact.expected)
    return f"{told}, {_('expected')}: {by_when}" if by_when else told


@says(Call)
def _call(fact: Call) -> str:
    told = {"number": fact.invoice, "year": fact.year, "amount": _of_fund(fact.amount, fact.fund_id)}
    return _("Invoice {number} for {year}: {amount}").format(**told)


@says(InKind)
def _in_kind(fact: InKind) -> str:
    worth = "" if fact.worth is None else f", {_of_fund(fact.worth, fact.fund_id)}"
    return _("In kind for {year}: {what}").format(year=fact.year, what=fact.what) + worth


@says(Budget)
def _budget(fact: Budget) -> str:
    stage = Budget.Stage(fact.stage).label
    told = {"year": fact.year, "stage": stage, "total": _of_fund(fact.total, fact.fund_id)}
    return _("Budget of {year}, {stage}: {total}").format(**told)


@says(BudgetLine)
def _line(fact: BudgetLine) -> str:
    return _("Line of the budget: {title}").format(title=fact.title)


@says(Spending)
def _spending(fact: Spending) -> str:
    return f"{fact.line}, {fact.year}: {_of_fund(fact.amount, fact.fund_id)}"


@says(OpeningBalance)
def _opening(fact: OpeningBalance) -> str:
    return _("The books begin with {amount}").format(amount=_of_fund(fact.amount, fact.fund_id))


@says(Reversal)
def _reversal(fact: Reversal) -> str:
    return _("Reversed: {entry} ({why})").format(entry=fact.entry, why=fact.why)


@says(Consent)
def _consent(fact: Consent) -> str:
    return _("May be shown of its contributions: {what}").format(what=Consent.Shows(fact.shows).label)


@says(MoneyInPrint)
def _in_print(fact: MoneyInPrint) -> str:
    measure = MoneyInPrint.Measure(fact.measure).label
    value = rounded(fact.value, fact.currency) if fact.currency else str(fact.value)
    about = f"{_('about')} {value}" if fact.approximate else value
    return _("In print, for {year}: {measure}, {value}").format(year=fact.year, measure=measure, value=about)


def _of_money(fact: InCurrency) -> dict[str, object]:
    labels = {category.pk: category.label for category in shelf().rows(ContributionCategory)}
    amount = with_currency(fact.amount, fact.currency)
    if fact.rate is not None:
        amount = f"{amount} ({_of_fund(fact.worth, fact.fund_id)})"
    return {"year": fact.year, "category": labels.get(fact.category_id, fact.category_id), "amount": amount}


def _of_fund(amount: int, fund: str) -> str:
    currencies = {one.pk: one.currency for one in shelf().rows(Fund)}
    return with_currency(amount, currencies.get(fund, ""))
