"""What everybody may see of the money: what States agreed to show, public budgets, figures in print."""

from dataclasses import dataclass

from corcom.finance.books import THE_UNITS_FUND, OfAState, all_eyes, budgets, by_state, consents
from corcom.finance.models import Budget, Consent, MoneyInPrint
from corcom.record.by_then import surely
from corcom.record.lens import Lens
from corcom.record.reader import STRANGER
from corcom.record.readings import Reading
from corcom.record.shelf import shelf


@dataclass(frozen=True, slots=True)
class Shown:
    """One State and year that may be shown; amounts only where the State agreed to them."""

    state: str
    year: int
    paid: int | None
    on_top: int | None


def shown_to_everybody(lens: Lens) -> list[Shown]:
    """What States agreed to show of what they paid to the unit, newest year first."""
    agreed = consents(lens)
    paid = [one for one in by_state(all_eyes(lens)) if one.paid > 0 or one.on_top > 0]
    found = [_shown(one, agreed[one.state]) for one in paid if _may_be_shown(one, agreed)]
    return sorted(found, key=lambda one: (-one.year, one.state))


def _may_be_shown(one: OfAState, agreed: dict[str, str]) -> bool:
    return agreed.get(one.state, Consent.Shows.NOTHING) != Consent.Shows.NOTHING


def _shown(one: OfAState, agreed: str) -> Shown:
    if agreed == Consent.Shows.AMOUNTS:
        return Shown(one.state, one.year, one.paid, one.on_top)
    return Shown(one.state, one.year, None, None)


def public_budgets(lens: Lens) -> list[Budget]:
    """The budgets of the unit that are open to everybody, newest first."""
    open_to_all = Lens(lens.as_at, lens.known_at, STRANGER)
    return list(reversed(budgets(open_to_all, THE_UNITS_FUND)))


def in_print(lens: Lens) -> list[Reading[MoneyInPrint]]:
    """What papers print of the unit's money by the day of the lens, newest first."""
    found = [r for r in shelf().readings(MoneyInPrint, lens) if surely(r.fact, lens)]
    order = list(MoneyInPrint.Measure)
    return sorted(
        found, key=lambda r: (-r.fact.year, order.index(MoneyInPrint.Measure(r.fact.measure)), r.fact.pk)
    )
