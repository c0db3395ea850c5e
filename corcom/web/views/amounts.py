"""A figure that is no count of States behind a list: a sum of money or a share, with its source."""

from django.utils.translation import gettext as _

from corcom.figures.amounts import ask_amount
from corcom.figures.tell import amount_told
from corcom.finance.pack import shown
from corcom.web.pages import Asked, Page

COLUMNS = ("name", "label", "value", "unit")


def amount(asked: Asked, name: str) -> Page:
    """One amount that is open to everybody. Raises UnknownFigure."""
    answer = ask_amount(asked.lens, name)
    told = amount_told(answer)
    return Page(
        template="web/amount.html",
        title=answer.figure.label,
        section="figures",
        context={
            "answer": answer,
            "value": shown(answer) if answer.value is not None else "",
            "why": _("No paper on record by this day prints it for the year."),
        },
        data=lambda: told,
        rows=lambda: (
            ("figure", "label", "value", "unit"),
            [[told[k] for k in ("name", "label", "value", "unit")]],
        ),
    )
