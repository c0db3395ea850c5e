"""Permanent missions in Geneva, where a source says whether there is one."""

import re

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import Catalogue, Row

DAY = re.compile(r"(?:from )?(20\d\d-\d\d)|from (20\d\d)")
ON_BOTH_LISTS = "on the list of November 2014 and on that of September 2021"
NOTES = {
    "none before": "a tenant of the Small States Office; none before",
    "tenant": "a tenant of the Small States Office",
}
NOT_ON_THE_OLDER = "not on the list of November 2014"


def missions(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """Geneva only: of New York no source was seen."""
    return [_mission(row, catalogue) for row in raw.rows("states") if row["mission_geneva"]]


def _mission(row: Raw, catalogue: Catalogue) -> Row:
    """The latest day of its sources, the latest source first."""
    note, cells = row["mission_geneva_note"], row["mission_geneva_source"].split(" | ")
    first, *others = [catalogue.seen(cell) for cell in reversed(cells)]
    days = [month or year for month, year in DAY.findall(note)]
    return fact(
        f"{row['iso3']}-geneva", days[-1], sum(others, first), note=_note(note), state=row["iso3"],
        city="Geneva", present=flag(row["mission_geneva"] == "y"),
    )  # fmt: skip


def _note(text: str) -> str:
    if "still without" in text:
        return ON_BOTH_LISTS
    if "not on the WTO list" in text:
        return NOT_ON_THE_OLDER
    return next((note for words, note in NOTES.items() if words in text), "")
