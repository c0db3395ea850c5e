"""A text and its verdicts: every claim held against the record. Nothing is written."""

from dataclasses import dataclass
from datetime import date

from corcom.checking.counts import of_count
from corcom.checking.days import of_dated
from corcom.checking.others import of_amount, of_freed, of_listed, of_symbol
from corcom.checking.verdicts import Asked, Finding
from corcom.checking.years import of_years
from corcom.committee.minutes_in import names_on_record
from corcom.reading.claims import Claim, Count, Dated, Freed, Listed, Money, Share, Sum, Symbol, Years
from corcom.reading.ink import ink
from corcom.reading.problem import NotReadable
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.shelf import held


@dataclass(frozen=True, slots=True)
class Checked:
    """A text, line by line, as at the day of the lens. `day`: that of the text itself, where it says."""

    lens: Lens
    lines: tuple[str, ...]
    day: date | None
    findings: tuple[Finding, ...]


def check(lens: Lens, name: str, data: bytes) -> Checked:
    """All that the paper claims, with its verdicts. Refusal when the file cannot be read."""
    with held():
        return _checked(lens, name, data)


def _checked(lens: Lens, name: str, data: bytes) -> Checked:
    try:
        found = ink(name, data, names_on_record(), lens.as_at)
    except NotReadable as why:
        raise Refusal(f"'{name}' cannot be read: {why}.") from why
    asked = Asked(lens, found.day)
    return Checked(
        lens,
        tuple(line.text for line in found.lines),
        found.day,
        tuple(_judged(asked, claim) for claim in found.claims),
    )


def _judged(asked: Asked, claim: Claim) -> Finding:
    match claim:
        case Count():
            return of_count(asked, claim)
        case Money() | Share() | Sum():
            return of_amount(asked, claim)
        case Dated():
            return of_dated(asked, claim)
        case Years():
            return of_years(asked, claim)
        case Listed():
            return of_listed(asked, claim)
        case Symbol():
            return of_symbol(asked, claim)
        case Freed():
            return of_freed(asked, claim)
        case _:
            raise TypeError(f"no verdict on {type(claim).__name__}")
