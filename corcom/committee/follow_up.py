"""The follow-up table: what was undertaken at a meeting, by whom, by when; issued before the minutes exist.

Issuing writes the promises to the record and tells their owners. What is corrected in the minutes later
replaces what was issued; what is issued twice is written once. No line says what a delegation thinks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise as LazyText
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.actions import Made, record_promise
from corcom.committee.being_taken import lens_of, meeting_of
from corcom.committee.ledger import Undertaking, ledger
from corcom.committee.minutes_written import Written, as_they_stand, said
from corcom.committee.models import Meeting, Minutes, NextStep, Participant, Passage, Promise
from corcom.committee.noting import free_name
from corcom.committee.reminders import roles_of
from corcom.committee.wording import capital
from corcom.committee.writing_out import as_then, section_number, shown
from corcom.record.actions import action, put_in_place_of, take_back
from corcom.record.announcing import Announcement, announce
from corcom.record.days import day_lazy
from corcom.record.lens import Lens
from corcom.record.reader import COMMITTEE, Held, Role
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

TABLE = "follow_up"
SAME = ("item", "owners", "owner_codes", "what", "due", "due_as_stated")


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the answer to a promise goes, and the document that it is about."""

    send_to: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `issued`: the promise on record, None while it waits.

    `differs`: the minutes have been corrected since.
    """

    key: int
    item: str
    title: str
    what: str
    owners: tuple[str, ...]
    due: str
    due_as_stated: str
    answer: Answer = Answer()
    issued: Undertaking | None = None
    differs: bool = False


def rows(lens: Lens, meeting: Meeting, found: Written | None) -> list[Row]:
    """The table of a meeting: as the minutes stand for whoever may see them, else as it was issued."""
    titles = _titles(found) if found else {}
    steps = NextStep.objects.through(lens).filter(promise__meeting_id=meeting.pk)
    issued = {step.passage_id: step for step in steps.order_by("promise_id")}
    known = {one.promise.pk: one for one in ledger(lens)}
    on_record = {
        key: _issued(step, known[step.promise_id]) for key, step in issued.items() if step.promise_id in known
    }
    if found is None:
        return list(on_record.values())
    made = wanted(found)
    gone = [replace(row, differs=True) for key, row in on_record.items() if key not in made]
    return [*(_row(key, one, issued.get(key), known, titles) for key, one in made.items()), *gone]


def is_issued(lens: Lens, meeting: Meeting) -> date | None:
    """The day on which the table was first issued, where the reader may know."""
    issued = NextStep.objects.through(lens).filter(promise__meeting_id=meeting.pk)
    first: NextStep | None = issued.order_by("issued_at").first()
    return first.issued_at.date() if first else None


def _titles(found: Written) -> dict[str, str]:
    return {section_number(s.number): s.item.title for s in found.sections if s.item and s.number}


def _row(
    key: int, made: Made, step: NextStep | None, known: dict[str, Undertaking], titles: dict[str, str]
) -> Row:
    one = known.get(step.promise_id) if step else None
    answer = Answer(step.send_to, step.document) if step else Answer()
    owners = tuple(name.strip() for name in made.owners.split(";") if name.strip())
    differs = one is not None and _changed(one.promise, made)
    title = titles.get(made.item, "")
    return Row(key, made.item, title, made.what, owners, made.due, made.due_as_stated, answer, one, differs)


def _issued(step: NextStep, one: Undertaking) -> Row:
    promise, owners = one.promise, tuple(one.owners)
    told = promise.item, "", promise.what, owners, promise.due, promise.due_as_stated
    return Row(step.passage_id, *told, Answer(step.send_to, step.document), one)


def wanted(found: Written) -> dict[int, Made]:
    """The promises of the minutes as they are to stand on record, by the key of their passage."""
    return {
        passage.pk: _made(passage, section_number(section.number), found)
        for section in found.sections
        for passage in section.standing
        if passage.kind == Passage.Kind.PROMISE
    }


def _made(passage: Passage, item: str, found: Written) -> Made:
    what = "".join(shown(piece) for piece in said(passage, as_then(passage, found)))
    return Made(
        meeting=found.meeting,
        on=found.day.isoformat(),
        what=capital(what.strip().rstrip(".")),
        owners=passage.owners,
        owner_codes=passage.owner_codes,
        due=passage.due,
        due_as_stated=passage.due_as_stated,
        item=item,
        circle=COMMITTEE,
    )


@action("issue_follow_up")
def issue_follow_up(act: Act, minutes: Minutes, answers: dict[int, Answer]) -> None:
    """Issue the table under the President's authority: promises on record, owners told.

    `answers`: by the key of the passage. Where nothing has changed since it was issued, nothing changes.
    """
    found = as_they_stand(lens_of(act), meeting_of(act, minutes), minutes)
    made = wanted(found)
    if not made:
        raise Refusal(_("No promise is marked in these minutes: there is nothing to issue."))
    _demand_owners(made)
    put_on_record(act, found)
    for step in _steps(minutes):
        _answer(act, step, answers.get(step.passage_id))


def put_on_record(act: Act, found: Written) -> None:
    """Bring the record to what the minutes say, inside an action that has asked for the right."""
    made, issued = wanted(found), {step.passage_id: step for step in _steps(found.minutes)}
    _demand_no_persons(found.meeting, made.values())
    for key, one in made.items():
        if step := issued.pop(key, None):
            _replace(act, step, one)
        else:
            _issue(act, found, key, one)
    for step in issued.values():
        take_back(act, _promise(step))
        step.delete()


def _issue(act: Act, found: Written, key: int, made: Made) -> None:
    promise = record_promise(act, made)
    NextStep(passage_id=key, promise=promise, issued_at=act.at, circle=COMMITTEE).save(force_insert=True)
    write_line(act, Line("issue_follow_up", TABLE, promise.pk, after={"meeting": found.meeting.code}))
    roles = frozenset(held for code in promise.owner_codes.split() for held in roles_of(code))
    announce(Announcement(_told(promise), f"/desk/promises/{promise.pk}/", roles | {Held(Role.PRESIDENCY)}))


def _told(promise: Promise) -> LazyText:
    assert promise.on_latest is not None
    what = gettext_lazy("Undertaken at the meeting of {day}: {what}")
    return format_lazy(what, day=day_lazy(promise.on_latest), what=promise.what)


def _replace(act: Act, step: NextStep, made: Made) -> None:
    """A better reading of the same promise; one that says the same stays as it is."""
    old = _promise(step)
    if not _changed(old, made):
        return
    new = Promise(
        id=free_name(Promise, f"{old.meeting_id}-promise"),
        on=made.on,
        grade=old.grade,
        source_id=old.source_id,
        meeting_id=old.meeting_id,
        circle=old.circle,
        **{name: getattr(made, name) for name in SAME},
    )
    step.promise = put_in_place_of(act, old, new)
    step.save(update_fields=["promise"])


def _changed(promise: Promise, made: Made) -> bool:
    return any(getattr(promise, name) != getattr(made, name) for name in SAME)


def _answer(act: Act, step: NextStep, answer: Answer | None) -> None:
    if answer is None or answer == Answer(step.send_to, step.document):
        return
    step.send_to, step.document = answer.send_to.strip(), answer.document.strip()
    step.save(update_fields=["send_to", "document"])
    write_line(act, Line("answer_follow_up", TABLE, step.promise_id))


def _steps(minutes: Minutes) -> list[NextStep]:
    return list(NextStep.objects.everything().filter(passage__minutes=minutes).order_by("promise_id"))


def _promise(step: NextStep) -> Promise:
    found: Promise = Promise.objects.everything().get(pk=step.promise_id)
    return found


def _demand_owners(made: dict[int, Made]) -> None:
    nobody = [one for one in made.values() if not one.owners.strip()]
    if nobody:
        raise Refusal(_("Nobody stands as the owner of “{what}”: say who.").format(what=nobody[0].what[:80]))


def _demand_no_persons(meeting: Meeting, made: Iterable[Made]) -> None:
    """Delegations go on record, persons do not."""
    there = Participant.objects.everything().filter(meeting_id=meeting.pk).exclude(name="")
    names = [f"{re.escape(row.name)}|{_titled(row)}" for row in there]
    if not names:
        return
    named = re.compile("|".join(names), re.IGNORECASE)
    for one in made:
        if named.search(f"{one.owners} {one.what}"):
            raise Refusal(
                _("“{what}” names a person: write the delegation or the office.").format(what=one.what[:80])
            )


def _titled(row: Participant) -> str:
    """'Ms. Claringbould', also without the names between."""
    title = row.honorific.split()[-1] if row.honorific else "Ms"
    return rf"\b{re.escape(title.rstrip('.'))}\.?\s+{re.escape(row.name.split()[-1])}\b"
