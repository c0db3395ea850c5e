"""Article 3: stocks as declared, and who says that it holds none."""

import re

from tools.gather.by_hand import notes, rows
from tools.gather.dates import edtf
from tools.gather.numbers import numbered, pair
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen

TABLES = Seen("monitor-stockpile-tables", "", UNVERIFIED)
NO_TOTAL = re.compile(
    r"of having destroyed stocks"
    r"|^destroyed (in \d{4}|from .*|before Sept 2012)$|^none destroyed|^destroyed: over|^114 munitions"
    r"|first stock|further stock|four more items|given before the figure|taken out of service"
    r"|^destruction completed$|completion dated|was destroyed \(conflict|zero stock|completion announced"
    r"|Article 3 fulfilled|missed the|imported and held|stocks; asked for help|ten years earlier"
)
NONE = re.compile(
    r"^(no stock|none\b|never\b|states (never|none)|told the Monitor|report (states|appears))|hold none"
)
SAID = {"never": "never had any", "states never": "it states that it never had any"}
TOLD = "of having destroyed stocks"
NOT_CLEAR = {"CMR": "2019-06-19", "GIN": "2022-08"}


class Stockpiles:
    """The sheet of stockpiles and what the State profiles say beside it."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sheet = raw.rows("stockpiles")
        self.profiles = [row for row in raw.rows("profile_facts") if row["topic"] == "stockpile"]
        self.notes, self.notes_on_none = notes("stockpiles"), notes("stockpiles, none held")
        self.ends = {row["state"]: row["on"] for row in rows("profile_ends") if row["table"] == "completions"}

    def rows(self) -> list[Row]:
        """Declared totals, other totals in print, and statements of having none."""
        listed = [row for row in self.sheet if row["declared_munitions"] or row["iso3"] in NOT_CLEAR]
        declared = [self._declared(row) for row in listed]
        totals = {row["state"]: row["munitions"] for row in declared}
        said = [self._said(row, totals) for row in self.profiles]
        told = [self._told(row) for row in self.profiles if TOLD in row["value"]]
        return numbered(
            [*declared, *(row for row in said if row), *map(self._noted, rows("stock_totals")), *told]
        )

    def seen(self, row: Raw) -> Seen:
        """Where a profile's fact was seen."""
        return self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"])

    def seen_in_sheet(self, row: Raw) -> Seen:
        """The sources of the sheet, but for the tables that nobody saw."""
        seen = self.catalogue.seen(row["source"].replace("unverified: ", ""), row["iso3"])
        return seen.without(TABLES.source)

    def _declared(self, row: Raw) -> Row:
        """The total of the sheet, each number with its own grade; a profile that has the number lifts it."""
        iso3, munitions, submunitions = row["iso3"], row["declared_munitions"], row["declared_submunitions"]
        backing = self._backing(iso3, munitions, submunitions)
        first = "" if backing else _unverified(row["confidence_munitions"])
        second = "" if backing and pair(backing["number"])[1] else _unverified(row["confidence_submunitions"])
        seen = self.seen_in_sheet(row)
        seen = TABLES if first else self.seen(backing) + seen if backing else seen
        return fact(
            f"{iso3}-stockpile", self._held(row), seen, note=self.notes.get(iso3, ""), state=iso3,
            held="unclear" if iso3 in NOT_CLEAR else "yes", munitions=munitions,
            submunitions=submunitions, submunitions_grade=second if submunitions and not first else "",
            preferred=flag(seen.grade != UNVERIFIED),
        )  # fmt: skip

    def _backing(self, iso3: str, munitions: str, submunitions: str) -> Raw | None:
        """The profile with the same number of munitions; rather one that has the submunitions, too."""
        own = [row for row in self.profiles if row["iso3"] == iso3]
        same = [row for row in own if munitions and pair(row["number"])[0] == munitions]
        both = [row for row in same if pair(row["number"])[1] == submunitions != ""]
        return next(iter(both + same), None)

    def _held(self, row: Raw) -> str:
        """Stocks were there up to their destruction; those not clear, on the day of the source."""
        iso3 = row["iso3"]
        if iso3 in NOT_CLEAR:
            return NOT_CLEAR[iso3]
        end = self.ends.get(iso3) or edtf(row["completion"])
        return end if end.startswith("..") else f"../{end}"

    def _said(self, row: Raw, totals: dict[str, str]) -> Row | None:
        value = row["value"]
        if "visit to stores" in value:
            return self._none(row, "a visit of experts to stores found none")
        if NO_TOTAL.search(value):
            return None
        if NONE.search(value):
            return self._none(row)
        munitions = pair(row["number"])[0]
        return self._another_total(row) if munitions and totals.get(row["iso3"]) != munitions else None

    def _another_total(self, row: Raw) -> Row:
        munitions, submunitions = pair(row["number"])
        on = f"../{row['date']}" if "destr" in row["value"] else row["date"]
        return fact(
            f"{row['iso3']}-stockpile", on, self.seen(row), note="another total in print", state=row["iso3"],
            held="yes", munitions=munitions, submunitions=submunitions,
        )  # fmt: skip

    def _noted(self, row: Row) -> Row:
        """A total that the sheet has in a remark."""
        more = {"state": row["state"], "munitions": row["munitions"], "submunitions": row["submunitions"]}
        seen = self.catalogue.seen(row["source"], row["state"])
        name = f"{row['state']}-stockpile"
        return fact(name, row["on"], seen, note="another total in print", held="yes", **more)

    def _told(self, row: Raw) -> Row:
        """Congo: it spoke of stocks, and holds none."""
        note = "it spoke of stocks destroyed and asked for help to find more"
        iso3 = row["iso3"]
        return fact(f"{iso3}-stockpile", row["date"], self.seen(row), note=note, state=iso3, held="unclear")

    def _none(self, row: Raw, note: str = "") -> Row:
        iso3 = row["iso3"]
        note = note or self.notes_on_none.get(iso3) or self.notes.get(iso3) or SAID.get(row["value"], "")
        on = row["date"] or row["as_of"]
        return fact(f"{iso3}-stockpile", on, self.seen(row), note=note, state=iso3, held="none")


def _unverified(confidence: str) -> str:
    return UNVERIFIED if confidence == UNVERIFIED else ""
