"""The Committee's calendar behind a secret address: for calendar programs, which cannot sign in."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corcom.committee.calendar_links import actor_behind
from corcom.committee.queries import meetings
from corcom.people.models import User
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, today
from corcom.record.reader import COMMITTEE, PUBLIC, Held, Reader, Role
from corcom.record.shelf import held
from corcom.web.calendars import Dated, calendar_of
from corcom.web.meeting_days import closing_days, meeting_days
from corcom.web.problems import problem
from corcom.web.workspace.serving import private
from corcom.web.workspace.work_plan import dated_milestones

NAME = "Coordination Committee"
BACK = timedelta(days=400)
"""So far back the calendar reaches, that programs may still learn what became of a meeting."""

OF_THE_COMMITTEE = Reader(frozenset({Held(Role.ANYBODY), Held(Role.MEMBER)}), frozenset({PUBLIC, COMMITTEE}))
"""Whose eyes the calendar has: a member's, whatever else its owner may see when signed in."""


@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Meetings, the ends of comments, milestones; nothing where the link opens nothing."""
    lens = Lens(today(), today(), OF_THE_COMMITTEE)
    with held():
        if not _opens(secret):
            return private(problem(request, 404, _("This link opens nothing."), _("Make a new one.")))
        content = calendar_of(NAME, _entries(lens), lens.known_at)
    return private(HttpResponse(content, content_type="text/calendar; charset=utf-8"))


def _opens(secret: str) -> bool:
    """Whether the link is one of ours and its owner is of the Committee or the unit today."""
    actor = actor_behind(secret)
    owner = User.objects.filter(pseudonym=actor).first() if actor else None
    reader = reader_of(owner, today()) if owner else None
    return reader is not None and (reader.holds(Role.MEMBER) or reader.holds(Role.UNIT))


def _entries(lens: Lens) -> list[Dated]:
    since = lens.as_at - BACK
    lately = [meeting for meeting in meetings(lens) if meeting.on_latest and meeting.on_latest >= since]
    entries = [*meeting_days(lens, *lately), *closing_days(lens, since), *dated_milestones(lens)]
    return sorted(entries, key=lambda entry: (entry.first, entry.uid))
