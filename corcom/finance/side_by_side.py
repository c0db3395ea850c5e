"""A budget under the three models at once, and what if."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from corcom.finance.books import THE_UNITS_FUND, all_eyes, budget_of
from corcom.finance.figures import printed
from corcom.finance.models import MoneyInPrint
from corcom.finance.scale import Scale, scale_of
from corcom.finance.shares import Bounds, Model, Share, Shared, paying_late, shared, without
from corcom.record.lens import Lens

HALF = Fraction(50)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A budget under each model, over the States Parties of the start of its year."""

    budget: int
    year: int
    currency: str
    assessed_percent: Fraction
    bounds: Bounds
    scale: Scale
    models: dict[Model, Shared]

    def late(self, model: Model) -> tuple[tuple[Share, ...], int]:
        """The ten largest shares of a model, and what is missing while they have not come."""
        largest = paying_late(self.models[model])
        return largest, sum(share.amount for share in largest)

    def without(self, state: str) -> "SideBySide":
        """The same when a State is no longer a Party. Raises NoShares."""
        scale = replace(self.scale, rates=without(self.scale.rates, [state]))
        return _side_by_side(self, scale)


def side_by_side(
    lens: Lens,
    year: int,
    budget: int,
    assessed_percent: Fraction = HALF,
    bounds: Bounds | None = None,
    currency: str = "CHF",
) -> SideBySide:
    """A budget of a year under each model. Raises NoShares."""
    within = bounds or Bounds()
    scale = scale_of(lens, year, within)
    empty = SideBySide(budget, year, currency, assessed_percent, within, scale, {})
    return _side_by_side(empty, scale)


def _side_by_side(found: SideBySide, scale: Scale) -> SideBySide:
    models = {
        model: shared(model, found.budget, scale.rates, found.assessed_percent, found.bounds)
        for model in Model
    }
    return replace(found, scale=scale, models=models)


def usual_budget(lens: Lens, year: int) -> int | None:
    """The budget of a year on record; where there is none, the newest in print by that year."""
    of_year = budget_of(all_eyes(lens), year, THE_UNITS_FUND)
    if of_year is not None:
        return of_year.total
    for earlier in range(year, year - 20, -1):
        at_its_end = lens.on(date(earlier, 12, 31))
        fact = printed(at_its_end, MoneyInPrint.Measure.BUDGET, "CHF")
        if fact is not None:
            return fact.value
    return None
