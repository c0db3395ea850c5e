"""Work plans in the workspace: milestones counted back from a fixed date, as list, chart and calendar."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from corcom.committee.models import Milestone, WorkPlan
from corcom.committee.queries import coming
from corcom.committee.work_plan import actions
from corcom.committee.work_plan.actions import EVERYBODY, PROGRESS_REPORT, Marked, Planning
from corcom.committee.work_plan.planning import Step, Trouble
from corcom.committee.work_plan.queries import Planned, milestones, plan, plans
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.web.aims import aims
from corcom.web.calendars import Dated, feed
from corcom.web.gantt import gantt
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage, problem
from corcom.web.workspace.promises import codes_of
from corcom.web.workspace.serving import private, shown
from corcom.web.workspace.work_plan_forms import MilestoneForm, PlanForm

COLUMNS = ("milestone", "who", "first", "last", "tentative", "done_on", "serves")
SAYS = {
    Trouble.AFTER_THE_FIXED_DATE: gettext_lazy("after the fixed date"),
    Trouble.PASSED: gettext_lazy("its day has passed"),
    Trouble.OUGHT_TO_HAVE_BEGUN: gettext_lazy("work on it ought to have begun"),
    Trouble.AT_THE_WEEKEND: gettext_lazy("at a weekend"),
}


def work_plans(asked: Asked) -> Page:
    """The work plans open to the reader."""
    found = plans(asked.lens)
    return Page(
        template="workspace/work_plans.html",
        title=_("Work plans"),
        context={"plans": found, "may_keep": _may_keep(asked.request, EVERYBODY)},
        data=lambda: {"plans": [_plan_told(one) for one in found]},
        rows=lambda: (
            ("id", "title", "theme", "fixed_on", "fixed_by"),
            [list(_plan_told(one).values()) for one in found],
        ),
    )


def _plan_told(one: WorkPlan) -> dict[str, Any]:
    return {
        "id": one.pk,
        "title": one.title,
        "theme": one.theme,
        "fixed_on": one.fixed_on.isoformat(),
        "fixed_by": one.fixed_by,
    }


def work_plan(asked: Asked, key: int) -> Page:
    """One plan: its milestones in the order of their days, and the chart."""
    one = _open_to(asked.request, key)
    if one is None:
        raise NoSuchPage(*_missing())
    found = milestones(asked.lens, one)
    known = aims(asked.lens)
    return Page(
        template="workspace/work_plan.html",
        title=one.title,
        context={
            "plan": one,
            "rows": [_row(row, known.get(row.milestone.serves)) for row in found],
            "chart": gantt(one.title, [row.step for row in found], one.fixed_on, asked.lens.as_at),
            "may_keep": _may_keep(asked.request, slugify(one.theme) or EVERYBODY),
        },
        data=lambda: {**_plan_told(one), "milestones": [_told(row) for row in found]},
        rows=lambda: (COLUMNS, [list(_told(row).values()) for row in found]),
    )


def _open_to(request: HttpRequest, key: int) -> WorkPlan | None:
    """The plan, if it is open to the reader; that somebody asked for another stands in the trail."""
    one = plan(lens_in(request), key)
    if one is None and WorkPlan.objects.everything().filter(pk=key).exists():
        note_refusal(request, "work_plans", str(key))
    return one


def _missing() -> tuple[str, str]:
    return _("There is no such work plan among those open to you."), _("Choose one from the list.")


def _row(row: Planned, aim: object) -> dict[str, Any]:
    return {"planned": row, "troubles": [SAYS[trouble] for trouble in row.troubles], "aim": aim}


def _told(row: Planned) -> dict[str, Any]:
    step, milestone = row.step, row.milestone
    return {
        "milestone": step.title,
        "who": milestone.owners,
        "first": step.first.isoformat(),
        "last": step.last.isoformat(),
        "tentative": step.tentative,
        "done_on": step.done_on.isoformat() if step.done_on else None,
        "serves": milestone.serves,
    }


def _may_keep(request: HttpRequest, about: str) -> bool:
    return may(act_in(request, "look"), "keep_work_plan", about)


def work_plan_calendar(request: HttpRequest, key: int) -> HttpResponse:
    """The milestones and the fixed date as a calendar file; tentative days are tentative there."""
    with held():
        asked = Asked(request, lens_in(request), "")
        one = _open_to(request, key)
        if one is None:
            return problem(request, 404, *_missing())
        dated = [*(dated_step(one, row.step) for row in milestones(asked.lens, one)), _fixed(one)]
        content = feed(one.title, [], dated, asked)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="work-plan-{one.pk}.ics"'
    return private(response)


def dated_step(one: WorkPlan, step: Step) -> Dated:
    """A milestone as calendars know it."""
    name = f"milestone-{step.key}"
    return Dated(name, step.first, step.last, step.title, one.title, tentative=step.tentative)


def _fixed(one: WorkPlan) -> Dated:
    return Dated(f"work-plan-{one.pk}", one.fixed_on, one.fixed_on, one.fixed_by, one.title)


def dated_milestones(lens: Lens) -> list[Dated]:
    """All milestones and fixed dates of the plans open to the reader."""
    found = plans(lens)
    steps = [dated_step(one, row.step) for one in found for row in milestones(lens, one)]
    return [*steps, *map(_fixed, found)]


def new_work_plan(request: HttpRequest) -> HttpResponse:
    """Draw up a plan: empty, from the model of the progress report, or as an earlier one."""
    with held():
        lens = lens_in(request)
        form = PlanForm(request.POST if request.method == "POST" else None, lens=lens)
        if form.is_bound and form.is_valid():
            try:
                made = _made(request, lens, dict(form.cleaned_data))
                return HttpResponseRedirect(reverse("work-plan-html", args=[made.pk]))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        status = 422 if form.is_bound else 200
        return shown(
            request, "workspace/new_work_plan.html", _("Draw up a work plan"), {"form": form}, status
        )


def _made(request: HttpRequest, lens: Lens, given: dict[str, Any]) -> WorkPlan:
    act = act_in(request, "drawn up in the workspace")
    start = given.pop("start_from")
    if start.isdecimal() and (old := plan(lens, int(start))):
        return actions.repeat_plan(act, old, given["title"], given["fixed_on"])
    return actions.make_plan(act, Planning(**given), PROGRESS_REPORT if start == "progress" else ())


def milestone(request: HttpRequest, key: int, number: int = 0) -> HttpResponse:
    """Add a milestone to a plan, or change one."""
    with held():
        lens = lens_in(request)
        one = _open_to(request, key)
        row = _row_of(lens, one, number) if one else None
        if one is None or (number and row is None):
            return problem(request, 404, *_missing())
        form = MilestoneForm(
            request.POST if request.method == "POST" else None, lens=lens, initial=_initial(row)
        )
        if form.is_bound and form.is_valid():
            try:
                actions.set_milestone(act_in(request, "planned"), one, _marked(lens, form), number or None)
                return HttpResponseRedirect(reverse("work-plan-html", args=[key]))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        context = {"form": form, "plan": one, "milestone": row}
        status = 422 if form.is_bound else 200
        return shown(request, "workspace/milestone.html", _("Milestone"), context, status)


def _row_of(lens: Lens, one: WorkPlan, number: int) -> Milestone | None:
    rows = (row.milestone for row in milestones(lens, one))
    return next((row for row in rows if row.pk == number), None)


def _initial(row: Milestone | None) -> dict[str, Any]:
    if row is None:
        return {}
    names = ("title", "owners", "days_before", "on", "takes_days", "tentative", "serves")
    return {**{name: getattr(row, name) for name in names}, "meeting": row.meeting_id or ""}


def _marked(lens: Lens, form: MilestoneForm) -> Marked:
    given = dict(form.cleaned_data)
    chosen = given.pop("meeting")
    return Marked(
        **{**given, "takes_days": given["takes_days"] or 0},
        owner_codes=codes_of(given["owners"]),
        meeting=next((m for m in coming(lens) if m.pk == chosen), None),
    )


@require_POST
def milestone_step(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """Say that a milestone is done, that it is not, or take it out of the plan."""
    with held():
        lens = lens_in(request)
        one = _open_to(request, key)
        row = _row_of(lens, one, number) if one else None
        if row is None:
            return problem(request, 404, _("There is no such milestone."), _("Go back to the plan."))
        act = act_in(request, "work plan")
        try:
            if "drop" in request.POST:
                actions.drop_milestone(act, row)
                messages.success(request, _("“{title}” is out of the plan.").format(title=row.title))
            else:
                actions.mark_done(act, row, lens.as_at if "done" in request.POST else None)
        except Refusal as refusal:
            messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("work-plan-html", args=[key]))


def change_work_plan(request: HttpRequest, key: int) -> HttpResponse:
    """Move the fixed date, or name the plan anew; what is counted back moves with it."""
    with held():
        lens = lens_in(request)
        one = _open_to(request, key)
        if one is None:
            return problem(request, 404, *_missing())
        posted = request.POST if request.method == "POST" else None
        form = PlanForm(posted, lens=lens, changing=True, initial=_plan_told(one))
        if form.is_bound and form.is_valid():
            try:
                actions.move_plan(act_in(request, "moved"), one, Planning(**form.cleaned_data))
                return HttpResponseRedirect(reverse("work-plan-html", args=[key]))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        status = 422 if form.is_bound else 200
        context = {"form": form, "plan": one}
        return shown(request, "workspace/new_work_plan.html", _("Change the work plan"), context, status)
