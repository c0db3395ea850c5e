"""The formal meetings that can decide on a request for more time."""

from collections.abc import Iterable

from corcom.committee.models import Meeting
from corcom.duties.gather import convenes
from corcom.record.lens import Lens
from corcom.record.shelf import Shelf
from corcom.treaty import Meeting as Convened
from corcom.treaty import Span

DECIDING = (Meeting.Body.MSP, Meeting.Body.RC)


@convenes("ccm")
def deciding_meetings(shelf: Shelf, lens: Lens) -> Iterable[Convened]:
    """Meetings of States Parties and Review Conferences, held or planned (Articles 3(5) and 4(7))."""
    for reading in shelf.readings(Meeting, lens):
        meeting = reading.fact
        if meeting.body in DECIDING and meeting.status not in Meeting.WILL_NOT_MEET and meeting.on_earliest:
            yield Convened(meeting.code, _opening(meeting))


def _opening(meeting: Meeting) -> Span:
    """The opening day: the start of a meeting of several days, or the span in which it will open."""
    assert meeting.on_earliest is not None
    assert meeting.on_latest is not None
    if "/" in meeting.on:
        return Span.day(meeting.on_earliest)
    return Span(meeting.on_earliest, meeting.on_latest)
