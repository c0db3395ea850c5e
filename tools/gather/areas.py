"""Article 4: contaminated areas, the end of clearance, and what a source saw undone."""

import re

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen

BY_2019 = "../2019-12-31"
BY_2019_NOTE = "named in the Monitor of 2019 among the States Parties that had finished; the day was not seen"
NAMED_IN_2019 = "Monitor 2019"
ENDS = {
    "BIH": (
        "2023-08",
        "the ninth State Party to finish; reported on 8 September 2023, declared at the 11MSP",
    ),
    "GBR": ("2020-11", "not seen in a source"),
    "HRV": ("2020-07-31", "completion reported on this day"),
    "MNE": ("2020-07", "ten States Parties were left with Article 4 duties"),
    "MOZ": ("2016-12", ""),
}
PRESENCE = {"COL": "unclear", "GBR": "unclear"}
WHAT = {
    "COL": "whether there are remnants is not clear",
    "GBR": "possible remnants inside mined areas of the Falkland Islands/Malvinas; sovereignty is in dispute with Argentina",
    "IRQ": "200 km2 in the centre and south, 2.42 km2 in the Kurdistan Region",
    "LAO": "confirmed hazardous areas only",
    "LBN": "area known then",
    "MRT": "declared finished, then new areas were found",
}
AREA = re.compile(r"^([\d.]+)(?: km2)?$")
NO_AREA = re.compile(r"^0\.5 km2 cleared|released|none|no cluster|no remnants|found no remnants")
OF_OTHER_TABLES = re.compile(
    r"extension asked in|asks for|deadline moved|completion reported|all tasks finished"
)
NONE = re.compile(r"^none|no cluster munition remnants|found no remnants")
ENDED = re.compile(r"all tasks finished|completion reported")
MRT_COMPLETE = "named in the Monitor of 2019 among the States Parties that had finished; the day was not seen"
MRT_REOPENED = (
    "new areas were found after the Monitor of 2019 named it as finished, and before its request for more time, "
    "known on 16 September 2021"
)


class Areas:
    """The sheet of clearance and what the State profiles say beside it."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sheet = raw.rows("clearance")
        facts = raw.rows("profile_facts")
        self.profiles = [row for row in facts if row["topic"] == "contamination"]
        self.missed = [
            row for row in facts if row["topic"] == "stockpile" and row["value"].startswith("missed the")
        ]

    def contamination(self) -> list[Row]:
        """Dated readings of areas."""
        rows = [self._from_profile(row) for row in self.profiles if not OF_OTHER_TABLES.search(row["value"])]
        rows += [
            self._from_sheet(row)
            for row in self.sheet
            if row["status"] in ("contaminated", "unclear", "unclear/cleared")
        ]
        return _numbered(rows)

    def _from_profile(self, row: Raw) -> Row:
        value = row["value"]
        area = AREA.match(row["number"])
        has_area = area and area[1] != "0" and not NO_AREA.search(value)
        contaminated = "none" if NONE.search(value) else "unclear" if row["iso3"] == "COL" else "yes"
        return fact(
            f"{row['iso3']}-contamination", row["date"] or row["as_of"],
            self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"]), state=row["iso3"],
            contaminated=contaminated, area_km2=f"{float(area[1]):.2f}" if has_area and area else "",
            what=re.split(r"; (?:four-year extension|federal real estate|NPA advised|deadline extended)", value)[0],
        )  # fmt: skip

    def _from_sheet(self, row: Raw) -> Row:
        iso3 = row["iso3"]
        on = row["area_as_of"] or self._sheet_day(row)
        seen = self.catalogue.seen(_plain(row["source"]), iso3)
        what = WHAT.get(iso3) or row["note"]
        return fact(
            f"{iso3}-contamination", on, seen, state=iso3, contaminated=PRESENCE.get(iso3, "yes"),
            area_km2=row["area_km2"], what=what or "contaminated areas on record",
        )  # fmt: skip

    def _sheet_day(self, row: Raw) -> str:
        """The day of the source, where the sheet has none."""
        found = re.search(r"(?:Monitor|post|MSP/) ?(20\d\d)", row["source"])
        return (
            found[1] if found else {"AFG": "2024", "CHL": "2023", "SOM": "2025", "TCD": "2025"}[row["iso3"]]
        )

    def completions(self) -> list[Row]:
        """Completion of clearance, and Mauritania's that was undone."""
        rows = [self._completion(row) for row in self.sheet if row["status"].endswith("cleared")]
        return rows + self._mauritania()

    def _completion(self, row: Raw) -> Row:
        iso3 = row["iso3"]
        on, note = ENDS.get(iso3, (BY_2019, BY_2019_NOTE))
        named = on == BY_2019
        unseen = "not seen" if iso3 == "GBR" else self._end_sources(row)
        seen = self.catalogue.seen("Monitor 2019 list" if named else unseen, iso3)
        return _ended(
            f"{iso3}-clearance-complete", iso3, on, seen, note, grade=UNVERIFIED if iso3 == "GBR" else "",
            on_grade=UNVERIFIED if named else "",
        )  # fmt: skip

    def _end_sources(self, row: Raw) -> str:
        """The sheet's source, with that of the profile which reports the end in front where it has the day."""
        own = next(
            (one for one in self.profiles if one["iso3"] == row["iso3"] and ENDED.search(one["value"])), None
        )
        cell = _plain(row["source"])
        if not own:
            return cell
        return f"{own['source_url']} | {cell}" if row["iso3"] == "HRV" else f"{cell} | {own['source_url']}"

    def _mauritania(self) -> list[Row]:
        listed = self.catalogue.seen("Monitor 2019 list")
        reopened = self.catalogue.seen("CCM/MSP/2025/6 | gichd.org 16 Sep 2021")
        return [
            _ended("MRT-clearance-complete", "MRT", BY_2019, listed, MRT_COMPLETE, on_grade=UNVERIFIED),
            _ended(
                "MRT-clearance-reopened",
                "MRT",
                "2019/2021-09-16",
                reopened,
                MRT_REOPENED,
                "reopened",
                on_grade="inferred",
            ),
        ]

    def seen_undone(self) -> list[Row]:
        """What a source found undone on a day after the deadline."""
        return [self._undone(row) for row in self.missed]

    def _undone(self, row: Raw) -> Row:
        seen = self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"])
        return fact(
            f"{row['iso3']}-stockpile-destruction-undone-{row['as_of']}", row["as_of"], seen, state=row["iso3"],
            duty="stockpile_destruction", note="the deadline of 1 May 2019 had passed without a declaration",
        )  # fmt: skip


def _ended(
    name: str, iso3: str, on: str, seen: Seen, note: str, kind: str = "complete", *, grade: str = "", on_grade: str = ""
) -> Row:  # fmt: skip
    return fact(
        name, on, seen, grade=grade, on_grade=on_grade, note=note, state=iso3, duty="clearance", kind=kind
    )


def _plain(cell: str) -> str:
    """A cell of the sheet without what it says in brackets."""
    return re.sub(r" \([^)]*\)", "", cell).split(", within")[0]


def _numbered(rows: list[Row]) -> list[Row]:
    taken: dict[str, int] = {}
    for row in rows:
        place = taken[row["id"]] = taken.get(row["id"], 0) + 1
        row["id"] = f"{row['id']}-{place}" if place > 1 else row["id"]
    return rows
