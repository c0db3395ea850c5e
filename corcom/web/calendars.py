"""Calendars that other programs subscribe to (iCalendar)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from corcom.committee.hours import hours_of
from corcom.duties.queries import DueDate
from corcom.web.pages import Asked

GENEVA = ZoneInfo("Europe/Zurich")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on one or more whole days, `when` in words; `tentative` until the day is firm.

    `times`: from when to when on a single day, in Geneva, such as 12:30-14:30. `sequence`: how often it has
    changed since it was first told, so that a calendar knows which of two tellings is the newer.
    """

    uid: str
    first: date
    last: date
    title: str
    about: str = ""
    when: str = ""
    tentative: bool = False
    cancelled: bool = False
    sequence: int = 0
    place: str = ""
    times: str = ""
    url: str = ""
    given_up: bool = False
    """A day that was proposed beside others and is so no more: told to calendars, and on no page."""


def feed(name: str, falling: Iterable[DueDate], dated: Sequence[Dated], asked: Asked) -> bytes:
    """A calendar of due dates and other days. The same record and day give the same bytes."""
    return calendar_of(name, [*due_days(falling), *dated], asked.lens.known_at)


def calendar_of(name: str, entries: Iterable[Dated], known_at: date, method: str = "") -> bytes:
    """A calendar as known on a day; with a method it is a message about its entries, such as CANCEL."""
    calendar = Calendar()
    calendar.add("prodid", "-//CorCom//Calendar of the Convention//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    calendar.add("x-wr-calname", name)
    stamp = datetime.combine(known_at, time.min, tzinfo=UTC)
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def due_days(falling: Iterable[DueDate]) -> list[Dated]:
    """Due dates as days of a calendar."""
    return [_due(due) for due in falling]


def _due(due: DueDate) -> Dated:
    who = ", ".join(due.states) if len(due.states) <= 10 else f"{len(due.states)} States Parties"
    key = due.states[0] if len(due.states) == 1 else "parties"
    return Dated(
        uid=f"{due.duty}-{due.position.year or due.article}-{key}-{due.day}",
        first=due.day,
        last=due.day,
        title=f"{due.label} ({who})",
        about=f"Article {due.article}",
    )


def _event(entry: Dated, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@corcom")
    event.add("dtstamp", stamp)
    start, end = _from_to(entry)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", entry.title)
    event.add("sequence", entry.sequence)
    event.add("transp", "OPAQUE" if isinstance(start, datetime) and not entry.cancelled else "TRANSPARENT")
    for name in ("description", "location", "url"):
        if told := {"description": entry.about, "location": entry.place, "url": entry.url}[name]:
            event.add(name, told)
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.tentative else "CONFIRMED")
    return event


def _from_to(entry: Dated) -> tuple[date, date] | tuple[datetime, datetime]:
    """The hours of a single day where they are known; else whole days, the end exclusive."""
    if entry.first == entry.last and (hours := hours_of(entry.times)):
        start, end = (datetime.combine(entry.first, hour, tzinfo=GENEVA) for hour in hours)
        return start, end
    return entry.first, entry.last + timedelta(days=1)
