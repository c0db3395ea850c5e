"""Accounts as their owners use them: passwords, codes of an app, invitations."""

import time

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from corcom.people.actions import invite
from corcom.people.models import Invitation, Seat, User
from corcom.people.readers import reader_of
from corcom.record.lens import today
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act

PASSWORD = "seven crooked herons"


def with_password(user: User) -> User:
    """The person can sign in with an address and a password."""
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def acting(user: User, reason: str = "a test") -> Act:
    """What the person is about to do, with the rights of today."""
    return Act(user.actor, reason, reader_of(user, today()))


def at_the_console(reason: str = "a test") -> Act:
    """What whoever runs the machine is about to do."""
    return Act(INSTALLATION, reason)


def offer(
    email: str = "new@streslau.example", capacity: str = "delegate", of: str = "LAO", **more
) -> Invitation:
    """A seat to be offered."""
    if capacity not in Seat.OF_A_STATE and of == "LAO":
        of = ""
    return Invitation(email=email, capacity=capacity, of=of, **{"starts_on": today(), **more})


def invited(email: str = "new@streslau.example", capacity: str = "delegate", of: str = "LAO", **more) -> str:
    """The token of an invitation from the console."""
    return invite(at_the_console(), offer(email, capacity, of, **more))


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
