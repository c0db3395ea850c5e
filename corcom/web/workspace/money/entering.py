"""Entering into the books, and undoing an entry: each a form that calls an action."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from corcom.duties.words import words
from corcom.finance import actions
from corcom.finance.models import Reversal
from corcom.record.models import Fact
from corcom.record.refusal import Refusal
from corcom.record.shelf import fact_models, held, shelf
from corcom.web.gate import act_in, lens_in
from corcom.web.problems import problem
from corcom.web.workspace.money.forms import KINDS, ReverseForm
from corcom.web.workspace.serving import shown

BACK = {
    Reversal.Of.SPENDING: "budgets-html",
}


@require_http_methods(["GET", "HEAD", "POST"])
def enter_money(request: HttpRequest, kind: str) -> HttpResponse:
    """Enter one thing."""
    found = KINDS.get(kind)
    if found is None:
        return problem(request, 404, _("There is no such thing to enter."), _("Go back to the unit's money."))
    with held():
        form = found.form(request.POST if request.method == "POST" else None, lens=lens_in(request))
        if form.is_bound and form.is_valid():
            try:
                form.enter(act_in(request, "entered in the books"))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The books say it now."))
                return HttpResponseRedirect(reverse(found.back))
        context = {"form": form, "back": reverse(found.back)}
        status = 422 if form.is_bound else 200
        return shown(request, "workspace/money/enter.html", str(found.title), context, status)


@require_http_methods(["GET", "HEAD", "POST"])
def reverse_entry(request: HttpRequest, table: str, name: str) -> HttpResponse:
    """Undo an entry: it stays readable, and so does the reversal."""
    with held():
        entry = _entry(request, table, name)
        if entry is None:
            return problem(
                request, 404, _("There is no such entry in the books."), _("Look for it State by State.")
            )
        form = ReverseForm(request.POST if request.method == "POST" else None)
        back = reverse(BACK.get(Reversal.Of(table), "contributions-by-state-html"))
        if form.is_bound and form.is_valid():
            try:
                why = form.cleaned_data["why"]
                actions.reverse(act_in(request, why), table, name, why, form.day())
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The entry is reversed."))
                return HttpResponseRedirect(back)
        context = {"form": form, "entry": words(entry), "back": back}
        status = 422 if form.is_bound else 200
        return shown(request, "workspace/money/reverse.html", _("Reverse an entry"), context, status)


def _entry(request: HttpRequest, table: str, name: str) -> Fact | None:
    if table not in Reversal.Of.values:
        return None
    model = next(one for one in fact_models() if one.csv_table == table)
    return next((one for one in shelf().facts(model, lens_in(request)) if one.pk == name), None)
