"""Letters about money as files, and the log of those that were sent by hand."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from corcom.papers.paper import Paper
from corcom.papers.pdf import write_pdf
from corcom.papers.word import write_docx
from corcom.papers.words import WORDS
from corcom.payments import queries
from corcom.payments.actions import log_letter
from corcom.payments.models import Letter
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.register.models import State
from corcom.register.queries import find
from corcom.web.gate import act_in, lens_in
from corcom.web.problems import problem
from corcom.web.workspace.proposals import refused
from corcom.web.workspace.serving import private, shown

LANGUAGES = [("en", "English"), ("fr", "français"), ("es", "español")]
WRITERS = {"pdf": write_pdf, "docx": write_docx}
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class LetterForm(forms.Form):
    """What was sent, in which language, and when."""

    kind = forms.ChoiceField(label=gettext_lazy("Letter"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    on = forms.DateField(label=gettext_lazy("Sent on"), widget=forms.DateInput(attrs={"type": "date"}))
    about = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: list[Letter.Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["kind"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(kind.value, kind.label) for kind in kinds]


def as_file(request: HttpRequest, paper: Paper, stem: str, form: str) -> HttpResponse:
    """A paper to take away, as PDF or Word."""
    writer = WRITERS.get(form)
    if writer is None:
        return problem(request, 404, _("Letters are written as .pdf and .docx."), _("Choose one of the two."))
    answer = HttpResponse(writer(paper), content_type=TYPES[form])
    name = re.sub(r"[^A-Za-z0-9._-]", "-", stem)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{paper.language}.{form}"'
    return private(answer)


def chosen_language(request: HttpRequest, otherwise: str) -> str:
    """The one that the reader chose, or else that of the mission."""
    asked = request.GET.get("language", "")
    return asked if asked in WORDS else otherwise


@require_POST
def letter_log(request: HttpRequest) -> HttpResponse:
    """Enter that a letter was sent. Twice on one day is asked about first."""
    with held():
        form = LetterForm(request.POST, kinds=list(Letter.Kind))
        if not form.is_valid():
            return refused(request, Refusal(_("Choose the letter, its language and the day.")))
        given = form.cleaned_data
        meant = _meant(lens_in(request), given["kind"], given["about"])
        if meant is None:
            return refused(request, Refusal(_("There is nothing of this name that a letter could be about.")))
        state, about, back = meant
        again = request.POST.get("again") == "yes"
        act = act_in(request, "sent by hand")
        try:
            log_letter(act, given["kind"], state, about, given["language"], given["on"], again)
        except Refusal as refusal:
            context = {"refusal": str(refusal), "fields": request.POST, "back": back}
            return shown(request, "workspace/letter_again.html", _("Sent already"), context, 409)
    messages.success(request, _("It stands in the log of letters."))
    return HttpResponseRedirect(back)


def _meant(lens: Lens, kind: str, about: str) -> tuple[State, str, str] | None:
    """The State, what the log calls the thing, and where it is shown."""
    if kind in (Letter.Kind.INVOICE, Letter.Kind.REMINDER):
        one = queries.invoice(lens, about)
        return (one.call.state, one.call.invoice, reverse("invoice", args=[about])) if one else None
    if kind == Letter.Kind.RECEIPT:
        paid = queries.contribution(lens, about)
        return (paid.state, about, reverse("receipts-html")) if paid else None
    state = find(about)
    return (state, about, f"{reverse('receipts-html')}?state={about}") if state else None
