"""The verbs of work plans: made from a model or from last year's, changed, done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from corcom.committee.models import Meeting, Milestone, WorkPlan
from corcom.record.actions import action
from corcom.record.reader import COMMITTEE
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

EVERYBODY = "all-themes"
PLANS, MILESTONES = "work_plans", "milestones"

Steps = tuple[tuple[str, int, int], ...]
"""Of a model: what, days before the fixed date, days of work."""

PROGRESS_REPORT: Steps = (
    ("Outline of the progress report to the Committee", 120, 0),
    ("Points of substance from the Coordinators", 47, 30),
    ("First draft to the Coordinators", 33, 10),
    ("Remarks of the Coordinators", 19, 14),
    ("Last draft to the Presidency", 7, 10),
)
"""As the Committee planned it in January 2012: substance by 15 May, to the translators by 1 July. The days
between are ours."""


@dataclass(frozen=True, slots=True)
class Planning:
    """A work plan as somebody draws it up."""

    title: str
    fixed_on: date
    fixed_by: str
    theme: str = ""
    circle: str = COMMITTEE


@dataclass(frozen=True, slots=True)
class Marked:
    """A milestone as somebody sets it; its day is one of: days before, at a meeting, on a day of its own."""

    title: str
    owners: str = ""
    owner_codes: str = ""
    days_before: int | None = None
    meeting: Meeting | None = None
    on: date | None = None
    takes_days: int = 0
    tentative: bool = False
    serves: str = ""


def _of_theme(about: Planning | WorkPlan | Milestone, *_rest: Any, **_more: Any) -> str:
    """A Coordinator's right holds over plans of the own theme."""
    plan = about.plan if isinstance(about, Milestone) else about
    return slugify(plan.theme) or EVERYBODY


@action("keep_work_plan", about=_of_theme)
def make_plan(act: Act, given: Planning, steps: Steps = ()) -> WorkPlan:
    """Draw up a plan, with the steps of a model: what, days before the fixed date, days of work."""
    plan = WorkPlan(**{name: getattr(given, name) for name in Planning.__slots__})
    _save(plan)
    for title, days, takes in steps:
        step = Marked(title, days_before=days, takes_days=takes, tentative=True)
        _save(_milestone(plan, step))
    _noted(act, "make_plan", PLANS, plan.pk)
    return plan


@action("keep_work_plan", about=_of_theme)
def repeat_plan(act: Act, old: WorkPlan, title: str, fixed_on: date) -> WorkPlan:
    """Draw up the same plan for another fixed date: milestones keep their distance, nothing is done yet."""
    plan = WorkPlan(title=title, theme=old.theme, fixed_on=fixed_on, fixed_by=old.fixed_by, circle=old.circle)
    _save(plan)
    for row in Milestone.objects.everything().filter(plan=old):
        _save(_repeated(row, old, plan))
    _noted(act, "repeat_plan", PLANS, plan.pk)
    return plan


def _repeated(row: Milestone, old: WorkPlan, plan: WorkPlan) -> Milestone:
    """A milestone at a meeting of that year has no meeting yet: it keeps the distance of that meeting."""
    day = row.on or (row.meeting.on_latest if row.meeting else None)
    days = row.days_before if day is None else max(0, (old.fixed_on - day).days)
    step = Marked(
        title=row.title,
        owners=row.owners,
        owner_codes=row.owner_codes,
        days_before=days,
        takes_days=row.takes_days,
        tentative=True,
        serves=row.serves,
    )
    return _milestone(plan, step)


@action("keep_work_plan", about=_of_theme)
def move_plan(act: Act, plan: WorkPlan, given: Planning) -> WorkPlan:
    """Change a plan; what is counted back from its fixed date moves with it."""
    for name in ("title", "fixed_on", "fixed_by"):
        setattr(plan, name, getattr(given, name))
    _save(plan)
    _noted(act, "move_plan", PLANS, plan.pk)
    return plan


@action("keep_work_plan", about=_of_theme)
def set_milestone(act: Act, plan: WorkPlan, given: Marked, key: int | None = None) -> Milestone:
    """Add a milestone to a plan, or change one of it (`key`)."""
    row = _milestone(plan, given)
    if key is not None:
        old = _of_plan(plan, key)
        row.pk, row.done_on = old.pk, old.done_on
        row._state.adding = False
    _save(row)
    _noted(act, "set_milestone", MILESTONES, row.pk)
    return row


@action("keep_work_plan", about=_of_theme)
def mark_done(act: Act, row: Milestone, done_on: date | None) -> None:
    """Say on which day a milestone was reached; None: not yet."""
    if done_on and done_on > act.at.date():
        raise Refusal(_("That day has not come yet."))
    row.done_on = done_on
    _save(row)
    _noted(act, "mark_done", MILESTONES, row.pk)


@action("keep_work_plan", about=_of_theme)
def drop_milestone(act: Act, row: Milestone) -> None:
    """Take a milestone out of its plan."""
    _noted(act, "drop_milestone", MILESTONES, row.pk)
    row.delete()


def _milestone(plan: WorkPlan, given: Marked) -> Milestone:
    days = [given.days_before is not None, given.meeting is not None, given.on is not None]
    if sum(days) != 1:
        raise Refusal(_("Say one of: days before the fixed date, at a meeting, on a day of its own."))
    told = {name: getattr(given, name) for name in Marked.__slots__ if name != "meeting"}
    meeting = given.meeting and Meeting.objects.everything().get(pk=given.meeting.pk)
    return Milestone(plan=plan, circle=plan.circle, meeting=meeting, **told)


def _of_plan(plan: WorkPlan, key: int) -> Milestone:
    found: Milestone | None = Milestone.objects.everything().filter(plan=plan, pk=key).first()
    if found is None:
        raise Refusal(_("That milestone is no longer in the plan."))
    return found


def _save(row: WorkPlan | Milestone) -> None:
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    row.save()


def _noted(act: Act, name: str, table: str, key: int) -> None:
    write_line(act, Line(name, table, str(key)))
