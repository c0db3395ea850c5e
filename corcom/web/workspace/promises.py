"""The ledger of promises in the workspace: where each stands, and the evidence that closes it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from corcom.committee import actions
from corcom.committee import ledger as book
from corcom.committee.ledger import Undertaking
from corcom.committee.models import Meeting, Promise, PromiseStep
from corcom.committee.queries import committee_meetings
from corcom.duties.words import when
from corcom.record.partial import partial_date
from corcom.record.reader import COMMITTEE, PUBLIC, Reader, Role
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.register.queries import named, states
from corcom.web.aims import Aim, aims
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.pages import Asked, Page
from corcom.web.problems import problem
from corcom.web.views.meetings import PROMISE_COLUMNS, promise_shown, promise_told
from corcom.web.workspace.proposals import refused
from corcom.web.workspace.serving import shown

STANDINGS: dict[str, tuple[str | LazyText, Callable[[Undertaking], bool]]] = {
    "open": (gettext_lazy("open"), lambda one: one.is_open),
    "passed": (gettext_lazy("open, day passed"), lambda one: one.has_passed),
    "closed": (gettext_lazy("closed"), lambda one: not one.is_open),
}


def ledger(asked: Asked) -> Page:
    """All promises that the reader may see; by owner and standing, those of the reader's own first."""
    every = book.ledger(asked.lens)
    owner, standing, theme = (asked.chosen(name) for name in ("owner", "standing", "theme"))
    chosen = [one for one in every if _fits(one, owner, standing, theme)]
    own = _own_codes(asked.lens.reader)
    chosen.sort(key=lambda one: not own & set(one.owner_codes))
    return Page(
        template="workspace/promises.html",
        title=_("Promises"),
        context={
            "promises": [shown_in_ledger(one) for one in chosen],
            "owners": sorted({name for one in every for name in one.owners}),
            "owner": owner,
            "standings": [(name, label) for name, (label, _fit) in STANDINGS.items()],
            "standing": standing,
            "themes": sorted({name for one in every for name in one.themes}),
            "theme": theme,
            "may_enter": may(act_in(asked.request, "look"), "record_promise"),
        },
        data=lambda: {"promises": [promise_told(one) for one in chosen]},
        rows=lambda: (PROMISE_COLUMNS, [list(promise_told(one).values()) for one in chosen]),
    )


def _fits(one: Undertaking, owner: str, standing: str, theme: str) -> bool:
    if (owner and owner not in one.owners) or (theme and theme not in one.themes):
        return False
    return standing not in STANDINGS or STANDINGS[standing][1](one)


def _own_codes(reader: Reader) -> set[str]:
    return {*reader.of(Role.DELEGATE), *reader.of(Role.OBSERVER)}


def shown_in_ledger(one: Undertaking) -> dict[str, Any]:
    """A promise with its address in the workspace."""
    return {**promise_shown(one), "address": reverse("undertaking", args=[one.promise.pk])}


