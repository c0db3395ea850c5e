"""Contributions as a workbook. Every text is a text, whatever it begins with."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from corcom.finance.models import Contribution
from corcom.finance.money import decimals
from corcom.payments.queries import contributions
from corcom.record.lens import Lens

RISKY = ("=", "+", "-", "@", "\t", "\r")
WIDE, NARROW = 26, 12
Cell = str | int | float | Decimal | date | None


def headings() -> tuple[str, ...]:
    """The columns, in the language of whoever asks."""
    return (
        _("State"),
        _("Code"),
        _("Fund"),
        _("Category"),
        _("Year"),
        _("Value date"),
        _("Currency"),
        _("Amount"),
        _("Rate"),
        _("Source of the rate"),
        _("Entered as"),
        _("Bank reference"),
        _("Document"),
        _("Entry"),
    )


def workbook(lens: Lens) -> bytes:
    """All contributions that stand, by value date: an .xlsx file."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "Contributions", "created": datetime.combine(lens.as_at, time(), UTC)})
    _fill(book, [headings(), *(_row(paid) for paid in contributions(lens))])
    book.close()
    return out.getvalue()


def _row(paid: Contribution) -> tuple[Cell, ...]:
    return (
        paid.state.name,
        paid.state_id,
        paid.fund_id,
        paid.category.label,
        paid.year,
        paid.on_latest,
        paid.currency,
        paid.amount / 10 ** decimals(paid.currency),
        paid.rate,
        paid.rate_source,
        paid.worth / 100,
        paid.bank_reference,
        paid.document,
        paid.pk,
    )


def _fill(book: Any, rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet("Contributions")
    kinds = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "money": book.add_format({"num_format": "#,##0.00"}),
        "rate": book.add_format({"num_format": "0.00######"}),
        "text": book.add_format({"quote_prefix": True}),
    }
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, kinds if number else dict.fromkeys(kinds, kinds["head"]))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(rows[0]) - 1, NARROW)
    sheet.set_column(0, 0, WIDE)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)


def _write(sheet: Any, row: int, place: int, cell: Cell, kinds: dict[str, Any]) -> None:
    """`quote_prefix` keeps a text a text even when somebody edits the cell."""
    if isinstance(cell, str):
        plain = kinds["head"] if row == 0 else None
        sheet.write_string(row, place, cell, kinds["text"] if cell.startswith(RISKY) else plain)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, datetime.combine(cell, time()), kinds["day"])
    elif isinstance(cell, float | Decimal):
        sheet.write_number(row, place, cell, kinds["money" if isinstance(cell, float) else "rate"])
    elif cell is not None:
        sheet.write_number(row, place, cell)
