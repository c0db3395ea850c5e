"""The outlook: a forecast for the unit alone, never kept and never public."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from corcom.finance.forecast import forecast, invoice_days
from corcom.finance.money import text_of
from corcom.finance.outlook import Case, Month, Outlook
from corcom.finance.scale import names
from corcom.record.days import day, month
from corcom.web.pages import Asked, Page
from corcom.web.workspace.money.charts import lines
from corcom.web.workspace.money.common import bare, chosen_lens, told

COLUMNS = ("month", "falls_due", *(f"left_{case.value}" for case in Case))
MANY = 12


def outlook(asked: Asked) -> Page:
    """Cash by month in four cases, until when it lasts, whom to call, when to invoice."""
    lens = chosen_lens(asked)
    found, called = forecast(lens), names()
    year = lens.as_at.year + (lens.as_at.month > 6)
    return Page(
        template="workspace/money/outlook.html",
        title=_("Outlook"),
        context={
            "as_at": lens.as_at.isoformat(),
            "day": day(lens.as_at),
            "found": found is not None,
            "cash": told(found.cash) if found else "",
            "chart": _chart(found) if found else "",
            "cases": [_case(found, case) for case in Case] if found else [],
            "months": [_month(one) for one in found.months] if found else [],
            "calls": [
                (called.get(c.state, c.state), told(c.amount), month(c.lasts_until) if c.lasts_until else "")
                for c in (found.calls if found else ())
            ],
            "invoice_year": year,
            "invoices": [(day(on), _named(states, called)) for on, states in invoice_days(lens, year)],
        },
        data=lambda: {"forecast": True, "months": [_told(one) for one in (found.months if found else ())]},
        rows=lambda: (COLUMNS, [list(_told(one).values()) for one in (found.months if found else ())]),
    )


def labels() -> dict[Case, str]:
    """The cases in words."""
    return {
        Case.BEST: _("best case"),
        Case.LIKELY: _("likely"),
        Case.WORST: _("worst case"),
        Case.FROZEN: _("nobody pays"),
    }


def _case(found: Outlook, case: Case) -> dict[str, Any]:
    short = found.short_in(case)
    return {
        "label": labels()[case],
        "short": month(short) if short else "",
        "covered": found.covered(case),
        "frozen": case is Case.FROZEN,
    }


def _month(one: Month) -> dict[str, Any]:
    return {
        "month": month(one.first),
        "due": bare(one.commitments),
        "cases": [(bare(one.left[case]), one.left[case] < 0) for case in Case],
    }


def _told(one: Month) -> dict[str, str]:
    left = {f"left_{case.value}": text_of(one.left[case]) for case in Case}
    return {"month": one.first.isoformat()[:7], "falls_due": text_of(one.commitments), **left}


def _chart(found: Outlook) -> Any:
    cases = [(labels()[case], [one.left[case] for one in found.months]) for case in Case]
    return lines(str(_("Cash at the end of each month")), [_short(one.first) for one in found.months], cases)


def _short(first: date) -> str:
    return f"{first:%m/%y}"


def _named(states: list[str], called: dict[str, str]) -> str:
    """Few States by name, many by their number."""
    if len(states) > MANY:
        return _("{n} States Parties").format(n=len(states))
    return ", ".join(called.get(state, state) for state in states)
