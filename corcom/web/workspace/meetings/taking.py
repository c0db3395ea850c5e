"""Taking minutes: one screen for agenda, passages and attendance, made of forms that work alone.

The script of the page (`static/corcom/taking.js`) sends the same forms and asks for JSON.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from corcom.committee import taking as actions
from corcom.committee.minutes_written import Section, Written, minutes_of, revisions, written
from corcom.committee.models import Meeting, Minutes, Participant, Passage
from corcom.committee.queries import meeting as find_meeting
from corcom.committee.queries import when_meets
from corcom.figures.catalogue import CATALOGUE
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.gate import act_in, lens_in
from corcom.web.problems import problem
from corcom.web.workspace.meetings.taking_told import (
    agenda_digest,
    as_data,
    attendance_digest,
    order,
    told,
)
from corcom.web.workspace.serving import private, shown

WHY = "minutes as they are taken"
STEPS = ("remove", "restore", "move")
ROLES = ("The President", "The President-Designate", "The Coordinators", "The Committee", "The Director")


@dataclass(frozen=True, slots=True)
class Taken:
    """A request about minutes that are begun."""

    request: HttpRequest
    meeting: Meeting
    minutes: Minutes

    @property
    def by_script(self) -> bool:
        return self.request.headers.get("Accept") == "application/json"

    def stand(self) -> Written:
        """The minutes as they stand now."""
        found = written(lens_in(self.request), self.meeting)
        assert found is not None
        return found

    def act(self) -> Any:
        return act_in(self.request, WHY)

    def back(self, fragment: str = "") -> HttpResponse:
        """To the page, where somebody was."""
        address = reverse("taking", args=[self.meeting.code])
        return HttpResponseRedirect(f"{address}#{fragment}" if fragment else address)


def of_minutes(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is given the minutes; to the page that begins them where there are none."""

    @wraps(view)
    def serve(request: HttpRequest, code: str, **asked: Any) -> HttpResponse:
        with held():
            meeting = find_meeting(lens_in(request), code)
            if meeting is None:
                return _no_meeting(request)
            minutes = minutes_of(lens_in(request), meeting)
            if minutes is None:
                return HttpResponseRedirect(reverse("taking", args=[code]))
            taken = Taken(request, meeting, minutes)
            try:
                return private(view(taken, **asked))
            except Refusal as refusal:
                return private(_refused(taken, refusal))

    return serve


def _no_meeting(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        404,
        _("There is no such meeting among those open to you."),
        _("Look for it among the meetings."),
    )


def _refused(taken: Taken, refusal: Refusal) -> HttpResponse:
    if taken.by_script:
        return JsonResponse({"problem": str(refusal)}, status=422)
    return problem(taken.request, 422, str(refusal), _("Go back: what you wrote still stands in the form."))


@require_GET
def taking(request: HttpRequest, code: str) -> HttpResponse:
    """The screen, or the page that begins the minutes."""
    with held():
        meeting = find_meeting(lens_in(request), code)
        if meeting is None or meeting.body != Meeting.Body.COMMITTEE:
            return _no_meeting(request)
        context = {"meeting": meeting, "when": when_meets(meeting)}
        title = _("Minutes of {meeting}").format(meeting=meeting.code)
        at = written(lens_in(request), meeting)
        if at is None:
            return shown(request, "workspace/taking_begin.html", title, context)
        context |= _screen(at) | {"who": request.user.actor}  # type: ignore[union-attr]
        if at.minutes.stage != Minutes.Stage.TAKING:
            return shown(request, "workspace/taking_closed.html", title, context)
        return shown(request, "workspace/taking.html", title, context)


def _screen(at: Written) -> dict[str, Any]:
    sections = [_section(section, at) for section in at.sections]
    return {
        "minutes": at.minutes,
        "day": at.day,
        "sections": sections,
        "items": [s for s in sections if s["item"]],
        "delegations": at.delegations,
        "agenda_digest": agenda_digest(at),
        "attendance_digest": attendance_digest(at),
        "blank": _blank(UUID(int=0)),
        "nowhere": {"key": 0, "number": "", "title": ""},
        "known": {
            "figures": [{"name": entry.name, "label": entry.label} for entry in CATALOGUE.values()],
            "roles": list(ROLES),
        },
    }


