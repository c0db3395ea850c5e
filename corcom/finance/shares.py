"""What each State would pay: shares by the scale, within bounds, exact to the centime. Pure Python.

Rates and percents are exact fractions, amounts whole centimes. The shares always sum to what is shared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

WHOLE = Fraction(100)
MAXIMUM, MINIMUM, CEILING = Fraction(22), Fraction(1, 1000), Fraction(1, 100)
"""Per cent of the whole that a State bears at most and at least, as in the scale of the United Nations; and
at most if it is a least developed country, where that ceiling is applied."""


class Model(StrEnum):
    """The three models that the Committee weighed in January 2012."""

    ASSESSED = "assessed"
    HYBRID = "hybrid"
    VOLUNTARY = "voluntary"


class Bound(StrEnum):
    """Why a share is not simply in proportion to its rate."""

    NONE = ""
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    CEILING = "ceiling"


class NoShares(ValueError):
    """Why nothing can be shared, in one line, and what to do."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that one State bears, in per cent; those in `ceiled` at most `ceiling`."""

    maximum: Fraction = MAXIMUM
    minimum: Fraction = MINIMUM
    ceiled: frozenset[str] = frozenset()
    ceiling: Fraction = CEILING

    def most(self, state: str) -> Fraction:
        """What this State bears at most."""
        return self.ceiling if state in self.ceiled else self.maximum

    def at(self, state: str, bound: Bound) -> Fraction:
        """What this State bears when it is fixed at a bound."""
        return self.minimum if bound is Bound.MINIMUM else self.most(state)


@dataclass(frozen=True, slots=True)
class Share:
    """What one State bears: `rate` in the scale, `percent` of the whole after the scale-up, `amount`."""

    state: str
    rate: Fraction
    percent: Fraction
    amount: int
    bound: Bound = Bound.NONE


@dataclass(frozen=True, slots=True)
class Shared:
    """A budget under one model: `shares` in the order of the codes, and what is left to voluntary money."""

    model: Model
    budget: int
    shares: tuple[Share, ...]
    voluntary: int = 0

    @property
    def assessed(self) -> int:
        """The part that is shared out."""
        return self.budget - self.voluntary

    @property
    def sum_of_rates(self) -> Fraction:
        """The rates of all that share."""
        return sum((share.rate for share in self.shares), Fraction(0))

    def of(self, state: str) -> Share | None:
        """The share of one State; None: it bears none."""
        return next((share for share in self.shares if share.state == state), None)


def shared(
    model: Model,
    budget: int,
    rates: Mapping[str, Fraction],
    assessed_percent: Fraction = WHOLE,
    bounds: Bounds | None = None,
) -> Shared:
    """A budget under a model; `assessed_percent` is the part shared out in a hybrid. Raises NoShares."""
    if budget <= 0:
        raise NoShares("The budget must be more than nothing.")
    if not 0 <= assessed_percent <= 100:
        raise NoShares("The assessed part must lie between 0 and 100 per cent.")
    part = {Model.ASSESSED: WHOLE, Model.VOLUNTARY: Fraction(0)}.get(model, assessed_percent)
    assessed = int(budget * part / 100)
    if not assessed:
        return Shared(model, budget, (), budget)
    return Shared(model, budget, shares(assessed, rates, bounds or Bounds()), budget - assessed)


def shares(budget: int, rates: Mapping[str, Fraction], bounds: Bounds) -> tuple[Share, ...]:
    """Shares of a sum in centimes, by the rates, within the bounds. Raises NoShares."""
    _check(rates, bounds)
    percents, fixed = bounded(rates, bounds)
    amounts = _to_the_centime(budget, rates, percents, bounds)
    return tuple(
        Share(state, rates[state], percents[state], amounts[state], fixed.get(state, Bound.NONE))
        for state in sorted(rates)
    )


