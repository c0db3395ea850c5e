"""What CorCom changes in django-allauth: no open door, secrets sealed, nobody without a second factor."""

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class Providers(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whoever signs in elsewhere must have an account here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie sealed; whose roles ask for a second factor keeps one."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: "Authenticator") -> bool:
        from corcom.people.accounts import FACTORS, must_have_second_factor
        from corcom.people.readers import reader_of
        from corcom.record.lens import today

        reader = reader_of(authenticator.user, today())
        others = type(authenticator).objects.filter(user=authenticator.user, type__in=FACTORS)
        return not must_have_second_factor(reader) or others.exclude(pk=authenticator.pk).exists()


def _seal() -> Fernet:
    """The key of second factors, derived from the secret of the installation."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"corcom second factors")
    return Fernet(urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
