"""The register's facts as events."""

from collections.abc import Iterable

from corcom.duties.gather import Told, event, tells_events
from corcom.record.lens import Lens
from corcom.record.shelf import Shelf, address
from corcom.register.models import Deposit, Signature, Withdrawal
from corcom.treaty import Event, Happening, Span


@tells_events
def participation(shelf: Shelf, lens: Lens) -> Iterable[Told]:
    """Signatures, deposits and withdrawals."""
    for signature in shelf.readings(Signature, lens):
        yield signature.fact.treaty, signature.fact.state_id, event(signature.fact, Happening.signature)
    for deposit in shelf.readings(Deposit, lens):
        yield deposit.fact.treaty, deposit.fact.state_id, event(deposit.fact, Happening.deposit)
    for withdrawal in shelf.readings(Withdrawal, lens):
        yield withdrawal.fact.treaty, withdrawal.fact.state_id, _taking_effect(withdrawal.fact)


def _taking_effect(withdrawal: Withdrawal) -> Event:
    return Event(
        Happening.withdrawal,
        Span.day(withdrawal.takes_effect),
        address(withdrawal),
        verified=withdrawal.grade != "unverified",
    )
