"""Reads of the room of proposals, each through the lens."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, QuerySet

from corcom.proposals.models import Approval, Correction, Document, Proposal
from corcom.record.lens import Lens


def proposals(lens: Lens, *, state: str | None = None, statuses: Iterable[str] = ()) -> list[Proposal]:
    """The proposals open to the reader, newest first; of one State, or in some states of work only."""
    found = Proposal.objects.through(lens).select_related("state")
    if state is not None:
        found = found.filter(state_id=state)
    return list(found.filter(status__in=statuses) if statuses else found)


def queue(lens: Lens) -> list[Proposal]:
    """What waits for the unit's review, the longest waiting first."""
    return sorted(proposals(lens, statuses=[Proposal.Status.SUBMITTED]), key=lambda p: (p.submitted_at, p.pk))


def proposal(lens: Lens, key: int) -> Proposal | None:
    """One proposal, if it is open to the reader."""
    found: Proposal | None = Proposal.objects.through(lens).select_related("state").filter(pk=key).first()
    return found


def documents(lens: Lens, of: Proposal) -> list[Document]:
    """The files that came with a proposal."""
    return list(Document.objects.through(lens).filter(proposal=of))


def document(lens: Lens, key: int) -> Document | None:
    """One file, if it is open to the reader."""
    found: Document | None = Document.objects.through(lens).filter(pk=key).first()
    return found


def approvals(lens: Lens, of: Proposal) -> list[Approval]:
    """What the capital was asked and answered, newest first."""
    return list(Approval.objects.through(lens).filter(proposal=of))


def corrections_waiting(lens: Lens) -> list[Correction]:
    """Corrections that nobody has decided yet, the longest waiting first."""
    return list(Correction.objects.through(lens).filter(outcome="").order_by("received_at"))


def corrections(lens: Lens) -> list[Correction]:
    """The corrections open to the reader, newest first."""
    return list(Correction.objects.through(lens))


def correction(lens: Lens, key: int) -> Correction | None:
    """One correction, if it is open to the reader."""
    found: Correction | None = Correction.objects.through(lens).filter(pk=key).first()
    return found


def public_log(lens: Lens) -> list[dict[str, Any]]:
    """What anybody may read of the corrections decided by then: the answer, and not what was written."""
    decided = _decided(lens).order_by("-decided_at", "-id")
    columns = ("id", "page", "outcome", "answer", "fact", "received_at", "decided_at")
    return [dict(row) for row in decided.values(*columns)]


def number_waiting(lens: Lens) -> int:
    """How many corrections had come in by then and were not decided: all that anybody may read of them."""
    received = Correction.objects.everything().filter(received_at__lte=lens.known_until)
    return int(received.exclude(pk__in=_decided(lens).values("pk")).count())


def version_of_log() -> str:
    """Changes when a correction comes in or is decided."""
    found = Correction.objects.everything().aggregate(Max("received_at"), Max("decided_at"))
    return " ".join(map(str, found.values()))


def _decided(lens: Lens) -> "QuerySet[Correction]":
    found: QuerySet[Correction] = Correction.objects.everything().filter(decided_at__lte=lens.known_until)
    return found
