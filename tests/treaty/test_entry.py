import pytest

from corcom.treaty import APMBC

from .given import d, deposit, happened, position, sheet

SIGNED = happened("signature", "2008-12-03")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2008-12-02", "not_party"),
        ("2008-12-03", "signatory"),
        ("2018-02-28", "signatory"),
        ("2018-03-01", "deposited"),
        ("2018-08-31", "deposited"),
        ("2018-09-01", "in_force"),
        ("2024-12-31", "in_force"),
        ("2025-01-01", "withdrawn"),
        ("2030-01-01", "withdrawn"),
    ],
)
def test_participation_before_and_after_each_event(day, expected):
    left = happened("withdrawal", "2025-01-01")
    assert sheet(SIGNED, deposit("2018-03-01"), left).participation.on(d(day)) == expected


@pytest.mark.parametrize("deposited", ["2008-12-03", "2009-03-18", "2010-02-16"])
def test_who_deposited_by_the_30th_deposit_entered_with_the_convention(deposited):
    assert sheet(deposit(deposited)).entry_into_force == d("2010-08-01")
    assert "17(1)" in str(position("initial_report", "2010-08-01", deposit(deposited)).steps[0])


@pytest.mark.parametrize(("deposited", "entry"), [("2010-02-17", "2010-08-01"), ("2010-03-01", "2010-09-01")])
def test_who_deposited_a_day_later_entered_by_its_own_deposit(deposited, entry):
    assert sheet(deposit(deposited)).entry_into_force == d(entry)
    assert "17(2)" in str(position("initial_report", entry, deposit(deposited)).steps[0])


def test_a_partial_deposit_counts_from_its_last_possible_day():
    case = sheet(deposit("2018-03-25/2018-04-05"))
    assert case.entry_into_force == d("2018-10-01")
    assert case.participation.on(d("2018-04-04")) == "not_party"
    assert case.participation.on(d("2018-04-05")) == "deposited"


def test_an_unverified_deposit_binds_nobody():
    case = sheet(happened("deposit", "2018-03-01", verified=False))
    assert case.entry_into_force is None
    assert case.participation.on(d("2020-01-01")) == "not_party"


def test_a_deposit_without_a_day_binds_nobody():
    assert sheet(happened("deposit", None)).entry_into_force is None


def test_the_entry_into_force_to_come_is_known_from_the_deposit():
    assert sheet(deposit("2018-03-01")).entry_into_force == d("2018-09-01")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2008-01-01", "Not bound: the State is not party to the Convention."),
        ("2010-01-01", "Not bound: the State signed on 3 December 2008 and has not deposited an instrument."),
        (
            "2018-05-01",
            "Not yet bound: deposited on 1 March 2018, in force for the State from 1 September 2018.",
        ),
        ("2025-01-01", "No longer bound: withdrawal took effect on 1 January 2025 (Art. 20)."),
    ],
)
def test_every_duty_says_why_it_does_not_bind(day, reason):
    case = sheet(SIGNED, deposit("2018-03-01"), happened("withdrawal", "2025-01-01"))
    found = case.on(d(day))
    assert {str(each.reason) for each in found} == {reason}
    assert {str(each.standing) for each in found} == {"not_applicable"}
    assert [each.duty for each in found] == [each.name for each in case.convention.duties]


def test_the_step_to_entry_into_force_names_the_deposit_and_the_article():
    found = position("initial_report", "2018-09-25", deposit("2018-03-01"))
    assert [str(each) for each in found.steps] == [
        "In force for the State on 1 September 2018, the first day of the sixth month after deposit "
        "on 1 March 2018 (Art. 17(2)).",
        "Due 28 February 2019: 180 days (Art. 7(1)) after entry into force on 1 September 2018.",
    ]


def test_a_state_that_never_deposited_has_no_steps():
    assert position("initial_report", "2018-09-25", SIGNED).steps == ()


def test_the_other_convention_has_its_own_first_day():
    assert APMBC.entry.of_the_convention == d("1999-03-01")
    assert sheet(deposit("1998-09-16"), convention=APMBC).entry_into_force == d("1999-03-01")
    assert sheet(deposit("1998-10-01"), convention=APMBC).entry_into_force == d("1999-04-01")
