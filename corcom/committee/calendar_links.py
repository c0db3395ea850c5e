"""Secret addresses of the Committee's calendar: made and revoked by whoever uses them, kept as a hash."""

import secrets
from hashlib import sha256

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from corcom.committee.models import CalendarLink
from corcom.record.actions import action
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

TABLE = "calendar_links"
MOST = 5


@action("subscribe_to_calendar")
def make_link(act: Act) -> str:
    """A new secret, told this once."""
    if links_of(act.actor).count() >= MOST:
        raise Refusal(_("You have five links: revoke one that you do not use."))
    secret = secrets.token_urlsafe(32)
    link = CalendarLink.objects.create(actor=act.actor, token_hash=_hashed(secret), made_at=act.at)
    write_line(act, Line("make_calendar_link", TABLE, str(link.pk)))
    return secret


@action("subscribe_to_calendar")
def revoke_link(act: Act, key: int) -> None:
    """A link of one's own opens nothing any more."""
    if not links_of(act.actor).filter(pk=key).update(revoked_at=act.at):
        raise Refusal(_("You have no such link, or it has been revoked."))
    write_line(act, Line("revoke_calendar_link", TABLE, str(key)))


def links_of(actor: str) -> QuerySet[CalendarLink]:
    """The links of a person that open, newest first."""
    return CalendarLink.objects.filter(actor=actor, revoked_at=None)


def actor_behind(secret: str) -> str | None:
    """Whose calendar the secret opens, if it opens one."""
    found = CalendarLink.objects.filter(token_hash=_hashed(secret), revoked_at=None).first()
    return found.actor if found else None


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
