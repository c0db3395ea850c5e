"""Corrections to minutes in the workspace: a member asks, the unit takes them or says why not."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from corcom.committee.correcting import leave_correction, propose_correction, take_correction
from corcom.committee.minutes_written import Written
from corcom.committee.models import MinutesCorrection, Passage
from corcom.committee.writing_out import corrections, text_of, written_out
from corcom.papers.paper import plain
from corcom.record.refusal import Refusal
from corcom.web.gate import act_in, lens_in
from corcom.web.workspace.meetings.minutes import of_minutes, to_minutes
from corcom.web.workspace.serving import shown

Status = MinutesCorrection.Status


class CorrectForm(forms.Form):
    """What a member would have a paragraph say."""

    says = forms.CharField(
        label=gettext_lazy("It should say"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    why = forms.CharField(label=gettext_lazy("Why"), max_length=400, required=False)


class DecideForm(forms.Form):
    """What becomes of a correction: the passage as it is typed, or why it stays."""

    written = forms.CharField(
        label=gettext_lazy("The passage, as minutes are typed"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    answer = forms.CharField(label=gettext_lazy("Answer"), max_length=400, required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@of_minutes
def correct_minutes(request: HttpRequest, found: Written, key: int) -> HttpResponseBase:
    """Ask for a paragraph to be corrected."""
    passage = _passage(found, key)
    said = plain(text_of(passage, found))
    form = CorrectForm(request.POST if request.method == "POST" else None, initial={"says": said})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        act = act_in(request, "a correction is asked for")
        propose_correction(act, passage, said, given["says"], given["why"])
        messages.success(request, _("Noted: the unit decides on it, and you are told."))
        return to_minutes(found.meeting, f"p{passage.pk}")
    context = {"form": form, "said": said, "where": _where(found, passage), "meeting": found.meeting}
    status = 422 if form.is_bound else 200
    return shown(request, "workspace/correct_minutes.html", str(_("Ask for a correction")), context, status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_minutes
def minutes_correction(request: HttpRequest, found: Written, key: int) -> HttpResponseBase:
    """One correction, and what becomes of it."""
    asked = next((one for one in corrections(lens_in(request), found.minutes) if one.pk == key), None)
    if asked is None:
        raise Refusal(_("There is no such correction to these minutes."))
    passage: Passage = asked.passage
    initial = {"written": passage.written, "based_on": passage.revision}
    form = DecideForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid() and _decided(request, asked, form):
        return to_minutes(found.meeting, "corrections")
    context = {
        "form": form,
        "asked": asked,
        "now": plain(text_of(passage, found)),
        "where": _where(found, passage),
        "meeting": found.meeting,
        "open": asked.status == Status.PROPOSED,
    }
    status = 422 if form.is_bound else 200
    return shown(request, "workspace/minutes_correction.html", str(_("Correction")), context, status)


def _decided(request: HttpRequest, asked: MinutesCorrection, form: DecideForm) -> bool:
    given, act = form.cleaned_data, act_in(request, "a correction is decided on")
    try:
        if request.POST.get("verdict") == "take":
            take_correction(act, asked, given["written"], given["based_on"], given["answer"])
            messages.success(request, _("Taken: the minutes have a new version."))
        else:
            leave_correction(act, asked, given["answer"])
            messages.success(request, _("Not taken: whoever asked reads the answer."))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _passage(found: Written, key: int) -> Passage:
    passage = next((one for one in found.passages if one.pk == key), None)
    if passage is None:
        raise Refusal(_("This paragraph is not in the minutes any more: look at them again."))
    return passage


def _where(found: Written, passage: Passage) -> str:
    """The number and the title of the item that a passage stands under."""
    text = written_out(found.lens, found)
    part = next(p for p in text.parts if any(said.passage == passage.pk for said in p.said))
    return f"{part.number} {part.title}"
