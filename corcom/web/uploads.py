"""No request brings more than the largest file that is taken: it is refused before it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from corcom.web.problems import problem

LARGEST = 12 * 1024 * 1024
"""In bytes: a file of 10 MB, and the form around it."""


def bounded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware. A body without a length is not read by Django at all."""

    def answer(request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) <= LARGEST:
            return get_response(request)
        refused = problem(
            request, 413, _("What was sent is larger than 12 MB: it was not read."), _("Send a smaller file.")
        )
        refused["Connection"] = "close"
        return refused

    return answer
