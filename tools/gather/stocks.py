"""Article 3: stocks, what is retained, and the end of destruction."""

import re
from dataclasses import dataclass

from tools.gather.dates import edtf, year_of
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen

TABLES = Seen("monitor-stockpile-tables", "", UNVERIFIED)
NUMBERS = re.compile(r"^(\d+)(?: / (\d+))?$")
PARTS_ONLY = re.compile(
    r"^destroyed (in \d{4}|from .*|before Sept 2012)$|^none destroyed|first stock|further stock|four more items"
    r"|given before the figure|taken out of service|^114 munitions|^destruction completed$|completion dated"
    r"|zero stock|completion announced|Article 3 fulfilled|missed the|imported and held|was destroyed \(conflict"
    r"|destroyed stocks|ten years earlier|^destroyed: over|stocks; asked for help"
)
NONE = re.compile(
    r"^(no stock|none\b|never\b|states (never|none)|told the Monitor|report (states|appears))|hold none"
)
HELD_NONE = ("AFG", "COG", "GNB", "HND", "IRQ", "NGA")
STOCK_NOTES = {
    "AFG": "the armed forces hold none; abandoned items are destroyed as they are found",
    "CMR": "the whole stock is kept under Article 3(6); an edition of 2017 still had January 2021 as its deadline",
    "BGR": "the total destroyed; other totals were in print before",
    "ESP": "the sum of 4,762 / 232,647 (destroyed by 2009) and 3,574 / 75,045 (found in 2012, destroyed in 2017)",
    "ZAF": "of which 139 / 78,994 were destroyed in 2012, before joining",
    "BWA": "first declared with 12,900 submunitions",
    "GIN": "a stock is possible: a transfer of 860 rockets in 2000 was reported by Moldova; nothing was declared",
    "PER": "676 munitions and 86,200 submunitions were first declared in 2013",
    "CUB": "the number of submunitions was not given",
}
NONE_NOTES = {
    "COG": "a statement, no report; at the 1MSP in November 2010 it spoke of stocks destroyed and asked for help to find more",
    "AUS": "never an operational stock",
    "COM": "a statement, no report",
    "HND": "an earlier stock was destroyed before 2007",
    "MLI": "it said in December 2007 that it had destroyed its cluster munitions ten years before",
    "NGA": "as a signatory it held a stock (Monitor 2021)",
    "TUN": "it told the Monitor in 2011 that it never had any",
    "NRU": "the report appears to confirm it",
}
COMPLETION_NOTES = {
    "AFG": "before 2012: the source names no day",
    "HND": "before 2007, air-dropped bombs; in December 2007 it declared that it held none",
    "BIH": "destroyed in 2011 and 2012; four more items found in 2012 were still to be destroyed in September 2013",
    "BGR": "the documents were handed over at the 11MSP, 12 September 2023",
    "BWA": "announced on 22 November 2018",
    "CAN": "before becoming a State Party",
    "CHE": "the day it was announced",
    "CHL": "announced in September 2013",
    "COL": "before becoming a State Party; the last 31 on 24 November 2009",
    "CZE": "before ratification",
    "DNK": "the 18th State Party to finish",
    "ECU": "before the Convention",
    "ESP": "the note verbale is of that day; a first lot was finished on 31 March 2009",
    "FRA": "more than two years early",
    "GBR": "the 17th State Party to finish",
    "HRV": "declared in July 2018; press notes of 31 July and 15 August 2018",
    "HUN": "before ratification",
    "ITA": "announced in December 2015",
    "MDA": "two days before entry into force",
    "MKD": "the 16th State Party to finish",
    "MOZ": "announced at the 1RC",
    "NLD": "most of it before entry into force",
    "PER": "before its deadline of 1 April 2024; the last State Party with declared stocks",
    "SVK": "announced at the 11MSP; one source has 1 September",
    "ZAF": "announced in September 2023, before its deadline of 1 November 2023",
}


