"""Who held which office: terms run from the close of one formal meeting to the close of the next."""

import re
from dataclasses import dataclass, replace

from tools.gather.meetings import closing_days
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen, slug

THEMES = {
    "Clearance and risk reduction": "Clearance and risk reduction education",
    "Clearance and risk education": "Clearance and risk reduction education",
    "Transparency reporting": "Transparency measures",
}
CLEARANCE, STOCKS = "Clearance and risk reduction education", "Stockpile destruction and retention"
COOPERATION, VICTIMS = "Cooperation and assistance", "Victim assistance"
SEEN_IN_PROFILES = {
    ("2013-2014", "Universalization", "GHA"): "universalization 2013-2014",
    ("2013-2014", "Universalization", "NOR"): "universalization since Sept 2013",
    ("2013-2014", VICTIMS, "AFG"): "victim assistance 2012-2014",
    ("2013-2014", VICTIMS, "MEX"): "victim assistance since Sept 2013",
    ("2013-2014", CLEARANCE, "LAO"): "clearance 2012 to 2014",
    ("2013-2014", CLEARANCE, "CHE"): "clearance since Sept 2013",
    ("2013-2014", STOCKS, "ESP"): "stockpile destruction 2012 to 2014",
    ("2013-2014", "Transparency measures", "BEL"): "transparency reporting",
    ("2015-2016", "Transparency measures", "CRI"): "transparency from September 2015",
    ("2015-2016", "Universalization", "ZMB"): "universalization since Sept 2015",
    ("2015-2016", COOPERATION, "IRQ"): "cooperation and assistance 2015-2017",
    ("2016-2017", COOPERATION, "IRQ"): "cooperation and assistance 2015-2017",
}
KEPT_NOTE = re.compile(
    r"\d+(MSP|RC)(?=$|;)|second year|term [\w -]+|2RC, to Sept 2021|designated [\w -]+|for the .*"
)
LATER_PAIR = "named coordinator on stockpile destruction and retention for two years"


@dataclass(frozen=True)
class Held:
    """One State in one office for one term."""

    period: str
    office: str
    theme: str
    iso3: str
    on: str
    seen: Seen
    note: str = ""
    grade: str = ""
    on_grade: str = ""

    @property
    def name(self) -> str:
        """The key of the row."""
        role = slug(self.theme) if self.office == "coordinator" else slug(self.office)
        friend = f"-{slug(self.theme)}" if self.theme and self.office != "coordinator" else ""
        return f"{self.period}-{role}{friend}-{self.iso3}"

    def row(self) -> Row:
        """As the table has it."""
        return fact(
            self.name, self.on, self.seen, grade=self.grade, on_grade=self.on_grade, note=self.note,
            state=self.iso3, office=self.office, theme=self.theme, period=self.period,
        )  # fmt: skip


def mandates(raw: RawFiles, catalogue: Catalogue, held: list[Row]) -> list[Row]:
    """All mandates; a second source for the same term goes to the further sources."""
    terms = Terms(closing_days(held), {row["code"]: row["on"] for row in held})
    found: dict[str, Held] = {}
    for row in raw.rows("coordinators") + raw.rows("coordinators_more"):
        for one in _mandates(row, catalogue, terms):
            known = found.get(one.name)
            found[one.name] = replace(known, seen=known.seen + one.seen) if known else one
    _from_profiles(raw, catalogue, found, terms)
    _from_terms(found)
    _from_minutes(raw, catalogue, found)
    return [one.row() for one in found.values()]


@dataclass(frozen=True)
class Terms:
    """Turns a period into days."""

    closing: dict[int, str]
    meetings: dict[str, str]

    def between(self, period: str) -> str:
        """From the close of the formal meeting of the first year to that of the second."""
        first, last = (int(year) for year in period.split("-"))
        return f"{self.closing[first]}/{self.closing.get(last, last)}"


def _mandates(row: Raw, catalogue: Catalogue, terms: Terms) -> list[Held]:
    if not row["iso3"]:
        return []
    seen = catalogue.seen(_plain(row["source"]) or "not seen", row["iso3"])
    grade = UNVERIFIED if row["confidence"] == UNVERIFIED else ""
    kept = KEPT_NOTE.search(row["note"])
    note = kept[0].removesuffix(", Francisca").strip() if kept else ""
    one = Held(row["period"], "coordinator", _theme(row["theme"]), row["iso3"], "", seen, note, grade)
    return _placed(one, row, terms)


