"""Numbers of munitions as the State profiles write them, and numbers of rows."""

import re

from tools.gather.sources import Row

PAIR = re.compile(r"^(\d+)(?: / (\d+))?$")


def pair(text: str) -> tuple[str, str]:
    """`186 / 16368` to munitions and submunitions; blanks for what is no such number."""
    found = PAIR.match(text)
    return (found[1], found[2] or "") if found else ("", "")


def numbered(rows: list[Row]) -> list[Row]:
    """The same rows, every further one of a name with a number."""
    taken: dict[str, int] = {}
    for row in rows:
        place = taken[row["id"]] = taken.get(row["id"], 0) + 1
        row["id"] = f"{row['id']}-{place}" if place > 1 else row["id"]
    return rows