class StepForm(forms.Form):
    """What became of a promise, when, and what shows it."""

    step = forms.ChoiceField(label=gettext_lazy("What became of it"))
    on = forms.CharField(
        label=gettext_lazy("When"),
        max_length=40,
        validators=[partial_date],
        help_text=gettext_lazy("A day (2026-03-14), a month (2026-03) or a year (2026)."),
    )
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("A paper, its date and symbol; no names of persons."),
    )

    def __init__(self, *args: Any, one: Undertaking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        step = self.fields["step"]
        assert isinstance(step, forms.ChoiceField)
        step.choices = [(s.value, s.label) for s in _next_steps(one)]
        self.fields["on"].initial = one.day.isoformat()


def _next_steps(one: Undertaking) -> list[PromiseStep.Step]:
    if one.is_open:
        return [PromiseStep.Step.KEPT, PromiseStep.Step.DROPPED, PromiseStep.Step.TAKEN_UP]
    return [PromiseStep.Step.REOPENED]


@require_GET
def undertaking(request: HttpRequest, name: str) -> HttpResponse:
    """One promise and its whole way."""
    with held():
        one = _open_to(request, name)
        return _missing(request) if one is None else _page(request, one, StepForm(one=one))


@require_POST
def step(request: HttpRequest, name: str) -> HttpResponse:
    """Close it, open it again, or note that it was taken up."""
    with held():
        one = _open_to(request, name)
        if one is None:
            return _missing(request)
        form = StepForm(request.POST, one=one)
        if not form.is_valid():
            return _page(request, one, form)
        given = form.cleaned_data
        try:
            actions.take_step(
                act_in(request, given["evidence"]), one, given["step"], given["on"], given["evidence"]
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return _page(request, one, form)
    messages.success(request, _("The ledger says it now."))
    return HttpResponseRedirect(reverse("undertaking", args=[name]))


class LinkForm(forms.Form):
    """What a promise serves."""

    serves = forms.ChoiceField(label=gettext_lazy("Action of a plan, or duty"))

    def __init__(self, *args: Any, offered: dict[str, Aim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        serves = self.fields["serves"]
        assert isinstance(serves, forms.ChoiceField)
        serves.choices = [(aim.serves, aim.words) for aim in offered.values()]


@require_POST
def link(request: HttpRequest, name: str) -> HttpResponse:
    """Link a promise to what it serves, or take a link back."""
    with held():
        one = _open_to(request, name)
        if one is None:
            return _missing(request)
        form = LinkForm(request.POST, offered=aims(lens_in(request)))
        taken = [found for found in one.links if found.pk == request.POST.get("remove")]
        try:
            if taken:
                actions.unlink_promise(act_in(request, "linked by mistake"), taken[0])
            elif form.is_valid():
                act = act_in(request, "what the promise serves")
                actions.link_promise(act, one, form.cleaned_data["serves"], one.day.isoformat())
        except Refusal as refusal:
            return refused(request, refusal)
    return HttpResponseRedirect(reverse("undertaking", args=[name]))


def _page(request: HttpRequest, one: Undertaking, form: StepForm) -> HttpResponse:
    known = aims(lens_in(request))
    context = {
        **shown_in_ledger(one),
        "steps": [(step, when(step)) for step in one.steps],
        "links": [(link, known.get(link.serves)) for link in one.links],
        "form": form,
        "link_form": LinkForm(offered=known, auto_id="link_%s"),
        "may_step": may(act_in(request, "look"), "close_promise"),
        "may_link": may(act_in(request, "look"), "record_promise"),
    }
    status = 422 if form.is_bound else 200
    return shown(request, "workspace/promise.html", str(_("Promise")), context, status)


def _open_to(request: HttpRequest, name: str) -> Undertaking | None:
    one = book.undertaking(lens_in(request), name)
    if one is None and Promise.objects.everything().filter(pk=name).exists():
        note_refusal(request, "promises", name)
    return one


def _missing(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        404,
        _("There is no such promise among those open to you."),
        _("Look for it in the ledger of promises."),
    )


class PromiseForm(forms.Form):
    """A promise that no paper on record holds."""

    meeting = forms.ChoiceField(label=gettext_lazy("Made at"))
    what = forms.CharField(label=gettext_lazy("What was undertaken"), max_length=500)
    owners = forms.CharField(
        label=gettext_lazy("Who undertook it"),
        max_length=200,
        help_text=gettext_lazy("States and organisations by name, separated by semicolons."),
    )
    due = forms.CharField(
        label=gettext_lazy("By when"),
        max_length=40,
        required=False,
        validators=[partial_date],
        help_text=gettext_lazy(
            "A day (2026-03-14), a month (2026-03), or from .. to (2026-03-01/2026-03-15)."
        ),
    )
    due_as_stated = forms.CharField(
        label=gettext_lazy("By when, in the words used"), max_length=160, required=False
    )
    circle = forms.ChoiceField(
        label=gettext_lazy("Open to"),
        choices=[(COMMITTEE, gettext_lazy("the Committee")), (PUBLIC, gettext_lazy("everybody"))],
    )

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["meeting"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(m.pk, f"{m.title}, {when(m)}") for m in meetings]


def undertake(request: HttpRequest) -> HttpResponse:
    """Enter a promise."""
    with held():
        meetings = committee_meetings(lens_in(request))
        form = PromiseForm(request.POST if request.method == "POST" else None, meetings=meetings)
        if form.is_bound and form.is_valid():
            given = dict(form.cleaned_data)
            chosen = given.pop("meeting")
            meeting = next(m for m in meetings if m.pk == chosen)
            try:
                made = actions.Made(
                    meeting=meeting, on=meeting.on, owner_codes=codes_of(given["owners"]), **given
                )
                entered = actions.record_promise(act_in(request, "entered in the ledger"), made)
            except Refusal as refusal:
                return refused(request, refusal)
            return HttpResponseRedirect(reverse("undertaking", args=[entered.pk]))
        status = 422 if form.is_bound else 200
        return shown(request, "workspace/undertake.html", _("Enter a promise"), {"form": form}, status)


def codes_of(owners: str) -> str:
    """The codes of the owners: States by any of their names, organisations as they are written."""
    found = []
    for name in (part.strip() for part in owners.split(";")):
        of_name = [state for state in states() if state.name.casefold() == name.casefold()] or named(name)
        if len(of_name) == 1:
            found.append(of_name[0].iso3)
        elif name.isupper() and " " not in name:
            found.append("ISU-CCM" if name == "ISU" else name)
    return " ".join(found)
