"""Article 7 as events."""

from collections.abc import Iterable

from corcom.duties.gather import Told, event, tells_events
from corcom.record.lens import Lens
from corcom.record.shelf import Shelf
from corcom.reporting.models import ListedOverdue, ReportKind, ReportMissing, ReportReceived
from corcom.treaty import Happening


@tells_events
def reports(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """Reports received, and reports that a source found missing."""
    for received in shelf.readings(ReportReceived, lens):
        fact = received.fact
        yield (
            "ccm",
            fact.state_id,
            event(fact, Happening.report_received, duty=fact.duty, year=fact.year),
        )
    for missing in shelf.facts(ReportMissing, lens):
        yield (
            "ccm",
            missing.state_id,
            event(missing, Happening.report_missing, duty=missing.duty, year=missing.year),
        )


@tells_events
def published_lists(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """A State named on a published list of overdue first reports had not reported by then."""
    for listed in shelf.facts(ListedOverdue, lens):
        yield "ccm", listed.state_id, event(listed, Happening.report_missing, duty=ReportKind.INITIAL.value)
