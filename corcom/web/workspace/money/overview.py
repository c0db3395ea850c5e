"""The overview: the Committee's sentence as at any day, its figures, and what papers print beside them."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.figures.amounts import AmountAnswer, ask_amount
from corcom.finance.books import finances
from corcom.finance.compared import Compared, compared
from corcom.finance.pack import ROWS, shown, with_the_committees_eyes
from corcom.finance.sentence import notes, sentence
from corcom.papers.paper import plain
from corcom.people.rights import right_to_open
from corcom.record.days import day
from corcom.record.lens import Lens
from corcom.web.gate import reader_in
from corcom.web.pages import Asked, Page
from corcom.web.workspace.money.common import chosen_lens, keeps_books, language

LANGUAGES = (("en", "English"), ("fr", "français"), ("es", "español"))
COLUMNS = ("figure", "label", "value", "unit", "printed")


def money(asked: Asked) -> Page:
    """The unit's money as at a day."""
    lens = with_the_committees_eyes(chosen_lens(asked))
    found = finances(lens)
    answers = [ask_amount(lens, f"contributions.{name}") for name in ROWS]
    beside = [one for one in compared(lens) if one.printed.value is not None]
    return Page(
        template="workspace/money/overview.html",
        title=_("The unit's money"),
        context={
            "as_at": lens.as_at.isoformat(),
            "day": day(lens.as_at),
            "budgeted": found is not None and (found.budget is not None or bool(found.contributions)),
            "sentences": _sentences(lens),
            "notes": notes(found, language()) if found else [],
            "rows": [(a, shown(a, language())) for a in answers if a.value is not None],
            "beside": [_beside(one) for one in beside],
            "further": _further(asked),
            "may_keep": keeps_books(asked),
            "year": lens.as_at.year,
        },
        data=lambda: {
            "day": lens.as_at,
            "sentence": _sentences(lens)[0]["said"],
            "figures": [_told(answer) for answer in answers],
            "printed": [_told(one.printed) for one in beside],
        },
        rows=lambda: (COLUMNS, [_row(lens, answer) for answer in answers]),
    )


def _sentences(lens: Lens) -> list[dict[str, str]]:
    """The sentence in three languages, that of the reader first."""
    found = finances(lens)
    if found is None:
        return [{"code": "en", "name": "English", "said": ""}]
    ordered = sorted(LANGUAGES, key=lambda one: one[0] != language())
    return [{"code": c, "name": name, "said": plain(sentence(found, c))} for c, name in ordered]


def _told(answer: AmountAnswer) -> dict[str, Any]:
    value = answer.value
    plain_value = value if value is None or isinstance(value, int) else str(value)
    return {
        "name": answer.figure.name,
        "label": answer.figure.label,
        "value": plain_value,
        "unit": answer.figure.unit,
    }


def _row(lens: Lens, answer: AmountAnswer) -> list[object]:
    printed = {one.books.figure.name: one.printed.value for one in compared(lens)}
    return [*_told(answer).values(), printed.get(answer.figure.name, "")]


def _beside(one: Compared) -> dict[str, Any]:
    return {
        "label": one.printed.figure.label,
        "printed": shown(one.printed, language()),
        "books": shown(one.books, language()) if one.books.value is not None else "",
        "agrees": one.agrees,
        "sources": one.printed.sources,
    }


def _further(asked: Asked) -> list[tuple[str, str]]:
    """The further pages that are open to the reader."""
    reader = reader_in(asked.request)
    every = (
        ("contributions-by-state", "/desk/money/states/", _("State by State")),
        ("budgets", "/desk/money/budgets/", _("Budgets")),
        ("journal", "/desk/money/journal/", _("Journal")),
        ("models", "/desk/money/models/", _("The three models")),
        ("outlook", "/desk/money/outlook/", _("Outlook")),
        ("invoices", "/desk/money/invoices/", _("Invoices")),
        ("receipts", "/desk/money/receipts/", _("Payments and receipts")),
        ("bank", "/desk/money/bank/", _("Bank statements")),
    )
    return [(address, label) for name, address, label in every if _opens(name, reader)]


def _opens(name: str, reader: Any) -> bool:
    line = right_to_open(name)
    return line is not None and line.held_by(reader)
