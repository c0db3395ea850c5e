"""How the pages of the workspace are served: for the eyes of whoever asks, today, never kept by a browser."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corcom.people.models import User
from corcom.people.notices import unread
from corcom.people.rights import right_to_open
from corcom.record.days import day
from corcom.record.shelf import held
from corcom.web.gate import lens_in, reader_in
from corcom.web.pages import WRITERS, Asked, Page
from corcom.web.problems import NoSuchPage, problem

View = Callable[..., Page]

ROOMS: tuple[tuple[str, str, str | Promise], ...] = (
    ("desk", "/desk/", _("My desk")),
    ("proposals", "/desk/proposals/", _("Proposals")),
    ("ledger", "/desk/promises/", _("Promises")),
    ("check", "/desk/check/", _("Check")),
    ("review", "/desk/review/", _("Review")),
    ("corrections-waiting", "/desk/corrections/", _("Corrections")),
    ("people", "/desk/people/", _("People")),
    ("trail", "/desk/trail/", _("Trail")),
    ("notices", "/desk/notices/", _("Notices")),
)
"""The parts of the workspace: the name in the table of rights, the address, the label."""


def desk_page(route: str, view: View) -> list[URLPattern]:
    """The addresses of a page of the workspace: itself, and beside it .json and .csv."""
    stem = route.rstrip("/")
    name = view.__name__.replace("_", "-")
    return [
        path(route if form == "html" else f"{stem}.{form}", _served(view, form), name=f"{name}-{form}")
        for form in ("html", "json", "csv")
    ]


def _served(view: View, form: str) -> Callable[..., HttpResponse]:
    @wraps(view)
    def serve(request: HttpRequest, **asked: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        told = Asked(request, lens_in(request), "")
        try:
            with held():
                answer = view(told, **asked)
                if form == "html":
                    return shown(request, answer.template, answer.title, answer.context)
                return private(WRITERS[form](answer, told))
        except NoSuchPage as missing:
            return problem(request, 404, missing.what, missing.next_step)

    return serve


def shown(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the workspace in its shell."""
    context = {
        "title": title,
        "base": "",
        "stem": request.path.rstrip("/"),
        "query": f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else "",
        **context,
    }
    return private(HttpResponse(render_to_string(template, context, request=request), status=status))


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the shell itself shows, for whatever template is written with a request: a context processor."""
    return {
        "rooms": lambda: _rooms(request),
        "unread": lambda: unread(request.user) if isinstance(request.user, User) else 0,
        "today_written": lambda: day(lens_in(request).as_at),
    }


def private(response: HttpResponse) -> HttpResponse:
    """What only this reader may see: no browser and no proxy keeps it."""
    response["Cache-Control"] = "no-store, private"
    return response


def _rooms(request: HttpRequest) -> list[dict[str, Any]]:
    """The parts of the workspace that are open to the reader."""
    reader = reader_in(request)
    return [
        {"label": label, "address": address, "here": request.path == address}
        for name, address, label in ROOMS
        if (line := right_to_open(name)) and line.held_by(reader)
    ]
