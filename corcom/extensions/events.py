"""Articles 3 and 4 as events."""

from collections.abc import Iterable

from corcom.duties.gather import Told, event, tells_events
from corcom.extensions.models import (
    Completion,
    Contamination,
    ExtensionDecision,
    ExtensionRequest,
    Presence,
    Retained,
    SeenUndone,
    Stockpile,
    Work,
)
from corcom.record.lens import Lens
from corcom.record.shelf import Shelf
from corcom.treaty import Event, Happening


@tells_events
def holdings(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """Whether there is something to destroy, to clear or to report as retained."""
    for stock in shelf.facts(Stockpile, lens):
        kind = _holding(stock.held)
        if kind:
            yield "ccm", stock.state_id, event(stock, kind, duty=Work.DESTRUCTION.value)
    for area in shelf.facts(Contamination, lens):
        kind = _holding(area.contaminated)
        if kind:
            yield "ccm", area.state_id, event(area, kind, duty=Work.CLEARANCE.value)
    for kept in shelf.facts(Retained, lens):
        some = bool(kept.munitions or kept.submunitions)
        yield "ccm", kept.state_id, event(kept, Happening.retains if some else Happening.retains_none)


@tells_events
def endings(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """Completion, what undid it, and sightings of duties undone."""
    for completion in shelf.facts(Completion, lens):
        done = completion.kind == Completion.Kind.COMPLETE
        kind = Happening.completion if done else Happening.reopening
        yield "ccm", completion.state_id, event(completion, kind, duty=completion.duty)
    for undone in shelf.facts(SeenUndone, lens):
        yield "ccm", undone.state_id, event(undone, Happening.not_done, duty=undone.duty)


@tells_events
def more_time(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """Requests for more time, and what was decided."""
    for request in shelf.readings(ExtensionRequest, lens):
        fact = request.fact
        asked = event(fact, Happening.extension_requested, duty=fact.duty, until=fact.asked_until)
        yield "ccm", fact.state_id, asked
    for decision in shelf.readings(ExtensionDecision, lens):
        yield "ccm", decision.fact.state_id, _decided(decision.fact)


def _holding(presence: str) -> Happening | None:
    """Unclear says neither."""
    known = {Presence.YES.value: Happening.holds, Presence.NONE.value: Happening.holds_none}
    return known.get(presence)


def _decided(decision: ExtensionDecision) -> Event:
    granted = decision.outcome == ExtensionDecision.Outcome.GRANTED
    kind = Happening.extension_granted if granted else Happening.extension_considered
    return event(decision, kind, duty=decision.duty, until=decision.until)
