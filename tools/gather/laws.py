"""Article 9: national laws, from the older sheet and the State profiles; one row for what both name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tools.gather.by_hand import rows as written
from tools.gather.dates import agree, sharper
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen, best_first

KINDS = (
    ("amendment", r"specific law \(amendment|specific law, amendment"),
    ("specific", r"specific law(?! is| needed|,? for)|^specific"),
    ("preparation", r"in preparation|draft law ready|cabinet memorandum"),
    ("review", r"under (review|consideration)|may be amended"),
    ("none", r"^none|^no "),
    ("existing", r"existing|sufficient|Penal Code|constitution;|ratification law and"),
)  # fmt: skip
UNCHECKED = "unverified"
NOT_SEEN = "not-seen"
BLANK = "-"
CUT = re.compile(r"\s*\((specific law[^)]*|existing law[^)]*)\)| - specific law(?: \([^)]*\))?")


@dataclass(frozen=True)
class Said:
    """What one raw row says of the law of a State."""

    iso3: str
    kind: str
    on: str
    says: str
    seen: Seen
    title: str = ""
    citation: str = ""

    @property
    def matter(self) -> tuple[str, str]:
        """A State's measures of one kind."""
        return (self.iso3, self.kind)


class Laws:
    """Both files, and what a person decided about single rows."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sheet = raw.rows("legislation")
        self.profiles = [row for row in raw.rows("profile_facts") if row["topic"] == "law"]
        self.kinds = {(row["state"], row["words"]): row["kind"] for row in written("law_kinds")}
        self.chosen = {(row["state"], row["kind"]): row for row in written("laws")}

    def rows(self) -> list[Row]:
        """One row a State and kind of measure; a second one for another date in print."""
        matters: dict[tuple[str, str], list[Said]] = {}
        for one in [*map(self._in_profile, self.profiles), *map(self._in_sheet, self.sheet)]:
            matters.setdefault(one.matter, []).append(one)
        return [row for same in matters.values() for row in self._merged(same)]

    def _in_profile(self, row: Raw) -> Said:
        seen = self.catalogue.seen(row["source_url"], row["iso3"], row["as_of"])
        says = CUT.sub("", row["value"])
        return Said(
            row["iso3"], self._kind(row["iso3"], row["value"]), row["date"] or row["as_of"], says, seen
        )

    def _in_sheet(self, row: Raw) -> Said:
        """What is unverified in the sheet stays out where a profile has the same law."""
        doubtful = row["confidence"] == UNVERIFIED
        seen = self.catalogue.seen(_plain(row["source"]), row["iso3"])
        seen = replace(seen, grade=UNVERIFIED) if doubtful else seen
        citation = "" if doubtful or UNCHECKED in row["citation"] else row["citation"]
        return Said(
            row["iso3"], self._kind(row["iso3"], row["type"]), "" if doubtful else row["date"] or row["year"],
            "", seen, "" if doubtful else row["title"], citation,
        )  # fmt: skip

    def _kind(self, iso3: str, text: str) -> str:
        chosen = (kind for (state, words), kind in self.kinds.items() if state == iso3 and words in text)
        found = next(chosen, None)
        return found or next((kind for kind, pattern in KINDS if re.search(pattern, text)), "other")

    def _merged(self, same: list[Said]) -> Iterator[Row]:
        chosen = self.chosen.get(same[0].matter, {})
        others = [one for one in same if chosen.get("other") and _is(one, chosen["other"])]
        agreeing = [one for one in same if one not in others]
        on = chosen.get("on") or _sharpest([one.on for one in same if one.on])
        says = chosen.get("says") or "; ".join(dict.fromkeys(one.says for one in same if one.says))
        found = best_first([one.seen for one in agreeing])
        seen = found.without(*(one.seen.source for one in others), NOT_SEEN)
        day = best_first([one.seen for one in agreeing if one.on and agree(one.on, on)] or [seen]).grade
        name, more = f"{same[0].iso3}-law-{same[0].kind}", _of_all(same, chosen)
        yield fact(name, on, seen, on_grade=day, note=chosen.get("note", ""), says=says, **more)
        for one in others:
            yield fact(f"{name}-2", one.on, one.seen, note=f"others have {on}", says=one.says, **more)


def _of_all(same: list[Said], chosen: Row) -> Row:
    """What holds for every reading of a law: its State, kind, title and citation."""
    title = chosen.get("title") or next((one.title for one in same if one.title), "")
    citation = chosen.get("citation") or next((one.citation for one in same if one.citation), "")
    more = {"title": title, "citation": "" if citation == BLANK else citation}
    return {"state": same[0].iso3, "kind": same[0].kind, **more}


def _sharpest(days: list[str]) -> str:
    """The first day, or a more precise one that agrees with it."""
    first, *others = days
    for other in others:
        first = sharper(first, other) if agree(first, other) else first
    return first


def _is(one: Said, day: str) -> bool:
    return bool(one.says) and agree(one.on, day) and len(one.on) == len(day)


def laws(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """The table of laws."""
    return Laws(raw, catalogue).rows()


def _plain(cell: str) -> str:
    """A cell of the sheet without its remarks, two themes of one archive apart."""
    cell = re.sub(r" \((?!Norway)[^)]*\)", "", cell.split("; title and year")[0])
    cell = re.sub(r"(theme/\d+), (?=theme/)", r"\1 ; ", cell)
    return re.sub(r" and (?=print_profile/)", " ; ", cell)
