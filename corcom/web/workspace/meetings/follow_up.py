"""The follow-up table in the workspace: issued in one click, read by the Committee from then on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from corcom.committee import follow_up as table
from corcom.committee.follow_up import Answer, Row
from corcom.committee.minutes_written import written
from corcom.committee.models import Meeting
from corcom.committee.papers import follow_up_paper
from corcom.committee.papers.follow_up import due_told, status
from corcom.committee.queries import when_meets
from corcom.record.days import day
from corcom.record.rights import may
from corcom.web.gate import act_in, lens_in
from corcom.web.workspace.meetings.minutes import are_draft, no_minutes, no_such_file
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import PAPER_TYPES, paper_as, shown

LONGEST = 160


@require_http_methods(["GET", "HEAD"])
@of_meeting
def follow_up(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Who does what by when; before it is issued, the unit and the Presidency alone see it."""
    lens = lens_in(request)
    found = written(lens, meeting)
    issued = table.is_issued(lens, meeting)
    if found is None and issued is None:
        return no_minutes(request, meeting)
    rows = table.rows(lens, meeting, found)
    context = {
        "meeting": meeting,
        "when": when_meets(meeting),
        "rows": [_told(row) for row in rows],
        "issued": issued,
        "issued_written": day(issued) if issued else "",
        "draft": are_draft(lens, meeting),
        "differs": issued and any(row.differs or row.issued is None for row in rows),
        "may_issue": found is not None and may(act_in(request, "look"), "issue_follow_up"),
        "has_minutes": found is not None,
    }
    return shown(request, "workspace/follow_up.html", str(_("Follow-up table")), context)


def _told(row: Row) -> dict[str, Any]:
    return {"row": row, "due": due_told(row), "status": status(row), "who": ", ".join(row.owners)}


@require_GET
@of_meeting
def follow_up_as_paper(request: HttpRequest, meeting: Meeting, ending: str) -> HttpResponseBase:
    """The table as a file."""
    if ending not in PAPER_TYPES:
        return no_such_file(request)
    lens = lens_in(request)
    found = written(lens, meeting)
    issued = table.is_issued(lens, meeting)
    if found is None and issued is None:
        return no_minutes(request, meeting)
    with translation.override("en"):
        rows, draft = table.rows(lens, meeting, found), are_draft(lens, meeting)
        paper = follow_up_paper(lens, meeting, rows, issued, draft)
        return paper_as(paper, ending, f"CCM_CC_{meeting.on_earliest or meeting.code}_follow-up")


@require_POST
@of_meeting
def follow_up_issue(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Issue the table, or bring it up to the minutes."""
    found = written(lens_in(request), meeting)
    if found is None:
        return no_minutes(request, meeting)
    answers = {key: _answer(request, key) for key in table.wanted(found)}
    table.issue_follow_up(act_in(request, "the follow-up table is issued"), found.minutes, answers)
    messages.success(request, _("Issued: the promises stand on record, and their owners have a notice."))
    return HttpResponseRedirect(reverse("follow-up", args=[meeting.code]))


def _answer(request: HttpRequest, key: int) -> Answer:
    posted = request.POST
    return Answer(posted.get(f"send-{key}", "")[:LONGEST], posted.get(f"document-{key}", "")[:LONGEST])