@dataclass(frozen=True)
class Done:
    """A day by which destruction was complete, from a State's profile where the older sheet has none sourced."""

    iso3: str
    words: str
    on: str


FROM_PROFILES = (
    Done("AUT", "destruction completed", "2010-11-08"),
    Done("BIH", "destroyed in 2011 and 2012", "2012"),
    Done("CIV", "destroyed: 68 bombs", "2013-02"),
    Done("CUB", "destroyed in 2017", "2017"),
    Done("JPN", "destroyed: 14,011", "2015-02"),
    Done("PRT", "11 munitions with 1,617", "2011-04-29"),
    Done("SVK", "zero stock reached", "2023-09"),
    Done("ZAF", "completion announced", "2023-09"),
)
OTHER_READINGS = (
    Done("HUN", "completion dated 30 June 2011", "2011-06-30"),
    Done("PRT", "Portugal said in July 2010", "2010-07"),
    Done("NOR", "June 2010 in the 2015 summary", "2010-06"),
)


class Stocks:
    """The sheet of stockpiles and what the State profiles say beside it."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sheet = raw.rows("stockpiles")
        self.profiles = [row for row in raw.rows("profile_facts") if row["topic"] == "stockpile"]
        self.kept = [row for row in raw.rows("profile_facts") if row["topic"] == "retained"]
        self.turns = raw.rows("completions")

    def tables(self) -> dict[str, list[Row]]:
        """The tables of stocks, and the completions of Article 3."""
        return {
            "stockpiles": self._stockpiles(),
            "retained": self._retained(),
            "completions": self._completions(),
        }

    def _seen(self, row: Raw) -> Seen:
        return self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"])

    def _sheet_seen(self, row: Raw) -> Seen:
        seen = self.catalogue.seen(row["source"].replace("unverified: ", ""), row["iso3"])
        return seen.without(TABLES.source)

    # Stocks

    def _stockpiles(self) -> list[Row]:
        rows = [
            self._declared(row) for row in self.sheet if row["declared_munitions"] or row["iso3"] == "GIN"
        ]
        rows = [row for row in rows if row]
        declared = {row["state"]: row for row in rows}
        for row in self.profiles:
            rows += self._from_profile(row, declared)
        return _numbered(rows)

    def _declared(self, row: Raw) -> Row:
        """The total of the sheet, each number with its own grade; a profile that has the number lifts it."""
        iso3 = row["iso3"]
        munitions, submunitions = row["declared_munitions"], row["declared_submunitions"]
        seen = self._sheet_seen(row)
        backing = self._backing(iso3, munitions, submunitions)
        grades = [_grade(row[f"confidence_{name}"]) for name in ("munitions", "submunitions")]
        if backing:
            seen = self._seen(backing) + seen
            grades = ["", "" if (NUMBERS.match(backing["number"]) or [None] * 3)[2] else grades[1]]
        if UNVERIFIED in seen.grade and not backing:
            grades = [UNVERIFIED, UNVERIFIED if submunitions else ""]
        grade = UNVERIFIED if grades[0] == UNVERIFIED else seen.grade
        seen = TABLES if grade == UNVERIFIED else seen
        return fact(
            f"{iso3}-stockpile", self._held_until(row), seen, grade=grade, note=STOCK_NOTES.get(iso3, ""),
            state=iso3, held="unclear" if iso3 in ("CMR", "GIN") else "yes",
            munitions=munitions, munitions_grade="" if grades[0] == grade else grades[0],
            submunitions=submunitions, submunitions_grade="" if grades[1] == grade or not submunitions else grades[1],
        )  # fmt: skip

    def _backing(self, iso3: str, munitions: str, submunitions: str) -> Raw | None:
        """The profile that has the same number of munitions, the one with both numbers first."""
        same = [
            row
            for row in self.profiles
            if row["iso3"] == iso3 and munitions and _first(row["number"]) == munitions
        ]
        both = [row for row in same if submunitions and row["number"].endswith(f"/ {submunitions}")]
        return (both + same + [None])[0]

    def _held_until(self, row: Raw) -> str:
        """Stocks were there up to their destruction; those without an end, on the day of the source."""
        iso3 = row["iso3"]
        ends = {done.iso3: done.on for done in FROM_PROFILES}
        last = ends.get(iso3) or edtf(row["completion"])
        if last:
            return last if last.startswith("..") else f"../{last}"
        return {"CMR": "2019-06-19", "GIN": "2022-08"}[iso3]

    def _from_profile(self, row: Raw, declared: dict[str, Row]) -> list[Row]:
        """A State that says it holds none; another total in print."""
        iso3, value = row["iso3"], row["value"]
        if "visit to stores" in value:
            return [self._none(row, "a visit of experts to stores found none")]
        if PARTS_ONLY.search(value):
            return []
        if NONE.search(value):
            return [self._none(row)]
        if not _first(row["number"]):
            return []
        main = declared.get(iso3)
        if main and main["munitions"] == _first(row["number"]):
            return []
        found = NUMBERS.match(row["number"])
        munitions, submunitions = (found[1], found[2] or "") if found else ("", "")
        on = f"../{row['date']}" if "destr" in value else row["date"]
        note = "another total in print"
        return [fact(
            f"{iso3}-stockpile", on, self._seen(row), note=note, state=iso3, held="yes",
            munitions=munitions, submunitions=submunitions,
        )]  # fmt: skip

    def _none(self, row: Raw, note: str = "") -> Row:
        iso3 = row["iso3"]
        on = row["date"] or row["as_of"]
        said = "never had any" if row["value"] == "never" else ""
        said = "it states that it never had any" if row["value"] == "states never" else said
        note = note or NONE_NOTES.get(iso3, "") or STOCK_NOTES.get(iso3, "") or said
        return fact(f"{iso3}-stockpile", on, self._seen(row), note=note, state=iso3, held="none")

    # Retained

    def _retained(self) -> list[Row]:
        rows = [self._kept(row) for row in self.kept]
        known = {(row["state"], row["munitions"], row["submunitions"]) for row in rows}
        for row in self.sheet:
            extra = self._kept_by_sheet(row)
            if extra and not _already(extra, known):
                rows.append(extra)
        return _numbered(rows)

    def _kept(self, row: Raw) -> Row:
        munitions, submunitions = _kept_numbers(row)
        note = (
            "as the State reported; another edition says that the items were destroyed in 2013"
            if (row["iso3"] == "AUS" and munitions != "0")
            else "all destroyed"
            if "destroyed" in row["value"]
            else ""
        )
        return fact(
            f"{row['iso3']}-retained", row["date"] or row["as_of"], self._seen(row), note=note, state=row["iso3"],
            munitions=munitions, submunitions=submunitions,
        )  # fmt: skip

    def _kept_by_sheet(self, row: Raw) -> Row | None:
        """Numbers that no profile has; they share the grade of the sheet's source, or are unverified."""
        munitions, submunitions = row["retained_munitions"], row["retained_submunitions"]
        if not munitions and not submunitions:
            return None
        seen = self._sheet_seen(row)
        doubtful = seen.grade == UNVERIFIED or row["iso3"] in ("CHL", "ITA") or not row["retained_as_of"]
        return fact(
            f"{row['iso3']}-retained", row["retained_as_of"], seen, grade=UNVERIFIED if doubtful else "",
            state=row["iso3"], munitions=munitions, submunitions=submunitions,
        )  # fmt: skip

    # Completion

    def _completions(self) -> list[Row]:
        profiles = {done.iso3 for done in FROM_PROFILES}
        turned = {row["iso3"] for row in self.turns if row["article"] == "3"}
        rows = [self._sheet_completion(row) for row in self.sheet if row["completion"]
                and row["iso3"] not in profiles | turned]  # fmt: skip
        rows += [self._profile_completion(done) for done in FROM_PROFILES]
        rows += [self._other_reading(done) for done in OTHER_READINGS]
        return rows + [self._turn(row) for row in self.turns if row["article"] == "3"]

    def _sheet_completion(self, row: Raw) -> Row:
        seen = self._sheet_seen(row)
        unverified = row["confidence_completion"] == UNVERIFIED
        return _completion(row["iso3"], edtf(row["completion"]), seen, grade=UNVERIFIED if unverified else "")

    def _profile_completion(self, done: Done) -> Row:
        sheet = self._sheet_seen(next(row for row in self.sheet if row["iso3"] == done.iso3))
        earlier = [name for name in (sheet.source, *sheet.also.split()) if _is_earlier(name, done.on)]
        both = (self._seen(self._profile(done)) + sheet).without(*earlier, TABLES.source)
        return _completion(done.iso3, done.on, both)

    def _other_reading(self, done: Done) -> Row:
        row = _completion(done.iso3, done.on, self._seen(self._profile(done)))
        return row | {"id": f"{row['id']}-2", "note": "another date in print"}

    def _profile(self, done: Done) -> Raw:
        return next(row for row in self.profiles if row["iso3"] == done.iso3 and done.words in row["value"])

    def _turn(self, row: Raw) -> Row:
        reopened = row["event"].startswith("reopened")
        number = 2 if row["date"] > "2012" and not reopened else 1
        note = "41,825 submunitions sent abroad for destruction were found undestroyed" if reopened else ""
        name = f"{row['iso3']}-stockpile-destruction-{'reopened' if reopened else 'complete'}-{number}"
        return fact(
            name, row["date"], self.catalogue.seen("the-monitor.org/en-gb/reports/2022/slovenia", row["iso3"]),
            note=note, state=row["iso3"], duty="stockpile_destruction", kind="reopened" if reopened else "complete",
        )  # fmt: skip


