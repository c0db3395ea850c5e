"""The Swiss payment slip of an invoice: QR code, receipt and payment part."""

import io
from typing import Any

from qrbill import QRBill

from corcom.finance.money import decimals, text_of
from corcom.papers.paper import Slip
from corcom.payments.account import Account
from corcom.payments.references import in_fours, is_qr_iban

CURRENCIES = QRBill.allowed_currencies
LANGUAGES = {"en": "en", "fr": "fr", "es": "en"}
"""A slip speaks German, French, Italian or English alone."""


class _Bill(QRBill):  # type: ignore[misc]
    """In the typefaces that banks accept; the first is free and on most servers."""

    font_family = "Liberation Sans,Arial,Helvetica"


def slip(account: Account, number: str, amount: int, currency: str, language: str) -> Slip | None:
    """The slip that asks for an amount (smallest unit); None where none can: no Swiss account or currency.

    The payer fills in name and address by hand.
    """
    bill = bill_of(account, number, amount, currency, language)
    if bill is None:
        return None
    drawn = io.StringIO()
    bill.as_svg(drawn)
    asked = f"{currency} {text_of(amount, decimals(currency))}"
    says = f"{number}: {asked}, {in_fours(account.iban)}, {in_fours(account.reference_of(number))}"
    return Slip(drawn.getvalue(), says)


def bill_of(account: Account, number: str, amount: int, currency: str, language: str) -> Any:
    """The slip as qrbill knows it; None where there can be none."""
    reference = account.reference_of(number)
    if not account.is_swiss or currency not in CURRENCIES or (is_qr_iban(account.iban) and not reference):
        return None
    return _Bill(
        account=account.iban,
        creditor={
            "name": account.name,
            "street": account.street,
            "house_num": account.house,
            "pcode": account.postcode,
            "city": account.city,
            "country": account.country,
        },
        amount=text_of(amount, decimals(currency)),
        currency=currency,
        reference_number=reference,
        additional_information=number,
        language=LANGUAGES[language],
    )
