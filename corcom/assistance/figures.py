"""Figures on assistance to victims."""

from corcom.assistance.models import FocalPoint, VictimListing
from corcom.figures.catalogue import Count, Day, figure
from corcom.record.by_then import during, surely
from corcom.record.shelf import address
from corcom.register.models import StateFact
from corcom.treaty import Participation

PARTIES = "participation.in_force"
NAMED = "assistance.states"
LISTS = ("victim_listings",)
VICTIMS = "victim"
"""The word by which focal points for victim assistance are known from those for other themes."""


@figure(
    NAMED,
    label="States Parties with responsibility for victims",
    of=PARTIES,
    tables=LISTS,
    said_as=("States Parties: responsib* victim*|survivor*",),
)
def states(day: Day) -> Count:
    """Named on the list in force on the day (Article 5)."""
    parties = day.with_standing(Participation.in_force)
    rows = [row for row in _latest_list(day) if row.state_id in parties]
    named = [row for row in rows if row.named]
    return _count(named, frozenset() if rows else frozenset(parties))


@figure(
    "assistance.focal_points",
    label="States Parties with responsibility for victims that named a focal point",
    of=NAMED,
    tables=(*LISTS, "focal_points"),
)
def focal_points(day: Day) -> Count:
    """Named on the latest list, and a focal point for victim assistance on record by the day."""
    whole = states(day)
    points = [row for row in _focal_points(day) if row.state_id in whole.states]
    return _count(points, (whole.states | whole.no_record) - {row.state_id for row in points})


def _latest_list(day: Day) -> list[VictimListing]:
    """The rows of the list in force on the day; the later one where two meet."""
    readings = day.book.shelf.readings(VictimListing, day.lens)
    rows = [r.fact for r in readings if during(r.fact, day.lens)]
    latest = max(rows, key=lambda row: (str(row.on_latest), row.listing), default=None)
    return [row for row in rows if latest and row.listing == latest.listing]


def _focal_points(day: Day) -> list[FocalPoint]:
    readings = day.book.shelf.readings(FocalPoint, day.lens)
    return [r.fact for r in readings if VICTIMS in r.fact.theme.lower() and surely(r.fact, day.lens)]


def _count(rows: list[VictimListing] | list[FocalPoint], unknown: frozenset[str]) -> Count:
    facts: list[StateFact] = [*rows]
    return Count(
        states=frozenset(row.state_id for row in facts),
        no_record=unknown,
        facts=frozenset(address(row) for row in facts),
    )
