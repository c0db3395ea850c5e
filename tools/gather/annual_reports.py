"""Annual reports of Article 7(2): one sent in a year covers the calendar year before, unless it says else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from corcom.record.partial import bounds
from tools.gather.dates import agree, sharper, year_of
from tools.gather.raw import Raw, RawFiles
from tools.gather.readings import ANNUAL, BEFORE_ENTRY, INFERRED, Entry, Reading, joined, known_note
from tools.gather.sources import Catalogue, Seen

CALENDAR_YEARS = re.compile(r"calendar years (\d{4}) to (\d{4})")
CALENDAR_YEAR = re.compile(r"(?:calendar year|annual report for) (\d{4})")
PERIOD = re.compile(r"covers (?!calendar)[^;()]+|covers calendar year 2010$")
EVERY_YEAR = re.compile(r"every year|yearly since|yearly series")
EVERY_YEAR_TO = re.compile(r"every year to (\d{4})")
NONE_AT_ALL = re.compile(r"none of the yearly|none seen|none by|no annual report")
NONE_AFTER = re.compile(r"none after (\d{4})")
UPDATE_MISSING = re.compile(r"(\d{4}) update (?:missing|still to come)")
CHILE = ("CHL", "reporting period", 2016)
ANOTHER_SOURCE = {("TCD", "2020"): "mineactionreview.org chad"}
BETWEEN = "the source says every year since the first report, to {last}; this one was not seen by itself"


class AnnualReports:
    """The State profiles, the older sheet, and 'every year' spelt out."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue, self.entry = catalogue, Entry(raw)
        self.profiles = [row for row in raw.rows("profile_facts") if row["topic"] == ANNUAL]
        self.sheet = [row for row in raw.rows("transparency") if row["source"]]
        self.first = {row["iso3"]: row for row in raw.rows("initial_reports")}

    def readings(self) -> Iterator[Reading]:
        """What is stated before what is inferred."""
        stated = [self._marked(one) for row in self.profiles for one in self._said(row)]
        listed = [one for row in self.sheet for one in self._listed(row) if not _is_known(one, stated)]
        return iter([*stated, *listed, *self._between([*stated, *listed])])

    def _seen(self, row: Raw) -> Seen:
        return self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"])

    def _first_sent(self, iso3: str) -> int:
        """The year in which the first report was sent, as the latest reading has it."""
        row = self.first[iso3]
        return max(year_of(text) for text in (row["submitted"], row["other_dates_in_print"]) if text)

    def _marked(self, one: Reading) -> Reading:
        """A report before entry into force was voluntary."""
        if (
            one.missing
            or "voluntary" in one.note
            or not one.on
            or not self.entry.comes_after(one.iso3, one.on)
        ):
            return one
        return replace(one, note=joined(f"voluntary, {BEFORE_ENTRY}", one.note))

    def _said(self, row: Raw) -> Iterator[Reading]:
        """The readings in one row of a profile."""
        missing = self._missing_years(row)
        if missing is None:
            yield from self._received(row)
        else:
            yield from self._each(row, missing, _sharpened(row["date"], row["as_of"]), missing=True)
        if "only update by" in row["value"]:
            years = _due_by(year_of(row["date"]), row["as_of"])
            yield from self._each(row, years, row["as_of"], missing=True)

    def _each(self, row: Raw, years: Iterable[int], on: str, *, missing: bool = False) -> Iterator[Reading]:
        period = PERIOD.search(row["value"])
        note = joined(known_note(row["value"]), period[0].strip() if period else "")
        for year in years:
            yield Reading(row["iso3"], ANNUAL, year, on, self._seen(row), note, missing=missing)

    def _received(self, row: Raw) -> Iterator[Reading]:
        years = CALENDAR_YEARS.search(row["value"])
        if years:
            named = range(int(years[1]), int(years[2]) + 1)
            return self._each(row, named, "" if "all submitted" in row["value"] else row["date"])
        if row["number"]:
            return _counted(row, self._seen(row))
        return self._each(row, [_year_covered(row)], row["date"])

    def _missing_years(self, row: Raw) -> Iterable[int] | None:
        """The calendar years whose reports were missing; None when the row is about a report received."""
        value, on = row["value"], row["date"]
        named, update, after = (each.search(value) for each in (CALENDAR_YEAR, UPDATE_MISSING, NONE_AFTER))
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

    def _listed(self, row: Raw) -> Iterator[Reading]:
        """`2013:2013-05-19`: year sent, date; `2014-2016:none seen at 2016-07-10`: missing on that day."""
        for part in filter(None, row["annual_reports_known"].split("|")):
            sent, _, said = part.rpartition(":") if ":" in part else (part, "", part)
            at = re.search(r" at (\S+)$", said)
            cell = ANOTHER_SOURCE.get((row["iso3"], part), row["source"])
            seen = self.catalogue.seen(cell, row["iso3"])
            for year in self._years(row["iso3"], sent, at[1] if at else ""):
                yield Reading(row["iso3"], ANNUAL, year, at[1] if at else said, seen, missing=bool(at))

    def _years(self, iso3: str, sent: str, at: str) -> Iterable[int]:
        if sent.strip("0123456789-"):
            return _due_by(self._first_sent(iso3), at)
        first, _, last = sent.partition("-")
        return range(int(first) - 1, int(last or first))

    def _between(self, known: list[Reading]) -> Iterator[Reading]:
        """'Every year to 2020': the years in between, one by one."""
        stated = {one.matter for one in known if not one.missing}
        for iso3, last, seen in self._claims():
            for year in range(self._first_sent(iso3), last - 1):
                one = Reading(iso3, ANNUAL, year, str(year + 1), seen, BETWEEN.format(last=last), INFERRED)
                if one.matter not in stated:
                    stated.add(one.matter)
                    yield one

    def _claims(self) -> Iterator[tuple[str, int, Seen]]:
        for row in self.profiles:
            if EVERY_YEAR.search(row["value"]) and row["date"]:
                yield row["iso3"], year_of(row["date"]), self._seen(row)
        for row in self.sheet:
            claim = EVERY_YEAR_TO.search(row["note"])
            if claim:
                yield row["iso3"], int(claim[1]), self.catalogue.seen(row["source"], row["iso3"])


