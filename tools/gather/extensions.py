"""Requests for more time under Articles 3 and 4, and what became of them."""

import re
from dataclasses import dataclass

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen

DUTIES = {"3": "stockpile_destruction", "4": "clearance"}
LABELS = {"3": "stockpile-destruction", "4": "clearance"}
MEETINGS = {"2RC Part Two": "2RC-2", "2RC (silence procedure)": "", "2RC": ""}
SILENCE = "2021-02"
NOT_SEEN = Seen("not-seen", "", UNVERIFIED)


@dataclass(frozen=True)
class Known:
    """What is known of one request beyond its row in the sheet."""

    on: str = ""
    on_grade: str = ""
    asked_until: str = ""
    length: str = ""
    deadline_grade: str = ""
    grade: str = ""
    note: str = ""


REQUESTS = {
    "BGR-3-1": Known(note="about five months before the meeting, not nine"),
    "BGR-3-2": Known(on_grade=UNVERIFIED),
    "BGR-3-3": Known(
        "../2022-05-17", deadline_grade=UNVERIFIED, note="presented at the intersessional meeting of May 2022"
    ),
    "AFG-4-1": Known(length="4 years"),
    "BIH-4-1": Known(asked_until="2022-09-01", length="18 months"),
    "BIH-4-2": Known(note="the intention was announced in May 2022", deadline_grade=UNVERIFIED),
    "CHL-4-3": Known(note="revised in May 2022"),
    "DEU-4-1": Known(note="answers to questions of 12 February 2019"),
    "DEU-4-2": Known(asked_until="2030-08-01", length="5 years"),
    "IRQ-4-1": Known(
        "2022-12",
        asked_until="2028-11-01",
        length="5 years",
        note="asked until November 2028; the day is that of the deadline",
    ),
    "LAO-4-1": Known(note="the parts of the request that were posted bear this date"),
    "LBN-4-1": Known(on_grade=UNVERIFIED, grade="inferred", note="worked out from the grant"),
    "LBN-4-2": Known(note="Lebanon consulted the unit on 19 and 20 March 2025"),
    "MRT-4-2": Known(deadline_grade=UNVERIFIED, grade=UNVERIFIED),
    "MRT-4-3": Known(deadline_grade=UNVERIFIED),
    "SOM-4-1": Known(asked_until="2030-03-01", length="4 years", note="updated in April and June 2025"),
    "TCD-4-1": Known(note="about three months before the meeting"),
}
DECISIONS = {
    "BGR-3-2": Known(SILENCE, on_grade=UNVERIFIED),
    "BGR-3-3": Known(
        grade="inferred",
        note="the Monitor of 2023 prints 31 December 2023 as the deadline; the decision itself was not seen",
    ),
    "BIH-4-1": Known(
        SILENCE,
        on_grade=UNVERIFIED,
        note="a note of February 2021 expects the decision by the end of that month",
    ),
    "BIH-4-2": Known(
        note="the deadline is sourced; that the 10MSP decided is worked out", on_grade="inferred"
    ),
    "CHL-4-1": Known(
        "2020-11-27/2021-09-21",
        on_grade="inferred",
        note="interim; decided between the close of part one and that of part two",
    ),
    "CHL-4-2": Known(note="interim"),
    "LBN-4-1": Known(
        "2021-04", grade="published", note="by silence procedure, as the Monitor of 2021 has it"
    ),
    "PER-3-1": Known(
        SILENCE, on_grade=UNVERIFIED, note="by silence procedure; 37 months and the day of decision not seen"
    ),
    "TCD-4-2": Known(note="interim"),
    "LAO-4-1": Known(note="the Monitor of 2022 prints July 2025"),
}
LEBANON = "Article 4 deadline moved"


def extensions(raw: RawFiles, catalogue: Catalogue, held: list[Row]) -> dict[str, list[Row]]:
    """The tables of requests and decisions."""
    more = _more(raw)
    closing = {row["code"]: row["on"].split("/")[-1] for row in held}
    requests, decisions = [], []
    for row in raw.rows("extensions"):
        requests.append(_request(row, more, catalogue))
        decisions += _decisions(row, more, catalogue, closing)
    _lebanon(raw, catalogue, requests, decisions)
    return {"extension_requests": requests, "extension_decisions": decisions}


