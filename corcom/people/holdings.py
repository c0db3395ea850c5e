"""What this room holds about persons: account, keys to it, seats, invitations, notices, messages."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db.models import Model, Q
from django.db.models.functions import Lower

from corcom.people.held import Subject, holds_personal_data
from corcom.people.models import Invitation, Notice, Session
from corcom.people.seats import cells
from corcom.people.sessions import end_sessions
from corcom.record.models import TrailEntry
from corcom.record.trail import Act

Rows = list[dict[str, Any]]
FORGOTTEN = "erased.invalid"
"""The domain of addresses that stand where one was: no message ever goes there."""


@holds_personal_data("account")
class Account:
    """Name, address, choices."""

    FIELDS = ("email", "name", "pseudonym", "language", "time_zone", "digest", "urgent_at_once", "last_login")

    @staticmethod
    def tell(subject: Subject) -> Rows:
        return _rows([subject.user] if subject.user else [], Account.FIELDS)

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        if user := subject.user:
            user.email, user.name, user.last_login = f"{user.pseudonym}@{FORGOTTEN}", "", None
            user.is_active = False
            user.set_unusable_password()
            user.save()


@holds_personal_data("addresses")
class Addresses:
    """E-mail addresses, and accounts elsewhere that sign in here."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        found = EmailAddress.objects.filter(user=subject.user) if subject.user else []
        elsewhere = SocialAccount.objects.filter(user=subject.user) if subject.user else []
        return _rows(found, ("email", "verified", "primary")) + _rows(elsewhere, ("provider", "uid"))

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        if subject.user:
            EmailAddress.objects.filter(user=subject.user).delete()
            SocialAccount.objects.filter(user=subject.user).delete()


@holds_personal_data("second_factors")
class SecondFactors:
    """That there are some, since when; never their secrets."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        found = Authenticator.objects.filter(user=subject.user) if subject.user else []
        return _rows(found, ("type", "created_at", "last_used_at"))

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        if subject.user:
            Authenticator.objects.filter(user=subject.user).delete()


@holds_personal_data("sessions")
class Sessions:
    """Where somebody is signed in now."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        found = Session.objects.filter(user=subject.user) if subject.user else []
        return _rows(found, ("began_at", "seen_at"))

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        if subject.user:
            end_sessions(subject.user)


@holds_personal_data("seats")
class Seats:
    """For whom somebody spoke, and when: an act, which stays under the pseudonym."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        return [dict(cells(seat)) for seat in subject.user.accreditations.all()] if subject.user else []

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        """Nothing: no row names anybody."""


@holds_personal_data("invitations")
class Invitations:
    """Invitations to an address of the person, and those that the person accepted."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        return [{"email": found.email, **cells(found)} for found in _invitations(subject)]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for invitation in _invitations(subject):
            if not invitation.accepted_by_id and not invitation.withdrawn_at:
                invitation.withdrawn_at = act.at
            invitation.email = ""
            invitation.save(update_fields=["email", "withdrawn_at"])


def _invitations(subject: Subject) -> list[Invitation]:
    there = Invitation.objects.annotate(address=Lower("email"))
    accepted = Q(accepted_by=subject.user) if subject.user else Q()
    return list(there.filter(Q(address__in=subject.emails) | accepted))


@holds_personal_data("notices")
class Notices:
    """What stood on the desk."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        found = Notice.objects.filter(user=subject.user) if subject.user else []
        return _rows(found, ("what", "where", "at", "read_at"))

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        if subject.user:
            Notice.objects.filter(user=subject.user).delete()


@holds_personal_data("acts")
class Acts:
    """What somebody did: the trail knows the pseudonym alone and keeps it."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        by = TrailEntry.objects.filter(actor=subject.user.actor) if subject.user else []
        return _rows(by, ("at", "action", "table", "record", "reason"))

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        """Nothing: the acts stay, and nobody can tell whose they were."""


@holds_personal_data("messages")
class Messages:
    """Messages that lie as files because no mail server is set."""

    @staticmethod
    def tell(subject: Subject) -> Rows:
        return [{"file": path.name} for path in _messages(subject)]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for path in _messages(subject):
            path.unlink(missing_ok=True)


def _messages(subject: Subject) -> list[Path]:
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log")) if folder.is_dir() else []
    return [path for path in files if _names(path.read_text("utf-8", errors="replace"), subject)]


def _names(text: str, subject: Subject) -> bool:
    return any(email in text.casefold() for email in subject.emails)


def _rows(found: Iterable[Model | None], fields: tuple[str, ...]) -> Rows:
    return [{name: getattr(row, name) for name in fields} for row in found]
