"""A meeting as days of a calendar: one entry while its day is firm, one a day while several are proposed.

The first entry keeps its name through all that becomes of a meeting. A day that was proposed beside others
and is so no more is told as cancelled, so that it goes from every calendar that has it.
"""

from collections.abc import Iterator
from datetime import date

from django.conf import settings

from corcom.committee.meeting_papers import closing_since
from corcom.committee.models import Meeting, MeetingPaper
from corcom.committee.queries import dates_given, steps, when_meets
from corcom.duties.words import dated
from corcom.record.lens import Lens
from corcom.record.partial import bounds, options
from corcom.web.calendars import Dated

NOT_FIRM = (Meeting.Status.PLANNED, Meeting.Status.TENTATIVE)


def meeting_days(lens: Lens, *meetings: Meeting) -> list[Dated]:
    """The entries of these meetings, with all that became of them by the day of the lens."""
    taken, given = steps(lens), dates_given(lens)
    return [
        entry
        for meeting in meetings
        for entry in _entries(meeting, given.get(meeting.pk, ()), len(taken.get(meeting.pk, ())))
    ]


def closing_days(lens: Lens, since: date) -> list[Dated]:
    """The last days for comments on papers, from a day on."""
    return [_closing(paper) for paper in closing_since(lens, since)]


def _closing(paper: MeetingPaper) -> Dated:
    assert paper.comments_until is not None
    return Dated(
        uid=f"paper-{paper.pk}",
        first=paper.comments_until,
        last=paper.comments_until,
        title=f"Last day for comments: {paper.title}",
        url=f"{settings.SITE}/desk/meetings/{paper.meeting.code}/papers/{paper.pk}/",
    )


def _entries(meeting: Meeting, given: tuple[str, ...], sequence: int) -> Iterator[Dated]:
    first, *others = options(meeting.on)
    yield _entry(meeting, first, sequence, when=when_meets(meeting) if not others else dated(first))
    for day in others:
        yield _entry(meeting, day, sequence, also=day, when=dated(day))
    for day in _given_up(given, others):
        yield _entry(meeting, day, sequence, also=day, when=dated(day), given_up=True)


def _given_up(given: tuple[str, ...], others: list[str]) -> list[str]:
    """The days once proposed beside others that are proposed no more."""
    return sorted({day for text in given for day in options(text)[1:]} - set(others))


def _entry(
    meeting: Meeting, on: str, sequence: int, when: str, also: str = "", given_up: bool = False
) -> Dated:
    first, last = bounds(on) if on else (date.max, date.min)
    return Dated(
        uid=f"meeting-{meeting.code}" + (f"-{also}" if also else ""),
        first=first,
        last=last,
        when=when,
        title=meeting.title,
        place=meeting.place,
        times=meeting.times,
        tentative=meeting.status in NOT_FIRM,
        cancelled=given_up or meeting.status in Meeting.WILL_NOT_MEET,
        given_up=given_up,
        sequence=sequence,
    )
