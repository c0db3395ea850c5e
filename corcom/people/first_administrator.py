"""The first person of the unit: invited by whoever starts CorCom, as long as there is nobody."""

from django.conf import settings

from corcom.people.actions import invite, withdraw_invitation
from corcom.people.models import Accreditation, Invitation, Seat
from corcom.record.lens import today
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act


def link_of(token: str, served_at: str = "") -> str:
    """The address of an invitation, for whoever reads it outside of the site."""
    site = served_at if served_at and settings.SITE == settings.LOOPBACK else settings.SITE
    return f"{site}/invitation/{token}/"


def first_link(served_at: str) -> str | None:
    """A new link for the first person of the unit; earlier ones open no more. None: there is somebody."""
    of_the_unit = Accreditation.objects.filter(capacity=Seat.Capacity.UNIT, user__is_active=True)
    if of_the_unit.on(today()).exists():
        return None
    act = Act(INSTALLATION, "start without anybody in the unit")
    earlier = Invitation.objects.filter(
        email="", invited_by=INSTALLATION, accepted_by=None, withdrawn_at=None, expires_at__gt=act.at
    )
    for invitation in earlier:
        withdraw_invitation(act, invitation)
    token = invite(act, Invitation(capacity=Seat.Capacity.UNIT, starts_on=today()))
    return link_of(token, served_at)
