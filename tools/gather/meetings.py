"""Formal meetings and meetings of the Committee."""

import re

from tools.gather.by_hand import notes as written
from tools.gather.dates import interval
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row

ORDINALS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth"
NOT_HELD = "2RC-2 (first date)"


def meetings(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """All meetings."""
    dated = {row["meeting"]: row for row in raw.rows("meetings_dates_sourced")}
    formal = raw.rows("meetings")
    listed = {row["code"] for row in formal}
    notes = written("meetings")
    rows = [_formal(row, dated.get(row["code"]), notes, catalogue) for row in formal]
    rows += [_only_dated(row, notes, catalogue) for code, row in dated.items() if code not in listed]
    return rows + [_committee(row, catalogue) for row in raw.rows("committee_meetings")]


def _formal(row: Raw, dated: Raw | None, notes: dict[str, str], catalogue: Catalogue) -> Row:
    code = row["code"]
    source = _sources(dated["source"] if dated else row["source"])
    found = dated or row
    planned = code == "3RC"
    return fact(
        code, interval(found["start"], found["end"]), catalogue.seen(source), note=notes.get(code, ""),
        code=code, body=_body(code), title=_title(code), status="planned" if planned else "held",
        place=_place(row["place"] or found["place"]), presided_by=row["president_iso3"],
        report_symbol=row["final_report_symbol"] if row["confidence_documents"] == "sourced" else "",
    )  # fmt: skip


def _only_dated(row: Raw, notes: dict[str, str], catalogue: Catalogue) -> Row:
    """Preparatory meetings, and the part that was not held."""
    not_held = row["meeting"] == NOT_HELD
    code = "2RC-2-first-date" if not_held else row["meeting"]
    note = "moved to 20 and 21 September 2021" if not_held else notes.get(code, "")
    return fact(
        code, interval(row["start"], row["end"]), catalogue.seen(row["source"]), note=note,
        code=code, body=_body(code), title=_title(code), status="not_held" if not_held else "held",
        place=_place(row["place"]),
    )  # fmt: skip


def _committee(row: Raw, catalogue: Catalogue) -> Row:
    day = row["date_edtf"]
    window = "/" in day
    code = f"CC-{day[:7] if window else day}"
    adopted = re.search(r"adopted (\S+)", row["status"])
    note = "second week of November, the day to be announced" if window else ""
    return fact(
        code, day, catalogue.seen(row["source"]), note=note, code=code, body="committee",
        title="Meeting of the Coordination Committee", status="planned" if window else "held",
        times=row["time"], number=row["number"], presided_by=row["chair_iso3"],
        minutes_adopted_on=adopted[1] if adopted else "",
    )  # fmt: skip


def closing_days(rows: list[Row]) -> dict[int, str]:
    """The closing day of the formal meeting of each year; of the planned one, what is known of it."""
    formal = [row for row in rows if row["body"] in ("msp", "rc") and row["status"] != "not_held"]
    return {int(row["on"][:4]): row["on"].split("/")[-1] for row in formal}


def _sources(cell: str) -> str:
    """A cell of the formal meetings without its remarks."""
    return re.sub(r"(place|president|planned for 2026|dates): ", "", cell)


def _body(code: str) -> str:
    if "PM" in code:
        return "preparatory"
    return "intersessional" if code.startswith("IS") else "rc" if "RC" in code else "msp"


def _title(code: str) -> str:
    if code.startswith("IS"):
        return f"Intersessional meeting {code[2:]}"
    number, kind, rest = re.fullmatch(r"(\d+)(MSP|RC)(.*)", code).groups()  # type: ignore[union-attr]
    name = "Meeting of States Parties" if kind == "MSP" else "Review Conference"
    return f"{ORDINALS.split()[int(number) - 1]} {name}{_part(rest)}"


def _part(rest: str) -> str:
    parts = {
        "": "", "-1": ", part one", "-2": ", part two", "-2-first-date": ", part two (first date)",
        "-PM1": ", first preparatory meeting", "-PM2": ", second preparatory meeting",
    }  # fmt: skip
    return parts[rest]


def _place(text: str) -> str:
    """The place without remarks in brackets."""
    place = text.split(" (")[0]
    return "online" if place == "virtual" else place
