"""What CorCom changes in django-allauth: no open door, secrets sealed, nobody without a second factor."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from corcom.people.accounts import FACTORS, must_have_second_factor
from corcom.people.queries import language_of
from corcom.people.readers import reader_of
from corcom.people.rights import named
from corcom.record.lens import today

DESK = str(settings.LOGIN_REDIRECT_URL)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only; whoever has no seat today is led to their account.

    Messages are in the language of the person, whoever caused them.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        with translation.override(language_of(email)):
            super().send_mail(template_prefix, email, context)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk, for those to whom it is open."""
        reader = reader_of(request.user, today())  # type: ignore[arg-type]
        return DESK if named("open_desk").held_by(reader) else reverse("account")


class Providers(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whoever signs in elsewhere must have an account here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Nothing is connected: the verified address is the one way in."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("socialaccount_connections")))

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        """Verified is what the provider says in so many words: a text such as "false" is no yes."""
        for address in sociallogin.email_addresses:
            address.verified = address.verified is True
        return super().authenticate_by_email(sociallogin)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie sealed; whose roles ask for a second factor keeps one."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        reader = reader_of(authenticator.user, today())
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return not must_have_second_factor(reader) or others.exclude(pk=authenticator.pk).exists()


def _seal() -> Fernet:
    """The key of second factors, derived from the secret of the installation."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"corcom second factors")
    return Fernet(urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
