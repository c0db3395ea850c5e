"""Behind the sign-in, pages speak the language of the person and tell the time of their place.

The public pages are in one language, so that everybody reads, caches and cites the same.
"""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from corcom.people.models import User

SPOKEN = ("/desk/", "/account/", "/invitation/", "/approve/")

Respond = Callable[[HttpRequest], HttpResponse]


def in_their_language(get_response: Respond) -> Respond:
    """The middleware: after that of authentication, for it asks who is there."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(SPOKEN):
            return get_response(request)
        language, zone = _of(request)
        with translation.override(language), timezone.override(zone):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return respond


def _of(request: HttpRequest) -> tuple[str, ZoneInfo | None]:
    """The choice of the person; of a stranger, what the browser asks for."""
    if isinstance(request.user, User):
        return request.user.language, ZoneInfo(request.user.time_zone)
    return translation.get_language_from_request(request), None
