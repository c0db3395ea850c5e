"""Invoices made: for one State, or for all by the scale of the year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from corcom.finance.actions import record_call
from corcom.finance.books import all_eyes
from corcom.finance.models import Call, Fund
from corcom.finance.scale import scale_of
from corcom.finance.shares import Bounds, Model, NoShares, shared
from corcom.record.actions import action
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.shelf import shelf
from corcom.record.trail import Act
from corcom.register.models import State
from corcom.register.queries import find


@dataclass(frozen=True, slots=True)
class Draft:
    """An invoice to be made: `amount` in hundredths of the fund's currency."""

    state: State
    amount: int
    number: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What all invoices of one making share."""

    fund: Fund
    year: int
    on: date
    due: date | None = None


def drafts_by_scale(lens: Lens, terms: Terms, total: int) -> list[Draft]:
    """A share of the total for each State Party at the start of the year; none where it would be nothing.

    Raises Refusal where the scale cannot tell.
    """
    bounds = Bounds()
    try:
        scale = scale_of(lens, terms.year, bounds)
        found = shared(Model.ASSESSED, total, scale.rates, bounds=bounds)
    except NoShares as why:
        raise Refusal(str(why)) from why
    named = [(find(share.state), share.amount) for share in found.shares if share.amount > 0]
    return [Draft(state, amount, number(lens, terms.year, state.pk)) for state, amount in named if state]


def number(lens: Lens, year: int, iso3: str) -> str:
    """The next number of an invoice: year, State, count. Numbers of invoices that were reversed stay used."""
    stem = f"{year}-{iso3}-"
    used = {call.invoice for call in shelf().ever(Call, all_eyes(lens))}
    count = 1
    while f"{stem}{count}" in used:
        count += 1
    return f"{stem}{count}"


@action("keep_books")
def issue(act: Act, terms: Terms, drafts: Sequence[Draft]) -> list[Call]:
    """Put invoices on record, all or none."""
    if not drafts:
        raise Refusal(_("There is nothing to ask for."))
    return [
        record_call(act, draft.state, terms.fund, terms.year, draft.amount, draft.number, terms.on, terms.due)
        for draft in drafts
    ]
