"""Articles 3 and 4: work that was finished, and what undid it."""

import re

from tools.gather.by_hand import notes, rows
from tools.gather.dates import edtf, year_of
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen
from tools.gather.stockpiles import TABLES, Stockpiles

DESTRUCTION, CLEARANCE = "stockpile_destruction", "clearance"
BY_2019 = "../2019-12-31"
NAMED_IN_2019 = "Monitor 2019 list"
COMPLETED = "destruction completed"
ENDED = re.compile(r"all tasks finished|completion reported")


def completions(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """Both duties."""
    turns = [_turn(row, catalogue) for row in raw.rows("completions") if row["article"] == "3"]
    return [*Destruction(raw, catalogue).rows(), *turns, *Clearance(raw, catalogue).rows()]


def _ended(name: str, iso3: str, duty: str, on: str, seen: Seen, note: str, **more: str) -> Row:
    grades = {key: more.pop(key, "") for key in ("grade", "on_grade")}
    kind = more.get("kind", "complete")
    return fact(name, on, seen, **grades, note=note, state=iso3, duty=duty, kind=kind)


def _turn(row: Raw, catalogue: Catalogue) -> Row:
    """Slovenia: complete, reopened, complete again."""
    reopened = row["event"].startswith("reopened")
    number = 2 if row["date"] > "2012" and not reopened else 1
    kind = "reopened" if reopened else "complete"
    seen = catalogue.seen("the-monitor.org/en-gb/reports/2022/slovenia", row["iso3"])
    note = "41,825 submunitions sent abroad for destruction were found undestroyed" if reopened else ""
    name = f"{row['iso3']}-stockpile-destruction-{kind}-{number}"
    return _ended(name, row["iso3"], DESTRUCTION, row["date"], seen, note, kind=kind)


class Destruction:
    """The end of destruction: from the sheet, or from a profile where the sheet has it unverified."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.stocks = Stockpiles(raw, catalogue)
        self.sheet = {row["iso3"]: row for row in self.stocks.sheet}
        self.turned = {row["iso3"] for row in raw.rows("completions") if row["article"] == "3"}
        self.notes = notes("completions")

    def rows(self) -> list[Row]:
        """One row a State; a second for another date in print."""
        ends = rows("profile_ends")
        main = [self._by_profile(row) for row in ends if row["table"] == "completions"]
        others = [self._other_date(row) for row in ends if row["table"] != "completions"]
        done = {row["state"] for row in main} | self.turned
        left = [row for iso3, row in self.sheet.items() if row["completion"] and iso3 not in done]
        return [*main, *others, *map(self._by_sheet, left)]

    def _by_sheet(self, row: Raw) -> Row:
        grade = UNVERIFIED if row["confidence_completion"] == UNVERIFIED else ""
        iso3, on = row["iso3"], edtf(row["completion"])
        same = [each for each in self.stocks.profiles if each["value"] == COMPLETED and each["iso3"] == iso3]
        seen = [self.stocks.seen(each) for each in same if each["date"] == on]
        return self._row(iso3, on, sum(seen, self.stocks.seen_in_sheet(row)), grade)

    def _by_profile(self, end: Raw) -> Row:
        """The profile's day; of the sheet's sources those that are not older than the day."""
        sheet = self.stocks.seen_in_sheet(self.sheet[end["state"]])
        older = [name for name in (sheet.source, *sheet.also.split()) if _is_older(name, end["on"])]
        seen = (self._seen(end) + sheet).without(*older, TABLES.source)
        return self._row(end["state"], end["on"], seen)

    def _other_date(self, end: Raw) -> Row:
        row = self._row(end["state"], end["on"], self._seen(end))
        return row | {"id": f"{row['id']}-2", "note": "another date in print"}

    def _seen(self, end: Raw) -> Seen:
        own = (row for row in self.stocks.profiles if row["iso3"] == end["state"])
        return self.stocks.seen(next(row for row in own if end["words"] in row["value"]))

    def _row(self, iso3: str, on: str, seen: Seen, grade: str = "") -> Row:
        name = f"{iso3}-stockpile-destruction-complete"
        return _ended(name, iso3, DESTRUCTION, on, seen, self.notes.get(iso3, ""), grade=grade)


def _is_older(source: str, day: str) -> bool:
    """Whether an edition of the Monitor is of a year before the day."""
    found = re.match(r"monitor-(\d{4})-", source)
    return found is not None and int(found[1]) < year_of(day)


class Clearance:
    """The end of clearance; six States and Mauritania are known to have finished by the Monitor of 2019."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sheet = [row for row in raw.rows("clearance") if row["status"].endswith("cleared")]
        facts = raw.rows("profile_facts")
        self.profiles = [
            row for row in facts if ENDED.search(row["value"]) and row["topic"] == "contamination"
        ]
        self.ends = {row["state"]: row for row in rows("clearance_ends")}

    def rows(self) -> list[Row]:
        """One row a State, and Mauritania's reopening."""
        return [*map(self._row, self.sheet), self._named("MRT"), self._mauritania()]

    def _row(self, row: Raw) -> Row:
        end = self.ends.get(row["iso3"])
        return self._seen_to_end(row, end) if end else self._named(row["iso3"])

    def _named(self, iso3: str) -> Row:
        """Completion is sourced, its day is not: it lies before the end of the year of the source."""
        seen, end = self.catalogue.seen(NAMED_IN_2019), self.ends["named in 2019"]
        name = f"{iso3}-clearance-complete"
        return _ended(name, iso3, CLEARANCE, end["on"], seen, end["note"], on_grade=UNVERIFIED)

    def _seen_to_end(self, row: Raw, end: Raw) -> Row:
        iso3 = row["iso3"]
        name = f"{iso3}-clearance-complete"
        return _ended(name, iso3, CLEARANCE, end["on"], self._seen(row), end["note"])

    def _seen(self, row: Raw) -> Seen:
        """In the sources of the sheet and of profiles that report the end; Croatia's profile has the day."""
        iso3 = row["iso3"]
        if row["confidence"] == UNVERIFIED:
            return self.catalogue.seen("not seen")
        own = [each for each in self.profiles if each["iso3"] == iso3]
        found = [self.catalogue.seen(_plain(row["source"]), iso3)]
        found += [self.catalogue.seen(each["source_url"], iso3, each["as_of"]) for each in own]
        first, *others = reversed(found) if iso3 == "HRV" else found
        return sum(others, first)

    def _mauritania(self) -> Row:
        seen = self.catalogue.seen("CCM/MSP/2025/6 | gichd.org 16 Sep 2021")
        end = self.ends["MRT reopened"]
        name, more = "MRT-clearance-reopened", {"kind": "reopened", "on_grade": "inferred"}
        return _ended(name, "MRT", CLEARANCE, end["on"], seen, end["note"], **more)


def _plain(cell: str) -> str:
    """A cell of the sheet without what it says in brackets."""
    return re.sub(r" \([^)]*\)", "", cell)
