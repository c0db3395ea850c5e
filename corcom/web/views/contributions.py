"""The unit's money for everybody: what States agreed to show, budgets that are public, figures in print."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.duties.words import when, words
from corcom.finance.models import MoneyInPrint
from corcom.finance.money import rounded, shown, text_of
from corcom.finance.public import Shown, in_print, public_budgets, shown_to_everybody
from corcom.record.shelf import address, shelf
from corcom.register.queries import find
from corcom.web.pages import Asked, Page

COLUMNS = ("kind", "year", "state", "what", "value", "currency", "source")


def contributions(asked: Asked) -> Page:
    """Contributions to the unit, as far as they may be shown."""
    lens = asked.lens
    listed, printed, budgets = shown_to_everybody(lens), in_print(lens), public_budgets(lens)
    return Page(
        template="web/contributions.html",
        title=_("Contributions to the unit"),
        section="states",
        context={
            "rows": [_row(one) for one in listed],
            "budgets": [(when(one), words(one), address(one)) for one in budgets],
            "printed": [_printed(reading.fact) for reading in printed],
        },
        data=lambda: {
            "contributions": [_told(one) for one in listed],
            "printed": [_told_in_print(reading.fact) for reading in printed],
        },
        rows=lambda: (
            COLUMNS,
            [*map(_cells, listed), *(_cells_in_print(reading.fact) for reading in printed)],
        ),
    )


def _row(one: Shown) -> dict[str, Any]:
    return {
        "state": find(one.state),
        "year": one.year,
        "paid": "" if one.paid is None else shown(one.paid),
        "on_top": shown(one.on_top) if one.on_top else "",
    }


def _printed(fact: MoneyInPrint) -> dict[str, Any]:
    value = rounded(fact.value, fact.currency) if fact.currency else str(fact.value)
    return {
        "measure": MoneyInPrint.Measure(fact.measure).label,
        "state": fact.state_id and find(fact.state_id),
        "year": fact.year,
        "when": when(fact),
        "value": f"about {value}" if fact.approximate else value,
        "source": shelf().source(fact.source_id),
        "note": fact.note,
        "address": address(fact),
    }


def _told(one: Shown) -> dict[str, Any]:
    paid, on_top = (None if amount is None else text_of(amount) for amount in (one.paid, one.on_top))
    return {"state": one.state, "year": one.year, "paid": paid, "on_top": on_top}


def _told_in_print(fact: MoneyInPrint) -> dict[str, Any]:
    value = text_of(fact.value) if fact.currency else str(fact.value)
    return {
        "year": fact.year,
        "measure": fact.measure,
        "value": value,
        "currency": fact.currency,
        "state": fact.state_id or "",
        "on": fact.on,
        "source": fact.source_id,
    }


def _cells(one: Shown) -> list[object]:
    told = _told(one)
    return ["contribution", one.year, one.state, "paid", told["paid"] or "", "CHF", "books-of-the-unit"]


def _cells_in_print(fact: MoneyInPrint) -> list[object]:
    told = _told_in_print(fact)
    return ["in print", *(told[name] for name in ("year", "state", "measure", "value", "currency", "source"))]
