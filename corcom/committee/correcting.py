"""Corrections to minutes: members ask for them, the unit takes them into a new version, or says why not."""

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee import follow_up
from corcom.committee.being_taken import lens_of, meeting_of
from corcom.committee.circulating import newest, tell
from corcom.committee.minutes_written import as_they_stand
from corcom.committee.models import Minutes, MinutesCorrection, Passage
from corcom.committee.taking import demand_newest, revise
from corcom.committee.wording import THE_UNIT
from corcom.record.actions import action
from corcom.record.announcing import Announcement, announce
from corcom.record.reader import Held, Role
from corcom.record.refusal import Refusal
from corcom.record.rights import demand
from corcom.record.trail import Act, Line, write_line
from corcom.register.queries import find

Stage, Status = Minutes.Stage, MinutesCorrection.Status
TABLE = "corrections"


@action("correct_minutes")
def propose_correction(act: Act, passage: Passage, said: str, says: str, why: str = "") -> MinutesCorrection:
    """Ask for a passage to be corrected. `said`: the sentence as it was printed."""
    minutes = newest(passage.minutes)
    if not act.reader.sees(minutes.circle):
        raise Refusal(_("There are no such minutes among those open to you."))
    _demand_in_time(act, minutes)
    if not says.strip() or says.strip() == said.strip():
        raise Refusal(_("Write what the minutes should say instead."))
    if minutes.stage == Stage.ADOPTED and not why.strip():
        raise Refusal(_("Say why: adopted minutes are corrected for a reason that the Committee reads."))
    correction = MinutesCorrection(
        circle=minutes.circle,
        minutes=minutes,
        passage=passage,
        said=said,
        says=says.strip(),
        why=why.strip(),
        delegation=_delegation(act),
        proposed_by=act.actor,
        proposed_at=act.at,
    )
    correction.save(force_insert=True)
    _note(act, "propose_correction", correction)
    what = gettext_lazy("{delegation} asks for a correction to the minutes.")
    roles = frozenset({Held(Role.UNIT), Held(Role.PRESIDENCY)})
    tell(meeting_of(act, minutes), format_lazy(what, delegation=correction.delegation), roles)
    return correction


def _demand_in_time(act: Act, minutes: Minutes) -> None:
    """Members ask until the day; what is said at the adopting meeting, the unit or the Presidency enters."""
    of_the_office = act.reader.holds(Role.UNIT) or act.reader.holds(Role.PRESIDENCY)
    if minutes.stage == Stage.ADOPTED and not of_the_office:
        raise Refusal(_("These minutes are adopted: write to the unit if they are wrong."))
    if minutes.stage not in (Stage.CIRCULATED, Stage.ADOPTED):
        raise Refusal(_("These minutes are not circulated yet."))
    if of_the_office or minutes.comments_until is None or act.at.date() <= minutes.comments_until:
        return
    raise Refusal(_("The day for corrections has passed: raise it at the meeting that adopts the minutes."))


def _delegation(act: Act) -> str:
    """For whom somebody speaks: a State, an organisation, or the unit."""
    states = [state.name for code in act.reader.of(Role.DELEGATE, Role.FOCAL_POINT) if (state := find(code))]
    return next(iter([*states, *act.reader.of(Role.OBSERVER)]), THE_UNIT)


@action("circulate_minutes")
def take_correction(
    act: Act, correction: MinutesCorrection, written: str, based_on: int, answer: str = ""
) -> None:
    """Let a passage say what was asked for, as `written` (in the notation of minutes): a new version.

    `based_on`: the revision of the passage that was looked at. Raises Stale where it has changed since.
    """
    minutes = newest(correction.minutes)
    passage: Passage = Passage.objects.everything().get(pk=correction.passage_id)
    if minutes.stage == Stage.ADOPTED:
        demand(act, "adopt_minutes")
    demand_newest(passage, based_on)
    _decide(act, correction, Status.TAKEN, answer, version=minutes.version + 1)
    passage.minutes = minutes
    revise(act, passage, written)
    Minutes.objects.everything().filter(pk=minutes.pk).update(version=minutes.version + 1)
    meeting = meeting_of(act, minutes)
    if minutes.stage == Stage.ADOPTED or follow_up.is_issued(lens_of(act), meeting):
        follow_up.put_on_record(act, as_they_stand(lens_of(act), meeting, minutes))


@action("circulate_minutes")
def leave_correction(act: Act, correction: MinutesCorrection, answer: str) -> None:
    """Not take a correction, with the reason."""
    if not answer.strip():
        raise Refusal(_("Say why it is not taken: whoever asked reads it."))
    _decide(act, correction, Status.NOT_TAKEN, answer)


def _decide(
    act: Act, correction: MinutesCorrection, status: str, answer: str, version: int | None = None
) -> None:
    """Compare and swap: of two who decide at once, one is refused."""
    waiting = MinutesCorrection.objects.everything().filter(pk=correction.pk, status=Status.PROPOSED)
    said = {"status": status, "answer": answer.strip(), "version": version}
    if not waiting.update(**said, decided_by=act.actor, decided_at=act.at):
        raise Refusal(_("This correction is decided already."))
    correction.status = status
    _note(act, "decide_correction", correction)
    what = gettext_lazy("A correction that you asked for is taken into the minutes.")
    if status == Status.NOT_TAKEN:
        what = gettext_lazy("A correction that you asked for is not taken into the minutes.")
    where = f"/desk/meetings/{correction.minutes.meeting.code}/minutes/"
    announce(Announcement(what, where, to_actors=frozenset({correction.proposed_by})))


def _note(act: Act, name: str, correction: MinutesCorrection) -> None:
    """Which correction, of which delegation, and what became of it; never what it says."""
    after = {"delegation": correction.delegation, "status": correction.status}
    write_line(act, Line(name, TABLE, str(correction.pk), after=after))
