"""What the pages of the unit's money share."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from corcom.finance import money
from corcom.finance.books import budgets, calls, contributions
from corcom.record.lens import Lens
from corcom.record.partial import DAY
from corcom.record.rights import may
from corcom.web.gate import act_in
from corcom.web.pages import Asked
from corcom.web.problems import NoSuchPage

EARLIEST, LATEST = date(2010, 1, 1), date(2100, 12, 31)


def language() -> str:
    """The language of the reader, as far as numbers are written in it."""
    return (get_language() or "en")[:2]


def told(amount: int | None, currency: str = "CHF") -> str:
    """An amount with its currency in the numbers of the reader's language; empty for none."""
    return "" if amount is None else money.with_currency(amount, currency, language())


def bare(amount: int | None) -> str:
    """An amount without its currency, for a table that says it above."""
    return "" if amount is None else money.shown(amount, language())


def chosen_lens(asked: Asked) -> Lens:
    """The lens of the day that the reader chose; today where none was chosen."""
    text = asked.chosen("as_at")
    if not text:
        return asked.lens
    try:
        day = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        raise NoSuchPage(
            _("“{text}” is no day that these pages know.").format(text=text[:40]),
            _("Write it as 2018-09-25."),
        )
    return asked.lens.on(day)


def chosen_year(asked: Asked, lens: Lens) -> int:
    """The year that the reader chose; that of the day where none was."""
    text = asked.chosen("year")
    if not text:
        return lens.as_at.year
    if not (text.isascii() and text.isdigit() and EARLIEST.year <= int(text[:6]) <= LATEST.year):
        raise NoSuchPage(
            _("“{text}” is no year that these pages know.").format(text=text[:40]), _("Write it as 2018.")
        )
    return int(text)


def years(lens: Lens) -> list[int]:
    """The years of which the books that the reader may see say something, newest first."""
    kinds: tuple[list[Any], ...] = (budgets(lens), contributions(lens), calls(lens))
    found = {one.year for kind in kinds for one in kind}
    return sorted(found | {lens.as_at.year}, reverse=True)


def keeps_books(asked: Asked) -> bool:
    """Whether the reader keeps the books."""
    return may(act_in(asked.request, "look"), "keep_books")