def _more(raw: RawFiles) -> dict[tuple[str, str, str], list[Raw]]:
    """The later findings by State, article and meeting."""
    found: dict[tuple[str, str, str], list[Raw]] = {}
    for row in raw.rows("extensions_more"):
        found.setdefault((row["iso3"], row["article"], row["decided_at"]), []).append(row)
    return found


def _key(row: Raw) -> str:
    return f"{row['iso3']}-{row['article']}-{row['seq']}"


def _name(row: Raw) -> str:
    return f"{row['iso3']}-{LABELS[row['article']]}-extension-{row['seq']}"


def _seen(row: Raw, more: dict[tuple[str, str, str], list[Raw]], catalogue: Catalogue) -> Seen:
    seen = catalogue.seen(_plain(row["source"]), row["iso3"])
    for other in more.get((row["iso3"], row["article"], row["decided_at"]), []):
        seen = seen + catalogue.seen(other["source"], row["iso3"])
    return seen


def _request(row: Raw, more: dict[tuple[str, str, str], list[Raw]], catalogue: Catalogue) -> Row:
    known = REQUESTS.get(_key(row), Known())
    return fact(
        f"{_name(row)}-request", known.on or row["request_submitted"], _seen(row, more, catalogue),
        grade=known.grade, on_grade=known.on_grade, note=known.note, state=row["iso3"],
        duty=DUTIES[row["article"]], sequence=row["seq"], deadline=row["old_deadline"],
        deadline_grade=known.deadline_grade, asked_until=known.asked_until, length=known.length,
    )  # fmt: skip


def _decisions(
    row: Raw, more: dict[tuple[str, str, str], list[Raw]], catalogue: Catalogue, closing: dict[str, str]
) -> list[Row]:
    """A grant; that a meeting considered it, with the result not seen; both, where the grant is unverified."""
    seen = _seen(row, more, catalogue)
    others = more.get((row["iso3"], row["article"], row["decided_at"]), [])
    considered = any(other["status"] == "considered" for other in others)
    rows = []
    if considered and row["confidence"] in (UNVERIFIED, "sourced", "confirmed") and not _is_seen_grant(row):
        rows.append(_decision(row, "considered", seen, closing))
    if row["status"] == "granted":
        rows.append(_decision(row, "granted", seen, closing))
    return rows


def _is_seen_grant(row: Raw) -> bool:
    return row["status"] == "granted" and row["confidence"] != UNVERIFIED


def _decision(row: Raw, outcome: str, seen: Seen, closing: dict[str, str]) -> Row:
    granted = outcome == "granted"
    known = DECISIONS.get(_key(row), Known()) if granted else Known(note="the result was not seen")
    meeting = MEETINGS.get(row["decided_at"], row["decided_at"])
    grade = known.grade or (UNVERIFIED if granted and row["confidence"] == UNVERIFIED else "")
    seen = NOT_SEEN + seen if grade == UNVERIFIED else seen
    suffix = "decision" if granted else "considered"
    return fact(
        f"{_name(row)}-{suffix}", known.on or closing[meeting], seen, grade=grade, on_grade=known.on_grade,
        note=known.note, state=row["iso3"], duty=DUTIES[row["article"]], sequence=row["seq"], outcome=outcome,
        meeting=meeting, until=row["new_deadline"] if granted else "",
    )  # fmt: skip


def _lebanon(raw: RawFiles, catalogue: Catalogue, requests: list[Row], decisions: list[Row]) -> None:
    """The Monitor of 2021 has the grant that the sheet has not seen."""
    row = next(row for row in raw.rows("profile_facts") if row["value"].startswith(LEBANON))
    seen = catalogue.seen(row["source_url"], "LBN", row["as_of"]) + catalogue.seen(
        "clusterconvention.org LMAC page"
    )
    for each in (*requests, *decisions):
        if each["id"] in ("LBN-clearance-extension-1-request", "LBN-clearance-extension-1-decision"):
            each |= {"source": seen.source, "also": seen.also}


def _plain(cell: str) -> str:
    """A cell of the sheet without its remarks in brackets and in front."""
    cell = re.sub(r" \([^)]*\)", "", cell)
    return re.sub(r"(request|old deadline|final deadline|next request)[^:;]*: ", "", cell)
