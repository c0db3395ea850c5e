"""The books: what is entered, what is refused, and that nothing is overwritten. All payments are made up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from corcom.finance import actions
from corcom.finance.models import Budget, BudgetLine, Contribution
from corcom.record.actions import withdraw_fact
from corcom.record.lens import today
from corcom.record.reader import COMMITTEE, STRANGER, Held, Reader, Role
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.finance.books import (
    POUNDS,
    ask_for,
    budget,
    category,
    fund,
    opened_books,
    pay,
    pledge,
    state,
    sum_of,
    the_unit,
    unit_lens,
)

pytestmark = pytest.mark.django_db

MARCH = date(2018, 3, 1)


@pytest.fixture(autouse=True)
def books(empty_record):
    opened_books()


def test_a_payment_is_a_fact_of_its_value_date_open_to_its_state_alone():
    paid = pay("RUR", 123_456, MARCH, bank_reference="AB 1", document="statement 3, page 1")
    assert (paid.on, paid.worth, paid.circle) == ("2018-03-01", 123_456, "state:RUR")
    assert [c.pk for c in Contribution.objects.through(unit_lens())] == [paid.pk]
    presidency = Reader(frozenset({Held(Role.PRESIDENCY)}), frozenset({"public", COMMITTEE}))
    seen = unit_lens()
    for reader in (STRANGER, presidency):
        assert not Contribution.objects.through(type(seen)(seen.as_at, seen.known_at, reader)).exists()


def test_a_foreign_payment_is_worth_its_rate_to_the_centime():
    paid = pay("RUR", 2_000_000, MARCH, **POUNDS)
    assert (paid.amount, paid.currency, paid.worth) == (2_000_000, "GBP", 2_500_000)
    yen = pay("RUR", 100_001, MARCH, currency="JPY", rate=Decimal("0.00885"), rate_source="made up")
    assert yen.worth == 88_501


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"currency": "GBP"}, "needs the rate to CHF"),
        ({"currency": "GBP", "rate": Decimal(0), "rate_source": "x"}, "needs the rate"),
        ({"currency": "GBP", "rate": Decimal("1.25")}, "where the rate was seen"),
        ({"currency": "pounds", "rate": Decimal(1), "rate_source": "x"}, "three letters"),
        ({"year": 1918}, "between 2010 and 2100"),
    ],
)
def test_a_payment_that_cannot_be_counted_is_refused_and_nothing_is_written(more, why):
    with pytest.raises(Refusal, match=why):
        pay("RUR", 2_000_000, MARCH, **more)
    assert not Contribution.objects.everything().exists()


@pytest.mark.parametrize("amount", [0, -1, 10**16])
def test_an_amount_is_more_than_nothing_and_not_beyond_all_measure(amount):
    with pytest.raises(Refusal, match="more than nothing"):
        pay("RUR", amount, MARCH)


def test_tomorrows_payment_is_refused():
    with pytest.raises(Refusal, match="not come yet"):
        pay("RUR", 1, today() + timedelta(days=1))


def test_a_payment_keeps_a_pledge_of_the_same_state_and_year_only():
    promised = pledge("RUR", 2_000_000, MARCH, **POUNDS)
    assert pay("RUR", 2_000_000, MARCH, pledge=promised, **POUNDS).pledge_id == promised.pk
    with pytest.raises(Refusal, match="another State or year"):
        pay("FRE", 100, MARCH, pledge=promised)


def test_an_entry_is_reversed_once_and_both_stay_readable():
    paid = pay("RUR", 500, MARCH)
    undone = actions.reverse(the_unit(), "contributions", paid.pk, "entered twice")
    assert (undone.on, undone.circle) == ("2018-03-01", "state:RUR")
    assert Contribution.objects.through(unit_lens()).filter(pk=paid.pk).exists()
    with pytest.raises(Refusal, match="reversed already"):
        actions.reverse(the_unit(), "contributions", paid.pk, "again")


@pytest.mark.parametrize(
    ("entry", "on", "why"),
    [("contributions-RUR-2018-999", None, "no such entry"), ("", date(2018, 2, 28), "before the day")],
)
def test_a_reversal_without_an_entry_or_before_it_is_refused(entry, on, why):
    paid = pay("RUR", 500, MARCH)
    with pytest.raises(Refusal, match=why):
        actions.reverse(the_unit(), "contributions", entry or paid.pk, "wrong", on)


def test_a_budget_has_lines_that_sum_and_is_approved_once_then_revised():
    entered = budget(300_000_00, 165_440_00, endorsed_by="the Committee")
    assert (entered.total, BudgetLine.objects.everything().filter(budget=entered).count()) == (465_440_00, 2)
    with pytest.raises(Refusal, match="enter a revised one"):
        budget(1)
    assert budget(1, stage="revised", on="2018-02-01").stage == Budget.Stage.REVISED
    with pytest.raises(Refusal, match="no approved budget of 2019"):
        budget(1, year=2019, stage="revised")


@pytest.mark.parametrize(
    ("lines", "why"),
    [((), "needs its lines"), ((("A", 1), ("A", 2)), "same title"), ((("A", -1),), "each line")],
)
def test_a_budget_without_proper_lines_is_refused(lines, why):
    draft = actions.BudgetDraft(fund(), 2018, "approved", "2017-09-06", lines)
    with pytest.raises(Refusal, match=f"(?i){why}"):
        actions.record_budget(the_unit(), draft)


def test_spending_goes_under_a_line_of_the_budget():
    budget(1000)
    assert actions.record_spending(the_unit(), fund(), 2018, "Line 1", 900, MARCH).circle == "unit"
    with pytest.raises(Refusal, match="no line 'Line 9'"):
        actions.record_spending(the_unit(), fund(), 2018, "Line 9", 900, MARCH)
    with pytest.raises(Refusal, match="No budget of 2019"):
        actions.record_spending(the_unit(), fund(), 2019, "Line 1", 900, MARCH)


def test_a_number_of_invoice_is_given_once():
    ask_for("RUR", 100, MARCH)
    with pytest.raises(Refusal, match="take the next number"):
        ask_for("RUR", 200, MARCH)


def test_the_books_open_once():
    actions.record_opening(the_unit(), fund(), 100, MARCH)
    with pytest.raises(Refusal, match="opening balance already"):
        actions.record_opening(the_unit(), fund(), 100, MARCH)


def test_in_kind_is_valued_by_somebody_or_not_at_all():
    given = actions.record_in_kind(the_unit(), state("RUR"), fund(), 2018, MARCH, "an office", None)
    assert given.worth is None
    with pytest.raises(Refusal, match="who valued it"):
        actions.record_in_kind(the_unit(), state("RUR"), fund(), 2018, MARCH, "an office", 100)


def test_a_category_is_a_setting_with_its_line_in_the_trail():
    changed = actions.set_category(the_unit(), category("7b"), "7(b)", "as the procedures say", False)
    changed.refresh_from_db()
    assert (changed.meaning, changed.expected) == ("as the procedures say", False)


@pytest.mark.parametrize("role", [Role.PRESIDENCY, Role.DELEGATE, Role.AUDITOR])
def test_only_the_unit_keeps_the_books(role):
    other = Act("other", "made up", Reader(frozenset({Held(role, "RUR")})))
    with pytest.raises(NoRight):
        actions.record_contribution(other, actions.Payment(sum_of("RUR", 1), MARCH))


def test_a_payment_withdrawn_from_the_record_stays_readable_as_known_before():
    paid = pay("RUR", 500, MARCH)
    withdraw_fact(the_unit(), paid)
    assert not Contribution.objects.through(unit_lens()).exists()
    assert Contribution.objects.everything().filter(pk=paid.pk).exists()
