"""Calendars that other programs subscribe to (iCalendar)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from corcom.duties.queries import DueDate
from corcom.web.pages import Asked


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on one or more whole days, `when` in words; `tentative` until the day is firm."""

    uid: str
    first: date
    last: date
    title: str
    about: str = ""
    when: str = ""
    tentative: bool = False
    cancelled: bool = False


def feed(name: str, falling: Iterable[DueDate], dated: Sequence[Dated], asked: Asked) -> bytes:
    """A calendar of due dates and other days. The same record and day give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//CorCom//Calendar of the Convention//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    stamp = datetime.combine(asked.lens.known_at, time.min, tzinfo=UTC)
    for entry in [*map(_due, falling), *dated]:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


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
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    if entry.about:
        event.add("description", entry.about)
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.tentative else "CONFIRMED")
    return event
