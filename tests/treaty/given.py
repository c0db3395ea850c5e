"""Short words to set a case up with. Every fact is made up unless a test says where it is from."""

from calendar import monthrange
from datetime import date

from corcom.treaty import CCM, Choices, Event, Happening, Meeting, Position, Sheet, Span
from corcom.treaty.convention import Convention

DEFAULT = Choices()


def d(iso: str) -> date:
    return date.fromisoformat(iso)


def on(text: str | None) -> Span | None:
    """'2018-04-05', '2018-04', '2018', '2018-01-01/2018-02-03', '../2018-02-03' or None."""
    if text is None:
        return None
    if "/" in text:
        start, stop = text.split("/")
        return Span(date.min if start == ".." else d(start), date.max if stop == ".." else d(stop))
    parts = [int(each) for each in text.split("-")]
    if len(parts) == 1:
        return Span(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        return Span(date(*parts, 1), date(*parts, monthrange(*parts)[1]))
    return Span.day(date(*parts))


def happened(kind: str, when: str | None, duty: str = "", **more) -> Event:
    fact = more.pop("fact", f"{kind} {when}")
    if "until" in more:
        more["until"] = d(more["until"])
    return Event(Happening(kind), on(when), fact, duty, **more)


def deposit(when: str = "2010-01-01") -> Event:
    """With the default the State is bound from 1 August 2010."""
    return happened("deposit", when)


def initial(kind: str, when: str | None, **more) -> Event:
    return happened(kind, when, "initial_report", **more)


def annual(kind: str, when: str | None, year: int | None, **more) -> Event:
    return happened(kind, when, "annual_report", year=year, **more)


def stocks(kind: str, when: str | None, **more) -> Event:
    return happened(kind, when, "stockpile_destruction", **more)


def land(kind: str, when: str | None, **more) -> Event:
    return happened(kind, when, "clearance", **more)


def kept(kind: str, when: str | None, **more) -> Event:
    return happened(kind, when, "retention_report", **more)


# Opening days of formal meetings of the CCM, from the record.
MEETINGS = tuple(
    Meeting(code, on(opens))
    for code, opens in (
        ("7MSP", "2017-09-04"),
        ("8MSP", "2018-09-03"),
        ("9MSP", "2019-09-02"),
        ("2RC-1", "2020-11-25"),
        ("2RC-2", "2021-09-20"),
        ("10MSP", "2022-08-30"),
        ("11MSP", "2023-09-11"),
        ("12MSP", "2024-09-10"),
        ("13MSP", "2025-09-16"),
        ("3RC", "2026-09"),
    )
)


def sheet(*events: Event, meetings=MEETINGS, choices=DEFAULT, convention: Convention = CCM) -> Sheet:
    return convention.sheet(events, meetings, choices)


def position(duty: str, day: str, *events: Event, article: str | None = None, year=None, **more) -> Position:
    """Where the duty stands on the day; which one, when there are several, by article or year."""
    found = [
        each
        for each in sheet(*events, **more).on(d(day))
        if each.duty == duty and article in (None, each.article) and year in (None, each.year)
    ]
    assert len(found) == 1, found
    return found[0]


def standing(duty: str, day: str, *events: Event, **more) -> str:
    return str(position(duty, day, *events, **more).standing)
