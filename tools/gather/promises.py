"""Promises, from the annotations of the two minutes: in their own words, never in those of the minutes."""

from typing import Any

from tools.gather.by_hand import notes
from tools.gather.dates import interval
from tools.gather.raw import RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import Catalogue, Row, Seen

DAYS = ("2012-01-24", "2018-09-25")
NOTES = notes("promises")
SHORTER = notes("promises, due")


def promises(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """Every action of tier 1 and 2."""
    rows = []
    for day in DAYS:
        seen = catalogue.seen(f"minutes of {_spelt(day)}")
        actions = raw.minutes(day)["actions"]
        rows += [_promise(day, action, seen) for action in actions if action["tier"] in (1, 2)]
    return rows


def _spelt(day: str) -> str:
    return {"2012-01-24": "24 January 2012", "2018-09-25": "25 September 2018"}[day]


def _promise(day: str, action: dict[str, Any], seen: Seen) -> Row:
    due = action["due"] or {}
    stated = due.get("as_stated") or ""
    owners = action["owners"]
    return fact(
        f"CC-{day}-promise-{action['id'].split('-')[1]}", day, seen, note=_note(action, due),
        meeting=f"CC-{day}", item=action["agenda_item"], line=str(action["line"]),
        marked=flag(action["mark"] == "explicit"), owners="; ".join(owner["name"] for owner in owners),
        owner_codes=" ".join(owner["party"] for owner in owners if owner["party"]), what=action["what"],
        kind=action["kind"], due=_due(due), due_as_stated=SHORTER.get(stated, stated),
    )  # fmt: skip


def _due(due: dict[str, Any]) -> str:
    end = due.get("iso_end") or ""
    return interval(due.get("iso_start") or "", end) if end else ""


def _note(action: dict[str, Any], due: dict[str, Any]) -> str:
    partners = [partner["name"] for partner in action.get("partners", [])]
    parts = [
        NOTES.get(action.get("note", ""), action.get("note", "")),
        "together with " + " and ".join(partners) if partners else "",
        "tentative" if due.get("tentative") else "",
        NOTES.get(due.get("note") or "", due.get("note") or ""),
    ]
    return "; ".join(part for part in parts if part)