def _section(section: Section, at: Written) -> dict[str, Any]:
    return {
        "item": section.item,
        "key": section.item.pk if section.item else 0,
        "number": section.number,
        "depth": section.numbered.depth if section.numbered else 0,
        "title": section.item.title if section.item else _("Before the first item"),
        "passages": [{"passage": one, "told": told(one, at), "name": one.name} for one in section.passages],
        "count": len(section.standing),
        "blank": _blank(uuid4()),
    }


def _blank(name: object) -> dict[str, Any]:
    """The form of a passage that is not yet there."""
    return {"passage": None, "told": [], "name": name}


@require_POST
def taking_open(request: HttpRequest, code: str) -> HttpResponse:
    """Begin the minutes."""
    with held():
        meeting = find_meeting(lens_in(request), code)
        if meeting is None:
            return _no_meeting(request)
        try:
            actions.open_minutes(act_in(request, "minutes are begun"), meeting)
        except Refusal as refusal:
            return problem(request, 422, str(refusal), _("Look at the meeting first."))
    return HttpResponseRedirect(reverse("taking", args=[code]))


@require_GET
@of_minutes
def taking_news(taken: Taken) -> HttpResponse:
    """What has changed since a pulse, and a fresh proof for forms. Asking keeps no session alive."""
    since = taken.request.GET.get("since", "")
    at = taken.stand()
    pulse = at.minutes.pulse
    answer: dict[str, Any] = {
        "pulse": pulse,
        "who": taken.request.user.actor,  # type: ignore[union-attr]
        "token": get_token(taken.request),
        "stage": at.minutes.stage,
        "agenda": agenda_digest(at),
        "attendance": attendance_digest(at),
    }
    if since != str(pulse):
        after = int(since) if since.isdecimal() and len(since) < 10 else -1
        rows = (one for section in at.sections for one in section.passages if one.pulse > after)
        answer |= {"passages": [as_data(one, at) for one in rows], "order": order(at)}
    taken.request.session.modified = False
    return JsonResponse(answer)


class SayForm(forms.Form):
    """A passage as it is sent."""

    written = forms.CharField(required=False, strip=False)
    based_on = forms.IntegerField(min_value=0, max_value=10**6)
    item = forms.IntegerField(required=False, min_value=0, max_value=10**12)
    after = forms.UUIDField(required=False)

    def said(self, name: UUID) -> actions.Said:
        given = self.cleaned_data
        text = "\n".join(given["written"].splitlines())
        return actions.Said(name, text, given["item"] or None, given["after"])


@require_http_methods(["GET", "POST"])
@of_minutes
def taking_passage(taken: Taken, name: UUID) -> HttpResponse:
    """Save a passage, or show what it has said so far."""
    if taken.request.method == "GET":
        return _history(taken, name)
    form = SayForm(taken.request.POST)
    if not form.is_valid():
        raise Refusal(_("This cannot be saved: load the page anew; what you wrote is kept."))
    said = form.said(name)
    try:
        saved = actions.save_passage(taken.act(), taken.minutes, said, form.cleaned_data["based_on"])
    except actions.Stale as stale:
        return _beside(taken, stale, said)
    return _saved(taken, saved)


def _saved(taken: Taken, passage: Passage) -> HttpResponse:
    if taken.by_script:
        return JsonResponse(as_data(passage, taken.stand()))
    return taken.back(f"p-{passage.name}")


def _beside(taken: Taken, stale: actions.Stale, said: actions.Said) -> HttpResponse:
    """Both texts side by side, and the choice between them."""
    theirs = stale.theirs
    if taken.by_script:
        answer = {"problem": str(stale), "theirs": as_data(theirs, taken.stand())}
        return JsonResponse(answer, status=409)
    context = {
        "meeting": taken.meeting,
        "mine": said.written,
        "theirs": theirs,
        "both": f"{theirs.written}\n{said.written}",
        "why": str(stale),
    }
    return shown(taken.request, "workspace/taking_conflict.html", _("Two texts of one passage"), context, 409)


