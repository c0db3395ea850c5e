"""The way of a meeting: dates proposed, convened, held or cancelled; the Committee is told of each step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.agenda import arranged
from corcom.committee.convening import Stepped, step_meeting
from corcom.committee.dates_typed import Dates
from corcom.committee.hours import hours_of
from corcom.committee.models import Item, Meeting, MeetingStep
from corcom.duties.words import dated
from corcom.record.actions import action
from corcom.record.announcing import Announcement, announce
from corcom.record.partial import bounds
from corcom.record.reader import COMMITTEE, PUBLIC, Held, Role
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

Step = MeetingStep.Step
Status = Meeting.Status

NEXT: dict[str, tuple[Step, ...]] = {
    Status.PLANNED: (Step.TENTATIVE, Step.CONVENED, Step.CANCELLED),
    Status.TENTATIVE: (Step.TENTATIVE, Step.CONVENED, Step.CANCELLED),
    Status.CONVENED: (Step.CONVENED, Step.HELD, Step.CANCELLED),
    Status.CANCELLED: (Step.TENTATIVE,),
}
"""Which steps may follow; of a meeting that was held, its minutes say what comes next."""


@dataclass(frozen=True, slots=True)
class Convened:
    """The day (EDTF), the hours, the place, and the link of the call, which only the Committee sees."""

    day: str
    times: str
    place: str = ""
    call: str = ""


def next_steps(meeting: Meeting) -> tuple[Step, ...]:
    """The steps that a meeting can take, as its steps have left it."""
    return NEXT.get(meeting.status, ())


@action("convene_meeting")
def propose_dates(act: Act, meeting: Meeting, dates: Dates, place: str = "", times: str = "") -> MeetingStep:
    """Propose one or several days, or a window; the Committee hears of it."""
    _demand_step(meeting, Step.TENTATIVE)
    given = Stepped(
        Step.TENTATIVE, _day_of(act), dates.edtf, stated=dates.stated, place=place, times=_hours(times)
    )
    step = step_meeting(act, meeting, given)
    _tell(meeting, gettext_lazy("Proposed for a meeting of the Committee: {dates}."), dated(dates.edtf))
    return step


@action("convene_meeting")
def convene(act: Act, meeting: Meeting, given: Convened) -> MeetingStep:
    """Fix the day, the hours and the place, or change them; the Committee hears of it at once."""
    _demand_step(meeting, Step.CONVENED)
    first, last = bounds(given.day)
    if first != last:
        raise Refusal(_("A meeting is convened for one day."))
    step = step_meeting(
        act,
        meeting,
        Stepped(Step.CONVENED, _day_of(act), given.day, place=given.place, times=_hours(given.times)),
    )
    _keep_call(act, meeting, given.call)
    when = ", ".join(filter(None, (dated(given.day), given.times, given.place)))
    _tell(meeting, gettext_lazy("The Committee is convened: {dates}."), when, urgent=True)
    return step


@action("convene_meeting")
def hold(act: Act, meeting: Meeting) -> MeetingStep:
    """Say that a meeting was held."""
    _demand_step(meeting, Step.HELD)
    if meeting.on_earliest is None or meeting.on_earliest > act.at.date():
        raise Refusal(_("Its day has not come yet."))
    return step_meeting(act, meeting, Stepped(Step.HELD, _day_of(act)))


@action("convene_meeting")
def cancel(act: Act, meeting: Meeting, reason: str) -> MeetingStep:
    """Cancel a meeting and say why; the Committee hears of it at once."""
    _demand_step(meeting, Step.CANCELLED)
    if not reason.strip():
        raise Refusal(_("Say why the meeting is cancelled: the Committee reads it."))
    step = step_meeting(act, meeting, Stepped(Step.CANCELLED, _day_of(act), note=reason.strip()))
    _tell(meeting, gettext_lazy("Cancelled: the meeting of the Committee, {dates}."), dated(meeting.on), True)
    return step


@action("prepare_agenda")
def issue_agenda(act: Act, meeting: Meeting) -> None:
    """Open the agenda to the Committee, with the invitation; from then on it sees every change."""
    known = arranged(meeting)
    if known.agenda_issued_at:
        raise Refusal(_("The agenda has been issued: the Committee sees what you change."))
    rows = Item.objects.everything().filter(meeting_id=meeting.pk)
    if not rows.filter(removed=False).exists():
        raise Refusal(_("There is nothing on the agenda yet."))
    known.agenda_issued_at = act.at
    known.save()
    rows.update(circle=COMMITTEE)
    write_line(act, Line("issue_agenda", "agenda", meeting.pk))
    _tell(
        meeting, gettext_lazy("Agenda and invitation: meeting of the Committee, {dates}."), dated(meeting.on)
    )


def to_the_committee(meeting: Meeting) -> frozenset[Held]:
    """Who is told of a meeting: the members and the unit; of one in another circle, the unit alone."""
    members = {Held(Role.MEMBER)} if meeting.circle in (PUBLIC, COMMITTEE) else set()
    return frozenset({Held(Role.UNIT), *members})


def _tell(meeting: Meeting, what: "LazyText", dates: str, urgent: bool = False) -> None:
    told = format_lazy(what, dates=dates)
    announce(Announcement(told, f"/desk/meetings/{meeting.code}/", to_the_committee(meeting), urgent=urgent))


def _demand_step(meeting: Meeting, step: Step) -> None:
    """Refuse a step that cannot follow: of two who act at once, the second is told."""
    if step not in NEXT.get(_status(meeting), ()):
        raise Refusal(_("The meeting has taken another step meanwhile: look at where it stands now."))


def _status(meeting: Meeting) -> str:
    """Where a meeting stands at this moment, whatever the caller knew."""
    taken = MeetingStep.objects.everything().filter(
        meeting_id=meeting.pk, withdrawn_at=None, step__in=Status.values
    )
    newest = taken.order_by("-on", "-recorded_at").first()
    entered = Meeting.objects.everything().get(pk=meeting.pk).status
    return str(newest.step if newest else entered)


def _keep_call(act: Act, meeting: Meeting, call: str) -> None:
    known = arranged(meeting)
    if known.call != call:
        known.call = call
        known.save()
        write_line(act, Line("keep_call", "arrangements", meeting.pk))


def _hours(times: str) -> str:
    if times and hours_of(times) is None:
        raise Refusal(_("“{times}” says no hours: write 12:30-14:30.").format(times=times[:40]))
    return times


def _day_of(act: Act) -> str:
    return act.at.date().isoformat()
