"""What a reader is told when there is no such page: what is wrong, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


class NoSuchPage(Exception):
    """There is nothing at this address; `next_step` says where to go instead."""

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step


def problem(request: HttpRequest, status: int, what: str, next_step: str) -> HttpResponse:
    """A page that says what is wrong and what to do."""
    context = {"what": what, "next_step": next_step, "status": status}
    return HttpResponse(render_to_string("web/problem.html", context), status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No address of the site."""
    return problem(
        request,
        404,
        _("There is no page at this address."),
        _("Look for it from the start page, or among the States, duties, figures and meetings."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours."""
    return problem(
        request,
        500,
        _("Something went wrong on our side."),
        _("Nothing that you or anybody recorded is lost. Try again in a minute."),
    )
