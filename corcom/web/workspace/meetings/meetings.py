"""The meetings of the Committee in the workspace: which come, which were, and the way of each."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from corcom.committee import arranging, meeting_papers
from corcom.committee.agenda import arrangement, items
from corcom.committee.arranging import Convened, next_steps
from corcom.committee.convening import Gathering, enter_meeting
from corcom.committee.models import Meeting, MeetingStep
from corcom.committee.queries import committee_meetings as all_of_the_committee
from corcom.committee.queries import steps, when_meets
from corcom.duties.words import dated, when
from corcom.people.rights import right_to_open
from corcom.record.reader import Reader
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.register.queries import find
from corcom.web.gate import act_in, lens_in, reader_in
from corcom.web.pages import Asked, Page
from corcom.web.workspace.meetings.meeting_forms import ConveneForm, PlanForm, ProposeForm
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import shown

Step = MeetingStep.Step
COLUMNS = ("code", "title", "on", "times", "place", "status", "minutes_adopted_on")
ROOMS = ("taking", "minutes", "follow-up")
"""The other pages of a meeting, by the names of their routes."""
BESIDE: tuple[tuple[str, str, str | Promise], ...] = (
    ("calendar-links", "/desk/calendar/", gettext_lazy("In your own calendar")),
    ("work-plans", "/desk/work-plan/", gettext_lazy("Work plans")),
    ("offices", "/desk/offices/", gettext_lazy("Offices")),
    ("papers-read", "/desk/papers/", gettext_lazy("Read minutes from a file")),
)
"""The other pages of the Committee's room."""


def committee_meetings(asked: Asked) -> Page:
    """All meetings of the Committee that the reader may see: those to come first."""
    found = all_of_the_committee(asked.lens)
    coming = [m for m in found if _is_ahead(m, asked)]
    past = [m for m in found if m not in coming]
    return Page(
        template="workspace/meetings.html",
        title=_("Meetings"),
        context={
            "coming": [_row(m) for m in reversed(coming)],
            "past": [_row(m) for m in past],
            "waiting": meeting_papers.awaiting_comment(asked.lens),
            "beside": _beside(reader_in(asked.request)),
            "may_plan": may(act_in(asked.request, "look"), "convene_meeting"),
        },
        data=lambda: {"meetings": [_told(m) for m in found]},
        rows=lambda: (COLUMNS, [list(_told(m).values()) for m in found]),
    )


def _beside(reader: Reader) -> list[dict[str, Any]]:
    return [{"address": address, "label": label} for name, address, label in BESIDE if _opens(reader, name)]


def _opens(reader: Reader, name: str) -> bool:
    line = right_to_open(name)
    return line is not None and line.held_by(reader)


def _is_ahead(meeting: Meeting, asked: Asked) -> bool:
    if meeting.status in (Meeting.Status.HELD, *Meeting.WILL_NOT_MEET):
        return False
    return meeting.on_latest is not None and meeting.on_latest >= asked.lens.as_at


def _row(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "when": when_meets(meeting),
        "status": Meeting.Status(meeting.status).label,
        "standing": STANDINGS.get(Meeting.Status(meeting.status), ""),
    }


STANDINGS = {
    Meeting.Status.CONVENED: "fulfilled",
    Meeting.Status.TENTATIVE: "due",
    Meeting.Status.CANCELLED: "overdue",
}
"""How each status looks; the word says the same."""


def _told(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in COLUMNS}


@require_http_methods(["GET", "HEAD"])
@of_meeting
def committee_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """One meeting and its way."""
    return _page(request, meeting)


def _page(request: HttpRequest, meeting: Meeting, status: int = 200) -> HttpResponse:
    lens, act = lens_in(request), act_in(request, "look")
    known = arrangement(lens, meeting)
    president = find(meeting.presided_by_id) if meeting.presided_by_id else None
    agenda = items(lens, meeting)
    may_prepare = may(act, "prepare_agenda")
    context = {
        **_row(meeting),
        "president": president.name if president else "",
        "call": known.call if known else "",
        "issued": known.agenda_issued_at if known else None,
        "history": [_step_told(step) for step in steps(lens).get(meeting.pk, ())],
        "entered": meeting.recorded_at,
        "agenda": [one for one in agenda if one.depth == 0],
        "papers": meeting_papers.papers(lens, meeting),
        "today": lens.as_at,
        "others": _others_of(reader_in(request), meeting),
        "may_read_pack": _opens(reader_in(request), "meeting-pack"),
        "may_convene": may(act, "convene_meeting"),
        "may_prepare": may_prepare,
        "may_circulate": may(act, "circulate_paper"),
        "next": {step.value for step in next_steps(meeting)},
        "next_told": [VERBS[step] for step in next_steps(meeting)],
        "day_has_come": meeting.on_earliest is not None and meeting.on_earliest <= lens.as_at,
    }
    return shown(request, "workspace/meeting.html", meeting.title, context, status)


