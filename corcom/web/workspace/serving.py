"""How the pages of the workspace are served: for the eyes of whoever asks, today, never kept by a browser."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corcom.papers.paper import Paper
from corcom.papers.writers import WRITERS as PAPER_WRITERS
from corcom.people.models import User
from corcom.people.notices import unread
from corcom.people.rights import right_to_open
from corcom.record.days import day
from corcom.record.files import CONTENT_TYPES, path_of
from corcom.record.shelf import held
from corcom.web.gate import lens_in, reader_in
from corcom.web.pages import WRITERS, Asked, Page
from corcom.web.problems import NoSuchPage, problem

View = Callable[..., Page]
R = TypeVar("R", bound=HttpResponseBase)

PAPER_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}

ROOMS: tuple[tuple[str, str, str | Promise], ...] = (
    ("desk", "/desk/", _("My desk")),
    ("committee-meetings", "/desk/meetings/", _("Meetings")),
    ("ledger", "/desk/promises/", _("Promises")),
    ("money", "/desk/money/", _("Money")),
    ("check", "/desk/check/", _("Check")),
    ("proposals", "/desk/proposals/", _("Proposals")),
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


def private(response: R) -> R:
    """What only this reader may see: no browser and no proxy keeps it."""
    response["Cache-Control"] = "no-store, private"
    return response


def paper_as(paper: Paper, ending: str, name: str) -> FileResponse:
    """A paper as a file to keep (`ending`: docx or pdf) or as a page to print (html)."""
    content = io.BytesIO(PAPER_WRITERS[f".{ending}"](paper))
    return private(
        FileResponse(
            content,
            as_attachment=ending != "html",
            filename=f"{name}.{ending}",
            content_type=PAPER_TYPES[ending],
        )
    )


def file_as(name: str, kind: str, sha256: str) -> FileResponse:
    """A file of the store: always as a download, never shown as a page of this site."""
    answer = FileResponse(
        path_of(sha256).open("rb"), as_attachment=True, filename=name, content_type=CONTENT_TYPES[kind]
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return private(answer)


def _rooms(request: HttpRequest) -> list[dict[str, Any]]:
    """The parts of the workspace that are open to the reader."""
    reader = reader_in(request)
    return [
        {"label": label, "address": address, "here": request.path == address}
        for name, address, label in ROOMS
        if (line := right_to_open(name)) and line.held_by(reader)
    ]
