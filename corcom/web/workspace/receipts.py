"""Payments received in the workspace: receipts, statements of contributions, the workbook and the journal."""

import csv
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from corcom.finance.books import categories, fund, funds
from corcom.finance.models import Contribution
from corcom.finance.money import decimals, text_of
from corcom.payments import queries
from corcom.payments.journal_out import COLUMNS as JOURNAL_COLUMNS
from corcom.payments.journal_out import rows as journal_rows
from corcom.payments.letters import receipt, statement
from corcom.payments.models import Letter
from corcom.payments.sheets import workbook
from corcom.record.days import day
from corcom.record.reader import state_concerned
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.register.queries import find, states
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.pages import Asked, Page, safe_cell
from corcom.web.problems import problem
from corcom.web.workspace.money.common import told as money
from corcom.web.workspace.sending import as_file, chosen_language
from corcom.web.workspace.serving import private

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = ("entry", "state", "fund", "year", "category", "on", "currency", "amount", "worth")


def receipts(asked: Asked) -> Page:
    """The payments that the reader may see, the newest first, with their receipts."""
    found = queries.contributions(asked.lens)[::-1]
    whose = sorted({one.state_id for one in found})
    chosen_state = asked.chosen("state")
    chosen = [one for one in found if chosen_state in ("", one.state_id)]
    sent = {letter.about: letter for letter in reversed(queries.letters(asked.lens))}
    spoken = queries.languages(asked.lens)
    labels = {category.pk: category.label for category in categories()}
    return Page(
        template="workspace/receipts.html",
        title=_("Payments and receipts"),
        context={
            "payments": [
                {**_listed(one, labels, sent.get(one.pk)), "language": spoken[one.state_id]} for one in chosen
            ],
            "states": [state for state in states() if state.iso3 in whose],
            "state": find(chosen_state) if chosen_state else None,
            "funds": funds(),
            "today": asked.lens.as_at,
            "receipt": Letter.Kind.RECEIPT,
            "may_keep": may(act_in(asked.request, "look"), "keep_books"),
            "sees_all": asked.lens.reader.sees_all,
        },
        data=lambda: {"payments": [_told(one) for one in chosen]},
        rows=lambda: (COLUMNS, [tuple(_told(one).values()) for one in chosen]),
    )


def _listed(one: Contribution, labels: dict[str, str], sent: Letter | None) -> dict[str, Any]:
    into = fund(one.fund_id)
    return {
        "paid": one,
        "state": find(one.state_id),
        "category": labels.get(one.category_id, ""),
        "day": day(one.on_latest) if one.on_latest else "",
        "amount": money(one.amount, one.currency),
        "worth": money(one.worth, into.currency) if into and one.rate is not None else "",
        "sent": day(sent.sent_on) if sent else "",
    }


def _told(one: Contribution) -> dict[str, Any]:
    amount = text_of(one.amount, decimals(one.currency))
    values = (one.pk, one.state_id, one.fund_id, one.year, one.category_id, one.on, one.currency, amount)
    return dict(zip(COLUMNS, (*values, text_of(one.worth)), strict=True))


@require_GET
def receipt_paper(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The receipt for a payment."""
    with held():
        lens = lens_in(request)
        paid = queries.contribution(lens, name)
        if paid is None:
            if Contribution.objects.everything().filter(pk=name).exists():
                note_refusal(request, "contributions", name)
            return _missing(request)
        language = chosen_language(request, queries.language_for(lens, paid.state))
        return as_file(request, receipt(lens, paid, language), f"receipt-{name}", form)


@require_GET
def statement_paper(request: HttpRequest, iso3: str, name: str, form: str) -> HttpResponse:
    """All that a State was asked for and paid into a fund."""
    with held():
        lens, state, into = lens_in(request), find(iso3), fund(name)
        if state is None or state.iso3 != iso3 or into is None:
            return _missing(request)
        if not lens.reader.sees(state_concerned(iso3)):
            note_refusal(request, "states", iso3)
            return _missing(request)
        language = chosen_language(request, queries.language_for(lens, state))
        return as_file(request, statement(lens, state, into, language), f"contributions-{iso3}", form)


@require_GET
def contributions_sheet(request: HttpRequest) -> HttpResponse:
    """All contributions as a workbook."""
    with held():
        lens = lens_in(request)
        answer = HttpResponse(workbook(lens), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="{lens.as_at}-contributions.xlsx"'
    return private(answer)


@require_GET
def accountants_journal(request: HttpRequest, name: str) -> HttpResponse:
    """The journal of a fund as CSV."""
    with held():
        lens, of = lens_in(request), fund(name)
        if of is None:
            return _missing(request)
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(JOURNAL_COLUMNS)
        writer.writerows([safe_cell(cell) for cell in row] for row in journal_rows(lens, of))
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{lens.as_at}-journal-{of.pk}.csv"'
    return private(answer)


def _missing(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        404,
        _("There is no such payment among those open to you."),
        _("Look for it among the payments."),
    )