VERBS: dict[Step, Promise] = {
    Step.TENTATIVE: gettext_lazy("propose dates"),
    Step.CONVENED: gettext_lazy("convene it, or change day, hours or place"),
    Step.HELD: gettext_lazy("say that it was held"),
    Step.CANCELLED: gettext_lazy("cancel it"),
}


def _step_told(step: MeetingStep) -> dict[str, Any]:
    return {
        "step": step,
        "on": when(step),
        "dates": dated(step.dates),
        "at_meeting": step.at_meeting_id,
    }


def _others_of(reader: Reader, meeting: Meeting) -> dict[str, str]:
    """The other pages of the meeting that are open to the reader, by the names of their routes."""
    open_ones = [name for name in ROOMS if _opens(reader, name)]
    return {name.replace("-", "_"): reverse(name, args=[meeting.code]) for name in open_ones}


@require_http_methods(["GET", "HEAD", "POST"])
def plan_meeting(request: HttpRequest) -> HttpResponse:
    """Enter a meeting to come; the Committee is told when dates are proposed or it is convened."""
    lens = lens_in(request)
    form = PlanForm(request.POST if request.method == "POST" else None, today=lens.as_at)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        gathering = Gathering(
            given["dates"].edtf,
            place=given["place"],
            times=given["times"],
            number=given["number"],
            circle=given["circle"],
        )
        try:
            entered = enter_meeting(act_in(request, "a meeting is planned"), gathering)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is planned. Propose its dates, or convene it."))
            return _to(entered)
    return shown(
        request,
        "workspace/meeting_form.html",
        _("Plan a meeting"),
        {"form": form, "act": _("Plan"), "back": reverse("committee-meetings-html")},
        422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def propose_dates(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Propose one or several days, or a window."""
    lens = lens_in(request)
    form = ProposeForm(request.POST if request.method == "POST" else None, today=lens.as_at, meeting=meeting)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        act = act_in(request, "dates are proposed to the Committee")
        arranging.propose_dates(act, meeting, given["dates"], given["place"], given["times"])
        messages.success(request, _("Proposed: the members have a notice, and their calendars show it."))
        return _to(meeting)
    return _form(request, meeting, form, _("Propose dates"), _("Propose to the Committee"))


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def convene_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Fix the day, or change what was fixed."""
    known = arrangement(lens_in(request), meeting)
    form = ConveneForm(
        request.POST if request.method == "POST" else None, meeting=meeting, call=known.call if known else ""
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        convened = Convened(given["day"].isoformat(), given["times"], given["place"], given["call"])
        arranging.convene(act_in(request, "the Committee is convened"), meeting, convened)
        messages.success(request, _("Convened: the members have a notice. The agenda is next."))
        return _to(meeting)
    again = meeting.status == Meeting.Status.CONVENED
    title = _("Change day, hours or place") if again else _("Convene the meeting")
    return _form(request, meeting, form, title, _("Change") if again else _("Convene"))


def _form(request: HttpRequest, meeting: Meeting, form: Any, title: str, act: str) -> HttpResponse:
    context = {
        "form": form,
        "act": act,
        "meeting": meeting,
        "when": when_meets(meeting),
        "back": reverse("committee-meeting", args=[meeting.code]),
    }
    return shown(request, "workspace/meeting_form.html", title, context, 422 if form.is_bound else 200)


@require_POST
@of_meeting
def meeting_step(request: HttpRequest, meeting: Meeting, name: str) -> HttpResponseBase:
    """Say that it was held, cancel it, or issue its agenda."""
    if name == "hold":
        arranging.hold(act_in(request, "the meeting was held"), meeting)
        messages.success(request, _("Held: its minutes come next."))
    elif name == "cancel":
        reason = request.POST.get("reason", "")[:400]
        arranging.cancel(act_in(request, "the meeting is cancelled"), meeting, reason)
        messages.success(request, _("Cancelled: the members have a notice, and their calendars drop it."))
    elif name == "issue":
        arranging.issue_agenda(act_in(request, "the agenda is issued"), meeting)
        messages.success(request, _("Issued: the Committee reads the agenda, with the invitation."))
    else:
        raise Refusal(_("A meeting takes no such step."))
    return _to(meeting)


def _to(meeting: Meeting) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("committee-meeting", args=[meeting.code]))
