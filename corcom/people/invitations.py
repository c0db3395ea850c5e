"""Invitations: their links, and in which state they are."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.people.models import Invitation
from corcom.record.refusal import Refusal


class Standing(models.TextChoices):
    """Whether the link of an invitation opens."""

    OPEN = "open", gettext_lazy("waits to be accepted")
    ACCEPTED = "accepted", gettext_lazy("accepted")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")
    EXPIRED = "expired", gettext_lazy("expired")


class NoSuchInvitation(Refusal):
    """The link is none of ours."""


class ClosedInvitation(Refusal):
    """The link was ours and opens no more."""


def new_token() -> str:
    """256 random bits, as a part of an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """All that is kept of a token."""
    return sha256(token.encode()).hexdigest()


def standing(invitation: Invitation, now: datetime) -> Standing:
    """In which state an invitation is."""
    if invitation.accepted_by_id:
        return Standing.ACCEPTED
    if invitation.withdrawn_at:
        return Standing.WITHDRAWN
    return Standing.OPEN if now < invitation.expires_at else Standing.EXPIRED


def opened(token: str, now: datetime) -> Invitation:
    """The invitation that the link opens. Raises NoSuchInvitation or ClosedInvitation."""
    found = Invitation.objects.filter(token_hash=hashed(token)).first()
    if found is None:
        raise NoSuchInvitation(_("This link opens nothing."))
    said = {
        Standing.ACCEPTED: _("This invitation has been accepted: its link opens once."),
        Standing.WITHDRAWN: _("This invitation has been withdrawn."),
        Standing.EXPIRED: _("This invitation has expired."),
    }
    if (state := standing(found, now)) is not Standing.OPEN:
        raise ClosedInvitation(said[state])
    return found


def seat_is_for(invitation: Invitation, email: str) -> bool:
    """Whether the person of that address may take the seat; without an address it is for anybody."""
    return not invitation.email or invitation.email.casefold() == email.casefold()
