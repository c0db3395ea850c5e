"""What the sources say about reports of Article 7, reading by reading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from corcom.record.partial import bounds
from tools.gather.dates import agree, year_of
from tools.gather.raw import Raw, RawFiles
from tools.gather.sources import Catalogue, Seen

INITIAL, ANNUAL = "initial_report", "annual_report"
BEFORE_ENTRY = "before entry into force"
INFERRED = "inferred"

CALENDAR_YEARS = re.compile(r"calendar years (\d{4}) to (\d{4})")
CALENDAR_YEAR = re.compile(r"(?:calendar year|annual report for) (\d{4})")
EVERY_YEAR = re.compile(r"every year|yearly since|yearly series")
NONE_AT_ALL = re.compile(r"none of the yearly|none seen|none by|no annual report|none at")
NONE_AFTER = re.compile(r"none after (\d{4})")
UPDATE_MISSING = re.compile(r"(\d{4}) update (?:missing|still to come)")
PERIOD = re.compile(r"covers (?!calendar)[^;()]+|covers calendar year 20(?:10|15)(?= *$|;)")

NO_REPORT = ("letter and statement", "due 2024", "on the ISU list", "not yet due")
LIKELIER = {("LTU", "2011-03-30")}
BEFORE_DEADLINE = {"NAM": "../2019-07-31"}
ALSO_MISSING = (("TGO", "2015-07-28", "the-monitor.org 2015 togo"), ("TUN", "2018-06-25", ""))
ANOTHER_SOURCE = {("TCD", "2020"): "mineactionreview.org chad"}
SPECIAL_YEARS = {("CHL", "reporting period"): 2016}
NOTES = {
    "no change": "no change",
    "later editions": "later editions of the profile do not list it",
    "heading of the same page": "April in the heading of the same page",
    "document dated": "date on the face of the report",
    "on the UN site": "on the site of the United Nations only from 2016",
    "third annual": "called the third update, which does not fit a first report of November 2017",
    "a later profile": "a later profile dates the report April 2012",
    "reporting period 1 April": "covers 1 April 2016 to 31 July 2017",
    "printed as 2010": "printed as 2010 in two editions",
    "dated 31 December 2015": "date on the face of the report",
    "during 2016": "submitted during 2016, as the edition of 2017 has it",
    "(early 2011)": "early 2011",
    "(incomplete)": "incomplete",
    "day after ratification": "the day after ratification",
    "before its deadline (ISU": "before its deadline, as the unit has it",
    "text breaks off": "submitted; the day was not seen",
    "later dated": "later editions date the report before this day",
    "declares completion": "declares completion of stockpile destruction",
    "to come": "still to come",
    "only update": "the only update by 2020",
    "voluntary report (third)": "voluntary, while a signatory; the third",
    "voluntary report before ratification": "voluntary, before ratification",
    "fact table": "",
}


@dataclass(frozen=True)
class Reading:
    """What one source says about one report."""

    iso3: str
    duty: str
    year: int | None
    on: str
    seen: Seen
    note: str = ""
    grade: str = ""
    missing: bool = False
    preferred: bool = False

    @property
    def matter(self) -> tuple[str, str, int | None]:
        """What it speaks of."""
        return (self.iso3, self.duty, self.year)


class Readings:
    """All readings of the raw files."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.profiles = [row for row in raw.rows("profile_facts") if row["topic"] in (INITIAL, ANNUAL)]
        self.initial = {row["iso3"]: row for row in raw.rows("initial_reports")}
        self.sheets = raw.rows("transparency")
        self.starts = {row["iso3"]: row["entry_into_force_date"] for row in raw.rows("ccm_participation")}

    def all(self) -> list[Reading]:
        """First reports, then annual ones; what is stated before what is inferred."""
        first = [*self._first_reports()]
        stated = [*self._annual_reports()]
        sheets = [one for one in self._sheets() if not _known(one, stated)]
        return [*first, *stated, *sheets, *self._series([*stated, *sheets])]

    def _seen(self, row: Raw) -> Seen:
        return self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"])

    # First reports

    def _first_reports(self) -> Iterator[Reading]:
        rows = [row for row in self.profiles if row["topic"] == INITIAL and not _is_no_report(row)]
        for row in sorted(rows, key=lambda row: not self._is_main(row)):
            yield self._first_report(row)
        for iso3, row in self.initial.items():
            if row["submitted"] and not any(_speaks_of(one, iso3, row["submitted"]) for one in rows):
                seen = self.catalogue.seen(row["source"], iso3)
                yield Reading(iso3, INITIAL, None, row["submitted"], seen)
        for iso3, day, cell in ALSO_MISSING:
            cell = cell or next(row["source"] for row in self.sheets if row["iso3"] == iso3)
            yield Reading(iso3, INITIAL, None, day, self.catalogue.seen(cell, iso3), missing=True)

    def _is_main(self, row: Raw) -> bool:
        """Whether it is the date that the list of first reports prefers."""
        submitted = self.initial[row["iso3"]]["submitted"]
        return bool(row["date"] and submitted and agree(row["date"], submitted))

    def _first_report(self, row: Raw) -> Reading:
        iso3, value = row["iso3"], row["value"]
        missing = value.startswith("not submitted")
        on = (
            BEFORE_DEADLINE.get(iso3, row["date"])
            if "(ISU; conflict with the Monitor date 2019-08" in value
            else row["date"]
        )
        note = _note(value)
        if not missing and on and self._before_entry(iso3, on) and BEFORE_ENTRY not in note:
            note = "; ".join(filter(None, (BEFORE_ENTRY, note)))
        preferred = (iso3, on) in LIKELIER
        return Reading(iso3, INITIAL, None, on, self._seen(row), note, missing=missing, preferred=preferred)

    def _before_entry(self, iso3: str, on: str) -> bool:
        start = self.starts[iso3]
        return bool(start) and bounds(on)[1] < date.fromisoformat(start)

    # Annual reports

    def _annual_reports(self) -> Iterator[Reading]:
        for row in self.profiles:
            if row["topic"] == ANNUAL:
                for one in self._annual(row):
                    yield self._marked_voluntary(one)

    def _marked_voluntary(self, one: Reading) -> Reading:
        if one.missing or "voluntary" in one.note or not one.on or not self._before_entry(one.iso3, one.on):
            return one
        return replace(one, note="; ".join(filter(None, (f"voluntary, {BEFORE_ENTRY}", one.note))))

    def _annual(self, row: Raw) -> Iterator[Reading]:
        missing = self._missing_years(row)
        if missing is not None:
            on = _sharpened(row["date"], row["as_of"])
            yield from self._each(row, missing, on, missing=True)
        else:
            yield from self._received(row)
        if "only update by" in row["value"]:
            years = _due_by(year_of(row["date"]), row["as_of"])
            yield from self._each(row, years, row["as_of"], missing=True)

    def _each(self, row: Raw, years: Iterable[int], on: str, *, missing: bool = False) -> Iterator[Reading]:
        seen, note = self._seen(row), _note(row["value"])
        for year in years:
            yield Reading(row["iso3"], ANNUAL, year, on, seen, note, missing=missing)

    def _received(self, row: Raw) -> Iterator[Reading]:
        value, on = row["value"], row["date"]
        spans = CALENDAR_YEARS.search(value)
        if spans:
            years = range(int(spans[1]), int(spans[2]) + 1)
            yield from self._each(row, years, "" if "all submitted" in value else on)
        elif row["number"]:
            yield from self._several(row)
        else:
            yield from self._each(row, [self._year_covered(row)], on)

    def _several(self, row: Raw) -> Iterator[Reading]:
        """Rows that count reports: each State's own case."""
        iso3, seen = row["iso3"], self._seen(row)
        if iso3 == "TTO":
            note = "sent with the first report, no change"
            yield from (Reading(iso3, ANNUAL, year, row["date"], seen, note) for year in (2012, 2013))
        elif iso3 == "GNB":
            yield from (Reading(iso3, ANNUAL, sent - 1, str(sent), seen) for sent in range(2020, 2024))
        elif iso3 == "CAN":
            yield from _canada(seen)
        elif iso3 == "SSD":
            note = "four voluntary reports before entry into force, together for 2011 to 2022"
            yield Reading(iso3, ANNUAL, None, f"../{row['date']}", seen, note)
        else:
            raise SystemExit(f"{iso3}: {row['value']}: which years?")

    def _year_covered(self, row: Raw) -> int:
        special = next(
            (
                y
                for (iso3, words), y in SPECIAL_YEARS.items()
                if iso3 == row["iso3"] and words in row["value"]
            ),
            None,
        )
        named = CALENDAR_YEAR.search(row["value"])
        return special or (int(named[1]) if named else year_of(row["date"]) - 1)

    def _missing_years(self, row: Raw) -> Iterable[int] | None:
        """The calendar years whose reports were missing; None when the row is about a report received."""
        value, on = row["value"], row["date"]
        named, update, after = (p.search(value) for p in (CALENDAR_YEAR, UPDATE_MISSING, NONE_AFTER))
        if after:
            return _due_by(int(after[1]), _sharpened(on, row["as_of"]))
        if NONE_AT_ALL.search(value):
            return _due_by(self._first_sent(row["iso3"]), on)
        if "none in 2014 and 2015" in value:
            return (2013, 2014)
        if "last annual report still that of April 2020" in value:
            return _due_by(2020, on)
        if update or "second report not seen" in value:
            return [(int(update[1]) if update else year_of(on)) - 1]
        if "missing" in value:
            return [int(named[1]) if named else year_of(on) - 1]
        return None

    def _first_sent(self, iso3: str) -> int:
        """The year in which the first report was sent, as the latest reading has it."""
        row = self.initial[iso3]
        return max(year_of(text) for text in (row["submitted"], row["other_dates_in_print"]) if text)

    # The older sheet

    def _sheets(self) -> Iterator[Reading]:
        for row in self.sheets:
            if row["source"]:
                for part in filter(None, row["annual_reports_known"].split("|")):
                    yield from self._sheet(row, part)

    def _sheet(self, row: Raw, part: str) -> Iterator[Reading]:
        """`2013:2013-05-19` is year of submission and date; `2014-2016:none seen at 2016-07-10` was missing."""
        iso3 = row["iso3"]
        sent, _, said = part.rpartition(":") if ":" in part else (part, "", part)
        seen = self.catalogue.seen(ANOTHER_SOURCE.get((iso3, part), row["source"]), iso3)
        at = re.search(r" at (\S+)$", said)
        for year in self._sent_years(iso3, sent, at[1] if at else ""):
            on = at[1] if at else said
            yield Reading(iso3, ANNUAL, year - 1, on, seen, missing=bool(at))

    def _sent_years(self, iso3: str, sent: str, at: str) -> Iterable[int]:
        if not sent or " at " in sent:
            return [year + 1 for year in _due_by(self._first_sent(iso3), at)]
        first, _, last = sent.partition("-")
        return range(int(first), int(last or first) + 1)

    # Series

    def _series(self, known: list[Reading]) -> Iterator[Reading]:
        """'Every year to 2020': the years in between, one by one, as inferred."""
        stated = {one.matter for one in known if not one.missing}
        for iso3, last, seen in self._claims():
            first = self._first_sent(iso3)
            note = f"the source says every year since the first report, to {last}; this one was not seen by itself"
            for year in range(first, last - 1):
                one = Reading(iso3, ANNUAL, year, "", seen, note, INFERRED)
                if one.matter not in stated:
                    stated.add(one.matter)
                    yield one

    def _claims(self) -> Iterator[tuple[str, int, Seen]]:
        for row in self.profiles:
            if row["topic"] == ANNUAL and EVERY_YEAR.search(row["value"]) and row["date"]:
                yield row["iso3"], year_of(row["date"]), self._seen(row)
        for row in self.sheets:
            claim = re.search(r"every year to (\d{4})", row["note"])
            if claim:
                yield row["iso3"], int(claim[1]), self.catalogue.seen(row["source"], row["iso3"])


