"""Who must prove a second factor, and whether a session has."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from corcom.people.models import User
from corcom.record.reader import Reader, Role

WITH_SECOND_FACTOR = (Role.UNIT, Role.PRESIDENCY, Role.AUDITOR)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SET_UP = frozenset(
    {
        *("mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"),
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
        *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    }
)
"""The addresses that stay open to somebody who still has to prove a second factor."""


def must_have_second_factor(reader: Reader) -> bool:
    """Whether the roles of the reader ask for one."""
    return any(reader.holds(role) for role in WITH_SECOND_FACTOR)


def has_second_factor(user: User) -> bool:
    """Whether the person has set one up."""
    return bool(is_mfa_enabled(user, FACTORS))


def proved_second_factor(request: HttpRequest) -> bool:
    """Whether this session has been opened with one, or has set one up."""
    user = request.user
    return any(record["method"] == "mfa" for record in get_authentication_records(request, user))


def needs_second_factor(request: HttpRequest, reader: Reader) -> bool:
    """Whether the reader gets nothing but the pages to set one up: roles ask for it, the session lacks it."""
    if not must_have_second_factor(reader) or _is_set_up(request):
        return False
    user = request.user
    return not (isinstance(user, User) and proved_second_factor(request) and has_second_factor(user))


def _is_set_up(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name in SET_UP