def _placed(one: Held, row: Raw, terms: Terms) -> list[Held]:
    theme, period = row["theme"], row["period"]
    if period.startswith("2011-06"):
        return [replace(one, period="IS2011", office="session_chair", on=terms.meetings["IS2011"], note="")]
    if theme.startswith("Vice-President"):
        return [replace(one, period="11MSP", office="vice_president", theme="", on=terms.meetings["11MSP"])]
    if theme == "President-designate / President 6MSP":
        return _sixth(one, terms)
    if theme == "President-designate 2RC":
        note = "designated at the 8MSP for the 2RC"
        return [_president(replace(one, period="2018-2019", note=note), "president_designate", terms)]
    if theme.startswith("President"):
        office = "president_designate" if "designate" in theme else "president"
        if row["note"].startswith("2RC, to"):
            on = f"{terms.closing[2019]}/{terms.closing[2021]}"
            return [replace(one, office=office, theme="", on=on, note="2RC, to September 2021")]
        return [_president(one, office, terms)]
    if "friend" in theme:
        one = replace(one, office="friend")
    return [replace(one, on=terms.between(period))]


def _president(one: Held, office: str, terms: Terms) -> Held:
    return replace(one, office=office, theme="", on=terms.between(one.period))


def _sixth(one: Held, terms: Terms) -> list[Held]:
    """The President of the 6MSP took office on 1 January 2016."""
    before = f"{terms.closing[2015]}/2015-12-31"
    during = f"2016-01-01/{terms.closing[2016]}"
    note = "6MSP; in office from 1 January 2016 as the Monitor has it"
    both = replace(one, theme="", note=note, on_grade="published")
    return [
        replace(both, office="president_designate", on=before),
        replace(both, office="president", on=during),
    ]


def _theme(text: str) -> str:
    theme = text.split(" (")[0]
    return THEMES.get(theme, theme)


def _plain(cell: str) -> str:
    """A cell without the tail that the catalogue need not know."""
    return re.sub(r"; (term lengths|Norway former|Switzerland on clearance)[^;]*", "", cell)


def _from_profiles(raw: RawFiles, catalogue: Catalogue, found: dict[str, Held], terms: Terms) -> None:
    """Terms that a State's profile confirms, and the pair named at the 13MSP."""
    facts = [row for row in raw.rows("profile_facts") if row["topic"] == "meeting"]
    for (period, theme, iso3), words in SEEN_IN_PROFILES.items():
        row = next(row for row in facts if row["iso3"] == iso3 and words in row["value"])
        name = f"{period}-{slug(theme)}-{iso3}"
        seen = catalogue.seen(row["source_url"], iso3, row["as_of"])
        found[name] = replace(found[name], seen=seen, grade="", note="")
    pair = next(row for row in facts if LATER_PAIR in row["value"])
    seen = catalogue.seen(pair["source_url"], "BFA")
    note = "named at the 13MSP for two years"
    for iso3 in ("BFA", "PER"):
        one = Held("2025-2027", "coordinator", STOCKS, iso3, terms.between("2025-2027"), seen, note)
        found[one.name] = one


def _from_terms(found: dict[str, Held]) -> None:
    """A term of two years, named in the year before or counted in the year after, covers this year too."""
    for one in list(found.values()):
        if one.grade == UNVERIFIED and one.office == "coordinator":
            found[one.name] = _inferred(one, found)


def _inferred(one: Held, found: dict[str, Held]) -> Held:
    first, last = (int(year) for year in one.period.split("-"))
    before = found.get(replace(one, period=f"{first - 1}-{last - 1}").name)
    after = found.get(replace(one, period=f"{first + 1}-{last + 1}").name)
    if before and before.note == f"term {first - 1}-{last}":
        return replace(one, seen=before.seen, grade="inferred", note=before.note)
    if after and after.note == "second year":
        return replace(one, seen=after.seen, grade="inferred", note="the year after is called its second")
    return one


def _from_minutes(raw: RawFiles, catalogue: Catalogue, found: dict[str, Held]) -> None:
    """The minutes of January 2012 name some Coordinators for 2012 and 2013."""
    seen = catalogue.seen("minutes of 24 January 2012")
    named = [row for row in raw.minutes("2012-01-24")["attendance"] if row.get("years") == [2012, 2013]]
    for iso3 in [row["code"] for row in named]:
        for name, one in list(found.items()):
            if one.iso3 == iso3 and one.office == "coordinator" and one.period in ("2011-2012", "2012-2013"):
                found[name] = _named_for_both(one, iso3, seen)


def _named_for_both(one: Held, iso3: str, seen: Seen) -> Held:
    if iso3 == "ESP":
        note = "the minutes of January 2012 print 2012 and 2013; other pages have 2012 only"
        return replace(one, note=note) if one.period == "2011-2012" else one
    note = "named for 2012 and 2013"
    return replace(one, note=note, seen=one.seen + seen if seen.source != one.seen.source else one.seen)
