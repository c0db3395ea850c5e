"""The verbs of meetings: entered, dates proposed, convened, held, cancelled, their minutes adopted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from corcom.committee.models import Meeting, MeetingStep
from corcom.committee.noting import free_name, noted
from corcom.record.actions import action, put_on_record
from corcom.record.grades import Grade
from corcom.record.models import Source
from corcom.record.partial import NotADate, bounds
from corcom.record.reader import COMMITTEE
from corcom.record.refusal import Refusal
from corcom.record.trail import Act
from corcom.register.models import State

Step = MeetingStep.Step
TITLE = "Meeting of the Coordination Committee"


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of the Committee as somebody enters it: `on` as EDTF, a day, a window or one of several.

    `source`: the paper that tells of it; without one, the entry itself.
    """

    on: str
    place: str = ""
    times: str = ""
    presided_by: State | None = None
    number: int | None = None
    title: str = TITLE
    circle: str = COMMITTEE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step of a meeting: what it gives the meeting, and what is left empty stays as it is."""

    step: str
    on: str
    dates: str = ""
    stated: str = ""
    place: str = ""
    times: str = ""
    at_meeting: Meeting | None = None
    note: str = ""
    source: Source | None = None


@action("convene_meeting")
def enter_meeting(act: Act, given: Gathering) -> Meeting:
    """Put a meeting of the Committee on record, as planned; its short name follows from its date."""
    code = f"CC-{_month_or_day(given.on)}"
    name = code if not _taken(code) else free_name(Meeting, f"{code}-no", 2)
    meeting = Meeting(
        id=name,
        code=name,
        on=given.on,
        grade=Grade.OFFICIAL,
        source=given.source or noted(act, given.circle),
        body=Meeting.Body.COMMITTEE,
        title=given.title,
        status=Meeting.Status.PLANNED,
        place=given.place,
        times=given.times,
        number=given.number,
        presided_by=given.presided_by,
        circle=given.circle,
    )
    return put_on_record(act, meeting)


@action("convene_meeting")
def step_meeting(act: Act, meeting: Meeting, given: Stepped) -> MeetingStep:
    """Note what became of a meeting: its new dates, that it was convened, held, cancelled ..."""
    return put_on_record(
        act,
        MeetingStep(
            id=free_name(MeetingStep, f"{meeting.pk}-step"),
            on=given.on,
            grade=Grade.OFFICIAL,
            source=given.source or noted(act, meeting.circle),
            meeting=Meeting.objects.everything().get(pk=meeting.pk),
            step=given.step,
            dates=given.dates,
            stated=given.stated,
            place=given.place,
            times=given.times,
            at_meeting=given.at_meeting,
            note=given.note,
            circle=meeting.circle,
        ),
    )


def _month_or_day(on: str) -> str:
    """The day, or the month of the first day that is possible."""
    try:
        first, last = bounds(on)
    except NotADate as error:
        raise Refusal(
            _("“{on}” is no date: write 2027-03-09, or 2027-03-08/2027-03-12.").format(on=on)
        ) from error
    return first.isoformat() if first == last else f"{first:%Y-%m}"


def _taken(code: str) -> bool:
    return bool(Meeting.objects.everything().filter(pk=code).exists())
