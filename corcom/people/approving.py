"""What approvals by a link hold about whoever answered for a capital: a name, where one was written."""

from typing import Any

from corcom.people.held import Subject, holds_personal_data
from corcom.proposals.models import Approval
from corcom.record.trail import Act


@holds_personal_data("approvals")
class Approvals:
    """Who answered, under which name; erased, the office and the answer stay."""

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [
            {"answered_by": approval.answered_by, "office": approval.office, "at": approval.answered_at}
            for approval in _of(subject)
        ]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        keys = [approval.pk for approval in _of(subject)]
        Approval.objects.everything().filter(pk__in=keys).update(answered_by="")


def _of(subject: Subject) -> list[Approval]:
    named = Approval.objects.everything().exclude(answered_by="")
    return [approval for approval in named if subject.is_called(approval.answered_by)]
