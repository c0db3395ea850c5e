"""Minutes are adopted at a later meeting: what they say of delegations, items and promises goes on record.

Adopted minutes are locked; what is corrected later is a new version, with its reason.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corcom.committee import follow_up
from corcom.committee.being_taken import lens_of, meeting_of
from corcom.committee.circulating import EVERYBODY, TABLE, newest, tell
from corcom.committee.convening import Stepped, step_meeting
from corcom.committee.minutes_text import Listed, MinutesText
from corcom.committee.minutes_written import Written, as_they_stand
from corcom.committee.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingStep,
    Minutes,
    MinutesCorrection,
)
from corcom.committee.on_record import keep_rows
from corcom.committee.writing_out import written_out
from corcom.record.actions import action
from corcom.record.reader import COMMITTEE
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line
from corcom.register.queries import find

Stage, Step, Status = Minutes.Stage, MeetingStep.Step, MinutesCorrection.Status


@action("adopt_minutes")
def adopt_minutes(act: Act, minutes: Minutes, at_meeting: Meeting, on: date) -> None:
    """Adopt circulated minutes at a later meeting: who was there, the items and the promises go on record."""
    minutes = newest(minutes)
    meeting = meeting_of(act, minutes)
    found = as_they_stand(lens_of(act), meeting, minutes)
    _demand_adoptable(act, minutes, found, at_meeting, on)
    minutes.stage = Stage.ADOPTED
    minutes.save(update_fields=["stage"])
    adopted = Meeting.objects.everything().get(pk=at_meeting.pk)
    step_meeting(act, meeting, Stepped(Step.MINUTES_ADOPTED, on=on.isoformat(), at_meeting=adopted))
    _put_on_record(act, as_they_stand(lens_of(act), meeting, minutes))
    after = {"version": str(minutes.version), "at": at_meeting.code}
    write_line(act, Line("adopt_minutes", TABLE, meeting.code, after=after))
    tell(meeting, gettext_lazy("Minutes of the Committee are adopted."), EVERYBODY)


def _demand_adoptable(act: Act, minutes: Minutes, found: Written, at_meeting: Meeting, on: date) -> None:
    if minutes.stage != Stage.CIRCULATED:
        raise Refusal(_("Minutes are adopted once, and after they were circulated."))
    later = at_meeting.on_earliest is not None and at_meeting.on_earliest > found.day
    if at_meeting.body != Meeting.Body.COMMITTEE or not later:
        raise Refusal(_("Minutes are adopted at a later meeting of the Committee: choose which."))
    if not found.day < on <= act.at.date():
        raise Refusal(_("The day of adoption lies after the meeting, and not in the future."))
    proposed = MinutesCorrection.objects.everything().filter(minutes=minutes, status=Status.PROPOSED)
    waiting = proposed.count()
    if waiting:
        told = ngettext(
            "{n} correction waits: decide on it first.",
            "{n} corrections wait: decide on them first.",
            waiting,
        )
        raise Refusal(told.format(n=waiting))


def _put_on_record(act: Act, found: Written) -> None:
    text = written_out(lens_of(act), found)
    keep_rows(act, AgendaItem, found.meeting, _agenda(text))
    keep_rows(act, Attendance, found.meeting, _attendance(text, found))
    follow_up.put_on_record(act, found)


def _agenda(text: MinutesText) -> Iterator[AgendaItem]:
    """The items as they are printed, the list of who was there among them."""
    printed = [("1", "", "Present"), *([("", "1", "Apologies")] if text.apologies else [])]
    printed += [(one.number, one.number.rpartition(".")[0], one.title) for one in text.parts]
    for place, (number, parent, title) in enumerate(printed, 1):
        yield AgendaItem(
            id=f"{text.meeting.pk}-{place:02}",
            meeting_id=text.meeting.pk,
            position=place,
            number=number,
            parent_number=parent,
            title=title[:300],
            circle=COMMITTEE,
        )


def _attendance(text: MinutesText, found: Written) -> Iterator[Attendance]:
    """Delegations alone: no person enters the record."""
    roles = {one.name: one.role for one in found.delegations}
    presence = Attendance.Presence
    for listed, how in ((text.present, presence.PRESENT), (text.apologies, presence.APOLOGIES)):
        for one in _each_once(listed):
            state = find(one.code) if one.code else None
            yield Attendance(
                id=f"{text.meeting.pk}-{one.code or slugify(one.name).upper()}",
                meeting_id=text.meeting.pk,
                delegation=one.name,
                state_id=state.pk if state else None,
                role=roles.get(one.name, ""),
                presence=how,
                circle=COMMITTEE,
            )


def _each_once(listed: Iterable[Listed]) -> Iterable[Listed]:
    return {one.code or one.name: one for one in listed}.values()
