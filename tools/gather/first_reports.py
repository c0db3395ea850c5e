"""First reports of Article 7(1)."""

import re
from collections.abc import Iterator

from tools.gather.dates import agree
from tools.gather.raw import Raw, RawFiles
from tools.gather.readings import BEFORE_ENTRY, INITIAL, Entry, Reading, joined, known_note
from tools.gather.sources import Catalogue

PERIOD = re.compile(r"covers (?!calendar)[^;()]+|covers calendar year 20(?:10|15)(?= *$|;)")
NO_REPORT = ("letter and statement", "submission not seen", "on the ISU list", "not yet due")
LIKELIER = {("LTU", "2011-03-30")}
BEFORE_ITS_DEADLINE = ("submitted before its deadline (ISU", "../2019-07-31")
ALSO_MISSING = (("TGO", "2015-07-28", "the-monitor.org 2015 togo"), ("TUN", "2018-06-25", ""))


class FirstReports:
    """The list of first reports and what the State profiles say beside it."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue, self.entry = catalogue, Entry(raw)
        self.listed = {row["iso3"]: row for row in raw.rows("initial_reports")}
        self.sheet = {row["iso3"]: row for row in raw.rows("transparency")}
        facts = [row for row in raw.rows("profile_facts") if row["topic"] == INITIAL]
        self.profiles = [row for row in facts if not any(words in row["value"] for words in NO_REPORT)]

    def readings(self) -> Iterator[Reading]:
        """The dates that the list prefers come first."""
        for row in sorted(self.profiles, key=lambda row: not self._is_preferred(row)):
            yield self._reading(row)
        for iso3, row in self.listed.items():
            if row["submitted"] and not self._in_profile(iso3, row["submitted"]):
                seen = self.catalogue.seen(row["source"], iso3)
                yield Reading(iso3, INITIAL, None, row["submitted"], seen)
        for iso3, day, cell in ALSO_MISSING:
            seen = self.catalogue.seen(cell or self.sheet[iso3]["source"], iso3)
            yield Reading(iso3, INITIAL, None, day, seen, missing=True)

    def _is_preferred(self, row: Raw) -> bool:
        submitted = self.listed[row["iso3"]]["submitted"]
        return bool(row["date"] and submitted and agree(row["date"], submitted))

    def _in_profile(self, iso3: str, day: str) -> bool:
        own = (row for row in self.profiles if row["iso3"] == iso3 and not _is_missing(row))
        return any(row["date"] and agree(row["date"], day) for row in own)

    def _reading(self, row: Raw) -> Reading:
        iso3, on, missing = row["iso3"], row["date"], _is_missing(row)
        words, before = BEFORE_ITS_DEADLINE
        if iso3 == "NAM" and words in row["value"]:
            on = before
        early = not missing and on and self.entry.comes_after(iso3, on)
        period = PERIOD.search(row["value"])
        note = joined(
            BEFORE_ENTRY if early else "", known_note(row["value"]), period[0].strip() if period else ""
        )
        seen = self.catalogue.seen(row["source_url"], iso3, row["as_of"])
        preferred = (iso3, on) in LIKELIER
        return Reading(iso3, INITIAL, None, on, seen, note, missing=missing, preferred=preferred)


def _is_missing(row: Raw) -> bool:
    return row["value"].startswith("not submitted")
