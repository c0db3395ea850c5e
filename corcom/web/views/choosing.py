"""The form in the masthead: from one day to another, on the same page."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from corcom.register.queries import named
from corcom.web.days import lens_of, prefix
from corcom.web.problems import NoSuchPage, problem


@require_safe
def choose_day(request: HttpRequest) -> HttpResponse:
    """Lead to the same page on the chosen day, or today where none was chosen."""
    day, page = request.GET.get("day", ""), request.GET.get("page", "/")
    try:
        lens_of(day, None)
    except NoSuchPage as missing:
        return problem(request, 404, missing.what, missing.next_step)
    target = prefix(day, None) + page
    ours = page.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return HttpResponseRedirect(target if ours else prefix(day, None) + "/")


@require_safe
def find_state(request: HttpRequest) -> HttpResponse:
    """Lead to the State of that name, or to the list of those that could be meant."""
    text, base = request.GET.get("name", "").strip()[:80], _own(request.GET.get("base", ""))
    found = named(text)
    if len(found) == 1:
        return HttpResponseRedirect(f"{base}/states/{found[0].iso3}/")
    return HttpResponseRedirect(f"{base}/states/?{urlencode({'name': text})}")


def _own(base: str) -> str:
    """The first part of an address of this site, or nothing."""
    return base if base.startswith(("/as-at/", "/known/")) else ""


@require_safe
def choose_comparison(request: HttpRequest) -> HttpResponse:
    """Lead to the comparison of the page's day with an earlier one."""
    before, base = request.GET.get("before", ""), request.GET.get("base", "")
    try:
        lens_of(before or "?", None)
    except NoSuchPage as missing:
        return problem(request, 404, missing.what, missing.next_step)
    target = f"{base}/compare/{before}/"
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None) and target.startswith("/")
    return HttpResponseRedirect(target if ours else f"/compare/{before}/")
