"""Figures on transparency reports."""

from datetime import date

from corcom.duties.book import StatePosition
from corcom.figures.catalogue import Count, Day, figure
from corcom.figures.standing import counted
from corcom.treaty import Standing

TABLES = ("reports_received", "reports_missing", "listed_overdue")
PARTIES = "participation.in_force"


@figure(
    "reports.initial.received",
    label="Initial reports received",
    of=PARTIES,
    tables=TABLES,
    duty="initial_report",
    said_as=("States Parties: submitted|received|provided initial|first report*", "reports: initial|first"),
)
def initial_received(day: Day) -> Count:
    """States Parties whose initial transparency report has been received."""
    return counted(day.duty("initial_report"), Standing.fulfilled)


@figure(
    "reports.initial.due",
    label="Initial reports not yet due",
    of=PARTIES,
    tables=TABLES,
    duty="initial_report",
    said_as=("reports: initial|first not|yet due",),
)
def initial_due(day: Day) -> Count:
    """The day it is due has not passed, and it has not been received."""
    return counted(day.duty("initial_report"), Standing.due)


@figure(
    "reports.initial.overdue",
    label="Initial reports overdue",
    of=PARTIES,
    tables=TABLES,
    duty="initial_report",
    said_as=(
        "States Parties: outstanding|overdue|missing|late initial|first report*",
        "States Parties: not|yet submitted initial|first report*",
        "reports: outstanding|overdue|missing|late initial|first",
    ),
)
def initial_overdue(day: Day) -> Count:
    """The day has passed, and there is evidence that the report was missing."""
    return counted(day.duty("initial_report"), Standing.overdue)


@figure(
    "reports.initial.no_record",
    label="Initial reports: no record",
    of=PARTIES,
    tables=TABLES,
    duty="initial_report",
)
def initial_no_record(day: Day) -> Count:
    """The day has passed, and nothing on record tells whether the report was sent by then."""
    return counted(day.duty("initial_report"), Standing.no_record)


@figure("reports.annual.received", label="Last annual reports received", of=PARTIES, tables=TABLES)
def annual_received(day: Day) -> Count:
    """The annual report that last fell due has been received."""
    return counted(_last_due(day), Standing.fulfilled)


@figure("reports.annual.overdue", label="Last annual reports overdue", of=PARTIES, tables=TABLES)
def annual_overdue(day: Day) -> Count:
    """The annual report that last fell due is known to be missing."""
    return counted(_last_due(day), Standing.overdue)


def _last_due(day: Day) -> list[StatePosition]:
    return [p for p in day.duty("annual_report") if _passed(p.position.due, day.lens.as_at)]


def _passed(due: date | None, day: date) -> bool:
    return due is not None and due < day
