"""The pack for a meeting, as every member of the Committee receives it."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_GET

from corcom.committee.models import Meeting
from corcom.committee.papers import meeting_pack
from corcom.record.lens import Lens
from corcom.record.reader import THE_COMMITTEE
from corcom.web.gate import lens_in
from corcom.web.workspace.meetings.minutes import no_such_file
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import PAPER_TYPES, paper_as


@require_GET
@of_meeting
def pack(request: HttpRequest, meeting: Meeting, ending: str) -> HttpResponseBase:
    """As at today; for a meeting that is over, as at its day. It shows what the whole Committee may see."""
    if ending not in PAPER_TYPES:
        return no_such_file(request)
    today = lens_in(request).as_at
    day = meeting.on_earliest or today
    with translation.override("en"):
        paper = meeting_pack(Lens(min(day, today), today, THE_COMMITTEE), day)
        return paper_as(paper, ending, f"CCM_CC_{day}_pack")
