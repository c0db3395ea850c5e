"""Who is at the meeting, on the screen of the minutes: the panel, and its forms."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from corcom.committee import attending
from corcom.record.refusal import Refusal
from corcom.web.workspace.meetings.taking import Taken, of_minutes, row_of


class PersonForm(forms.Form):
    """A person as noted: title and name in one, from afar or not, when they left."""

    name = forms.CharField(max_length=160)
    remote = forms.BooleanField(required=False)
    left_at = forms.TimeField(required=False)


@require_http_methods(["GET", "POST"])
@of_minutes
def taking_there(taken: Taken) -> HttpResponse:
    """The panel alone; or one change of it, and then the panel."""
    if taken.request.method == "POST":
        doing = taken.request.POST.get("do", "")
        if doing not in DOING:
            raise Refusal(_("This page is older than the list: load it anew."))
        DOING[doing](taken, taken.request.POST.get("key", ""))
        if not taken.by_script:
            return taken.back("there")
    context = {"delegations": taken.stand().delegations, "meeting": taken.meeting}
    return HttpResponse(render_to_string("workspace/taking_there.html", context, request=taken.request))


def _presence(taken: Taken, key: str) -> None:
    attending.note_presence(taken.act(), taken.minutes, key, taken.request.POST.get("presence", ""))


def _delegation(taken: Taken, key: str) -> None:
    attending.enter_delegation(taken.act(), taken.minutes, taken.request.POST.get("name", ""))


def _role(taken: Taken, key: str) -> None:
    attending.change_role(taken.act(), taken.minutes, key, taken.request.POST.get("role", ""))


def _off(taken: Taken, key: str) -> None:
    attending.remove_delegation(taken.act(), taken.minutes, key)


def _person(taken: Taken, key: str) -> None:
    attending.enter_person(taken.act(), taken.minutes, key, _given(taken))


def _change(taken: Taken, key: str) -> None:
    attending.change_person(taken.act(), taken.minutes, row_of(taken, key), _given(taken))


def _gone(taken: Taken, key: str) -> None:
    attending.remove_person(taken.act(), taken.minutes, row_of(taken, key))


DOING: dict[str, Callable[[Taken, str], None]] = {
    "presence": _presence,
    "delegation": _delegation,
    "role": _role,
    "off": _off,
    "person": _person,
    "change": _change,
    "gone": _gone,
}


def _given(taken: Taken) -> attending.Person:
    form = PersonForm(taken.request.POST)
    if not form.is_valid():
        raise Refusal(_("Write a name of up to 160 letters, and the time as 14:30."))
    return attending.Person(**form.cleaned_data)
