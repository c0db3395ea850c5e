"""What a booking may be: proposals with their reasons, for a person to confirm.

Pure: names of States, invoices and entries in, proposals out. Nothing here records anything.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from corcom.payments.references import compact
from corcom.payments.statement import Entry
from corcom.register.names import folded

SHORTEST_NAME = 4
RF_IN_TEXT = re.compile(r"RF\d{2}[A-Z0-9 ]{1,30}")
BY_REFERENCE, BY_NUMBER, BY_NAME, BY_AMOUNT = 100, 90, 60, 20
CERTAIN = 100
"""Where our own reference and the amount both agree, nothing is left to judge."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An invoice that is not paid in full; `open`: what is still asked for, in the smallest unit."""

    invoice: str
    number: str
    references: frozenset[str]
    state: str
    year: int
    open: int
    currency: str = "CHF"


@dataclass(frozen=True, slots=True)
class Match:
    """What an entry may be: a payment of this State, for this invoice if there is one; best first."""

    state: str
    invoice: Asked | None
    reasons: tuple[str | Promise, ...]
    weight: int

    @property
    def is_certain(self) -> bool:
        """Our reference, and exactly the amount that was asked for."""
        return self.weight >= CERTAIN + BY_AMOUNT


def matches(entry: Entry, asked: Iterable[Asked], names: Mapping[str, Iterable[str]]) -> list[Match]:
    """Proposals for money that came in, the likeliest first; none for money that left.

    `names`: all folded forms of every State's name by its code.
    """
    if entry.amount <= 0:
        return []
    invoices = list(asked)
    named = _named_in(entry, names)
    found = [match for invoice in invoices if (match := _of_invoice(entry, invoice, named))]
    by_invoice = {match.state for match in found}
    found += [Match(state, None, (why,), BY_NAME) for state, why in named.items() if state not in by_invoice]
    if not found:
        found = [_by_amount(invoice) for invoice in invoices if _same_amount(entry, invoice)]
    return sorted(found, key=lambda match: (-match.weight, match.state, _year(match)))


def _year(match: Match) -> int:
    return match.invoice.year if match.invoice else 0


def _of_invoice(entry: Entry, invoice: Asked, named: Mapping[str, str | Promise]) -> Match | None:
    reasons, weight = _by_what_is_written(entry, invoice)
    if not weight and invoice.state in named:
        reasons, weight = [named[invoice.state]], BY_NAME
    if not weight:
        return None
    if _same_amount(entry, invoice):
        reasons.append(_("exactly what is open"))
        weight += BY_AMOUNT
    return Match(invoice.state, invoice, tuple(reasons), weight)


def _by_what_is_written(entry: Entry, invoice: Asked) -> tuple[list[str | Promise], int]:
    if invoice.references & _references(entry):
        return [format_lazy(_("reference of invoice {number}"), number=invoice.number)], BY_REFERENCE
    if _stands_in(invoice.number, entry.text) or _stands_in(invoice.number, entry.end_to_end):
        return [format_lazy(_("number of invoice {number} in the text"), number=invoice.number)], BY_NUMBER
    return [], 0


def _references(entry: Entry) -> set[str]:
    """The structured one, and those that a payer typed into the text."""
    typed = {compact(found) for found in RF_IN_TEXT.findall(entry.text.upper())}
    beginnings = {text[:end] for text in typed for end in range(5, len(text) + 1)}
    return {compact(entry.reference), *beginnings} - {""}


def _stands_in(number: str, text: str) -> bool:
    return bool(number and re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", text, re.IGNORECASE))


def _same_amount(entry: Entry, invoice: Asked) -> bool:
    return entry.currency == invoice.currency and entry.amount == invoice.open


def _by_amount(invoice: Asked) -> Match:
    reason = format_lazy(_("exactly what invoice {number} asks for"), number=invoice.number)
    return Match(invoice.state, invoice, (reason,), BY_AMOUNT)


def _named_in(entry: Entry, names: Mapping[str, Iterable[str]]) -> dict[str, str | Promise]:
    """States whose name stands in the payer's name, else in the text, with the reason.

    A longer name swallows a shorter one that is part of it: Guinea in Equatorial Guinea.
    """
    for where, label in ((entry.remitter, _("payer")), (entry.text, _("text"))):
        if found := _longest(f" {folded(where)} ", names):
            told = _("“{name}” in the {where}")
            return {state: format_lazy(told, name=name, where=label) for state, name in found.items()}
    return {}


def _longest(said: str, names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    found = {(state, name) for state, forms in names.items() for name in forms if _is_said(name, said)}
    kept = [
        (state, name)
        for state, name in found
        if not any(name != other and f" {name} " in f" {other} " for _state, other in found)
    ]
    return dict(sorted(kept, reverse=True))


def _is_said(name: str, said: str) -> bool:
    return len(name) >= SHORTEST_NAME and f" {name} " in said
