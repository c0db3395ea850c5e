"""The e-mail addresses of those who said that something is wrong: kept for the answer, then forgotten."""

from datetime import datetime, timedelta

from django.conf import settings

from corcom.proposals.corrections import TABLE
from corcom.proposals.models import Correction
from corcom.record.actions import action
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, Line, write_lines
from corcom.record.upkeep import upkeep


@action("forget_contacts")
def forget_contacts(act: Act, decided_before: datetime) -> int:
    """Forget the addresses that came with corrections decided before a moment; how many."""
    due = Correction.objects.everything().filter(decided_at__lt=decided_before).exclude(contact="")
    keys = list(due.order_by("pk").values_list("pk", flat=True))
    Correction.objects.everything().filter(pk__in=keys).update(contact="")
    write_lines(act, [Line("forget_contact", TABLE, str(key)) for key in keys])
    return len(keys)


@upkeep("contacts")
def contacts_whose_time_is_over(now: datetime) -> str:
    """Forget the addresses whose time, counted from the answer, is over."""
    over = now - timedelta(days=settings.CONTACT_DAYS)
    if not Correction.objects.everything().filter(decided_at__lt=over).exclude(contact="").exists():
        return ""
    act = Act(INSTALLATION, "the time set for keeping the address is over", at=now)
    return f"{forget_contacts(act, over)} forgotten"
