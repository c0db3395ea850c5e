"""What links to the Committee's calendar hold about their owner: that there are any, and since when."""

from typing import Any

from corcom.committee.models import CalendarLink
from corcom.people.held import Subject, holds_personal_data
from corcom.record.trail import Act


@holds_personal_data("calendar links")
class CalendarLinks:
    """When each was made; erased, they open nothing and are gone."""

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        if subject.user is None:
            return []
        rows = CalendarLink.objects.filter(actor=subject.user.actor)
        return [{"made_at": link.made_at, "revoked_at": link.revoked_at} for link in rows]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        if subject.user is not None:
            CalendarLink.objects.filter(actor=subject.user.actor).delete()
