"""Notices: what rooms announce reaches the persons who hold the roles; by e-mail as each has chosen."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from corcom.people.models import Accreditation, Notice, User
from corcom.people.readers import reader_of
from corcom.record.announcing import Announcement, hears
from corcom.record.lens import today
from corcom.record.upkeep import upkeep

logger = logging.getLogger(__name__)
LONGEST = 300

BETWEEN = {
    User.Digest.AT_ONCE: timedelta(0),
    User.Digest.DAILY: timedelta(days=1),
    User.Digest.WEEKLY: timedelta(days=7),
}


@hears
def put_on_desks(announcement: Announcement) -> None:
    """A notice for each person who holds one of the roles today, or who is meant."""
    now = datetime.now(tz=UTC)
    Notice.objects.bulk_create(
        Notice(
            user=user,
            what=_in_the_language_of(user, announcement.what),
            where=announcement.where,
            urgent=announcement.urgent,
            at=now,
        )
        for user in _meant(announcement)
    )
    transaction.on_commit(_send_without_fail)


def _in_the_language_of(user: User, what: str | Promise) -> str:
    with translation.override(user.language):
        return str(what)[:LONGEST]


def _send_without_fail() -> None:
    """What wants to be sent at once is sent now; where the mail refuses, the next tick tries again."""
    try:
        send_due(datetime.now(tz=UTC))
    except OSError as error:
        logger.warning("Notices were not sent: %s", type(error).__name__)


def _meant(announcement: Announcement) -> list[User]:
    seated = User.objects.filter(
        pk__in=Accreditation.objects.on(today()).values("user"), is_active=True
    ).order_by("pk")
    return [user for user in seated if user.actor in announcement.to_actors or _holds(user, announcement)]


def _holds(user: User, announcement: Announcement) -> bool:
    return bool(announcement.to_roles) and not announcement.to_roles.isdisjoint(
        reader_of(user, today()).roles
    )


def notices(user: User) -> list[Notice]:
    """The last hundred notices of a person, newest first."""
    return list(user.notices.all()[:100])


def unread(user: User) -> int:
    """How many notices a person has not read."""
    return user.notices.filter(read_at=None).count()


def mark_read(user: User) -> int:
    """All that is on the desk is read; how many there were."""
    return user.notices.filter(read_at=None).update(read_at=datetime.now(tz=UTC))


@upkeep("notices")
def sent_and_forgotten(now: datetime) -> str:
    """Send what is due; forget what is older than the installation keeps."""
    sent = send_due(now)
    forgotten, _rows = Notice.objects.filter(at__lt=now - timedelta(days=settings.NOTICE_DAYS)).delete()
    done = [(sent, "messages sent"), (forgotten, "forgotten")]
    return ", ".join(f"{number} {what}" for number, what in done if number)


def send_due(now: datetime) -> int:
    """Send what is due by e-mail, one message a person; how many messages.

    Each person's notices are taken by compare and swap, so that of two who send at once one sends.
    """
    waiting = Notice.objects.filter(mailed_at=None, read_at=None)
    persons = User.objects.filter(pk__in=waiting.values("user"), is_active=True)
    return sum(_send(user, list(waiting.filter(user=user)), now) for user in persons)


def _send(user: User, waiting: list[Notice], now: datetime) -> bool:
    due = [notice for notice in waiting if _is_due(user, notice, now)]
    mine = Notice.objects.filter(pk__in=[n.pk for n in due])
    taken = mine.filter(mailed_at=None).update(mailed_at=now)
    if not due or taken != len(due):
        return False
    try:
        with translation.override(user.language), timezone.override(UTC):
            _message(user, due).send()
    except OSError:
        mine.update(mailed_at=None)
        raise
    return True


def _is_due(user: User, notice: Notice, now: datetime) -> bool:
    """Urgent ones at once, if the person wants it so; the others when the person's time has come round."""
    if notice.urgent and user.urgent_at_once:
        return True
    if user.digest == User.Digest.NEVER:
        return False
    last = user.notices.filter(Q(urgent=False), mailed_at__lt=now).order_by("-mailed_at").first()
    return last is None or last.mailed_at is None or now - last.mailed_at >= BETWEEN[User.Digest(user.digest)]


def _message(user: User, due: Iterable[Notice]) -> EmailMessage:
    due = list(due)
    subject = due[0].what if len(due) == 1 else _("{count} notices from CorCom").format(count=len(due))
    text = render_to_string("people/notices.txt", {"notices": due, "site": settings.SITE})
    return EmailMessage(subject, text, to=[user.email])
