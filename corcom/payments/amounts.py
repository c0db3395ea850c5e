"""Amounts in the smallest unit of their currency, as people and banks write them."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from corcom.finance.money import MOST, decimals, known_currency
from corcom.record.refusal import Refusal

APART = re.compile("[\\s'’\u00a0\u202f]")
# one mark between groups of three digits, the other before decimals
GROUPED = re.compile(
    r"[0-9]{1,3}(?P<group>[,.])[0-9]{3}(?:(?P=group)[0-9]{3})*(?:(?!(?P=group))[,.][0-9]{1,3})?"
)
DECIMAL = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,10})?")


def minor(text: str, currency: str) -> int:
    """'1234.50' in the smallest unit, exactly. Raises Refusal; a sign or an exponent is no amount."""
    if not known_currency(currency):
        raise Refusal(
            _("“{currency}” is no currency: three letters are expected.").format(currency=currency[:12])
        )
    if not DECIMAL.fullmatch(text):
        raise Refusal(_no_amount(text))
    whole = Decimal(text).scaleb(decimals(currency))
    if whole != whole.to_integral_value() or whole > MOST:
        raise Refusal(_no_amount(f"{text} {currency}"))
    return int(whole)


def as_written(text: str, currency: str) -> int:
    """An amount with its sign, decimals after a point or a comma: 1'234.50, 1.234,50, -12,5.

    Raises Refusal; also where one separator stands before exactly three digits, which may mean two things.
    """
    body = APART.sub("", text).replace("−", "-")
    sign = -1 if body.startswith("-") or body.endswith("-") else 1
    body = body.strip("+-")
    return sign * minor(_one_point(body, text), currency)


def rate(text: str) -> Decimal:
    """Swiss francs for one unit of the currency. Raises Refusal where it is no number above zero."""
    body = APART.sub("", text).replace(",", ".")
    try:
        found = Decimal(body) if DECIMAL.fullmatch(body) else Decimal(0)
    except InvalidOperation:
        found = Decimal(0)
    if found <= 0:
        raise Refusal(
            _("“{text}” is no rate of exchange: write francs for one unit, above zero, such as 1.25.").format(
                text=text[:20]
            )
        )
    return found


def _one_point(body: str, text: str) -> str:
    """Digits with one point at most, from either way of marking thousands and decimals."""
    marks = [letter for letter in body if letter in ",."]
    if len(marks) > 1 and (found := GROUPED.fullmatch(body)):
        return body.replace(found["group"], "").replace(",", ".")
    if len(marks) == 1 and re.search(r"[,.][0-9]{3}$", body):
        raise Refusal(
            _("“{text}” may mean two amounts: write thousands with an apostrophe and two decimals.").format(
                text=text[:30]
            )
        )
    return body.replace(",", ".") if len(marks) == 1 else body


def _no_amount(text: str) -> str:
    return _("“{text}” is no amount of money.").format(text=text[:40])
