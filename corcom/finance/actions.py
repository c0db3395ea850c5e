"""The verbs of the books: ask, pledge, receive, spend, budget, reverse. Nothing is ever overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from corcom.committee.models import Meeting
from corcom.finance import money
from corcom.finance.demands import (
    Sum,
    demand_amount,
    demand_date,
    demand_lines,
    demand_past,
    demand_sum,
    demand_year,
)
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
from corcom.record.actions import action, cells, put_on_record, put_source
from corcom.record.grades import Grade
from corcom.record.models import Fact, Source
from corcom.record.reader import COMMITTEE, PUBLIC, UNIT, state_concerned
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line
from corcom.register.models import State

BOOKS = "books-of-the-unit"

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Payment:
    """What the bank shows: the sum, its value date, the references; the pledge that it keeps, if any."""

    sum: Sum
    on: date
    bank_reference: str = ""
    document: str = ""
    pledge: Pledge | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BudgetDraft:
    """A budget to enter: `lines` are titles with hundredths of the currency of the fund."""

    fund: Fund
    year: int
    stage: str
    on: str
    lines: Sequence[tuple[str, int]]
    endorsed_by: str = ""
    meeting: Meeting | None = None
    circle: str = COMMITTEE


@action("keep_books")
def record_contribution(act: Act, payment: Payment) -> Contribution:
    """Enter a payment received. The State concerned may see it, and nobody else but the unit and auditors."""
    demand_sum(payment.sum)
    demand_past(payment.on, act)
    pledge = payment.pledge
    if pledge is not None and (pledge.state_id, pledge.year) != (payment.sum.state.pk, payment.sum.year):
        raise Refusal(_("That pledge is of another State or year: choose one of this State and year."))
    return _enter(
        act,
        Contribution(
            **_of_sum(payment.sum),
            on=payment.on.isoformat(),
            bank_reference=payment.bank_reference,
            document=payment.document,
            pledge=pledge,
            note=payment.note,
        ),
    )


@action("keep_books")
def record_pledge(act: Act, pledged: Sum, on: date, expected: str = "", circle: str = "") -> Pledge:
    """Enter a pledge (`expected`: by when, as EDTF). The rate is that of the day; what comes may differ.

    `circle`: to whom it is open, where that is more than the State concerned.
    """
    demand_sum(pledged)
    demand_past(on, act)
    if expected:
        demand_date(expected)
    pledge = Pledge(**_of_sum(pledged), on=on.isoformat(), expected=expected)
    pledge.circle = circle or pledge.circle
    return _enter(act, pledge)


@action("keep_books")
def record_call(
    act: Act,
    state: State,
    fund: Fund,
    year: int,
    amount: int,
    invoice: str,
    on: date,
    due: date | None = None,
) -> Call:
    """Enter what a State is asked for. A number of invoice is given once."""
    demand_year(year)
    demand_amount(amount)
    if not invoice.strip():
        raise Refusal(_("Give the number of the invoice."))
    if Call.objects.everything().filter(invoice=invoice).exists():
        raise Refusal(_("There is an invoice {number} already: take the next number.").format(number=invoice))
    if due is not None and due < on:
        raise Refusal(_("It cannot be due before it is sent: set the due day after the day of the invoice."))
    return _enter(
        act,
        Call(
            state=state,
            fund=fund,
            year=year,
            amount=amount,
            invoice=invoice,
            on=on.isoformat(),
            due=due,
            circle=state_concerned(state.pk),
        ),
    )


@action("keep_books")
def record_in_kind(
    act: Act, state: State, fund: Fund, year: int, on: date, what: str, worth: int | None, valued_by: str = ""
) -> InKind:
    """Enter what a State gave otherwise than in money."""
    demand_year(year)
    demand_past(on, act)
    if worth is not None:
        demand_amount(worth)
        if not valued_by.strip():
            raise Refusal(_("Say who valued it, or leave its worth empty."))
    given = InKind(state=state, fund=fund, year=year, on=on.isoformat(), what=what, worth=worth)
    given.valued_by, given.circle = valued_by, state_concerned(state.pk)
    return _enter(act, given)


@action("keep_books")
def record_spending(
    act: Act, fund: Fund, year: int, line: str, amount: int, on: date, reference: str = ""
) -> Spending:
    """Enter what was spent under a line of the year's budget."""
    demand_past(on, act)
    demand_amount(amount)
    newest = _newest_budget(fund, year)
    if newest is None:
        raise Refusal(_("No budget of {year} is on record: enter the budget first.").format(year=year))
    titles = BudgetLine.objects.everything().filter(budget=newest).values_list("title", flat=True)
    if line not in titles:
        raise Refusal(_("The budget of {year} has no line '{line}'.").format(year=year, line=line[:60]))
    return _enter(
        act,
        Spending(
            fund=fund,
            year=year,
            line=line,
            amount=amount,
            on=on.isoformat(),
            reference=reference,
            circle=UNIT,
        ),
    )


@action("keep_books")
def record_opening(act: Act, fund: Fund, amount: int, on: date) -> OpeningBalance:
    """Enter what lay in a fund when its books here begin; once."""
    demand_past(on, act)
    if amount < 0:
        raise Refusal(_("An amount must be more than nothing."))
    if OpeningBalance.objects.everything().filter(fund=fund, withdrawn_at=None).exists():
        raise Refusal(_("The books of this fund have an opening balance already."))
    return _enter(act, OpeningBalance(fund=fund, amount=amount, on=on.isoformat(), circle=UNIT))


