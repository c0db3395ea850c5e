"""The capital's word on a proposal, asked for by a signed link that needs no account."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.proposals.actions import TABLE, Status, move, of_proposal, send_to_review
from corcom.proposals.models import Approval, Proposal
from corcom.record.actions import action
from corcom.record.announcing import Announcement, announce
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

SALT = "corcom.proposals.approval"


@action("propose_change", about=of_proposal)
def ask_capital(act: Act, proposal: Proposal) -> Approval:
    """Ask for the capital's word on the proposal as it stands; links given out before open no more."""
    move(proposal, {*Proposal.WITH_THE_STATE}, status=Status.WITH_CAPITAL)
    _close_links(act, proposal)
    approval = Approval(
        circle=proposal.circle,
        proposal=proposal,
        revision=proposal.revision,
        asked_by=act.actor,
        asked_at=act.at,
        expires_at=act.at + timedelta(days=settings.APPROVAL_DAYS),
    )
    approval.save()
    write_line(act, Line("ask_capital", TABLE, str(proposal.pk), after={"approval": str(approval.pk)}))
    return approval


def link_of(approval: Approval) -> str:
    """The signed part of the link: whoever has it may answer once."""
    return signing.dumps(approval.pk, salt=SALT)


def approval_behind(link: str) -> Approval:
    """The approval that a link asks for. Raises Refusal: forged, expired, answered, or changed meanwhile."""
    try:
        key = signing.loads(link, salt=SALT)
    except signing.BadSignature:
        raise Refusal(_("This link is not whole: copy all of it from the message.")) from None
    approval: Approval | None = (
        Approval.objects.everything().select_related("proposal__state").filter(pk=key).first()
    )
    if approval is None or approval.withdrawn_at is not None:
        raise Refusal(_("This link was taken back: ask your delegation for a new one."))
    if not approval.answer and approval.expires_at <= datetime.now(tz=UTC):
        raise Refusal(_("This link has expired: ask your delegation for a new one."))
    if approval.answer:
        raise Refusal(
            _("This link has been used: the answer was “{answer}”.").format(
                answer=approval.get_answer_display()
            )
        )
    if approval.proposal.revision != approval.revision:
        raise Refusal(_("The proposal has changed since you were asked: your delegation must ask you again."))
    return approval


@action("approve_by_link")
def answer(act: Act, approval: Approval, word: str, name: str, office: str, remark: str) -> None:
    """The capital approves, and the proposal goes to the unit; or sends it back to the delegation."""
    if word not in Approval.Answer.values:
        raise Refusal(_("Choose: approve, or send back."))
    if not (name.strip() and office.strip()):
        raise Refusal(_("Write your name and your office: the delegation must know who answered."))
    if word == Approval.Answer.SENT_BACK and not remark.strip():
        raise Refusal(_("Say what should be changed."))
    proposal = approval.proposal
    _answer_once(act, approval, answer=word, answered_by=name, office=office, remark=remark)
    if word == Approval.Answer.APPROVED:
        send_to_review(act, proposal, {Status.WITH_CAPITAL})
        what = gettext_lazy("Your capital has approved a proposed change; it is with the unit.")
    else:
        move(proposal, {Status.WITH_CAPITAL}, status=Status.DRAFT)
        what = gettext_lazy("Your capital has sent a proposed change back.")
    told = {"approval": str(approval.pk), "answer": word}
    write_line(act, Line("answer_for_capital", TABLE, str(proposal.pk), after=told))
    where = f"/desk/proposals/{proposal.pk}/"
    announce(Announcement(what, where, to_actors=frozenset({approval.asked_by}), urgent=True))


def acting_by(approval: Approval, reason: str) -> Act:
    """Whoever follows the link: known to the trail by the approval alone."""
    return Act(f"approval-{approval.pk}", reason)


def _answer_once(act: Act, approval: Approval, **said: str) -> None:
    """Compare and swap: of two who follow one link at once, one is refused."""
    unanswered = Approval.objects.everything().filter(pk=approval.pk, answer="", withdrawn_at=None)
    if not unanswered.update(answered_at=act.at, **said):
        raise Refusal(_("This link has just been used."))


def _close_links(act: Act, proposal: Proposal) -> None:
    given_out = Approval.objects.everything().filter(proposal=proposal, answer="", withdrawn_at=None)
    given_out.update(withdrawn_at=act.at)
