"""The outlook: cases, the month in which the cash ends, whom to call, when to invoice. Made-up payments."""

from datetime import date

import pytest

from corcom.finance import actions
from corcom.finance.forecast import commitments, forecast, habits, invoice_days
from corcom.finance.outlook import (
    Case,
    Coming,
    Habit,
    Paid,
    coming,
    habit,
    invoice_day,
    month_of,
    outlook,
    spread,
)
from corcom.record.models import TrailEntry
from tests.finance.books import ask_for, budget, fund, opened_books, pay, the_unit, unit_lens

NOW = date(2018, 7, 15)
PAYS_IN_MARCH_MAY_AND_SEPTEMBER = habit([Paid(2015, 9, 100), Paid(2016, 3, 110), Paid(2017, 5, 120)], 2018)


def test_a_habit_is_the_states_own_months_and_sums():
    assert Habit((3, 5, 9), (100, 110, 120), False) == PAYS_IN_MARCH_MAY_AND_SEPTEMBER
    assert (PAYS_IN_MARCH_MAY_AND_SEPTEMBER.usual, PAYS_IN_MARCH_MAY_AND_SEPTEMBER.typical) == (5, 110)
    assert habit([Paid(2015, 9, 100), Paid(2017, 3, 110)], 2018).missed
    assert habit([Paid(2018, 3, 100)], 2018) is None


def test_before_its_months_all_three_cases_are_its_own():
    told = coming("RUR", 2018, date(2018, 1, 1), None, 0, PAYS_IN_MARCH_MAY_AND_SEPTEMBER)
    assert (told.amount, told.asked) == (110, False)
    assert [told.months[case] for case in Case] == [
        date(2018, 3, 1),
        date(2018, 5, 1),
        date(2018, 9, 1),
        None,
    ]


def test_when_its_usual_month_has_passed_the_next_that_it_ever_used_is_likely():
    told = coming("RUR", 2018, date(2018, 7, 1), 500, 100, PAYS_IN_MARCH_MAY_AND_SEPTEMBER)
    assert told.amount == 400
    assert [told.months[case] for case in Case] == [date(2018, 9, 1)] * 3 + [None]


def test_who_missed_a_year_pays_nothing_in_the_worst_case_and_who_never_paid_only_in_the_best():
    missed = habit([Paid(2015, 9, 100), Paid(2017, 9, 100)], 2018)
    assert coming("RUR", 2018, NOW.replace(day=1), None, 0, missed).months[Case.WORST] is None
    never = coming("FRE", 2018, NOW.replace(day=1), 500, 0, None)
    assert [never.months[case] for case in Case] == [date(2018, 7, 1), None, None, None]


def test_who_has_paid_what_was_asked_is_not_expected():
    assert coming("RUR", 2018, NOW, 500, 500, PAYS_IN_MARCH_MAY_AND_SEPTEMBER) is None
    assert coming("RUR", 2018, NOW, None, 0, None) is None


def test_with_payments_frozen_it_shows_the_month_in_which_cash_does_not_cover_what_falls_due():
    due = {month_of(2018, 7 + n): 100 for n in range(12)}
    september = dict.fromkeys(Case, date(2018, 9, 1)) | {Case.FROZEN: None, Case.WORST: None}
    told = outlook(NOW, 350, due, [Coming("RUR", 2018, 400, september, True)])
    assert told.short_in(Case.FROZEN) == date(2018, 10, 1)
    assert (told.covered(Case.FROZEN), told.covered(Case.LIKELY)) == (3, 7)
    assert told.months[2].left[Case.LIKELY] == 350 - 300 + 400
    [call] = told.calls
    assert (call.state, call.amount, call.lasts_until) == ("RUR", 400, date(2019, 2, 1))


def test_with_enough_cash_no_month_is_short():
    told = outlook(NOW, 1200, {month_of(2018, 7 + n): 100 for n in range(12)}, [])
    assert (told.short_in(Case.FROZEN), told.covered(Case.FROZEN)) == (None, 12)


def test_the_ten_largest_open_sums_are_the_calls_that_matter():
    names = [f"X{n:02}" for n in range(15)]
    nobody = dict.fromkeys(Case, None)
    told = outlook(NOW, 0, {}, [Coming(name, 2018, 100 + n, nobody, True) for n, name in enumerate(names)])
    assert [call.state for call in told.calls] == names[:4:-1]


def test_invoices_go_out_on_1_january_or_two_months_before_the_usual_month():
    assert invoice_day(2019, None) == date(2019, 1, 1)
    assert invoice_day(2019, Habit((2, 3, 3), (1,), False)) == date(2019, 1, 1)
    assert invoice_day(2019, Habit((7, 7, 9), (1,), False)) == date(2019, 5, 1)
    assert invoice_day(2019, Habit((13, 14), (1,), False)) == date(2019, 11, 1)


def test_months_are_counted_over_the_end_of_the_year_and_sums_spread_to_the_centime():
    assert (month_of(2018, 13), month_of(2018, 0)) == (date(2019, 1, 1), date(2017, 12, 1))
    assert list(spread(1000, [month_of(2018, n) for n in (1, 2, 3)]).values()) == [334, 333, 333]


@pytest.mark.django_db
def test_the_outlook_of_the_books(empty_record):
    opened_books()
    actions.record_opening(the_unit(), fund(), 400, date(2016, 1, 1))
    budget(1200, year=2018)
    for year in (2016, 2017):
        pay("RUR", 600, date(year, 9, 10), year=year)
    ask_for("FRE", 900, date(2018, 1, 1))
    before = TrailEntry.objects.count()
    lens = unit_lens(NOW)
    told = forecast(lens)
    assert TrailEntry.objects.count() == before
    assert (told.cash, told.short_in(Case.FROZEN)) == (1600, date(2019, 5, 1))
    assert {(c.state, c.year): c.amount for c in told.coming} == {
        ("FRE", 2018): 900,
        ("RUR", 2018): 600,
        ("RUR", 2019): 600,
    }
    assert habits(lens)["RUR"].usual == 9
    assert dict(invoice_days(lens, 2019))[date(2019, 7, 1)] == ["RUR"]


@pytest.mark.django_db
def test_without_a_budget_nothing_says_what_falls_due(empty_record):
    opened_books()
    assert forecast(unit_lens(NOW)) is None
    assert commitments(unit_lens(NOW)) == {}
