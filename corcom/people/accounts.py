"""Who must prove a second factor, and whether a session has."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from corcom.people.models import User
from corcom.record.reader import Reader, Role

WITH_SECOND_FACTOR = (Role.UNIT, Role.PRESIDENCY, Role.AUDITOR)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PROVE = frozenset({"mfa_index", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
"""The addresses that stay open to somebody who has a second factor and has not proved it in this session."""

SET_UP = PROVE | {
    *("mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "account_reauthenticate"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
}
"""The addresses that stay open to somebody who must have a second factor and has none."""


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
    """Whether roles ask for one that the session lacks: only the pages to prove or make it open then."""
    user = request.user
    if not must_have_second_factor(reader) or not isinstance(user, User):
        return False
    has_one = has_second_factor(user)
    if has_one and proved_second_factor(request):
        return False
    return not _is_one_of(request, PROVE if has_one else SET_UP)


def _is_one_of(request: HttpRequest, names: frozenset[str]) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name in names
