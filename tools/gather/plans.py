"""The three action plans, action by action; what nobody has seen stays blank and unverified."""

import re

from tools.gather.by_hand import rows as written
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row

ADOPTED = {"vientiane": "2010-11-12", "dubrovnik": "2015-09", "lausanne": "2021-09-21"}
NOT_ACTIONS = ("(plan)", "27-30 (group)")
CUT = re.compile(r"; the point is cut here| \(rest of the point cut\)|;? ?\(rest cut\)")
CUT_NOTE = "the end was not seen"
NUMBER = "which number it has is worked out from the order of a page"
RANGE = "its theme was seen, its text was not"
NOTHING = "nothing of it was seen"
CHOSEN = {row["id"]: row for row in written("plan_actions")}


def plan_actions(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """All numbered actions."""
    return [
        _action(plan, row, catalogue)
        for plan in ADOPTED
        for row in raw.rows(f"action_plans/{plan}")
        if row["action"] not in NOT_ACTIONS
    ]


def _action(plan: str, row: Raw, catalogue: Catalogue) -> Row:
    """Unverified is a text that nobody has seen, or a number of which only the total is known."""
    name = f"{plan}-{row['action']}"
    chosen = CHOSEN.get(name, {})
    unseen = not chosen and (not row["source"] or row["confidence"] == UNVERIFIED)
    cell = chosen.get("source") or ("not seen" if unseen else _plain(row["source"]))
    inferred = not unseen and (bool(chosen) or row["number_confidence"].startswith(("inferred", "not seen")))
    return fact(
        name, ADOPTED[plan], catalogue.seen(cell), grade="inferred" if inferred else "",
        note=chosen.get("note") or _note(row, unseen, inferred), plan=plan, number=row["action"],
        theme=row["theme"], text="" if chosen.get("text") == "no" else CUT.sub("", row["text"]),
        indicator=CUT.sub("", row["indicator"]), limit=row["time_limit"],
    )  # fmt: skip


def _note(row: Raw, unseen: bool, inferred: bool) -> str:
    if unseen:
        return "" if row["text"] else NOTHING
    cut = CUT_NOTE if CUT.search(row["text"]) else ""
    parts = (NUMBER if inferred else "", cut, "" if row["text"] else RANGE)
    return "; ".join(part for part in parts if part)


def _plain(cell: str) -> str:
    return re.sub(r" \((?!draft)[^)]*\)", "", cell)
