"""The Committee: meetings, attendance, agenda, mandates, occasions and promises."""

from tools.gather.by_hand import notes
from tools.gather.by_hand import rows as rows_by_hand
from tools.gather.mandates import mandates
from tools.gather.meetings import meetings
from tools.gather.promises import promises
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import Catalogue, Row, Seen, slug


def committee(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The tables of the Committee's room, by name."""
    held = meetings(raw, catalogue)
    return {
        "meetings": held,
        "attendance": [_delegation(row) for row in raw.rows("committee_attendance")],
        "agenda_items": _agenda(raw.rows("committee_agenda")),
        "mandates": mandates(raw, catalogue, held),
        "occasions": _occasions(raw.rows("events"), catalogue),
        "promises": promises(raw, catalogue),
        "promise_links": _links(catalogue),
        "promise_steps": [],
        "meeting_steps": [],
    }


def _delegation(row: Raw) -> Row:
    meeting = f"CC-{row['meeting']}"
    return {
        "id": f"{meeting}-{row['code']}", "meeting": meeting, "delegation": row["delegation"],
        "state": row["code"] if row["kind"] == "state" else "", "role": row["role"],
        "presence": row["attendance"],
    }  # fmt: skip


def _agenda(rows: list[Raw]) -> list[Row]:
    places: dict[str, int] = {}
    items = []
    for row in rows:
        meeting = f"CC-{row['meeting']}"
        place = places[meeting] = places.get(meeting, 0) + 1
        items.append({
            "id": f"{meeting}-{place:02}", "meeting": meeting, "position": str(place),
            "number": row["number"], "parent_number": row["parent"], "title": row["title"],
        })  # fmt: skip
    return items


def _links(catalogue: Catalogue) -> list[Row]:
    """What promises serve, as far as the minutes name it."""
    return [_link(row, catalogue.seen(row["seen"])) for row in rows_by_hand("promise_links")]


def _link(row: Row, seen: Seen) -> Row:
    told = {name: row[name] for name in ("grade", "note", "promise", "serves")}
    return fact(row["id"], row["on"], seen, **told)


def _occasions(rows: list[Raw], catalogue: Catalogue) -> list[Row]:
    shorter = notes("occasions")
    return [_occasion(row, shorter, catalogue) for row in rows]


def _occasion(row: Raw, shorter: dict[str, str], catalogue: Catalogue) -> Row:
    on = f"{row['start']}/{row['end']}" if row["end"] else row["start"]
    status = "tentative" if "tentative" in row["note"] else row["status"]
    anniversary = row["note"].startswith("anniversary")
    note = row["note"].removeprefix("anniversary").lstrip("; ")
    title = row["event"][0].upper() + row["event"][1:]
    return fact(
        f"{row['start'][:10]}-{slug(' '.join(row['event'].split()[:6]))}", on, catalogue.seen(row["source"]),
        note=shorter.get(note, note), title=title, status=status, anniversary=flag(anniversary),
    )  # fmt: skip
