"""A bank statement as data: who paid what when, and whether the balances agree with it."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext as _

from corcom.finance.money import decimals, text_of
from corcom.record.refusal import Refusal

MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking. `amount`: smallest unit of the account's currency, negative where money left.

    `ordered` and `ordered_in`: the amount that the payer ordered, where it was in another currency; `rate`
    is the bank's, as written. `reference`: the structured one; `text`: what the payer wrote.
    """

    on: date
    amount: int
    currency: str
    remitter: str = ""
    reference: str = ""
    text: str = ""
    end_to_end: str = ""
    bank_reference: str = ""
    ordered: int = 0
    ordered_in: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The bookings of one account from one day to another; a balance is None where the file has none."""

    account: str
    number: str
    currency: str
    opening: int | None
    closing: int | None
    entries: tuple[Entry, ...]

    @property
    def is_checked(self) -> bool:
        """Whether the file itself says that nothing is missing."""
        return self.opening is not None and self.closing is not None


def checked(statement: Statement) -> Statement:
    """The statement, if its parts agree. Raises Refusal."""
    if len(statement.entries) > MOST_ENTRIES:
        raise Refusal(_("The statement has too many entries: send it month by month."))
    for entry in statement.entries:
        if entry.currency != statement.currency:
            raise Refusal(
                _(
                    "An entry is in {currency}, its account in {account}: ask the bank for a whole statement."
                ).format(currency=entry.currency, account=statement.currency)
            )
    _balances(statement)
    return statement


def _balances(statement: Statement) -> None:
    if statement.opening is None or statement.closing is None:
        return
    missing = statement.closing - statement.opening - sum(entry.amount for entry in statement.entries)
    if missing:
        raise Refusal(
            _(
                "The entries do not add up: {missing} {currency} lie between the opening balance with all "
                "entries and the closing balance. Ask the bank for the whole statement."
            ).format(missing=text_of(missing, decimals(statement.currency)), currency=statement.currency)
        )


def fingerprints(statement: Statement) -> list[str]:
    """A name for each entry that is the same in whatever file it comes again.

    Two entries of one statement that are alike in everything are told apart by their order.
    """
    seen: dict[str, int] = {}
    names = []
    for entry in statement.entries:
        told = json.dumps([statement.account, _lasting(entry)], default=str, sort_keys=True)
        seen[told] = seen.get(told, 0) + 1
        names.append(sha256(f"{told} {seen[told]}".encode()).hexdigest())
    return names


def _lasting(entry: Entry) -> dict[str, object]:
    """What a bank's own reference tells apart is not told apart again by how a file words it."""
    if entry.bank_reference:
        return {"on": entry.on, "amount": entry.amount, "bank_reference": entry.bank_reference}
    return asdict(entry)
