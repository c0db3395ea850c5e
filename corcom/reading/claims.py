"""What a text claims: numbers, money, shares, days, lists of States, symbols; each knows its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum

from corcom.reading.calendar import NOTHING, Interval


class Hedge(Enum):
    """What a text says of how exact a number is."""

    NONE = ""
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"


class Whole(IntEnum):
    """How surely a number counts all of its kind, and not some of them."""

    SOME = 0
    OPEN = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: in this line, `left` times before the same signs come for the last time."""

    line: int
    left: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`text`: the words that claim. `stated`: what they state, as printed. `paragraph`: its place."""

    text: str
    stated: str
    sentence: str
    start: int
    spot: Spot
    page: int | None
    paragraph: int

    @property
    def before(self) -> str:
        """The sentence up to the claim."""
        return self.sentence[: self.start]

    @property
    def after(self) -> str:
        """The sentence after the claim."""
        return self.sentence[self.start + len(self.text) :]


@dataclass(frozen=True, slots=True)
class Own:
    """What the text itself makes of a number. `how`: the sum as it is reckoned. `sure`: no other is meant."""

    holds: bool
    exact: bool
    computed: str
    how: str
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Claim):
    """So many of something. `noun`: what is counted; `qualifiers`: the words that say which of them."""

    value: int
    noun: str
    qualifiers: str = ""
    whole: Whole = Whole.SOME
    hedge: Hedge = Hedge.NONE
    part_of: int | None = None
    own: Own | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Claim):
    """A sum of money; `currency` in ISO 4217."""

    value: Decimal
    currency: str
    hedge: Hedge = Hedge.NONE
    own: Own | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Claim):
    """So many percent."""

    value: Decimal
    hedge: Hedge = Hedge.NONE
    own: Own | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Claim):
    """A day, or for a deadline an interval; NOTHING for a day that does not exist."""

    interval: Interval = NOTHING
    weekday: str = ""
    with_year: bool = True
    deadline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(Claim):
    """So many years ago, or the anniversary after so many years."""

    value: int
    anniversary: bool = False
    hedge: Hedge = Hedge.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Claim):
    """States named in a row, by their codes; `number` is that of the count that they stand beside."""

    states: tuple[str, ...]
    counted: Count | None = None
    own: Own | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol(Claim):
    """The symbol of a document."""

    well_formed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed(Claim):
    """A State whose joining is said to have made its region free of cluster munitions."""

    states: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(Claim):
    """The total at the foot of a column."""

    value: Decimal
    own: Own | None = None
