"""Pages about one meeting of the Committee: found by its short name, if it is open to whoever asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from corcom.committee.models import Meeting
from corcom.committee.queries import meeting as find_meeting
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.gate import lens_in, note_refusal
from corcom.web.problems import problem
from corcom.web.workspace.proposals import refused

View = Callable[..., HttpResponseBase]


def of_meeting(view: View) -> View:
    """Hand the meeting to the view; what the view is refused is told as a page."""

    @wraps(view)
    def serve(request: HttpRequest, code: str, **asked: Any) -> HttpResponseBase:
        with held():
            found = find_meeting(lens_in(request), code)
            if found is None or found.body != Meeting.Body.COMMITTEE:
                return no_meeting(request, code)
            try:
                return view(request, found, **asked)
            except Refusal as refusal:
                return refused(request, refusal)

    return serve


def no_meeting(request: HttpRequest, code: str) -> HttpResponse:
    """There is none, or none that is open to whoever asks: nobody can tell which."""
    if Meeting.objects.everything().filter(code=code).exists():
        note_refusal(request, "meetings", code)
    return problem(
        request,
        404,
        _("There is no such meeting of the Committee among those open to you."),
        _("Choose one from the list of meetings."),
    )
