"""What django-allauth tells of accounts, and what follows: a line in the trail, the end of other sessions."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import (
    email_changed,
    password_changed,
    password_reset,
    password_set,
    user_logged_in,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver
from django.http import HttpRequest

from corcom.people.accounts import FACTORS
from corcom.people.actions import note
from corcom.people.models import User
from corcom.people.readers import reader_of
from corcom.people.sessions import begin, end_sessions
from corcom.record.lens import today
from corcom.record.trail import Act


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, **_rest: Any) -> None:
    begin(request.session)  # type: ignore[arg-type]


@receiver([password_changed, password_set, password_reset])
def _password(request: HttpRequest, user: User, **_rest: Any) -> None:
    """Whoever else knew the old password is out."""
    end_sessions(user, but=request.session.session_key if request.user.is_authenticated else None)
    _note(user, "change_password")


@receiver(email_changed)
def _email(user: User, **_rest: Any) -> None:
    _note(user, "change_email")


@receiver(authenticator_added)
def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_rest: Any) -> None:
    """Setting a second factor up proves it."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    _note(user, f"add_{authenticator.type}")


@receiver(authenticator_removed)
def _factor_removed(user: User, authenticator: Authenticator, **_rest: Any) -> None:
    _note(user, f"remove_{authenticator.type}")


@receiver(authenticator_reset)
def _codes_renewed(user: User, authenticator: Authenticator, **_rest: Any) -> None:
    _note(user, f"renew_{authenticator.type}")


def _note(user: User, what: str) -> None:
    note(Act(user.actor, "by the person", reader_of(user, today())), what)
