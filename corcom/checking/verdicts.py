"""What the record says of a claim."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.reading.claims import Claim
from corcom.record.lens import Lens


class Verdict(models.TextChoices):
    """'Differs' is said only when sure; whatever else the record cannot tell is 'no record'."""

    AGREES = "agrees", _("agrees")
    ROUNDING = "rounding", _("agrees, rounded")
    OTHER_DATE = "other_date", _("true on another day")
    DIFFERS = "differs", _("differs")
    NO_RECORD = "no_record", _("no record")


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a number of a text to the catalogue: a figure, and the groups that narrow it."""

    figure: str
    within: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def address(self) -> str:
        """The figure, and after a question mark its groups, as totals in print write them."""
        pairs = ";".join(f"{key}={value}" for key, values in self.within for value in values)
        return f"{self.figure}?{pairs}" if pairs else self.figure


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim and its verdict. `stated` and `computed` are plain values for JSON; `tie`: it can be bound."""

    claim: Claim
    verdict: Verdict
    reason: str
    stated: Any = None
    computed: Any = None
    figure: str = ""
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What every judge is given: the lens of the question, and the day that the text itself is of."""

    lens: Lens
    text_of: date | None = None

    @property
    def now(self) -> date:
        """The day on which the text speaks."""
        return self.text_of or self.lens.as_at
