"""How a page is served: one question, answered as HTML, JSON or CSV, on any day, with an ETag."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified
from django.template.loader import get_template
from django.urls import URLPattern, path

from corcom import __version__
from corcom.record.lens import Lens
from corcom.record.shelf import held
from corcom.treaty.dates import written
from corcom.web import days
from corcom.web.problems import NoSuchPage, problem

Rows = tuple[Sequence[str], Iterable[Sequence[object]]]


@dataclass(frozen=True)
class Page:
    """The answer to one question: what the template shows, and the same as data and as a table."""

    template: str
    title: str
    context: dict[str, Any]
    data: Callable[[], dict[str, Any]]
    rows: Callable[[], Rows]
    section: str = ""
    calendar: Callable[[], bytes] | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the views see it."""

    request: HttpRequest
    lens: Lens
    base: str

    def chosen(self, name: str) -> str:
        """What the reader chose in a form, or nothing."""
        return self.request.GET.get(name, "").strip()


View = Callable[..., Page]


def page(
    route: str, view: View, *, calendar: bool = False, also: Callable[[], str] = str
) -> list[URLPattern]:
    """The addresses of a page: itself, and beside it .json, .csv and, where it has dates, .ics.

    `also` tells the version of whatever the page shows beside the record.
    """
    stem = route.rstrip("/") or "index"
    forms = ["html", "json", "csv", *(["ics"] if calendar else [])]
    name = view.__name__
    return [
        path(route if form == "html" else f"{stem}.{form}", _served(view, form, also), name=f"{name}-{form}")
        for form in forms
    ]


def _served(view: View, form: str, also: Callable[[], str]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def serve(
        request: HttpRequest, as_at: str | None = None, known: str | None = None, **asked: Any
    ) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        try:
            lens = days.lens_of(as_at, known)
            with held() as record:
                tag = _tag(record.version + also(), request, lens, form)
                if request.headers.get("If-None-Match") == tag:
                    return _fresh(HttpResponseNotModified(), tag)
                told = Asked(request, lens, days.prefix(as_at, known))
                return _fresh(WRITERS[form](view(told, **asked), told), tag)
        except NoSuchPage as missing:
            return problem(request, 404, missing.what, missing.next_step)

    return serve


def _tag(version: str, request: HttpRequest, lens: Lens, form: str) -> str:
    """Changes with the record, the day, the question and the program, and with nothing else."""
    parts = (version, lens.as_at, lens.known_at, request.get_full_path(), form, __version__)
    return f'"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def _fresh(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    return response


def _html(answer: Page, asked: Asked) -> HttpResponse:
    lens, base = asked.lens, asked.base
    address = asked.request.path.removeprefix(base)
    stem = address.rstrip("/") or "/index"
    query = f"?{asked.request.META['QUERY_STRING']}" if asked.request.META.get("QUERY_STRING") else ""
    context = {
        "title": answer.title,
        "section": answer.section,
        "base": base,
        "as_at": lens.as_at.isoformat(),
        "as_at_written": written(lens.as_at),
        "known_at_written": written(lens.known_at),
        "dated": bool(base),
        "address": address,
        "query": query,
        "stem": f"{base}{stem}",
        "has_calendar": answer.calendar is not None,
        "cite": f"/as-at/{lens.as_at}/known/{lens.known_at}{address}{query}",
        **answer.context,
    }
    return HttpResponse(get_template(answer.template).render(context))


def _json(answer: Page, asked: Asked) -> HttpResponse:
    lens = asked.lens
    told = {"as_at": lens.as_at, "known_at": lens.known_at, **answer.data()}
    return HttpResponse(json.dumps(told, ensure_ascii=False, default=_plain), content_type="application/json")


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, set | frozenset) else str(value)


def _csv(answer: Page, asked: Asked) -> HttpResponse:
    out = io.StringIO()
    header, rows = answer.rows()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    stem = asked.request.path.rsplit("/", 1)[-1]
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{asked.lens.as_at}-{stem}"'
    return response


def safe_cell(cell: object) -> object:
    """A text that a spreadsheet would run as a formula is written as text."""
    risky = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{cell}" if risky else cell


def _ics(answer: Page, asked: Asked) -> HttpResponse:
    assert answer.calendar is not None
    return HttpResponse(answer.calendar(), content_type="text/calendar; charset=utf-8")


WRITERS: dict[str, Callable[[Page, Asked], HttpResponse]] = {
    "html": _html,
    "json": _json,
    "csv": _csv,
    "ics": _ics,
}
