"""The page behind a signed link: the capital reads one proposal and answers, without an account."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.proposals.approvals import acting_by, answer, approval_behind
from corcom.proposals.facts import as_read, beside
from corcom.proposals.models import Approval
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.problems import problem
from corcom.web.workspace.serving import private


class AnswerForm(forms.ModelForm):  # type: ignore[type-arg]
    """The capital's word, and who gives it."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"), choices=Approval.Answer.choices, widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Approval
        fields = ("answer", "answered_by", "office", "remark")


def approve(request: HttpRequest, link: str) -> HttpResponse:
    """Read and answer. The answer is for one revision of one proposal, and is given once."""
    try:
        with held():
            return private(_page(request, approval_behind(link)))
    except Refusal as refusal:
        return private(problem(request, 404, str(refusal), _("Your delegation can send you a new link.")))


def _page(request: HttpRequest, approval: Approval) -> HttpResponse:
    form = AnswerForm(request.POST if request.method == "POST" else None)
    for name in ("answered_by", "office"):
        form.fields[name].required = True
    context: dict[str, Any] = {
        "approval": approval,
        "beside": beside(approval.proposal),
        "as_read": as_read(approval.proposal),
        "form": form,
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "workspace/approve.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    try:
        act = acting_by(approval, given["remark"] or "the capital answered")
        answer(act, approval, given["answer"], given["answered_by"], given["office"], given["remark"])
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return render(request, "workspace/approve.html", context, status=422)
    return render(request, "workspace/approved.html", {"approval": approval, "answer": given["answer"]})
