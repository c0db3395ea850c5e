"""What members receive of a meeting: the letter, the agenda, and a file for their calendar."""

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corcom.committee.agenda import arrangement
from corcom.committee.models import Meeting
from corcom.committee.papers.agenda import annotated_agenda, invitation, provisional_agenda
from corcom.papers.paper import Paper
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.web.calendars import calendar_of
from corcom.web.gate import lens_in
from corcom.web.meeting_days import meeting_days
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import PAPER_TYPES, paper_as, private

KINDS: dict[str, Callable[[Lens, Meeting], Paper]] = {
    "invitation": invitation,
    "agenda": provisional_agenda,
    "annotated-agenda": annotated_agenda,
}


@require_safe
@of_meeting
def meeting_paper_as(request: HttpRequest, meeting: Meeting, kind: str, ending: str) -> HttpResponseBase:
    """A paper of the meeting as Word, PDF, or a page to print."""
    if kind not in KINDS or ending not in PAPER_TYPES:
        raise Refusal(_("There is no such paper of a meeting."))
    with translation.override("en"):
        return paper_as(KINDS[kind](lens_in(request), meeting), ending, f"{meeting.code}-{kind}")


@require_safe
@of_meeting
def meeting_ics(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """The meeting for one's own calendar: tentative, confirmed, or the message that it is cancelled."""
    lens = lens_in(request)
    known = arrangement(lens, meeting)
    about = "\n".join(filter(None, (known.call if known else "", address_of(meeting))))
    entries = [replace(entry, about=about, url=address_of(meeting)) for entry in meeting_days(lens, meeting)]
    method = "CANCEL" if meeting.status == Meeting.Status.CANCELLED else "PUBLISH"
    answer = HttpResponse(
        calendar_of(meeting.title, entries, lens.known_at, method),
        content_type=f"text/calendar; charset=utf-8; method={method}",
    )
    answer["Content-Disposition"] = f'attachment; filename="{meeting.code}.ics"'
    return private(answer)


def address_of(meeting: Meeting) -> str:
    """Where members read of the meeting."""
    return f"{settings.SITE}/desk/meetings/{meeting.code}/"
