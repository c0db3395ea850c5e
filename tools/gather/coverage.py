"""How far each table goes, and what is known to be missing."""

from collections.abc import Iterable

from tools.gather.by_hand import rows
from tools.gather.sources import Row


def coverage(tables: Iterable[str]) -> list[Row]:
    """One row a table of facts."""
    known = {row["table"]: row for row in rows("coverage")}
    return [known[name] for name in tables]
