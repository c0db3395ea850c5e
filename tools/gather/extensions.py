"""Requests for more time under Articles 3 and 4, and what became of them."""

import re

from tools.gather.by_hand import rows
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen

DUTIES = {"3": "stockpile_destruction", "4": "clearance"}
BETWEEN_MEETINGS = {"2RC (silence procedure)", "2RC"}
CODES = {"2RC Part Two": "2RC-2"}
NOT_SEEN = Seen("not-seen", "", UNVERIFIED)
GRANT_TO_LEBANON = "Article 4 deadline moved"
LEBANON = "LBN-clearance-extension-1"
NOTHING: Raw = {}


class Extensions:
    """The sheet of extensions, the later findings, and what a person wrote down beside them."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue, held: list[Row]) -> None:
        self.catalogue = catalogue
        self.sheet, self.later = raw.rows("extensions"), raw.rows("extensions_more")
        self.closing = {row["code"]: row["on"].split("/")[-1] for row in held}
        self.known = {(row["of"], row["request"]): row for row in rows("extensions")}
        facts = raw.rows("profile_facts")
        self.lebanon = next(row for row in facts if row["value"].startswith(GRANT_TO_LEBANON))

    def tables(self) -> dict[str, list[Row]]:
        """Requests and decisions."""
        decisions = [row for each in self.sheet for row in self._decisions(each)]
        return {
            "extension_requests": [self._request(row) for row in self.sheet],
            "extension_decisions": decisions,
        }

    def _known(self, of: str, row: Raw) -> Raw:
        return self.known.get((of, f"{row['iso3']}-{row['article']}-{row['seq']}"), NOTHING)

    def _findings(self, row: Raw) -> list[Raw]:
        """The later findings on the same request."""
        keys = ("iso3", "article", "decided_at")
        return [other for other in self.later if all(other[key] == row[key] for key in keys)]

    def _seen(self, row: Raw) -> Seen:
        iso3 = row["iso3"]
        if _name(row) == LEBANON:
            seen = self.catalogue.seen(self.lebanon["source_url"], iso3, self.lebanon["as_of"])
            return seen + self.catalogue.seen("clusterconvention.org LMAC page")
        seen = self.catalogue.seen(_plain(row["source"]), iso3)
        for other in self._findings(row):
            seen += self.catalogue.seen(other["source"], iso3)
        return seen

    def _request(self, row: Raw) -> Row:
        known = self._known("request", row)
        return fact(
            f"{_name(row)}-request", known.get("on") or row["request_submitted"], self._seen(row),
            grade=known.get("grade", ""), on_grade=known.get("on_grade", ""), note=known.get("note", ""),
            state=row["iso3"], duty=DUTIES[row["article"]], sequence=row["seq"], deadline=row["old_deadline"],
            **{name: known.get(name, "") for name in ("deadline_grade", "asked_until", "length")},
        )  # fmt: skip

    def _decisions(self, row: Raw) -> list[Row]:
        """A grant; that a meeting considered it; both, where nobody has seen the grant."""
        considered = any(other["status"] == "considered" for other in self._findings(row))
        found = [self._granted(row)] if row["status"] == "granted" else []
        seen_grant = found and row["confidence"] != UNVERIFIED
        return [self._considered(row), *found] if considered and not seen_grant else found

    def _granted(self, row: Raw) -> Row:
        known, seen = self._known("decision", row), self._seen(row)
        grade = known.get("grade") or (UNVERIFIED if row["confidence"] == UNVERIFIED else "")
        return self._decision(
            row, "decision", NOT_SEEN + seen if grade == UNVERIFIED else seen, on=known.get("on", ""),
            grade=grade, on_grade=known.get("on_grade", ""), note=known.get("note", ""),
            outcome="granted", until=row["new_deadline"],
        )  # fmt: skip

    def _considered(self, row: Raw) -> Row:
        note = "the result was not seen"
        return self._decision(row, "considered", self._seen(row), on="", note=note, outcome="considered")

    def _decision(self, row: Raw, suffix: str, seen: Seen, *, on: str, **more: str) -> Row:
        """On the closing day of the meeting, where nothing else is known."""
        decided = row["decided_at"]
        meeting = "" if decided in BETWEEN_MEETINGS else CODES.get(decided, decided)
        return fact(
            f"{_name(row)}-{suffix}", on or self.closing[meeting], seen, state=row["iso3"],
            duty=DUTIES[row["article"]], sequence=row["seq"], meeting=meeting, **more,
        )  # fmt: skip


def _name(row: Raw) -> str:
    return f"{row['iso3']}-{DUTIES[row['article']].replace('_', '-')}-extension-{row['seq']}"


def _plain(cell: str) -> str:
    """A cell of the sheet without its remarks in brackets and in front."""
    cell = re.sub(r" \([^)]*\)", "", cell)
    return re.sub(r"(request|old deadline|final deadline|next request)[^:;]*: ", "", cell)
