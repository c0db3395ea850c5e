"""The bank in the workspace: statements read in, each entry with what it may be, for a person to confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from corcom.finance.books import categories, fund, funds
from corcom.finance.models import Pledge
from corcom.finance.money import decimals, text_of
from corcom.payments import actions, queries
from corcom.payments.intake import LARGEST, demand_size
from corcom.payments.matching import Match
from corcom.payments.models import BankEntry, BankStatement
from corcom.payments.references import in_fours
from corcom.record.days import day
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.register.queries import find, states
from corcom.web.gate import act_in, lens_in
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage
from corcom.web.workspace.judging import JudgeForm, rate_is_asked
from corcom.web.workspace.money.common import told as money
from corcom.web.workspace.proposals import refused
from corcom.web.workspace.serving import shown

AT_ONCE = 100
"""So many entries stand on one page."""

STATEMENT_COLUMNS = (
    "number",
    "account",
    "from",
    "to",
    "currency",
    "opening",
    "closing",
    "entries",
    "waiting",
)
ENTRY_COLUMNS = ("number", "day", "currency", "amount", "status", "contribution")


class FileForm(forms.Form):
    """A file of the bank, and what a CSV may leave out."""

    file = forms.FileField(
        label=gettext_lazy("File of the bank"),
        help_text=gettext_lazy("A statement as camt.053 (XML) or CSV, 10 MB at most."),
    )
    fund = forms.ChoiceField(label=gettext_lazy("Fund"))
    account = forms.CharField(
        label=gettext_lazy("Account"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Its IBAN, where a CSV does not name it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["fund"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(found.pk, found.label) for found in funds()]


def bank(asked: Asked) -> Page:
    """The statements that were read in, and the form that takes the next."""
    found = queries.statements(asked.lens)
    return _bank_page(asked.request, found, FileForm())


def _bank_page(request: HttpRequest, found: list[tuple[BankStatement, int, int]], form: FileForm) -> Page:
    kept = [statement for statement, _entries, _waiting in found]
    return Page(
        template="workspace/bank.html",
        title=_("Bank statements"),
        context={
            "statements": [_listed(*one, kept) for one in found],
            "waiting": sum(waiting for _statement, _entries, waiting in found),
            "form": form,
            "may_keep": may(act_in(request, "look"), "keep_books"),
        },
        data=lambda: {"statements": [_told(*one) for one in found]},
        rows=lambda: (STATEMENT_COLUMNS, [tuple(_told(*one).values()) for one in found]),
    )


def _listed(one: BankStatement, entries: int, waiting: int, others: list[BankStatement]) -> dict[str, Any]:
    return {
        "statement": one,
        "account": in_fours(one.account),
        "days": _days(one),
        "closing": money(one.closing, one.currency) if one.closing is not None else "",
        "entries": entries,
        "settled": entries - waiting,
        "waiting": waiting,
        "gap": queries.missing_before(one, others),
    }


def _told(one: BankStatement, entries: int, waiting: int) -> dict[str, Any]:
    values = (
        one.pk,
        one.account,
        one.first_day,
        one.last_day,
        one.currency,
        *("" if b is None else text_of(b, decimals(one.currency)) for b in (one.opening, one.closing)),
        entries,
        waiting,
    )
    return dict(zip(STATEMENT_COLUMNS, values, strict=True))


@require_POST
def bank_upload(request: HttpRequest) -> HttpResponse:
    """Read a file in. What is known already changes nothing."""
    with held():
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                return _read(request, form)
            except Refusal as refusal:
                form.add_error("file", str(refusal))
        answer = _bank_page(request, queries.statements(lens_in(request)), form)
        return shown(request, answer.template, answer.title, answer.context, 422)


def _read(request: HttpRequest, form: FileForm) -> HttpResponse:
    upload = form.cleaned_data["file"]
    demand_size(upload.size)
    into = fund(form.cleaned_data["fund"])
    assert into is not None
    file = actions.File(
        str(upload.name), upload.read(LARGEST + 1), form.cleaned_data["account"], into.currency
    )
    new = actions.read_in(act_in(request, "a bank statement"), into, file)
    if not new:
        messages.info(request, _("Nothing new: every entry of this file is known already."))
        return HttpResponseRedirect(reverse("bank-html"))
    messages.success(request, _("Read in. Nothing is in the books before you confirm it."))
    return HttpResponseRedirect(reverse("bank-statement-html", args=[new[0].pk]))


def bank_statement(asked: Asked, key: int) -> Page:
    """One statement: what waits first, each entry with what it may be."""
    found = queries.bank_statement(asked.lens, key)
    if found is None:
        raise NoSuchPage(_("There is no such statement."), _("Look for it among the bank statements."))
    return statement_page(asked.request, found, {})


def statement_page(request: HttpRequest, found: BankStatement, sent: dict[int, JudgeForm]) -> Page:
    """The page of a statement; `sent`: forms that came back with an error, by the entry that they are for."""
    lens = lens_in(request)
    entries = queries.entries(lens, found)
    waiting = [entry for entry in entries if entry.is_waiting]
    decided = [entry for entry in entries if not entry.is_waiting]
    matched = queries.proposals(lens, waiting[:AT_ONCE])
    pledges = queries.pledges(lens, found.fund_id)
    certain = [key for key, matches in matched.items() if matches and matches[0].is_certain]
    return Page(
        template="workspace/bank_statement.html",
        title=f"{in_fours(found.account)}, {_days(found)}",
        context={
            "statement": found,
            "waiting": [
                _open(entry, matched[entry.pk], sent.get(entry.pk), pledges) for entry in waiting[:AT_ONCE]
            ],
            "more": max(len(waiting) - AT_ONCE, 0),
            "decided": [_shown(entry) for entry in decided[-AT_ONCE:]],
            "certain": len(certain),
            "number": len(entries),
            "settled": len(decided),
            "checked": found.opening is not None and found.closing is not None,
            "balances": [money(b or 0, found.currency) for b in (found.opening, found.closing)],
            "states": states(),
            "categories": categories(),
            "may_keep": may(act_in(request, "look"), "keep_books"),
        },
        data=lambda: {"entries": [_entry_told(entry) for entry in entries]},
        rows=lambda: (ENTRY_COLUMNS, [tuple(_entry_told(entry).values()) for entry in entries]),
    )


def _open(
    entry: BankEntry, matches: list[Match], sent: JudgeForm | None, pledges: list[Pledge]
) -> dict[str, Any]:
    best = matches[0] if matches else None
    return {
        **_shown(entry),
        "matches": [(_name(match.state), match) for match in matches[:3]],
        "form": sent or JudgeForm(entry=entry, pledges=pledges, best=best),
        "rate": rate_is_asked(entry),
        "came_in": entry.amount > 0,
    }


def _shown(entry: BankEntry) -> dict[str, Any]:
    ordered = money(entry.ordered, entry.ordered_in) if entry.ordered else ""
    return {
        "entry": entry,
        "day": day(entry.on),
        "amount": money(entry.amount, entry.currency),
        "ordered": ordered,
    }


def _entry_told(entry: BankEntry) -> dict[str, Any]:
    """Without the names of payers and what they wrote, which may be those of persons."""
    amount = text_of(entry.amount, decimals(entry.currency))
    values = (entry.pk, entry.on, entry.currency, amount, entry.status, entry.contribution)
    return dict(zip(ENTRY_COLUMNS, values, strict=True))


@require_POST
def bank_entry(request: HttpRequest, key: int) -> HttpResponse:
    """Say what an entry is: a contribution, none, or to be looked at again."""
    with held():
        entry = queries.bank_entry(lens_in(request), key)
        if entry is None:
            return refused(request, Refusal(_("There is no such entry.")))
        pledges = queries.pledges(lens_in(request), entry.statement.fund_id)
        form = JudgeForm(request.POST, entry=entry, pledges=pledges)
        try:
            said = _carried_out(request, entry, form)
        except Refusal as refusal:
            if not entry.is_waiting:
                return refused(request, refusal)
            form.is_valid()
            form.add_error(None, str(refusal))
            said = ""
        if not said:
            answer = statement_page(request, entry.statement, {entry.pk: form})
            return shown(request, answer.template, answer.title, answer.context, 422)
    messages.success(request, said)
    return _back(entry.statement)


def _carried_out(request: HttpRequest, entry: BankEntry, form: JudgeForm) -> str:
    """What was done, or nothing where the form is not filled in. Raises Refusal."""
    step = request.POST.get("step", "")
    if step == "aside":
        actions.set_aside(act_in(request, "no contribution"), entry, request.POST.get("reason", "")[:300])
        return _("Set aside.")
    if step == "again":
        actions.take_up_again(act_in(request, "looked at again"), entry)
        return _("It waits again.")
    if not form.is_valid():
        return ""
    paid = actions.confirm(act_in(request, "confirmed from the bank statement"), entry, form.judged())
    return _("In the books: {what} of {state} for {year}.").format(
        what=money(paid.amount, paid.currency), state=paid.state.name, year=paid.year
    )


@require_POST
def bank_certain(request: HttpRequest, key: int) -> HttpResponse:
    """Enter at once what bears our reference and exactly the open amount."""
    with held():
        found = queries.bank_statement(lens_in(request), key)
        chosen = next((c for c in categories() if c.pk == request.POST.get("category")), None)
        if found is None or chosen is None:
            return refused(request, Refusal(_("Choose the category of these contributions.")))
        try:
            paid = actions.confirm_all(
                act_in(request, "confirmed: our reference and the exact amount"),
                [(entry, judged) for entry, judged in _certain(request, found, chosen.pk)],
            )
        except Refusal as refusal:
            return refused(request, refusal)
    said = ngettext("{n} contribution is in the books.", "{n} contributions are in the books.", len(paid))
    messages.success(request, said.format(n=len(paid)))
    return _back(found)


def _certain(
    request: HttpRequest, found: BankStatement, category: str
) -> list[tuple[BankEntry, actions.Judged]]:
    """Entries that leave nothing to judge; of two that pay one invoice only the first."""
    lens = lens_in(request)
    waiting = [entry for entry in queries.entries(lens, found) if entry.is_waiting]
    chosen: dict[str, tuple[BankEntry, actions.Judged]] = {}
    of_category = next(c for c in categories() if c.pk == category)
    for entry in waiting:
        best = next(iter(queries.proposals(lens, [entry])[entry.pk]), None)
        if best and best.is_certain and best.invoice and (state := find(best.state)):
            judged = actions.Judged(state, of_category, best.invoice.year)
            chosen.setdefault(best.invoice.invoice, (entry, judged))
    return list(chosen.values())


def _back(found: BankStatement) -> HttpResponse:
    return HttpResponseRedirect(reverse("bank-statement-html", args=[found.pk]))


def _days(one: BankStatement) -> str:
    if one.first_day is None or one.last_day is None:
        return _("no entries")
    if one.first_day == one.last_day:
        return day(one.first_day)
    return _("from {first} to {last}").format(first=day(one.first_day), last=day(one.last_day))


def _name(iso3: str) -> str:
    state = find(iso3)
    return state.name if state else iso3
