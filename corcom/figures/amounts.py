"""Figures that are no count of States behind a list: sums of money, shares, and counts without names.

They stand in the catalogue beside the counts, under the same rule of names; who may see one is said with
it. Asked for by name; the whole catalogue, as public pages print it, holds counts of States alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from corcom.figures.catalogue import CATALOGUE, UnknownFigure
from corcom.record.lens import Lens
from corcom.record.models import Fact, Source
from corcom.record.reader import PUBLIC
from corcom.record.shelf import shelf

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A value in the unit of the figure (money in hundredths), and the facts that tell; None: no record."""

    value: int | Decimal | None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """An entry of the catalogue: `unit` is a currency, 'per cent' or 'States'; `circle`: who may see it."""

    name: str
    label: str
    unit: str
    circle: str
    tell: Callable[[Lens], Told]

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return self.unit.isupper() and len(self.unit) == 3


@dataclass(frozen=True, slots=True)
class AmountAnswer:
    """An amount as at a day; `value` in whole units of the currency; None: no record."""

    figure: Amount
    lens: Lens
    told: Told
    sources: tuple[Source, ...]

    @property
    def value(self) -> int | Decimal | None:
        """The number as it is said: money with its two decimals."""
        value = self.told.value
        if self.figure.is_money and value is not None:
            return (Decimal(value) / HUNDREDTHS).quantize(Decimal("0.01"))
        return value


AMOUNTS: dict[str, Amount] = {}

Teller = Callable[[Lens], Told]


def amount(name: str, *, label: str, unit: str, circle: str = PUBLIC) -> Callable[[Teller], Teller]:
    """Enter an amount into the catalogue. A name is given once, among counts too."""
    assert name not in CATALOGUE, name

    def enter(tell: Teller) -> Teller:
        AMOUNTS[name] = Amount(name, label, unit, circle, tell)
        return tell

    return enter


def ask_amount(lens: Lens, name: str) -> AmountAnswer:
    """One amount. Raises UnknownFigure where there is none that is open to the reader of the lens."""
    entry = AMOUNTS.get(name)
    if entry is None or not lens.reader.sees(entry.circle):
        raise UnknownFigure(f"there is no amount '{name}' open to you; there are: {', '.join(open_to(lens))}")
    told = entry.tell(lens)
    known = {source.id: source for source in shelf().rows(Source)}
    cited = sorted({fact.source_id for fact in told.facts} & known.keys())
    return AmountAnswer(entry, lens, told, tuple(known[one] for one in cited))


def ask_amounts(lens: Lens, names: Iterable[str] = ()) -> list[AmountAnswer]:
    """Several amounts, or all that are open to the reader, in the order of the catalogue."""
    return [ask_amount(lens, name) for name in (names or open_to(lens))]


def open_to(lens: Lens) -> list[str]:
    """The names of the amounts that the reader may see."""
    return [name for name, entry in AMOUNTS.items() if lens.reader.sees(entry.circle)]
