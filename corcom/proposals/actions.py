"""The verbs of proposals: a State proposes, its capital approves, the unit reviews and publishes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import translation
from django.utils.functional import Promise as LazyText
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.proposals.facts import built, check_cells, on_record
from corcom.proposals.models import Document, Proposal
from corcom.record.actions import action, record_fact, record_source, replace_fact, withdraw_fact
from corcom.record.announcing import Announcement, announce
from corcom.record.files import keep
from corcom.record.grades import Grade
from corcom.record.models import Source
from corcom.record.reader import Held, Role, state_concerned
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line
from corcom.register.models import State, StateFact

Status = Proposal.Status
TABLE = "proposals"
SEEN_OTHERWISE = gettext_lazy(
    "Somebody else has changed or decided this proposal meanwhile: open it again and look at what is new."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a State would have on record; `cells` by column, `fact` the one that it is about, if any."""

    change: str
    table: str
    reason: str
    fact: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    channel: str = Proposal.Channel.ONLINE
    reference: str = ""


def of_proposal(proposal: Proposal, *_args: Any, **_kwargs: Any) -> str:
    return proposal.state_id


@action("propose_change", about=lambda state, wish: state.iso3)
def propose(act: Act, state: State, wish: Wish) -> Proposal:
    """Begin a draft. What comes by note verbale or e-mail is entered by the unit on behalf of the State."""
    proposal = Proposal(
        circle=state_concerned(state.iso3), state=state, proposed_by=act.actor, proposed_at=act.at
    )
    _fill(act, proposal, wish)
    proposal.save()
    note(act, "propose", proposal)
    return proposal


@action("propose_change", about=of_proposal)
def amend(act: Act, proposal: Proposal, wish: Wish, revision: int) -> Proposal:
    """Change a proposal that is still with whoever acts. `revision` is the one that they looked at."""
    editable = {*Proposal.WITH_THE_STATE} if not act.reader.holds(Role.UNIT) else {*Proposal.OPEN}
    before = told(proposal)
    _fill(act, proposal, wish)
    move(
        proposal,
        editable,
        revision=revision,
        cells=proposal.cells,
        reason=proposal.reason,
        channel=proposal.channel,
        reference=proposal.reference,
    )
    write_line(act, Line("amend_proposal", TABLE, str(proposal.pk), before, told(proposal)))
    return proposal


@action("propose_change", about=of_proposal)
def submit(act: Act, proposal: Proposal) -> None:
    """Hand a proposal to the unit for review."""
    send_to_review(act, proposal, {Status.DRAFT, Status.RETURNED, Status.WITH_CAPITAL})


def send_to_review(act: Act, proposal: Proposal, expected: Iterable[str]) -> None:
    """The step to the unit itself, for whoever had the right to take it."""
    move(proposal, expected, status=Status.SUBMITTED, submitted_at=act.at, remark="")
    note(act, "submit_proposal", proposal)
    what = gettext_lazy("{state} proposes a change of its country page.")
    _tell_the_unit(proposal, format_lazy(what, state=proposal.state.name))


@action("propose_change", about=of_proposal)
def withdraw(act: Act, proposal: Proposal) -> None:
    """Take a proposal back: it stays readable, and nothing becomes of it."""
    move(proposal, {*Proposal.OPEN}, status=Status.WITHDRAWN)
    note(act, "withdraw_proposal", proposal)


@action("propose_change", about=of_proposal)
def attach(act: Act, proposal: Proposal, upload: "UploadedFile[Any]") -> Document:
    """Keep a file with a proposal."""
    if not proposal.is_open:
        raise Refusal(_("This proposal is closed: nothing can be added to it."))
    kept = keep(upload)
    document = Document(
        circle=proposal.circle,
        proposal=proposal,
        name=kept.name,
        kind=kept.kind,
        size=kept.size,
        sha256=kept.sha256,
        added_by=act.actor,
        added_at=act.at,
    )
    document.save()
    after = {"sha256": kept.sha256, "kind": kept.kind, "size": str(kept.size)}
    write_line(act, Line("attach_document", TABLE, str(proposal.pk), after=after))
    return document


@action("review_proposal")
def return_to_state(act: Act, proposal: Proposal, remark: str) -> None:
    """Give a proposal back with a remark; the State may change it and hand it in again."""
    _decide(act, proposal, "return_proposal", Status.RETURNED, remark)


@action("review_proposal")
def decline(act: Act, proposal: Proposal, remark: str) -> None:
    """Close a proposal that does not go on record, with the reason."""
    _decide(act, proposal, "decline_proposal", Status.DECLINED, remark)