def _completion(iso3: str, on: str, seen: Seen, grade: str = "") -> Row:
    return fact(
        f"{iso3}-stockpile-destruction-complete", on, seen, grade=grade, note=COMPLETION_NOTES.get(iso3, ""),
        state=iso3, duty="stockpile_destruction", kind="complete",
    )  # fmt: skip


def _is_earlier(source: str, day: str) -> bool:
    """Whether an edition of the Monitor is of a year before the day."""
    found = re.match(r"monitor-(\d{4})-", source)
    return found is not None and int(found[1]) < year_of(day)


def _grade(confidence: str) -> str:
    return UNVERIFIED if confidence == UNVERIFIED else ""


def _first(number: str) -> str:
    found = NUMBERS.match(number)
    return found[1] if found else ""


def _kept_numbers(row: Raw) -> tuple[str, str]:
    """`186 / 16368`, or one number of submunitions, or none of both."""
    if row["number"] == "0":
        return "0", "0"
    found = NUMBERS.match(row["number"])
    if not found:
        raise SystemExit(f"{row['iso3']}: {row['number']!r}: munitions or submunitions?")
    return (found[1], found[2]) if found[2] else ("", found[1])


def _already(row: Row, known: set[tuple[str, str, str]]) -> bool:
    return any(
        iso3 == row["state"]
        and row["munitions"] in ("", munitions)
        and row["submunitions"] in ("", submunitions)
        or (iso3 == row["state"] and (munitions, submunitions) == ("", row["submunitions"]))
        for iso3, munitions, submunitions in known
    )


def _numbered(rows: list[Row]) -> list[Row]:
    """Further rows of a State get a number."""
    taken: dict[str, int] = {}
    for row in rows:
        place = taken[row["id"]] = taken.get(row["id"], 0) + 1
        if place > 1:
            row["id"] = f"{row['id']}-{place}"
    return rows
