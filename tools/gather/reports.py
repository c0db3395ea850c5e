"""Article 7: reports received, reports found missing, and published lists of overdue first reports."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tools.gather.annual_reports import AnnualReports
from tools.gather.by_hand import notes
from tools.gather.dates import agree, sharper
from tools.gather.first_reports import FirstReports
from tools.gather.raw import Raw, RawFiles
from tools.gather.readings import INFERRED, INITIAL, Reading
from tools.gather.sheet import fact, flag
from tools.gather.sources import UNVERIFIED, Catalogue, Row


def reports(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The tables of the reporting room, by name."""
    readings = [*FirstReports(raw, catalogue).readings(), *AnnualReports(raw, catalogue).readings()]
    return {
        "reports_received": _received(one for one in readings if not one.missing),
        "reports_missing": _missing(one for one in readings if one.missing),
        "listed_overdue": _listed(raw, catalogue),
    }


def _received(readings: Iterable[Reading]) -> list[Row]:
    """One row for the readings that agree; rows of their own for those that differ."""
    matters: dict[tuple[str, str, int | None], list[Reading]] = {}
    for reading in readings:
        _merge(matters.setdefault(reading.matter, []), reading)
    return [
        _row(one, _numbered(_name(one), place)) for same in matters.values() for place, one in enumerate(same)
    ]


def _missing(readings: Iterable[Reading]) -> list[Row]:
    """One row a report and day."""
    days: dict[str, Reading] = {}
    for reading in readings:
        name = f"{_name(reading)}-missing-{reading.on}"
        known = days.get(name)
        days[name] = replace(known, seen=known.seen + reading.seen) if known else reading
    return [_row(one, name) for name, one in days.items()]


def _name(one: Reading) -> str:
    kind = "initial-report" if one.duty == INITIAL else "annual-report"
    return f"{one.iso3}-{kind}" + (f"-{one.year}" if one.year else "")


def _numbered(name: str, place: int) -> str:
    return f"{name}-{place + 1}" if place else name


def _merge(known: list[Reading], reading: Reading) -> None:
    """Readings that agree become one, with the sharper date; a date takes the place of none."""
    for place, one in enumerate(known):
        if not one.on or not reading.on or agree(one.on, reading.on):
            known[place] = _both(one, reading)
            return
    known.append(reading)


def _both(one: Reading, other: Reading) -> Reading:
    first, second = (one, other) if _first_is_sharper(one, other) else (other, one)
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    note = first.note if INFERRED in (first.grade, second.grade) else "; ".join(notes)
    preferred = one.preferred or other.preferred
    return replace(first, seen=first.seen + second.seen, note=note, preferred=preferred)


def _first_is_sharper(one: Reading, other: Reading) -> bool:
    if bool(one.on) != bool(other.on):
        return bool(one.on)
    return sharper(one.on, other.on) == one.on if one.on else one.grade != INFERRED


def _row(one: Reading, name: str) -> Row:
    return fact(
        name, one.on, one.seen, grade=one.grade, note=one.note, preferred=flag(one.preferred),
        state=one.iso3, duty=one.duty, year=str(one.year or ""),
    )  # fmt: skip


@dataclass(frozen=True)
class Listing:
    """A published list of overdue first reports."""

    name: str
    on: str


LISTINGS = {
    "2015-06-18": Listing("cmc-2015-06-18", "2015-06-18"),
    "2018-09-25": Listing("unit-2018", "2018-07-01/2019-06-12"),
    "2022": Listing("unit-2021", "2021-09-21/2021-12"),
}
NOTES = notes("listed_overdue")
WORKED_OUT = "not seen on the list: worked out from its total and its alphabetical order"


def _listed(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    return [_listed_row(row, catalogue) for row in raw.rows("transparency_overdue_lists")]


def _listed_row(row: Raw, catalogue: Catalogue) -> Row:
    listing = LISTINGS[row["list_date"]]
    worked_out = row["confidence"] == UNVERIFIED
    return fact(
        f"{row['iso3']}-listed-{listing.name}", listing.on, catalogue.seen(row["source"], row["iso3"]),
        grade=UNVERIFIED if worked_out else "", on_grade=INFERRED if "/" in listing.on else "",
        note=WORKED_OUT if worked_out else NOTES.get(row["list_date"], ""), state=row["iso3"],
        listing=listing.name, total=row["list_total"], due_printed=row["due_date_published"],
    )  # fmt: skip
