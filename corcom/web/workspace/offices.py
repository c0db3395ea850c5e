"""Offices and succession: who holds what, who leaves, whom to ask, and the letters to those that leave."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from corcom.committee.models import Mandate, Meeting
from corcom.committee.naming import Named, name_to_office
from corcom.committee.offices import (
    Group,
    Term,
    candidates,
    coordinators,
    groups,
    holders,
    leaving,
    never_served,
    observers,
    parties_on,
    succeeding,
    terms,
)
from corcom.committee.queries import FORMAL, meetings, when_meets
from corcom.committee.succession_letters import letters_to_outgoing
from corcom.record.days import day as in_words
from corcom.record.lens import Lens
from corcom.record.partial import partial_date
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.register.queries import find, states
from corcom.web.gate import act_in, lens_in
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage
from corcom.web.workspace.serving import paper_as, shown

COLUMNS = ("office", "theme", "state", "from", "to", "leaves")


def offices(asked: Asked) -> Page:
    """Who holds which office, who leaves by a day, and how the regions stand with those that stay."""
    lens = asked.lens
    by, occasion = _until(lens, asked.chosen("until"))
    going = leaving(lens, by)
    found = holders(lens)
    return Page(
        template="workspace/offices.html",
        title=_("Offices"),
        context={
            "until": by,
            "occasion": occasion,
            "officers": [t for t in found if t.office != Mandate.Office.COORDINATOR],
            "coordinators": [_row(lens, t, by) for t in coordinators(lens)],
            "leaving": going,
            "observers": observers(lens),
            "groups": _groups(lens, by),
            "candidates": candidates(lens, by),
            "never": len(never_served(lens)),
            "may_name": may(act_in(asked.request, "look"), "name_to_office"),
        },
        data=lambda: {"until": by.isoformat(), "offices": [_told(t, by) for t in found]},
        rows=lambda: (COLUMNS, [list(_told(t, by).values()) for t in found]),
    )


def _until(lens: Lens, chosen: str) -> tuple[date, str]:
    """The day by which terms are looked at, and its occasion: the next formal meeting, if none is chosen."""
    if chosen:
        try:
            return date.fromisoformat(chosen), ""
        except ValueError as error:
            raise NoSuchPage(
                _("“{day}” is no day.").format(day=chosen[:40]), _("Write it as 2027-09-30.")
            ) from error
    ahead = [m for m in meetings(lens) if m.body in FORMAL and m.on_latest and m.on_latest >= lens.as_at]
    if ahead and (last := ahead[-1].on_latest):
        return last, f"{ahead[-1].title}, {when_meets(ahead[-1])}"
    return lens.as_at.replace(month=12, day=31), ""


def _row(lens: Lens, term: Term, by: date) -> dict[str, Any]:
    return {"term": term, "leaves": term.last <= by, "next": [one.state for one in succeeding(lens, term)]}


def _told(term: Term, by: date) -> dict[str, Any]:
    return {
        "office": term.office,
        "theme": term.theme,
        "state": term.state.iso3,
        "from": term.first.isoformat(),
        "to": term.last.isoformat(),
        "leaves": term.last <= by,
    }


def _groups(lens: Lens, by: date) -> list[tuple[Group, int]]:
    """Each regional group with its share of States Parties in percent."""
    parties = len(parties_on(lens))
    return [(group, round(100 * group.share(parties))) for group in groups(lens, by)]


@require_GET
def letters(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The letters to those that leave, as one Word file or PDF."""
    lens = lens_in(request)
    with held():
        by, occasion = _until(lens, request.GET.get("until", ""))
        going = leaving(lens, by)
        if not going:
            messages.info(request, _("No Coordinator leaves by that day: nobody to write to."))
            return HttpResponseRedirect(reverse("offices-html"))
        paper = letters_to_outgoing(lens, going, f"the {occasion}" if occasion else in_words(by))
    return paper_as(paper, ending, f"CCM_CC_{lens.as_at}_letters_outgoing_coordinators")


class NameForm(forms.Form):
    """An office given to a State for a term."""

    state = forms.ChoiceField(label=gettext_lazy("State"))
    office = forms.ChoiceField(
        label=gettext_lazy("Office"),
        choices=[(o.value, o.label) for o in Mandate.Office],
        initial=Mandate.Office.COORDINATOR,
    )
    theme = forms.ChoiceField(label=gettext_lazy("Theme, for a Coordinator"), required=False)
    on = forms.CharField(
        label=gettext_lazy("Term"),
        max_length=40,
        validators=[partial_date],
        help_text=gettext_lazy("From .. to: 2026-09-18/2028-09."),
    )
    period = forms.CharField(
        label=gettext_lazy("Term, in the words of the decision"), max_length=40, help_text="2026-2028"
    )
    decided_at = forms.ChoiceField(label=gettext_lazy("Decided at"), required=False)

    def __init__(self, *args: Any, lens: Lens, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("state", [(s.iso3, s.name) for s in states()])
        themes = sorted({term.theme for term in terms(lens) if term.theme})
        self._offer("theme", [("", "–"), *((theme, theme) for theme in themes)])
        formal = ((m.pk, f"{m.title}, {when_meets(m)}") for m in _formal(lens))
        self._offer("decided_at", [("", "–"), *formal])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _formal(lens: Lens) -> list[Meeting]:
    return [m for m in meetings(lens) if m.body in FORMAL]


def name_office(request: HttpRequest) -> HttpResponse:
    """Give an office to a State."""
    with held():
        lens = lens_in(request)
        form = NameForm(request.POST if request.method == "POST" else None, lens=lens)
        if form.is_bound and form.is_valid():
            try:
                mandate = name_to_office(act_in(request, _("named to an office")), _named(form, lens))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                said = _("{state} holds the office for {period}.")
                messages.success(request, said.format(state=mandate.state.name, period=mandate.period))
                return HttpResponseRedirect(reverse("offices-html"))
        status = 422 if form.is_bound else 200
        title = _("Name a State to an office")
        return shown(request, "workspace/name_office.html", title, {"form": form}, status)


def _named(form: NameForm, lens: Lens) -> Named:
    given = dict(form.cleaned_data)
    state = find(given.pop("state"))
    assert state is not None
    meeting = given.pop("decided_at")
    return Named(state=state, decided_at=next((m for m in _formal(lens) if m.pk == meeting), None), **given)
