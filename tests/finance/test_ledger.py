"""What follows from the books: balances, arrears, pledges, variance. All payments are made up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corcom.finance import actions
from corcom.finance.books import (
    OfAState,
    by_state,
    finances,
    open_pledges,
    variances,
)
from corcom.finance.books import (
    fund as fund_named,
)
from corcom.finance.journal import BANK, balances, cash, journal
from corcom.record.lens import Lens, today
from corcom.record.reader import STRANGER, Reader
from corcom.record.refusal import Refusal
from tests.emptying import empty
from tests.finance.books import (
    NAMES,
    POUNDS,
    ask_for,
    budget,
    category,
    fund,
    opened_books,
    pay,
    pledge,
    state,
    the_unit,
    unit_lens,
)

pytestmark = pytest.mark.django_db

MARCH, APRIL, MAY = date(2018, 3, 1), date(2018, 4, 2), date(2018, 5, 3)


@pytest.fixture
def books(empty_record):
    opened_books()


def of(iso3: str, lens: Lens | None = None) -> OfAState:
    return next(one for one in by_state(lens or unit_lens()) if one.state == iso3)


def test_part_payments_leave_arrears_and_too_much_leaves_credit(books):
    ask_for("RUR", 1000, MARCH)
    pay("RUR", 400, APRIL)
    assert (of("RUR").arrears, of("RUR").over) == (600, 0)
    pay("RUR", 700, MAY)
    assert (of("RUR").arrears, of("RUR").over) == (0, 100)
    assert of("RUR", unit_lens(APRIL)).arrears == 600


def test_who_was_never_asked_has_no_arrears(books):
    pay("FRE", 300, APRIL)
    assert (of("FRE").asked, of("FRE").arrears, of("FRE").over) == (None, 0, 0)


def test_arrears_stand_by_year(books):
    ask_for("RUR", 1000, MARCH, year=2017)
    ask_for("RUR", 1000, MARCH, year=2018)
    pay("RUR", 1000, APRIL, year=2018)
    assert [(one.year, one.arrears) for one in by_state(unit_lens())] == [(2017, 1000), (2018, 0)]


def test_a_voluntary_contribution_comes_on_top_and_pays_no_arrears(books):
    ask_for("RUR", 1000, MARCH)
    pay("RUR", 866, APRIL, "7c")
    assert (of("RUR").arrears, of("RUR").on_top) == (1000, 866)


def test_a_payment_reversed_does_not_count_from_the_day_of_the_reversal(books):
    paid = pay("RUR", 500, MARCH)
    actions.reverse(the_unit(), "contributions", paid.pk, "paid back", APRIL)
    assert of("RUR", unit_lens(MARCH)).paid == 500
    assert by_state(unit_lens(APRIL)) == []
    assert (cash(unit_lens(MARCH)), cash(unit_lens(APRIL))) == (500, 0)


def test_a_reversal_is_an_entry_of_its_own_that_names_the_one_undone(books):
    paid = pay("RUR", 500, MARCH)
    actions.reverse(the_unit(), "contributions", paid.pk, "entered twice")
    first, second = journal(unit_lens())
    assert (first.number, second.number, second.undoes) == (1, 2, 1)
    assert balances([first, second])[BANK] == 0


def test_a_pledge_stays_open_until_it_is_kept_whole_in_its_own_currency(books):
    promised = pledge("RUR", 2_000_000, MARCH, **POUNDS)
    assert [(p.amount, p.worth) for p in open_pledges(unit_lens(), 2018)] == [(2_000_000, 2_500_000)]
    dearer = {**POUNDS, "rate": Decimal("1.30")}
    pay("RUR", 500_000, APRIL, pledge=promised, **dearer)
    assert [(p.amount, p.worth) for p in open_pledges(unit_lens(), 2018)] == [(1_500_000, 1_875_000)]
    pay("RUR", 1_500_000, MAY, pledge=promised, **dearer)
    assert open_pledges(unit_lens(), 2018) == []
    assert len(open_pledges(unit_lens(APRIL), 2018)) == 1


def test_a_pledge_that_is_no_longer_expected_is_reversed(books):
    promised = pledge("RUR", 100, MARCH)
    actions.reverse(the_unit(), "pledges", promised.pk, "no longer expected", APRIL)
    assert open_pledges(unit_lens(), 2018) == []


def test_the_two_pots_are_never_mixed(books):
    budget(1000)
    pay("RUR", 400, APRIL)
    pay("RUR", 900, APRIL, currency="USD", of="meetings")
    assert fund_named("meetings").currency == "USD"
    assert [finances(unit_lens(), 2018, name).received for name in ("isu", "meetings")] == [400, 900]
    assert [cash(unit_lens(), name) for name in ("isu", "meetings")] == [400, 900]


def test_approved_revised_spent_and_what_is_left_sum_line_by_line(books):
    budget(1000, 500)
    actions.record_spending(the_unit(), fund(), 2018, "Line 1", 1100, APRIL)
    budget(1200, 500, 50, stage="revised", on="2018-02-01")
    told = [(v.title, v.approved, v.revised, v.spent, v.left) for v in variances(unit_lens(), 2018)]
    assert told == [
        ("Line 1", 1000, 1200, 1100, 100),
        ("Line 2", 500, 500, 0, 500),
        ("Line 3", None, 50, 0, 50),
    ]
    assert variances(unit_lens(), 2019) == []


def test_a_payment_of_the_day_after_changes_nothing_as_at_the_day(books):
    budget(1000)
    pay("RUR", 400, date(2018, 9, 25))
    before = finances(unit_lens(date(2018, 9, 25)))
    pay("FRE", 300, date(2018, 9, 26))
    after = finances(unit_lens(date(2018, 9, 25)))
    assert (after.received, after.payers) == (before.received, before.payers) == (400, {"RUR"})
    assert finances(unit_lens(date(2018, 9, 26))).received == 700


def test_what_was_recorded_later_was_not_known_before(books):
    pay("RUR", 400, APRIL)
    before_the_books = Lens(today(), date(2020, 1, 1), unit_lens().reader)
    assert by_state(before_the_books) == journal(before_the_books) == []


def test_a_state_sees_its_own_entries_and_totals_are_counted_over_all(books):
    budget(1000)
    pay("RUR", 400, APRIL)
    pay("FRE", 300, APRIL)
    ruritania = Lens(today(), today(), Reader(circles=frozenset({"public", "state:RUR"})))
    assert [one.state for one in by_state(ruritania)] == ["RUR"]
    assert by_state(Lens(today(), today(), STRANGER)) == []
    assert finances(ruritania, 2018).received == 700


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pay", "pound", "ask", "pledge", "kind", "spend", "reverse", "open", "budget"]),
        st.sampled_from(sorted(NAMES)),
        st.integers(-5, 10**9),
        st.integers(0, 200),
    ),
    max_size=25,
)


def take(step: tuple[str, str, int, int], made: list) -> None:
    what, iso3, amount, day = step
    on = date.fromordinal(date(2018, 1, 1).toordinal() + day)
    if what == "pay":
        made.append(pay(iso3, amount, on, ("7a", "7b", "7c")[day % 3]))
    elif what == "pound":
        made.append(pay(iso3, amount, on, **{**POUNDS, "rate": Decimal(day) / 100}))
    elif what == "ask":
        made.append(ask_for(iso3, amount, on))
    elif what == "pledge":
        made.append(pledge(iso3, amount, on))
    elif what == "kind":
        made.append(
            actions.record_in_kind(the_unit(), state(iso3), fund(), 2018, on, "an office", amount, "us")
        )
    elif what == "spend":
        made.append(actions.record_spending(the_unit(), fund(), 2018, "Line 1", amount, on))
    elif what == "reverse" and made:
        undone = made[day % len(made)]
        made.append(actions.reverse(the_unit(), undone.csv_table, undone.pk, "made up", on))
    elif what == "open":
        actions.record_opening(the_unit(), fund(), amount, on)
    elif what == "budget":
        budget(amount, stage="revised" if day % 2 else "approved")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_ledger_balances_after_any_sequence_of_actions(db, steps):
    empty()
    opened_books()
    made: list = []
    for step in steps:
        try:
            take(step, made)
        except Refusal:
            continue
    entries = journal(unit_lens())
    assert all(entry.balances for entry in entries)
    assert sum(balances(entries).values()) == 0
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    counted = finances(unit_lens(), 2018)
    assert sum(one.paid + one.on_top for one in by_state(unit_lens())) == sum(
        one.worth for one in counted.contributions
    )
    income = {a: -v for a, v in balances(entries).items() if a[0].startswith("3000")}
    assert sum(income.values()) == sum(one.worth for one in counted.contributions)
    assert category("7c").expected is False
