"""Reads of Article 7, each through the lens."""

from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.reporting.models import ListedOverdue, ReportReceived


def may_be_in(report: ReportReceived, lens: Lens) -> bool:
    """Whether a report may have been received by the day: none is for a year that is not over."""
    return perhaps(report, lens) and (report.year is None or report.year < lens.as_at.year)


def received(lens: Lens, state: str) -> list[Reading[ReportReceived]]:
    """The reports of one State that are on record by the day of the lens, oldest first."""
    readings = shelf().of_state(ReportReceived, state, lens)
    return [r for r in readings if may_be_in(r.fact, lens)]


def lists_of_overdue(lens: Lens) -> dict[str, list[ListedOverdue]]:
    """The published lists of overdue first reports, by their short names."""
    found: dict[str, list[ListedOverdue]] = {}
    for row in shelf().facts(ListedOverdue, lens):
        found.setdefault(row.listing, []).append(row)
    return found
