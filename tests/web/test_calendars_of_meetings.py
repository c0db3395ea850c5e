"""What becomes of a meeting reaches calendars that subscribed: STATUS, SEQUENCE, hours in Geneva."""

from datetime import date, datetime, time, timedelta

import icalendar
import pytest

from corcom.committee.convening import Gathering, Stepped, enter_meeting, step_meeting
from corcom.committee.hours import hours_of
from corcom.committee.queries import meeting as find_meeting
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.shelf import held
from corcom.record.trail import Act
from corcom.web.calendars import GENEVA, calendar_of
from corcom.web.meeting_days import meeting_days

pytestmark = pytest.mark.django_db

LENS = Lens(today(), today(), THE_UNIT)
FIRST = today() + timedelta(days=60)
SECOND = FIRST + timedelta(days=2)
SEVERAL = f"[{FIRST},{SECOND}]"


def act():
    return Act("somebody", "made up", THE_UNIT)


@pytest.fixture
def meeting():
    return enter_meeting(act(), Gathering(SEVERAL))


def stepped(meeting, step, **given):
    step_meeting(act(), meeting, Stepped(step, today().isoformat(), **given))
    return read(meeting)


def read(meeting):
    """The events as a subscribed calendar reads them, by their UID."""
    with held():
        found = find_meeting(LENS, meeting.code)
        calendar = icalendar.Calendar.from_ical(calendar_of("made up", meeting_days(LENS, found), today()))
    assert calendar.errors == []
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


class Subscriber:
    """A calendar program: it keeps what it has of an event until a telling with a higher SEQUENCE comes."""

    def __init__(self):
        self.kept = {}

    def take(self, events):
        for uid, event in events.items():
            if uid not in self.kept or event["SEQUENCE"] > self.kept[uid]["SEQUENCE"]:
                self.kept[uid] = event

    @property
    def days(self):
        """What its owner sees: the days, and whether they are firm."""
        standing = [event for event in self.kept.values() if event["STATUS"] != "CANCELLED"]
        return {(_day(event["DTSTART"].dt), str(event["STATUS"])) for event in standing}


def _day(moment):
    return moment.date() if isinstance(moment, datetime) else moment


def test_once_tentative_on_two_days_then_convened_elsewhere_then_cancelled(meeting):
    calendar = Subscriber()
    calendar.take(read(meeting))
    assert calendar.days == {(FIRST, "TENTATIVE"), (SECOND, "TENTATIVE")}
    other = SECOND + timedelta(days=5)
    calendar.take(stepped(meeting, "tentative", dates=f"[{SECOND},{other}]"))
    assert calendar.days == {(SECOND, "TENTATIVE"), (other, "TENTATIVE")}
    convened = stepped(meeting, "convened", dates=SECOND.isoformat(), place="Room VII", times="12:30-14:30")
    calendar.take(convened)
    assert calendar.days == {(SECOND, "CONFIRMED")}
    elsewhere = stepped(meeting, "convened", place="Room IX")
    calendar.take(elsewhere)
    main = calendar.kept[f"meeting-{meeting.code}@corcom"]
    assert str(main["LOCATION"]) == "Room IX"
    assert main["SEQUENCE"] == 3
    calendar.take(stepped(meeting, "cancelled"))
    assert calendar.days == set()
    assert {str(event["STATUS"]) for event in calendar.kept.values()} == {"CANCELLED"}


def test_hours_are_those_of_geneva_in_summer_and_in_winter():
    for day in (date(2027, 7, 6), date(2027, 1, 12)):
        meeting = enter_meeting(act(), Gathering(day.isoformat(), times="12:30-14:30"))
        (event,) = read(meeting).values()
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert (start.replace(tzinfo=None), start.tzinfo.key) == (
            datetime.combine(day, time(12, 30)),
            "Europe/Zurich",
        )
        assert end - start == timedelta(hours=2)
        assert start.utcoffset() == datetime.combine(day, time(12), tzinfo=GENEVA).utcoffset()


def test_a_window_is_one_tentative_entry_of_whole_days():
    meeting = enter_meeting(act(), Gathering("2027-11-08/2027-11-12", times="12:30-14:30"))
    (event,) = read(meeting).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 11, 8), date(2027, 11, 13))
    assert event["STATUS"] == "TENTATIVE"


@pytest.mark.parametrize(
    ("times", "hours"),
    [
        ("12:30-14:30", (time(12, 30), time(14, 30))),
        ("from 9.00 to 10.30", (time(9), time(10, 30))),
        ("10h00 – 11h15", (time(10), time(11, 15))),
        ("14:30-12:30", None),
        ("25:00-26:00", None),
        ("after lunch", None),
        ("", None),
    ],
)
def test_hours_are_read_where_they_are_hours(times, hours):
    assert hours_of(times) == hours


def test_titles_cannot_break_out_of_their_line():
    hostile = "Meeting\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil;,\\"
    meeting = enter_meeting(act(), Gathering("2027-03-09", title=hostile))
    (event,) = read(meeting).values()
    assert "END:VEVENT" in str(event["SUMMARY"])


def test_the_same_record_and_day_give_the_same_bytes(meeting):
    with held():
        found = find_meeting(LENS, meeting.code)
        one, other = (calendar_of("made up", meeting_days(LENS, found), today()) for _ in range(2))
    assert one == other
