"""References and account numbers: their check digits find every slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.payments.references import (
    creditor_reference,
    in_fours,
    is_creditor_reference,
    is_iban,
    is_qr_iban,
    is_qr_reference,
    is_swiss,
    qr_reference,
)
from tests.payments.files import IBAN, OTHER_IBAN, QR_IBAN

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMBERS = st.text(alphabet=CAPITALS + "0123456789", min_size=1, max_size=16)


@given(NUMBERS)
def test_references_that_are_made_hold(number):
    assert is_creditor_reference(creditor_reference(number))
    assert is_qr_reference(qr_reference(number))
    assert len(qr_reference(number)) == 27
    assert is_creditor_reference(in_fours(creditor_reference(number)).lower())


@given(NUMBERS, NUMBERS)
def test_two_invoices_never_have_one_reference(one, other):
    for make in (creditor_reference, qr_reference):
        assert (make(one) == make(other)) == (one == other)


@given(NUMBERS, st.data())
def test_one_wrong_digit_is_noticed(number, data):
    for whole, holds in (
        (creditor_reference(number), is_creditor_reference),
        (qr_reference(number), is_qr_reference),
    ):
        place = data.draw(st.integers(2 if whole.startswith("RF") else 0, len(whole) - 1))
        kind = "0123456789" if whole[place].isdigit() else CAPITALS
        other = data.draw(st.sampled_from([letter for letter in kind if letter != whole[place]]))
        assert not holds(whole[:place] + other + whole[place + 1 :])


def test_the_example_of_the_standard_holds():
    assert is_creditor_reference("RF18 5390 0754 7034")
    assert not is_creditor_reference("RF17 5390 0754 7034")
    assert is_qr_reference("21 00000 00003 13947 14300 09017")


def test_accounts_are_known_by_their_check_digits_and_their_country():
    assert [is_iban(one) for one in (IBAN, QR_IBAN, OTHER_IBAN, "CH57" + IBAN[4:], "", "CH", "XX00")] == [
        *(True, True, True),
        *(False, False, False, False),
    ]
    assert [is_qr_iban(one) for one in (IBAN, QR_IBAN, OTHER_IBAN)] == [False, True, False]
    assert [is_swiss(one) for one in (IBAN, OTHER_IBAN, "GB33BUKB20201555555555")] == [True, True, False]


@pytest.mark.parametrize("number", ["", "Ü-1", "X" * 22, "№ 5"])
def test_of_what_is_no_number_no_reference_is_made(number):
    with pytest.raises(ValueError, match="reference can be made"):
        creditor_reference(number)
    with pytest.raises(ValueError, match="reference can be made"):
        qr_reference(number)
