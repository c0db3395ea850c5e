"""Corrections in the workspace: what waits for an answer, and the answer."""

from smtplib import SMTPException
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from corcom.proposals import queries
from corcom.proposals.corrections import decide
from corcom.proposals.models import Correction
from corcom.record.days import day
from corcom.record.history import known_fact
from corcom.record.lens import lens
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.facts import headed
from corcom.web.gate import act_in, lens_in
from corcom.web.pages import Asked, Page
from corcom.web.problems import problem
from corcom.web.workspace.serving import shown

COLUMNS = ("number", "page", "subject", "received")


def corrections_waiting(asked: Asked) -> Page:
    """What waits for the unit's answer, the longest waiting first."""
    found = queries.corrections_waiting(asked.lens)
    return Page(
        template="workspace/corrections.html",
        title=_("Corrections"),
        context={"waiting": [(one, day(one.received_at.date())) for one in found]},
        data=lambda: {"waiting": [_told(one) for one in found]},
        rows=lambda: (COLUMNS, [tuple(_told(one).values()) for one in found]),
    )


def _told(one: Correction) -> dict[str, Any]:
    return {
        "number": one.pk,
        "page": one.page,
        "subject": one.subject,
        "received": one.received_at.date(),
    }


class AnswerForm(forms.Form):
    """What is done about it, and the answer that all may read."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=Correction.Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("For the public log: what was found, and in which source. Name no person."),
    )
    fact = forms.CharField(
        label=gettext_lazy("Fact that was changed"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The address of its public page, such as /facts/deposits/ccm-LAO-deposit/."),
    )

    def clean_fact(self) -> str:
        """Table and name of a public fact, from the address of its page."""
        path: str = self.cleaned_data["fact"].removeprefix(settings.SITE)
        where = path.strip("/").removeprefix("facts/")
        if where and known_fact(lens(), where) is None:
            raise ValidationError(_("No public fact stands at this address."))
        return where


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, key: int) -> HttpResponse:
    """One correction, and the form that answers it."""
    with held():
        found = queries.correction(lens_in(request), key)
        if found is None:
            return problem(
                request, 404, _("There is no such correction."), _("Look for it among those that wait.")
            )
        form = AnswerForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and _answered(request, found, form):
            return HttpResponseRedirect(reverse("corrections-waiting-html"))
        return _shown(request, found, form)


def _shown(request: HttpRequest, found: Correction, form: AnswerForm) -> HttpResponse:
    fact = known_fact(lens(), found.fact) if found.fact else None
    context = {
        "correction": found,
        "received": day(found.received_at.date()),
        "decided": day(found.decided_at.date()) if found.decided_at else "",
        "fact": headed(fact) if fact else "",
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return shown(request, "workspace/correction.html", _("Correction"), context, status)


def _answered(request: HttpRequest, found: Correction, form: AnswerForm) -> bool:
    try:
        decide(act_in(request, form.cleaned_data["answer"]), found, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Answered: it stands in the public log."))
    if found.contact and not _sent(found, form.cleaned_data["answer"]):
        messages.error(request, _("The answer could not be sent to the address that was left: write to it."))
    return True


def _sent(found: Correction, answer: str) -> bool:
    """Whether the answer went to whoever wanted it; in the language of the page that they wrote about."""
    subject = f"CorCom: answer to your correction, number {found.pk}"
    log = f"{settings.SITE}/corrections/#number-{found.pk}"
    try:
        EmailMessage(subject, f"{answer}\n\n{log}\n", to=[found.contact]).send()
    except (SMTPException, OSError):
        return False
    return True
