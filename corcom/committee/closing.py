"""Closing minutes: each open point is settled or left knowingly; and opening them again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from corcom.committee.being_taken import RIGHT, demand_open, lens_of, meeting_of
from corcom.committee.convening import Stepped, step_meeting
from corcom.committee.minutes_written import Presence, Section, Written, as_they_stand, day_of, said
from corcom.committee.models import Meeting, MeetingStep, Minutes, Passage
from corcom.record.actions import action
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

TABLE = "minutes"
ROLES = ("the president", "the coordinator", "the committee", "the isu", "the unit", "the director")
"""Who speaks by role is not looked for among the delegations; each in small letters, as it begins."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that is still open in minutes: `key` names it, `where` is the number of its item."""

    key: str
    what: str
    where: str = ""
    quote: str = ""


def open_points(at: Written) -> list[Point]:
    """What to decide before closing: attendance, items, promises, speakers, figures."""
    above = {section.item.parent_id for section in at.sections if section.item}
    of_sections = (point for section in at.sections for point in _of_section(section, at, above))
    return [*_attendance(at), *of_sections]


def _attendance(at: Written) -> Iterator[Point]:
    for one in at.delegations:
        if one.presence == Presence.EXPECTED:
            what = _("Not noted whether present or with apologies: {name}").format(name=one.name)
            yield Point(f"presence-{one.key}", what)


def _of_section(section: Section, at: Written, above: set[int | None]) -> Iterator[Point]:
    """`above`: items that have others under them need no word of their own."""
    if section.item and not section.standing and section.item.pk not in above:
        what = _("Nothing is written under “{title}”").format(title=section.item.title)
        yield Point(f"item-{section.item.pk}", what, section.number)
    for passage in section.standing:
        for kind, what in _of_passage(passage, at):
            yield Point(f"{kind}-{passage.pk}", what, section.number, passage.text)


def _of_passage(passage: Passage, at: Written) -> Iterator[tuple[str, str]]:
    if passage.kind == Passage.Kind.PROMISE and not passage.owners:
        yield "owner", _("A promise without an owner")
    if passage.kind == Passage.Kind.PROMISE and not passage.due:
        yield "due", _("A promise without a day by which it is due")
    if passage.speaker and not is_there(passage.speaker, at):
        yield "speaker", _("{name} speaks and is not among those present").format(name=passage.speaker)
    if any(piece.value is None for piece in said(passage, at) if not isinstance(piece, str)):
        yield "figure", _("A figure that is not in the catalogue")


def is_there(speaker: str, at: Written) -> bool:
    """Whether who speaks is among those present, or speaks by role."""
    by_role = speaker.casefold().startswith(ROLES)
    return by_role or any(speaker.casefold() == one.name.casefold() for one in at.present)


@action(RIGHT)
def close_minutes(act: Act, minutes: Minutes, left: Collection[str] = (), why: str = "") -> Minutes:
    """Make a draft of what was taken, and note that the meeting was held.

    `left`: keys of the points that are knowingly left open; `why`: the reason to leave the rest so. It stands
    in the trail.
    """
    demand_open(minutes)
    meeting = meeting_of(act, minutes)
    undecided = [p for p in open_points(as_they_stand(lens_of(act), meeting, minutes)) if p.key not in left]
    if undecided and not why.strip():
        raise Refusal(_("Points are still open: settle each or leave it knowingly, or say why you close."))
    minutes.stage, minutes.closed_at = Minutes.Stage.DRAFT, act.at
    minutes.save(update_fields=["stage", "closed_at"])
    after = {"points_left": str(len(undecided) + len(left))}
    write_line(act, Line("close_minutes", TABLE, meeting.code, after=after))
    if meeting.status != Meeting.Status.HELD:
        _note_held(act, meeting, minutes)
    return minutes


@action(RIGHT)
def reopen_minutes(act: Act, minutes: Minutes) -> Minutes:
    """Go on taking minutes that are closed and have not been circulated."""
    stage = Minutes.objects.everything().values_list("stage", flat=True).get(pk=minutes.pk)
    if stage != Minutes.Stage.DRAFT:
        raise Refusal(_("Only a draft that nobody has received is opened again."))
    minutes.stage, minutes.closed_at = Minutes.Stage.TAKING, None
    minutes.save(update_fields=["stage", "closed_at"])
    write_line(act, Line("reopen_minutes", TABLE, minutes.meeting.code))
    return minutes


def _note_held(act: Act, meeting: Meeting, minutes: Minutes) -> None:
    """On its day; where a window alone was on record, it now has the day on which minutes were taken."""
    day = min(day_of(meeting, minutes), act.at.date()).isoformat()
    fixed = meeting.on_earliest == meeting.on_latest
    step_meeting(act, meeting, Stepped(MeetingStep.Step.HELD, day, dates="" if fixed else day))
