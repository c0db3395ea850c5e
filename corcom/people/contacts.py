"""What corrections hold about whoever wrote them: an address, where one was left."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower

from corcom.people.held import Subject, holds_personal_data
from corcom.proposals.models import Correction
from corcom.record.trail import Act

TOLD = ("page", "subject", "reason", "source", "contact", "received_at")


@holds_personal_data("corrections")
class Corrections:
    """Corrections with an address of the person."""

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return list(_of(subject).values(*TOLD))

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        _of(subject).update(contact="")


def _of(subject: Subject) -> "QuerySet[Correction]":
    with_address = Correction.objects.everything().annotate(address=Lower("contact"))
    found: QuerySet[Correction] = with_address.filter(address__in=subject.emails)
    return found