def _canada(seen: Seen) -> Iterator[Reading]:
    """Five voluntary reports from January 2011 to April 2015: one a year."""
    note = "voluntary, while a signatory"
    days = {2010: "2011-01", 2011: "", 2012: "", 2013: "", 2014: "2015-04"}
    for year, on in days.items():
        yield Reading("CAN", ANNUAL, year, on, seen, note, "" if on else INFERRED)


def _is_no_report(row: Raw) -> bool:
    return any(words in row["value"] for words in NO_REPORT)


def _speaks_of(row: Raw, iso3: str, day: str) -> bool:
    about = row["iso3"] == iso3 and row["topic"] == INITIAL and not row["value"].startswith("not submitted")
    return about and bool(row["date"]) and agree(row["date"], day)


def _known(one: Reading, stated: list[Reading]) -> bool:
    """Whether the State's profile says the same."""
    same = [each for each in stated if each.matter == one.matter and each.missing == one.missing]
    return any(not each.on or not one.on or agree(each.on, one.on) for each in same)


def _due_by(sent: int, day: str) -> list[int]:
    """The calendar years from the one of the last report sent whose reports fell due by a day."""
    first, last = bounds(day)
    return [year for year in range(sent, last.year) if date(year + 1, 4, 30) <= last]


def _sharpened(on: str, as_of: str) -> str:
    """The day of the source, where the row has only its year."""
    return as_of if len(on) == 4 and as_of.startswith(on) else on


def _note(value: str) -> str:
    period = PERIOD.search(value)
    found = [note for words, note in NOTES.items() if words in value and note]
    return "; ".join(dict.fromkeys(found + ([period[0].strip()] if period else [])))
