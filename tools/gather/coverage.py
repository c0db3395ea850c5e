"""How far each table goes."""

from tools.gather.sources import Row

DEPOSITARY = "2026-02-03"
COVERAGE: dict[str, tuple[str, str]] = {}


def coverage(tables: list[str]) -> list[Row]:
    """One row a table."""
    return [{"table": name, "complete_to": COVERAGE[name][0], "note": COVERAGE[name][1]} for name in tables]
