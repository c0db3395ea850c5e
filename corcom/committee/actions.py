"""The verbs of the Committee's room: promises are made, kept, dropped, taken up and opened again."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from corcom.committee.ledger import Undertaking
from corcom.committee.models import Meeting, Promise, PromiseLink, PromiseStep
from corcom.committee.noting import free_name, noted
from corcom.record.actions import action, put_on_record, take_back
from corcom.record.grades import Grade
from corcom.record.partial import bounds
from corcom.record.refusal import Refusal
from corcom.record.trail import Act

Step = PromiseStep.Step


@dataclass(frozen=True, slots=True)
class Made:
    """A promise as somebody writes it down: owners by name and by code, `due` as EDTF and in words."""

    meeting: Meeting
    on: str
    what: str
    owners: str
    owner_codes: str = ""
    due: str = ""
    due_as_stated: str = ""
    item: str = ""
    circle: str = "committee"
    line: int | None = None
    marked: bool = False
    to_whom: str = ""


@action("record_promise")
def record_promise(act: Act, made: Made) -> Promise:
    """Enter a promise that no paper on record holds."""
    source = noted(act, made.circle)
    number = Promise.objects.everything().filter(meeting=made.meeting).count() + 1
    promise = Promise(
        id=free_name(Promise, f"{made.meeting.code}-promise", number),
        on=made.on,
        grade=Grade.OFFICIAL,
        source=source,
        meeting=made.meeting,
        item=made.item,
        line=made.line,
        marked=made.marked,
        to_whom=made.to_whom,
        owners=made.owners,
        owner_codes=made.owner_codes,
        what=made.what,
        due=made.due,
        due_as_stated=made.due_as_stated,
        circle=made.circle,
    )
    return put_on_record(act, promise)


@action("close_promise")
def take_step(
    act: Act, one: Undertaking, step: str, on: str, evidence: str, meeting: Meeting | None = None
) -> PromiseStep:
    """Close a promise with evidence, open it again, or note that it was taken up (`on`: EDTF)."""
    _demand_sense(one, step, on, evidence)
    source = noted(act, one.promise.circle)
    number = PromiseStep.objects.everything().filter(promise=one.promise).count() + 1
    return put_on_record(
        act,
        PromiseStep(
            id=free_name(PromiseStep, f"{one.promise.pk}-step", number),
            on=on,
            grade=Grade.OFFICIAL,
            source=source,
            promise=one.promise,
            step=step,
            meeting=meeting,
            evidence=evidence,
            circle=one.promise.circle,
        ),
    )


@action("record_promise")
def link_promise(act: Act, one: Undertaking, serves: str, on: str) -> PromiseLink:
    """Say what a promise serves (`serves`: plan_actions/… or duties/…; `on`: EDTF)."""
    if serves in {link.serves for link in one.links}:
        raise Refusal(_("It is linked to that already."))
    return put_on_record(
        act,
        PromiseLink(
            id=free_name(PromiseLink, f"{one.promise.pk}-link"),
            on=on,
            grade=Grade.OFFICIAL,
            source=noted(act, one.promise.circle),
            promise=one.promise,
            serves=serves,
            circle=one.promise.circle,
        ),
    )


@action("record_promise")
def unlink_promise(act: Act, link: PromiseLink) -> None:
    """Take a link back; as known before, it stays readable."""
    take_back(act, link)


def _demand_sense(one: Undertaking, step: str, on: str, evidence: str) -> None:
    if step not in Step.values:
        raise Refusal(_("Choose what became of it: kept, no longer needed, taken up or opened again."))
    if step == Step.REOPENED and one.is_open:
        raise Refusal(_("It stands open already."))
    if step in PromiseStep.CLOSING and not one.is_open:
        raise Refusal(_("It stands closed already: open it again first."))
    if not evidence.strip():
        raise Refusal(_("Say what shows it: a paper, a date, a person's office."))
    latest, made = bounds(on)[1], one.promise.on_earliest
    if made is not None and latest < made:
        raise Refusal(_("That lies before the day on which it was promised."))
    if latest > one.day:
        raise Refusal(_("That day has not come yet."))
