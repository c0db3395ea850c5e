"""Minutes are circulated: from then on the Committee reads them, and may ask for corrections until a day."""

from datetime import date

from django.utils.functional import Promise as LazyText
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.being_taken import meeting_of
from corcom.committee.convening import Stepped, step_meeting
from corcom.committee.models import Item, Meeting, MeetingStep, Minutes, Participant, Passage
from corcom.record.actions import action
from corcom.record.announcing import Announcement, announce
from corcom.record.days import day_lazy
from corcom.record.reader import COMMITTEE, Held, Role
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

Stage, Step = Minutes.Stage, MeetingStep.Step
TABLE = "minutes"
EVERYBODY = frozenset({Held(Role.MEMBER), Held(Role.PRESIDENCY), Held(Role.UNIT)})


@action("circulate_minutes")
def circulate_minutes(act: Act, minutes: Minutes, until: date) -> None:
    """Give the draft to the Committee, for corrections until a day; again, with another day."""
    minutes = newest(minutes)
    if minutes.stage not in (Stage.DRAFT, Stage.CIRCULATED):
        raise Refusal(_("Close the minutes first: what is still being taken is not circulated."))
    if until < act.at.date():
        raise Refusal(_("The last day for corrections lies in the past: choose a day to come."))
    meeting = meeting_of(act, minutes)
    minutes.stage, minutes.comments_until = Stage.CIRCULATED, until
    _open_to_the_committee(minutes)
    minutes.save(update_fields=["stage", "comments_until", "circle"])
    step_meeting(act, meeting, Stepped(Step.MINUTES_CIRCULATED, on=act.at.date().isoformat()))
    after = {"version": str(minutes.version), "until": until.isoformat()}
    write_line(act, Line("circulate_minutes", TABLE, meeting.code, after=after))
    what = gettext_lazy("Draft minutes of the Committee are circulated, for corrections until {day}.")
    tell(meeting, format_lazy(what, day=day_lazy(until)), EVERYBODY)


def _open_to_the_committee(minutes: Minutes) -> None:
    minutes.circle = COMMITTEE
    Passage.objects.everything().filter(minutes=minutes).update(circle=COMMITTEE)
    for model in (Participant, Item):
        model.objects.everything().filter(meeting_id=minutes.meeting_id).update(circle=COMMITTEE)


def newest(minutes: Minutes) -> Minutes:
    """The minutes as they stand now, whatever page somebody looks at."""
    found: Minutes = Minutes.objects.everything().select_related("meeting").get(pk=minutes.pk)
    return found


def tell(meeting: Meeting, what: LazyText | str, roles: frozenset[Held]) -> None:
    """Say something about the minutes of a meeting to whoever holds these roles."""
    announce(Announcement(what, f"/desk/meetings/{meeting.code}/minutes/", roles))
