"""Closing minutes on the page: the open points, each decided, or a reason; and opening them again."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from corcom.committee.closing import close_minutes, open_points, reopen_minutes
from corcom.committee.models import Minutes
from corcom.record.refusal import Refusal
from corcom.web.gate import act_in
from corcom.web.workspace.meetings.taking import Taken, of_minutes
from corcom.web.workspace.serving import shown

LONGEST = 400


@require_http_methods(["GET", "POST"])
@of_minutes
def taking_close(taken: Taken) -> HttpResponse:
    """What is still open, and the decision."""
    if taken.minutes.stage != Minutes.Stage.TAKING:
        return taken.back()
    if taken.request.method == "POST":
        left, why = taken.request.POST.getlist("left"), taken.request.POST.get("why", "")[:LONGEST]
        try:
            close_minutes(
                act_in(taken.request, why.strip() or "minutes are closed"), taken.minutes, left, why
            )
        except Refusal as refusal:
            return _page(taken, left, why, str(refusal))
        return taken.back()
    return _page(taken)


def _page(taken: Taken, left: list[str] | None = None, why: str = "", wrong: str = "") -> HttpResponse:
    points = [{"point": point, "left": point.key in (left or ())} for point in open_points(taken.stand())]
    context = {"meeting": taken.meeting, "points": points, "why": why, "wrong": wrong}
    return shown(
        taken.request, "workspace/taking_close.html", _("Close the minutes"), context, 422 if wrong else 200
    )


@require_POST
@of_minutes
def taking_reopen(taken: Taken) -> HttpResponse:
    """Go on taking minutes."""
    reopen_minutes(taken.act(), taken.minutes)
    return taken.back()