@action("keep_books")
def record_budget(act: Act, draft: BudgetDraft) -> Budget:
    """Enter a budget with its lines: approved once, then revised as often as a meeting decides."""
    demand_year(draft.year)
    demand_date(draft.on)
    demand_lines(draft.lines)
    newest = _newest_budget(draft.fund, draft.year)
    if draft.stage == Budget.Stage.REVISED and newest is None:
        raise Refusal(_("There is no approved budget of {year} to revise.").format(year=draft.year))
    if draft.stage == Budget.Stage.APPROVED and newest is not None:
        raise Refusal(_("The budget of {year} is on record: enter a revised one.").format(year=draft.year))
    budget = _enter(
        act,
        Budget(
            fund=draft.fund,
            year=draft.year,
            stage=draft.stage,
            on=draft.on,
            total=sum(amount for _title, amount in draft.lines),
            endorsed_by=draft.endorsed_by,
            meeting=draft.meeting,
            circle=draft.circle,
        ),
    )
    for position, (title, amount) in enumerate(draft.lines, start=1):
        line = BudgetLine(budget=budget, position=position, title=title, amount=amount, circle=draft.circle)
        line.on = draft.on
        _enter(act, line)
    return budget


@action("keep_books")
def reverse(act: Act, table: str, entry: str, why: str, on: date | None = None) -> Reversal:
    """Undo an entry: from its own day where it was wrong, from `on` where money went back later."""
    found = _standing(table, entry)
    day = on or found.on_earliest
    assert day is not None
    demand_past(day, act)
    if found.on_earliest is not None and day < found.on_earliest:
        raise Refusal(_("That lies before the day of the entry itself."))
    if not why.strip():
        raise Refusal(_("Say why it is reversed."))
    undone = Reversal(table=table, entry=entry, why=why, on=day.isoformat(), circle=found.circle)
    return _enter(act, undone)


@action("keep_books")
def record_consent(act: Act, state: State, shows: str, on: date, note: str = "") -> Consent:
    """Enter what a State agrees to have shown; its newest word counts."""
    demand_past(on, act)
    said = Consent(state=state, shows=shows, on=on.isoformat(), note=note, circle=state_concerned(state.pk))
    return _enter(act, said)


@action("keep_books")
def set_category(
    act: Act, category: ContributionCategory, label: str, meaning: str, expected: bool
) -> ContributionCategory:
    """Set how papers name a category, what it means, and whether it counts towards the budget."""
    if not label.strip():
        raise Refusal(_("A category needs a label, such as 7(c)."))
    before = cells(category) if not category._state.adding else None
    category.label, category.meaning, category.expected = label, meaning, expected
    category.save()
    write_line(act, Line("set_category", category.csv_table, category.pk, before, cells(category)))
    return category


def _of_sum(given: Sum) -> dict[str, object]:
    same = given.currency == given.fund.currency
    rate = None if same else given.rate
    return {
        "state": given.state,
        "fund": given.fund,
        "category": given.category,
        "year": given.year,
        "currency": given.currency,
        "amount": given.amount,
        "rate": rate,
        "rate_source": "" if same else given.rate_source,
        "worth": given.amount if rate is None else money.worth(given.amount, given.currency, rate),
        "circle": state_concerned(given.state.pk),
    }


def _enter(act: Act, fact: F, grade: str = Grade.OFFICIAL) -> F:
    """Put an entry on record under the next free name, with the books themselves as its source."""
    fact.id, fact.grade, fact.source_id = _free(type(fact), _stem(fact)), grade, _books(act)
    return put_on_record(act, fact)


def _stem(fact: Fact) -> str:
    of = [str(getattr(fact, name)) for name in ("state_id", "year") if getattr(fact, name, None)]
    return "-".join([fact.csv_table.replace("_", "-"), *of])


def _free(model: type[Fact], stem: str) -> str:
    taken = set(
        model._default_manager.everything().filter(pk__startswith=f"{stem}-").values_list("pk", flat=True)
    )
    number = len(taken) + 1
    while (name := f"{stem}-{number:03}") in taken:
        number += 1
    return name


def _books(act: Act) -> str:
    """The one source of all that is entered here; it says nothing of any State, so it is public."""
    if not Source.objects.everything().filter(pk=BOOKS).exists():
        title = "Books of the unit: bank statements, letters and decisions"
        put_source(act, Source(id=BOOKS, title=title, grade=Grade.OFFICIAL, circle=PUBLIC))
    return BOOKS


def _newest_budget(fund: Fund, year: int) -> Budget | None:
    found: Budget | None = (
        Budget.objects.everything()
        .filter(fund=fund, year=year, withdrawn_at=None)
        .order_by("on_latest", "recorded_at", "pk")
        .last()
    )
    return found


def _standing(table: str, entry: str) -> Fact:
    """The entry to reverse. Raises Refusal where there is none, or where it is reversed already."""
    models = {model.csv_table: model for model in (Contribution, Pledge, Call, Spending, InKind)}
    kind = models.get(table)
    found: Fact | None = (
        kind and kind._default_manager.everything().filter(pk=entry, withdrawn_at=None).first()
    )
    if found is None:
        raise Refusal(_("There is no such entry in the books."))
    if Reversal.objects.everything().filter(table=table, entry=entry, withdrawn_at=None).exists():
        raise Refusal(_("That entry is reversed already."))
    return found