def _counted(row: Raw, seen: Seen) -> Iterator[Reading]:
    """Rows that count several reports: each State's own case."""
    iso3, on = row["iso3"], row["date"]
    match iso3:
        case "TTO":
            note = "sent with the first report, no change"
            return (Reading(iso3, ANNUAL, year, on, seen, note) for year in (2012, 2013))
        case "GNB":
            return (Reading(iso3, ANNUAL, sent - 1, str(sent), seen) for sent in range(2020, 2024))
        case "CAN":
            return _canada(seen)
        case "SSD":
            note = "four voluntary reports before entry into force, together for 2011 to 2022"
            return iter([Reading(iso3, ANNUAL, None, f"../{on}", seen, note)])
    raise SystemExit(f"{iso3}: {row['value']}: which years?")


def _canada(seen: Seen) -> Iterator[Reading]:
    """Five voluntary reports from January 2011 to April 2015: one a year."""
    note = "voluntary, while a signatory"
    days = {2010: "2011-01", 2011: "", 2012: "", 2013: "", 2014: "2015-04"}
    for year, on in days.items():
        yield Reading("CAN", ANNUAL, year, on, seen, note, "" if on else INFERRED)


def _year_covered(row: Raw) -> int:
    iso3, words, year = CHILE
    if row["iso3"] == iso3 and words in row["value"]:
        return year
    named = CALENDAR_YEAR.search(row["value"])
    return int(named[1]) if named else year_of(row["date"]) - 1


def _is_known(one: Reading, stated: list[Reading]) -> bool:
    """Whether the State's profile says the same, as sharply."""
    same = [each for each in stated if each.matter == one.matter and each.missing == one.missing and each.on]
    return any(agree(each.on, one.on) and sharper(each.on, one.on) == each.on for each in same)


def _due_by(sent: int, day: str) -> list[int]:
    """The calendar years after the report sent in a year whose reports had fallen due by a day."""
    last = bounds(day)[1]
    return [year for year in range(sent, last.year) if date(year + 1, 4, 30) <= last]


def _sharpened(on: str, as_of: str) -> str:
    """The day of the source, where the row has only its year."""
    return as_of if len(on) == 4 and as_of.startswith(on) else on
