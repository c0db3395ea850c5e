"""Reads of work plans through the lens: each milestone with the day that follows for it."""

from dataclasses import dataclass
from datetime import date, timedelta

from corcom.committee.models import Meeting, Milestone, WorkPlan
from corcom.committee.queries import meetings
from corcom.committee.work_plan.planning import Step, Trouble, backwards, in_order, troubles
from corcom.record.lens import Lens


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone, when it falls, and what does not fit about it."""

    milestone: Milestone
    step: Step
    troubles: tuple[Trouble, ...]

    @property
    def owners(self) -> list[str]:
        return [name.strip() for name in self.milestone.owners.split(";") if name.strip()]


def plans(lens: Lens) -> list[WorkPlan]:
    """The work plans open to the reader, by their fixed date."""
    return list(WorkPlan.objects.through(lens))


def plan(lens: Lens, key: int) -> WorkPlan | None:
    """One work plan, if it is open to the reader."""
    found: WorkPlan | None = WorkPlan.objects.through(lens).filter(pk=key).first()
    return found


def milestones(lens: Lens, of: WorkPlan) -> list[Planned]:
    """The milestones of a plan in the order of their days."""
    rows = {row.pk: row for row in Milestone.objects.through(lens).filter(plan=of)}
    known = {meeting.pk: meeting for meeting in meetings(lens)}
    steps = in_order(_step(row, of, known) for row in rows.values())
    return [Planned(rows[s.key], s, tuple(troubles(s, of.fixed_on, lens.as_at))) for s in steps]


def _step(row: Milestone, of: WorkPlan, known: dict[str, Meeting]) -> Step:
    first, last, open_still = _days(row, of, known)
    takes = timedelta(days=row.takes_days)
    return Step(row.pk, row.title, first, last, takes, row.tentative or open_still, row.done_on)


def _days(row: Milestone, of: WorkPlan, known: dict[str, Meeting]) -> tuple[date, date, bool]:
    """First and last possible day, and whether the meeting it hangs on is not yet convened."""
    meeting = known.get(row.meeting_id) if row.meeting_id else None
    if meeting and meeting.on_earliest and meeting.on_latest:
        firm = meeting.status in (Meeting.Status.CONVENED, Meeting.Status.HELD)
        return meeting.on_earliest, meeting.on_latest, not firm
    day = row.on or backwards(of.fixed_on, row.days_before or 0)
    return day, day, False
