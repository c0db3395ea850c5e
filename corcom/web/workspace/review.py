"""The unit's review: the queue, and the decision on one proposal."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from corcom.proposals import actions, queries
from corcom.proposals.models import Proposal
from corcom.record.grades import Grade
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.register.queries import find, states
from corcom.web.gate import act_in
from corcom.web.pages import Asked, Page
from corcom.web.workspace.proposals import COLUMNS, listed, missing, open_to, refused, told


class DecisionForm(forms.Form):
    """What the unit decides, and why; the remark reaches the State."""

    DECISIONS = (
        ("publish", gettext_lazy("Publish")),
        ("return", gettext_lazy("Return with a remark")),
        ("decline", gettext_lazy("Do not take up")),
    )

    decision = forms.ChoiceField(choices=DECISIONS)
    grade = forms.ChoiceField(
        choices=[(Grade.OFFICIAL, Grade.OFFICIAL.label), (Grade.UNVERIFIED, Grade.UNVERIFIED.label)],
        required=False,
    )
    remark = forms.CharField(max_length=2000, required=False)


def review(asked: Asked) -> Page:
    """What waits for the unit, the longest waiting first."""
    found = queries.queue(asked.lens)
    return Page(
        template="workspace/review.html",
        title=_("Review"),
        context={"proposals": [listed(one) for one in found], "states": states()},
        data=lambda: {"proposals": [told(one) for one in found]},
        rows=lambda: (COLUMNS, [tuple(told(one).values()) for one in found]),
    )


@require_GET
def to_state(request: HttpRequest) -> HttpResponse:
    """From the list of States to the desk of one."""
    state = find(request.GET.get("iso3", ""))
    return HttpResponseRedirect(reverse("state-desk-html", args=[state.iso3 if state else "-"]))


@require_POST
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """Publish, return or decline."""
    found = open_to(request, key)
    if found is None:
        return missing(request)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return refused(request, Refusal(_("Choose: publish, return or do not take up.")))
    try:
        with held():
            said = _carried_out(request, found, form.cleaned_data)
    except Refusal as refusal:
        return refused(request, refusal)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("review-html"))


def _carried_out(request: HttpRequest, found: Proposal, given: dict[str, str]) -> str:
    remark = given["remark"]
    act = act_in(request, remark or found.reason)
    if given["decision"] == "publish":
        actions.publish(act, found, given["grade"] or Grade.OFFICIAL, remark)
        return _("Published: the country page shows it now.")
    if given["decision"] == "return":
        actions.return_to_state(act, found, remark)
        return _("Returned to the delegation with your remark.")
    actions.decline(act, found, remark)
    return _("Not taken up; the delegation reads your remark.")