@action("review_proposal")
def publish(act: Act, proposal: Proposal, grade: str = Grade.OFFICIAL, remark: str = "") -> None:
    """Put on record what a State proposed. Its communication is the source."""
    before = told(proposal)
    move(
        proposal,
        {Status.SUBMITTED},
        status=Status.PUBLISHED,
        decided_by=act.actor,
        decided_at=act.at,
        remark=remark,
        published_as=_name(proposal),
    )
    _carry_out(act, proposal, grade)
    write_line(act, Line("publish_proposal", TABLE, str(proposal.pk), before, told(proposal)))
    _tell_the_state(proposal, gettext_lazy("A change that your State proposed is published."))


def _carry_out(act: Act, proposal: Proposal, grade: str) -> None:
    old = on_record(proposal.table, proposal.fact, proposal.state_id) if proposal.fact else None
    if proposal.change == Proposal.Change.WITHDRAW:
        assert old is not None
        withdraw_fact(act, old)
        return
    source = record_source(act, _communication(act, proposal))
    new: StateFact = built(proposal, _name(proposal), grade, source.pk)
    if old is None:
        record_fact(act, new)
    else:
        replace_fact(act, old, new)


def _communication(act: Act, proposal: Proposal) -> Source:
    """The State's communication as a source; its day is that of handing in. The record is in English."""
    day = (proposal.submitted_at or act.at).date().isoformat()
    with translation.override("en"):
        how = str(proposal.Channel(proposal.channel).label)
    reference = f", {proposal.reference}" if proposal.reference else ""
    return Source(
        id=f"communication-{proposal.state_id}-{proposal.pk}",
        title=f"Communication of {proposal.state.name} to the unit ({how}{reference})",
        publisher=proposal.state.name,
        dated=day,
        grade=Grade.OFFICIAL,
    )


def _name(proposal: Proposal) -> str:
    return f"{proposal.state_id}-{proposal.table}-{proposal.pk}"


def _fill(act: Act, proposal: Proposal, wish: Wish) -> None:
    """Check a wish and write it into the proposal. Raises Refusal."""
    if not wish.reason.strip():
        raise Refusal(_("Say why: nothing is changed on the record without a reason."))
    if wish.change != Proposal.Change.RECORD:
        on_record(wish.table, wish.fact, proposal.state_id)
    on_behalf = act.reader.holds(Role.UNIT)
    if not on_behalf and wish.channel != Proposal.Channel.ONLINE:
        raise Refusal(_("Only the unit enters what came by another way than this page."))
    if wish.channel != Proposal.Channel.ONLINE and not wish.reference.strip():
        raise Refusal(_("Give the number and date of the paper that it came by."))
    withdrawing = wish.change == Proposal.Change.WITHDRAW
    proposal.cells = {} if withdrawing else check_cells(wish.table, wish.cells)
    proposal.change, proposal.table = wish.change, wish.table
    proposal.fact = "" if wish.change == Proposal.Change.RECORD else wish.fact
    proposal.reason, proposal.channel, proposal.reference = wish.reason, wish.channel, wish.reference


def _decide(act: Act, proposal: Proposal, name: str, status: str, remark: str) -> None:
    if not remark.strip():
        raise Refusal(_("Write a remark: the State must know what to do."))
    move(proposal, {Status.SUBMITTED}, status=status, remark=remark, decided_by=act.actor, decided_at=act.at)
    note(act, name, proposal)
    what = gettext_lazy("A change that your State proposed needs your attention.")
    _tell_the_state(proposal, what, urgent=True)


def move(proposal: Proposal, expected: Iterable[str], revision: int | None = None, **changes: Any) -> None:
    """Compare and swap: of two who change or decide a proposal at once, one is refused."""
    seen = proposal.revision if revision is None else revision
    changes["revision"] = seen + 1
    standing = Proposal.objects.everything().filter(pk=proposal.pk, revision=seen, status__in=expected)
    if not standing.update(**changes):
        raise Refusal(str(SEEN_OTHERWISE))
    for name, value in changes.items():
        setattr(proposal, name, value)


def told(proposal: Proposal) -> dict[str, str]:
    """A proposal as the trail keeps it: nothing in it names a person."""
    return {
        "state": proposal.state_id,
        "change": proposal.change,
        "table": proposal.table,
        "fact": proposal.fact,
        "cells": json.dumps(proposal.cells, sort_keys=True, ensure_ascii=False),
        "channel": proposal.channel,
        "status": proposal.status,
        "revision": str(proposal.revision),
    }


def note(act: Act, name: str, proposal: Proposal) -> None:
    write_line(act, Line(name, TABLE, str(proposal.pk), after=told(proposal)))


def _tell_the_unit(proposal: Proposal, what: LazyText) -> None:
    announce(Announcement(what, f"/desk/proposals/{proposal.pk}/", frozenset({Held(Role.UNIT)})))


def _tell_the_state(proposal: Proposal, what: LazyText, *, urgent: bool = False) -> None:
    delegates = frozenset({Held(Role.DELEGATE, proposal.state_id)})
    announce(Announcement(what, f"/desk/proposals/{proposal.pk}/", delegates, urgent=urgent))
