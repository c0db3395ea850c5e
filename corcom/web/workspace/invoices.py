"""Invoices in the workspace: what was asked of whom, what came of it, the letters, and the next ones made."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from corcom.finance.books import fund, funds
from corcom.finance.models import Call
from corcom.finance.money import NotMoney, parsed, text_of
from corcom.papers.paper import Paper
from corcom.payments import queries
from corcom.payments.account import account
from corcom.payments.issuing import Draft, Terms, drafts_by_scale, issue, number
from corcom.payments.letters import invoice_letter, reminder
from corcom.payments.models import Letter
from corcom.payments.queries import Invoice
from corcom.payments.references import in_fours
from corcom.record.days import day
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.register.queries import find, states
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.pages import Asked, Page
from corcom.web.problems import problem
from corcom.web.workspace.judging import FIRST_YEAR, LAST_YEAR, one_state
from corcom.web.workspace.money.common import told as money
from corcom.web.workspace.sending import LANGUAGES, LetterForm, as_file, chosen_language
from corcom.web.workspace.serving import private, shown

COLUMNS = ("invoice", "state", "fund", "year", "on", "due", "currency", "asked", "received", "open")


def invoices(asked: Asked) -> Page:
    """The invoices that the reader may see, the newest first; by year and by what is open."""
    every = queries.invoices(asked.lens)
    year, standing = asked.chosen("year"), asked.chosen("standing")
    chosen = [one for one in every if year in ("", str(one.call.year)) and _fits(one, standing)]
    return Page(
        template="workspace/invoices.html",
        title=_("Invoices"),
        context={
            "invoices": [_listed(one) for one in chosen],
            "any": bool(every),
            "years": sorted({one.call.year for one in every}, reverse=True),
            "year": year,
            "standing": standing,
            "open": sum(one.open > 0 for one in chosen),
            "account_is_set": account() is not None,
            "may_keep": may(act_in(asked.request, "look"), "keep_books"),
        },
        data=lambda: {"invoices": [_told(one) for one in chosen]},
        rows=lambda: (COLUMNS, [tuple(_told(one).values()) for one in chosen]),
    )


def _fits(one: Invoice, standing: str) -> bool:
    return {"open": one.open > 0, "paid": one.open == 0}.get(standing, True)


def _listed(one: Invoice) -> dict[str, Any]:
    call, currency = one.call, _currency(one)
    return {
        "call": call,
        "state": find(call.state_id),
        "asked": money(call.amount, currency),
        "paid": money(one.paid, currency) if one.paid else "",
        "open": money(one.open, currency) if one.open else "",
        "on": day(call.on_latest) if call.on_latest else "",
        "due": day(call.due) if call.due else "",
    }


def _currency(one: Invoice) -> str:
    found = fund(one.call.fund_id)
    return found.currency if found else ""


def _told(one: Invoice) -> dict[str, Any]:
    call = one.call
    amounts = (text_of(amount) for amount in (call.amount, one.paid, one.open))
    told = (call.invoice, call.state_id, call.fund_id, call.year, call.on, call.due or "", _currency(one))
    return dict(zip(COLUMNS, (*told, *amounts), strict=True))


@require_GET
def invoice(request: HttpRequest, name: str) -> HttpResponse:
    """One invoice: what is open, its letters to take, and those that went out."""
    with held():
        one = _open_to(request, name)
        if one is None:
            return missing(request)
        lens, ours = lens_in(request), account()
        reference = ours.reference_of(one.call.invoice) if ours else ""
        sent = queries.letters(lens, about=one.call.invoice)
        language = queries.language_for(lens, one.call.state)
        context = {
            **_listed(one),
            "reference": in_fours(reference),
            "letters": [(one, day(one.sent_on), dict(LANGUAGES)[one.language]) for one in sent],
            "usual": language,
            "languages": LANGUAGES,
            "form": LetterForm(
                kinds=[Letter.Kind.INVOICE, Letter.Kind.REMINDER],
                initial={"language": language, "on": lens.as_at, "about": one.call.pk},
            ),
            "may_keep": may(act_in(request, "look"), "keep_books"),
        }
        title = _("Invoice {number}").format(number=one.call.invoice)
        return shown(request, "workspace/invoice.html", title, context)


@require_GET
def invoice_paper(request: HttpRequest, name: str, kind: str, form: str) -> HttpResponse:
    """The letter as a file: the invoice itself or a reminder."""
    with held():
        one = _open_to(request, name)
        if one is None or kind not in (Letter.Kind.INVOICE, Letter.Kind.REMINDER):
            return missing(request)
        lens = lens_in(request)
        paper = _paper(lens, one, kind, chosen_language(request, queries.language_for(lens, one.call.state)))
        return as_file(request, paper, f"{one.call.invoice}-{kind}", form)


def _paper(lens: Lens, one: Invoice, kind: str, language: str) -> Paper:
    if kind == Letter.Kind.INVOICE:
        return invoice_letter(lens, one, language)
    earlier = sum(sent.kind == Letter.Kind.REMINDER for sent in queries.letters(lens, about=one.call.invoice))
    return reminder(lens, one, language, earlier)


@require_GET
def invoice_batch(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """All letters of a year for what is open, as PDF in one zip file: each in the language of its mission."""
    with held():
        lens = lens_in(request)
        found = [one for one in queries.invoices(lens) if one.open > 0 and one.call.year == year]
        if not found or kind not in (Letter.Kind.INVOICE, Letter.Kind.REMINDER):
            return missing(request)
        packed, spoken = BytesIO(), queries.languages(lens)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            for one in found:
                paper = _paper(lens, one, kind, spoken[one.call.state_id])
                package.writestr(f"{one.call.invoice}-{kind}.pdf", as_file(request, paper, "", "pdf").content)
    answer = HttpResponse(packed.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{year}.zip"'
    return private(answer)


class IssueForm(forms.Form):
    """What is asked for, of one State or of all by the scale."""

    fund = forms.ChoiceField(label=gettext_lazy("Fund"))
    year = forms.IntegerField(label=gettext_lazy("For the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    of = forms.ChoiceField(
        label=gettext_lazy("Of whom"),
        choices=[
            ("one", gettext_lazy("one State, the whole amount")),
            ("all", gettext_lazy("all States Parties, the amount shared by the scale of the year")),
        ],
        widget=forms.RadioSelect,
    )
    state = forms.CharField(
        label=gettext_lazy("State"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "states"}),
        help_text=gettext_lazy("Where one State is meant."),
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"), max_length=30, help_text=gettext_lazy("Such as 465,440.00.")
    )
    on = forms.DateField(
        label=gettext_lazy("Day of the invoice"), widget=forms.DateInput(attrs={"type": "date"})
    )
    due = forms.DateField(
        label=gettext_lazy("Payable by"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"year": today.year, "on": today, "of": "one"}
        super().__init__(*args, **kwargs)
        choice = self.fields["fund"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(found.pk, found.label) for found in funds()]

    def clean(self) -> dict[str, Any]:
        """A State where one is meant, and an amount of money."""
        given = dict(super().clean() or {})
        if given.get("of") == "one":
            try:
                given["state"] = one_state(given.get("state", ""))
            except ValidationError as error:
                self.add_error("state", error)
        try:
            given["amount"] = parsed(given.get("amount", ""))
        except NotMoney as error:
            self.add_error("amount", str(error))
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def issue_invoices(request: HttpRequest) -> HttpResponse:
    """Make invoices: first shown, then put on record."""
    with held():
        form = IssueForm(request.POST if request.method == "POST" else None, today=lens_in(request).as_at)
        drafts: list[Draft] = []
        if form.is_bound and form.is_valid():
            terms = _terms(form)
            try:
                drafts = _drafts(lens_in(request), terms, form)
                if request.POST.get("step") == "issue":
                    return _issued(request, terms, drafts)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        currency = _terms(form).fund.currency if drafts else ""
        context = {
            "form": form,
            "states": states(),
            "drafts": [(draft, money(draft.amount, currency)) for draft in drafts],
            "total": money(sum(draft.amount for draft in drafts), currency) if drafts else "",
        }
        status = 422 if form.errors else 200
        return shown(request, "workspace/issue.html", _("Make invoices"), context, status)


def _terms(form: IssueForm) -> Terms:
    given = form.cleaned_data
    found = fund(given["fund"])
    assert found is not None
    return Terms(found, given["year"], given["on"], given["due"])


def _drafts(lens: Lens, terms: Terms, form: IssueForm) -> list[Draft]:
    given = form.cleaned_data
    if given["of"] == "all":
        return drafts_by_scale(lens, terms, given["amount"])
    state = given["state"]
    return [Draft(state, given["amount"], number(lens, terms.year, state.pk))]


def _issued(request: HttpRequest, terms: Terms, drafts: list[Draft]) -> HttpResponse:
    made = issue(act_in(request, f"invoices for {terms.year}"), terms, drafts)
    said = ngettext("{n} invoice is in the books.", "{n} invoices are in the books.", len(made))
    messages.success(request, said.format(n=len(made)))
    if len(made) == 1:
        return HttpResponseRedirect(reverse("invoice", args=[made[0].pk]))
    return HttpResponseRedirect(f"{reverse('invoices-html')}?year={terms.year}")


def _open_to(request: HttpRequest, name: str) -> Invoice | None:
    one = queries.invoice(lens_in(request), name)
    if one is None and Call.objects.everything().filter(pk=name).exists():
        note_refusal(request, "calls", name)
    return one


def missing(request: HttpRequest) -> HttpResponse:
    """The same words whether there is no such thing or it is not open to the reader."""
    return problem(
        request,
        404,
        _("There is no such invoice among those open to you."),
        _("Look for it in the list of invoices."),
    )
