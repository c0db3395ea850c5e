"""The scale of a budget year: who shares, at which rate, from which membership day; each share explained."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from corcom.figures.catalogue import ask
from corcom.finance.models import ScaleRate
from corcom.finance.money import with_currency
from corcom.finance.queries import rates
from corcom.finance.shares import Bound, Bounds, NoShares, Share, Shared, without_zeros
from corcom.record.days import day as in_words
from corcom.record.grades import Grade
from corcom.record.lens import Lens
from corcom.record.reader import BOOKKEEPER
from corcom.record.shelf import shelf
from corcom.register.models import State
from corcom.register.queries import find

MEMBER = "member"
FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scale:
    """The rates of the States Parties of a day: `period` of the scale, `day` of membership.

    `notional`: States with a notional rate; `at_minimum`: States outside the scale, which take the minimum;
    `unverified`: rates that nobody has seen in a source yet.
    """

    period: str
    day: date
    rates: dict[str, Fraction]
    notional: frozenset[str] = frozenset()
    at_minimum: frozenset[str] = frozenset()
    unverified: frozenset[str] = frozenset()

    @property
    def total(self) -> Fraction:
        """The sum of the rates."""
        return sum(self.rates.values(), Fraction(0))


def start_of(year: int) -> date:
    """The day on which membership is counted where nothing else is asked: the start of the budget year."""
    return date(year, 1, 1)


def states_parties(lens: Lens, day: date) -> frozenset[str]:
    """The States Parties of a day as the depositary counts them; the unit's letters count so too."""
    return frozenset(state.iso3 for state in ask(lens.on(day), "participation.deposited").states)


def scale_of(lens: Lens, year: int, bounds: Bounds, day: date | None = None) -> Scale:
    """The scale of a budget year over the States Parties of a day. Raises NoShares."""
    on = day or start_of(year)
    found = _period(lens, year)
    _demand_whole(found, year)
    parties = states_parties(lens, on)
    listed = {iso3: found[iso3] for iso3 in sorted(parties) if iso3 in found}
    outside = sorted(parties - listed.keys())
    missing = [iso3 for iso3 in outside if _is_member(iso3)]
    if missing:
        raise NoShares(f"The scale of {year} has no rate of {', '.join(missing)}: complete the scale first.")
    return Scale(
        period=next(iter(found.values())).period,
        day=on,
        rates={
            **{iso3: Fraction(fact.rate) for iso3, fact in listed.items()},
            **dict.fromkeys(outside, bounds.minimum),
        },
        notional=frozenset(i for i, f in listed.items() if f.kind == ScaleRate.Kind.NOTIONAL),
        at_minimum=frozenset(outside),
        unverified=frozenset(i for i, f in listed.items() if f.grade == Grade.UNVERIFIED),
    )


def least_developed() -> frozenset[str]:
    """The least developed countries, as the register marks them."""
    return frozenset(state.iso3 for state in shelf().rows(State) if state.ldc)


def periods(lens: Lens) -> list[str]:
    """The periods of the scale on record."""
    return sorted({r.fact.period for r in shelf().readings(ScaleRate, lens)})


def _period(lens: Lens, year: int) -> dict[str, ScaleRate]:
    """The rates of the period that holds the year, those not verified too: they are marked."""
    eyes = Lens(date(year, 1, 1), lens.known_at, BOOKKEEPER)
    return {reading.fact.state_id: reading.fact for reading in rates(eyes)}


def _demand_whole(found: dict[str, ScaleRate], year: int) -> None:
    """Refuse where no period holds the year, or where the rates of the members do not sum to 100."""
    if not found:
        raise NoShares(f"No scale of assessments on record holds {year}: load the period of that year first.")
    total = sum((f.rate for f in found.values() if f.kind == ScaleRate.Kind.MEMBER), Decimal(0))
    if total != FULL:
        raise NoShares(
            f"The scale that holds {year} sums to {total} per cent, not to 100: look at its rates first."
        )


def _is_member(iso3: str) -> bool:
    state = find(iso3)
    return state is not None and state.un_status == MEMBER


def explained(share: Share, whole: Shared, scale: Scale, currency: str, language: str = "en") -> str:
    """One sentence that says how a share comes about: rate, sum, period, day, bound."""
    amount = with_currency(share.amount, currency, language)
    facts = {
        "rate": without_zeros(share.rate),
        "sum": without_zeros(whole.sum_of_rates),
        "period": scale.period,
        "n": len(whole.shares),
        "day": in_words(scale.day),
        "percent": without_zeros(share.percent),
        "assessed": with_currency(whole.assessed, currency, language),
        "amount": amount,
    }
    sentence = _(
        "{amount}: rate {rate} of {sum}, the sum of the rates of the {n} States Parties on {day} in the scale"
        " of {period}; that is {percent} per cent of {assessed}."
    )
    return " ".join([sentence.format(**facts), *_remarks(share, scale)])


def _remarks(share: Share, scale: Scale) -> list[str]:
    """What is special about a share."""
    said = []
    if share.bound is Bound.MAXIMUM:
        said.append(_("It stands at the maximum."))
    if share.bound is Bound.CEILING:
        said.append(_("It stands at the ceiling of least developed countries."))
    if share.bound is Bound.MINIMUM:
        said.append(_("It is lifted to the minimum."))
    if share.state in scale.at_minimum:
        said.append(_("The scale has no rate of this State: it takes the minimum."))
    if share.state in scale.notional:
        said.append(_("The rate is notional: the State is no member of the United Nations."))
    if share.state in scale.unverified:
        said.append(_("Nobody has seen this rate in a source yet."))
    return said


def names() -> dict[str, str]:
    """The short names of the States, by code."""
    return {state.iso3: state.name for state in shelf().rows(State)}
