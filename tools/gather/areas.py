"""Article 4: contaminated areas as reported; and what a source saw undone."""

import re

from tools.gather.by_hand import notes
from tools.gather.numbers import numbered
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row

UNCLEAR = ("COL", "GBR")
AREA = re.compile(r"^([\d.]+)(?: km2)?$")
NO_AREA = re.compile(r"^0\.5 km2 cleared|^none|no cluster|found no remnants")
NONE = re.compile(r"^none|no cluster munition remnants|found no remnants")
OF_OTHER_TABLES = re.compile(
    r"extension asked in|asks for|deadline moved|completion reported|all tasks finished"
)
FURTHER_MATTERS = re.compile(r"; (?:four-year extension|federal real estate|NPA advised|deadline extended)")
NAMED_YEAR = re.compile(r"(?:Monitor|post|MSP/) ?(20\d\d)")
YEARS = {"AFG": "2024", "CHL": "2023", "SOM": "2025", "TCD": "2025"}
MISSED = "missed the destruction deadline"


def contamination(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """Dated readings: those of the profiles, then those of the sheet."""
    facts = [row for row in raw.rows("profile_facts") if row["topic"] == "contamination"]
    said = [_said(row, catalogue) for row in facts if not OF_OTHER_TABLES.search(row["value"])]
    listed = [row for row in raw.rows("clearance") if row["status"] != "cleared"]
    what = notes("contamination")
    return numbered([*said, *(_listed(row, what, catalogue) for row in listed)])


def _said(row: Raw, catalogue: Catalogue) -> Row:
    iso3, value = row["iso3"], row["value"]
    area = None if NO_AREA.search(value) else AREA.match(row["number"])
    presence = "none" if NONE.search(value) else "unclear" if iso3 in UNCLEAR else "yes"
    return fact(
        f"{iso3}-contamination", row["date"] or row["as_of"],
        catalogue.seen(row["source_url"], iso3, row["as_of"]), state=iso3, contaminated=presence,
        area_km2=f"{float(area[1]):.2f}" if area else "", what=FURTHER_MATTERS.split(value)[0],
    )  # fmt: skip


def _listed(row: Raw, what: dict[str, str], catalogue: Catalogue) -> Row:
    iso3 = row["iso3"]
    cell = re.sub(r" \([^)]*\)", "", row["source"]).split(", within")[0]
    return fact(
        f"{iso3}-contamination", row["area_as_of"] or _day(row), catalogue.seen(cell, iso3), state=iso3,
        contaminated="unclear" if iso3 in UNCLEAR else "yes", area_km2=row["area_km2"],
        what=what.get(iso3) or row["note"] or "contaminated areas on record",
    )  # fmt: skip


def _day(row: Raw) -> str:
    """The year of the source, where the sheet has no day."""
    found = NAMED_YEAR.search(row["source"])
    return found[1] if found else YEARS[row["iso3"]]


def seen_undone(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """Duties that a source found undone on a day after their deadline."""
    missed = [row for row in raw.rows("profile_facts") if row["value"].startswith(MISSED)]
    return [_undone(row, catalogue) for row in missed]


def _undone(row: Raw, catalogue: Catalogue) -> Row:
    seen = catalogue.seen(row["source_url"], row["iso3"], row["as_of"])
    return fact(
        f"{row['iso3']}-stockpile-destruction-undone-{row['as_of']}", row["as_of"], seen, state=row["iso3"],
        duty="stockpile_destruction", note="the deadline of 1 May 2019 had passed without a declaration",
    )  # fmt: skip