def _history(taken: Taken, name: UUID) -> HttpResponse:
    passage = _passage(taken, name)
    if passage is None:
        return problem(taken.request, 404, _("There is no such passage."), _("Go back to the minutes."))
    me = taken.request.user.actor  # type: ignore[union-attr]
    kept = [
        {
            "number": r.number,
            "at": r.at,
            "mine": r.by == me,
            "written": r.content["written"],
            "gone": r.content["removed"],
        }
        for r in revisions(passage)
    ]
    context = {"meeting": taken.meeting, "passage": passage, "revisions": kept, "minutes": taken.minutes}
    return shown(taken.request, "workspace/taking_history.html", _("What a passage has said"), context)


def _passage(taken: Taken, name: UUID) -> Passage | None:
    rows = Passage.objects.through(lens_in(taken.request)).filter(minutes=taken.minutes, name=name)
    found: Passage | None = rows.first()
    return found


class MoveForm(forms.Form):
    """Where a passage goes: one place up or down, or to the end of another item."""

    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down"), ("to", "to")])
    to = forms.IntegerField(required=False, min_value=0, max_value=10**12)


@require_POST
@of_minutes
def taking_step(taken: Taken, name: UUID, step: str) -> HttpResponse:
    """Remove a passage, bring it back, or move it."""
    passage = _passage(taken, name)
    if passage is None or step not in STEPS:
        raise Refusal(_("There is no such passage: load the page anew."))
    if step == "restore":
        return _saved(taken, actions.restore_passage(taken.act(), passage))
    if step == "move" and not passage.removed:
        return _saved(taken, _moved(taken, passage))
    based_on = taken.request.POST.get("based_on", "")
    try:
        seen = int(based_on) if based_on.isdecimal() and len(based_on) < 8 else 0
        return _saved(taken, actions.remove_passage(taken.act(), passage, seen))
    except actions.Stale as stale:
        said = actions.Said(passage.name, taken.request.POST.get("written", ""))
        return _beside(taken, stale, said)


def _moved(taken: Taken, passage: Passage) -> Passage:
    form = MoveForm(taken.request.POST)
    if not form.is_valid():
        raise Refusal(_("Say where the passage goes: up, down, or to another item."))
    item = passage.item_id
    if form.cleaned_data["way"] == "to":
        item = form.cleaned_data["to"] or None
        names = _names_under(taken, item)
        return actions.move_passage(taken.act(), passage, item, names[-1] if names else None)
    names = _names_under(taken, item)
    here = names.index(passage.name)
    place = here - 1 if form.cleaned_data["way"] == "up" else here + 1
    names.remove(passage.name)
    after = names[place - 1] if 0 < place <= len(names) else (names[-1] if place > 0 and names else None)
    return actions.move_passage(taken.act(), passage, item, after)


def _names_under(taken: Taken, item: int | None) -> list[UUID]:
    """The passages under an item that are not removed, in their order."""
    of_item = (s for s in taken.stand().sections if (s.item.pk if s.item else None) == item)
    return [one.name for section in of_item for one in section.passages if not one.removed]


class ItemForm(forms.Form):
    """An item that comes up at the meeting."""

    title = forms.CharField(max_length=300)
    parent = forms.IntegerField(required=False, min_value=1, max_value=10**12)


@require_POST
@of_minutes
def taking_item(taken: Taken) -> HttpResponse:
    """Enter an item."""
    form = ItemForm(taken.request.POST)
    if not form.is_valid():
        raise Refusal(_("An item needs a title."))
    item = actions.add_item(
        taken.act(), taken.minutes, form.cleaned_data["title"], form.cleaned_data["parent"]
    )
    return JsonResponse({"item": item.pk}) if taken.by_script else taken.back(f"item-{item.pk}")


def row_of(taken: Taken, key: str) -> Participant:
    """A person on the list. Raises Refusal."""
    rows = Participant.objects.through(lens_in(taken.request)).filter(meeting_id=taken.meeting.pk)
    found: Participant | None = (
        rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 12 else None
    )
    if found is None:
        raise Refusal(_("This person is not on the list any more: load the page anew."))
    return found
