"""Taking minutes: passages are saved, removed, brought back and moved; no save overwrites another.

Each save names the revision that it started from. Where somebody else has saved meanwhile it is refused
with what they wrote; every revision is kept. Trail lines say which passage got which revision, never what.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from corcom.committee import agenda
from corcom.committee.attending import expect
from corcom.committee.being_taken import RIGHT, beat, demand_open, lens_of, meeting_of
from corcom.committee.minutes_written import setting_of
from corcom.committee.models import Item, Meeting, Minutes, Participant, Passage, Revision
from corcom.committee.understood import Understood, understand
from corcom.record.actions import action
from corcom.record.reader import PRESIDENCY
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

MINUTES, PASSAGES = "minutes", "passages"
LONGEST = 20_000
LONGEST_NAMES = 200


class Stale(Refusal):
    """Somebody else has saved or removed the passage since: `theirs` is the passage as it stands."""

    def __init__(self, theirs: Passage) -> None:
        super().__init__(_("Somebody else has changed this passage meanwhile. Both texts are kept: choose."))
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Said:
    """A passage as somebody typed it; a new one stands under `item` after another, or at the end."""

    name: UUID
    written: str
    item: int | None = None
    after: UUID | None = None


@action(RIGHT)
def open_minutes(act: Act, meeting: Meeting) -> Minutes:
    """Begin the minutes of a meeting of the Committee; its members are expected. Begun ones go on."""
    if found := Minutes.objects.everything().filter(meeting_id=meeting.pk).first():
        begun: Minutes = found
        return begun
    if meeting.body != Meeting.Body.COMMITTEE or meeting.status in Meeting.WILL_NOT_MEET:
        raise Refusal(_("Minutes are taken of meetings of the Committee that are held."))
    minutes = Minutes(meeting_id=meeting.pk, circle=PRESIDENCY, opened_at=act.at)
    minutes.save(force_insert=True)
    if not Participant.objects.everything().filter(meeting_id=meeting.pk).exists():
        expect(lens_of(act), meeting, minutes)
    write_line(act, Line("open_minutes", MINUTES, meeting.code))
    return minutes


@action(RIGHT)
def save_passage(act: Act, minutes: Minutes, said: Said, based_on: int) -> Passage:
    """Save what was typed. `based_on`: the revision that it started from, 0 for a new passage.

    What stands already is not saved again. Raises Stale where somebody else has changed it meanwhile.
    """
    demand_open(minutes)
    passage: Passage | None = Passage.objects.everything().filter(name=said.name).first()
    if passage is None:
        return _begin(act, minutes, said)
    if passage.minutes_id != minutes.pk:
        raise Refusal(_("This passage belongs to other minutes: load the page anew."))
    if passage.written == said.written and not passage.removed:
        return passage
    demand_newest(passage, based_on)
    return revise(act, passage, said.written)


@action(RIGHT)
def remove_passage(act: Act, passage: Passage, based_on: int) -> Passage:
    """Take a passage out; it can be brought back as it was."""
    demand_open(passage.minutes)
    passage = _fresh(passage)
    if passage.removed:
        return passage
    demand_newest(passage, based_on)
    return revise(act, passage, passage.written, removed=True)


@action(RIGHT)
def restore_passage(act: Act, passage: Passage) -> Passage:
    """Bring a removed passage back as it was."""
    demand_open(passage.minutes)
    passage = _fresh(passage)
    return revise(act, passage, passage.written) if passage.removed else passage


@action(RIGHT)
def move_passage(act: Act, passage: Passage, item: int | None, after: UUID | None) -> Passage:
    """Put a passage under an item, after another one or first; its revision stays."""
    demand_open(passage.minutes)
    passage = _fresh(passage)
    _place(passage, _item(passage.minutes, item), after, first=after is None)
    passage.pulse = beat(passage.minutes)
    passage.save(update_fields=["item", "pulse"])
    write_line(act, Line("move_passage", PASSAGES, str(passage.pk), after={"item": str(item or "")}))
    return passage


@action(RIGHT)
def add_item(act: Act, minutes: Minutes, title: str, parent: int | None = None) -> Item:
    """Enter an item that comes up at the meeting itself."""
    demand_open(minutes)
    item = agenda.enter(act, minutes.meeting, agenda.Draft(title=title, parent=parent))
    beat(minutes)
    return item


def revise(act: Act, passage: Passage, written: str, removed: bool = False) -> Passage:
    """Give a passage its next revision, inside an action that has asked for the right."""
    passage.revision += 1
    passage.removed = removed
    _understand(act, passage, written)
    name = "remove_passage" if removed else "save_passage"
    return _keep(act, passage, name)


def demand_newest(passage: Passage, based_on: int) -> None:
    """Raise Stale unless the passage still stands at the revision that was looked at."""
    if passage.revision != based_on:
        raise Stale(passage)


def _begin(act: Act, minutes: Minutes, said: Said) -> Passage:
    if not said.written.strip():
        raise Refusal(_("There is nothing to save yet: write something."))
    passage = Passage(name=said.name, minutes=minutes, circle=minutes.circle, revision=1)
    _understand(act, passage, said.written)
    item = _item(minutes, said.item)
    passage.item = item
    passage.changed_by, passage.changed_at = act.actor, act.at
    passage.save(force_insert=True)
    _place(passage, item, said.after)
    return _keep(act, passage, "save_passage")


def _keep(act: Act, passage: Passage, name: str) -> Passage:
    """Save the passage, its revision and the line in the trail."""
    passage.changed_by, passage.changed_at = act.actor, act.at
    passage.pulse = beat(passage.minutes)
    passage.save()
    Revision.objects.create(
        passage=passage,
        number=passage.revision,
        content={"written": passage.written, "removed": passage.removed},
        by=act.actor,
        at=act.at,
    )
    write_line(act, Line(name, PASSAGES, str(passage.pk), after={"revision": str(passage.revision)}))
    return passage


def _understand(act: Act, passage: Passage, written: str) -> None:
    """What was typed, and what it means at the meeting."""
    if len(written) > LONGEST:
        raise Refusal(_("This passage is too long: divide it in two."))
    at = setting_of(lens_of(act), meeting_of(act, passage.minutes), passage.minutes)
    found = understand(written, at)
    passage.written = written
    _fill(passage, found)
    figures = found.note.figures
    passage.figure = figures[0].name if figures else ""
    passage.figure_as_at = (figures[0].as_at or at.day) if figures else None


def _fill(passage: Passage, found: Understood) -> None:
    speaker = found.speaker.name if found.speaker else ""
    owners = "; ".join(owner.name for owner in found.owners)
    if len(speaker) > LONGEST_NAMES // 2 or len(owners) > LONGEST_NAMES:
        raise Refusal(_("The names before the colon are too long: is a sign missing or too much?"))
    passage.kind, passage.text, passage.speaker = found.kind, found.note.body, speaker
    passage.owners = owners
    passage.owner_codes = " ".join(dict.fromkeys(owner.code for owner in found.owners if owner.code))[:120]
    passage.due, passage.due_as_stated = found.due.edtf[:40], found.due.as_stated[:160]


def _fresh(passage: Passage) -> Passage:
    found: Passage = Passage.objects.everything().get(pk=passage.pk)
    return found


def _item(minutes: Minutes, key: int | None) -> Item | None:
    if key is None:
        return None
    found: Item | None = Item.objects.everything().filter(pk=key, meeting_id=minutes.meeting_id).first()
    if found is None:
        raise Refusal(_("There is no such item on the agenda of this meeting."))
    return found


def _place(passage: Passage, item: Item | None, after: UUID | None, *, first: bool = False) -> None:
    """Put it after another passage of the item; else first or last. Places stay dense."""
    rows = Passage.objects.everything().filter(minutes=passage.minutes, item=item).exclude(pk=passage.pk)
    order = list(rows.order_by("position", "id"))
    names = [one.name for one in order]
    place = names.index(after) + 1 if after in names else (0 if first else len(order))
    order.insert(place, passage)
    passage.item = item
    for number, one in enumerate(order, 1):
        one.position = number
    Passage.objects.everything().bulk_update(order, ["position"])
