"""What is said where a request is refused before any page sees it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from corcom.web.problems import problem


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or came too late."""
    return problem(
        request,
        403,
        _("This form was not sent from an open page of this site."),
        _("Go back, load the page again and send the form once more. Cookies must be allowed for it."),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """More attempts than a person makes."""
    return problem(
        request,
        429,
        _("Too many attempts."),
        _("Wait five minutes and try again. Nothing has been changed."),
    )