def bounded(rates: Mapping[str, Fraction], bounds: Bounds) -> tuple[dict[str, Fraction], dict[str, Bound]]:
    """Percents that sum to 100, and which States stand at a bound.

    In rounds: all above the maximum are fixed there first, then all below the minimum; what is left is
    spread over the free States by their rates, and the rounds begin anew. Who is fixed stays so.
    """
    fixed: dict[str, Bound] = {}
    while True:
        free = _spread(rates, fixed, bounds)
        above = {
            state: _upper(state, bounds) for state, percent in free.items() if percent > bounds.most(state)
        }
        below = {state: Bound.MINIMUM for state, percent in free.items() if percent < bounds.minimum}
        if not above and not below:
            return {**{state: bounds.at(state, bound) for state, bound in fixed.items()}, **free}, fixed
        fixed |= above or below


def _spread(rates: Mapping[str, Fraction], fixed: Mapping[str, Bound], bounds: Bounds) -> dict[str, Fraction]:
    """The free States share what the fixed ones leave."""
    left = WHOLE - sum(bounds.at(state, bound) for state, bound in fixed.items())
    free = [state for state in rates if state not in fixed]
    if left < 0 or (left and not free):
        raise NoShares("The bounds leave no room: between maximum and minimum the shares cannot sum to 100.")
    per_point = left / total if (total := sum(rates[state] for state in free)) else Fraction(0)
    return {state: rates[state] * per_point for state in free}


def _upper(state: str, bounds: Bounds) -> Bound:
    return Bound.CEILING if state in bounds.ceiled else Bound.MAXIMUM


def _check(rates: Mapping[str, Fraction], bounds: Bounds) -> None:
    if not 0 <= bounds.minimum <= bounds.maximum <= WHOLE:
        raise NoShares("The minimum must not be below 0, nor above the maximum, nor that above 100 per cent.")
    without = sorted(state for state, rate in rates.items() if rate <= 0)
    if without:
        raise NoShares(f"A rate must be more than nothing: look at {', '.join(without[:5])}.")
    if len(rates) * bounds.maximum < WHOLE:
        needed = -(-WHOLE // bounds.maximum) if bounds.maximum else 0
        raise NoShares(
            f"With a maximum of {without_zeros(bounds.maximum)} per cent at least {needed} States must share;"
            f" there are {len(rates)}."
        )
    if sum(bounds.most(state) for state in rates) < WHOLE:
        raise NoShares("With that ceiling the shares cannot sum to 100: too many States stand under it.")
    if len(rates) * bounds.minimum > WHOLE:
        raise NoShares(
            f"{len(rates)} States cannot each bear {without_zeros(bounds.minimum)} per cent at least."
        )


def _to_the_centime(
    budget: int, rates: Mapping[str, Fraction], percents: Mapping[str, Fraction], bounds: Bounds
) -> dict[str, int]:
    """Largest remainder: whole centimes down, then the missing ones one by one.

    Those at the maximum receive one only when all are there.
    """
    exact = {state: budget * percent / 100 for state, percent in percents.items()}
    amounts = {state: int(value) for state, value in exact.items()}
    missing = budget - sum(amounts.values())
    below = [state for state in exact if percents[state] < bounds.most(state)] or list(exact)
    order = sorted(below, key=lambda state: (amounts[state] - exact[state], -rates[state], state))
    for number in range(missing):
        amounts[order[number % len(order)]] += 1
    return amounts


def without_zeros(value: Fraction, places: int = 6) -> str:
    """A rate or percent as digits, without needless zeros."""
    digits = decimal(value, places)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def decimal(value: Fraction, places: int = 6) -> str:
    """A fraction with so many decimals, half up."""
    scaled = (abs(value) * 10**places * 2 + 1) // 2
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def paying_late(whole: Shared, most: int = 10) -> tuple[Share, ...]:
    """The largest shares: what is missing while these have not paid."""
    return tuple(sorted(whole.shares, key=lambda share: (-share.amount, share.state))[:most])


def without(rates: Mapping[str, Fraction], leaving: Iterable[str]) -> dict[str, Fraction]:
    """The rates of those that stay."""
    gone = set(leaving)
    return {state: rate for state, rate in rates.items() if state not in gone}
