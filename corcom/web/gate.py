"""The gate: before a view runs, the table of rights says whether the reader may open its address."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext as _

from corcom.people.accounts import needs_second_factor
from corcom.people.readers import reader_of
from corcom.people.rights import ANYBODY, Right, right_to_open
from corcom.record.lens import Lens, today
from corcom.record.reader import STRANGER, Reader, Role
from corcom.record.trail import REFUSED, Act, Line, write_line
from corcom.web.problems import problem

LONGEST = 120
"""So many letters of what somebody asked for stand in the trail."""

FORMS = ("-html", "-json", "-csv", "-ics")


class NoLineInTheTable(LookupError):
    """An address that the table of rights does not know: nobody opens it."""


def gate(get_response: Callable[[HttpRequest], HttpResponse]) -> "Gate":
    """The middleware."""
    return Gate(get_response)


class Gate:
    """Refuses, before the view runs, whatever the table of rights does not give to the reader.

    What is not for anybody is kept by no browser and no proxy.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "_private", False):
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """None where the view may run. A public address asks nothing of the session."""
        assert request.resolver_match is not None
        line = line_of(request.resolver_match)
        if ANYBODY in line.holders:
            return None
        request._private = True  # type: ignore[attr-defined]
        reader = reader_in(request)
        if not reader.holds(Role.PERSON):
            return _to_sign_in(request)
        if needs_second_factor(request, reader):
            return HttpResponseRedirect(reverse("mfa_index"))
        return None if line.held_by(reader) else _refused(request, line)


def line_of(match: ResolverMatch) -> Right:
    """The line of the table of rights for an address. Raises NoLineInTheTable."""
    name = str(match.url_name)
    form = next((form for form in FORMS if name.endswith(form)), "")
    line = right_to_open(name.removesuffix(form))
    if line is None:
        raise NoLineInTheTable(f"'{name}' has no line in the table of rights (people/rights.py).")
    return line


def reader_in(request: HttpRequest) -> Reader:
    """Who asks, today; looked up once a request."""
    if not hasattr(request, "_reader"):
        user = request.user
        request._reader = reader_of(user, today()) if user.is_authenticated else STRANGER  # type: ignore[attr-defined]
    reader: Reader = request._reader  # type: ignore[attr-defined]
    return reader


def lens_in(request: HttpRequest) -> Lens:
    """Today, as known now, for the eyes of whoever asks."""
    return Lens(today(), today(), reader_in(request))


def act_in(request: HttpRequest, reason: str) -> Act:
    """What the person who asks is about to do, and why."""
    actor = request.user.actor if request.user.is_authenticated else "anybody"
    return Act(actor, reason, reader_in(request))


def note_refusal(request: HttpRequest, table: str, record: str) -> None:
    """Leave a line in the trail: somebody signed in asked for what is not open to them."""
    act = act_in(request, "asked for what is not open to them")
    with transaction.atomic():
        write_line(act, Line(REFUSED, table, record[:LONGEST]))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else "/desk/"
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def _refused(request: HttpRequest, line: Right) -> HttpResponse:
    note_refusal(request, "addresses", str(request.resolver_match and request.resolver_match.url_name))
    return problem(
        request,
        403,
        _("This page is not open to you."),
        _(
            "It is for whoever may do this: {right}. If that is you, ask the unit to look at your seat."
        ).format(right=line.says),
    )
