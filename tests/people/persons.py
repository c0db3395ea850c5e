"""Made-up persons with a seat, signed in as whoever logged in with all that their roles ask for."""

from datetime import date
from itertools import count

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from django.test import Client

from corcom.people.models import Accreditation, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_numbers = count(1)


def person(capacity: str = "", of: str = "", **seat) -> User:
    """A person with an account; with a seat where a capacity is given. `seat`: in_committee, starts_on ..."""
    number = next(_numbers)
    user = User.objects.create_user(f"person-{number}@streslau.example", name=f"Person Number {number}")
    if capacity:
        seated = {"starts_on": date(2020, 1, 1), **seat}
        Accreditation.objects.create(user=user, capacity=capacity, of=of, **seated)
    return user


def signed_in(user: User, *, second_factor: bool = True) -> Client:
    """A client in which the person is signed in, by default with a second factor set up and proved."""
    client = Client()
    client.force_login(user, BACKEND)
    if second_factor:
        _prove(client, user)
    return client


def _prove(client: Client, user: User) -> None:
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "made up"}}
    )
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": 0.0, "type": "totp"}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
