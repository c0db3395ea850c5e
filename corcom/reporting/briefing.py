"""What Article 7 tells a meeting: the reports that came in since the last."""

from collections.abc import Iterable

from corcom.figures.briefing import pack_section
from corcom.papers.paper import Block, Paragraph, Strong
from corcom.record.lens import Lens
from corcom.record.shelf import shelf
from corcom.register.queries import states
from corcom.reporting.models import ReportReceived
from corcom.treaty.dates import written

MANY = 20


@pack_section("reports")
def reports(now: Lens, before: Lens) -> Iterable[Block]:
    """How many reports were received since the last meeting, and of which States."""
    found = [r.fact for r in shelf().readings(ReportReceived, now) if _since(r.fact, now, before)]
    senders = {fact.state_id for fact in found}
    names = ", ".join(state.name for state in states() if state.iso3 in senders)
    told = f": {names}" if 0 < len(senders) <= MANY else ""
    since = written(before.as_at)
    yield Paragraph((Strong("Reports: "), f"{len(found)} on record as received since {since}{told}."))


def _since(fact: ReportReceived, now: Lens, before: Lens) -> bool:
    if fact.on_earliest is None or fact.on_latest is None or not fact.day_verified:
        return False
    return before.as_at < fact.on_earliest and fact.on_latest <= now.as_at
