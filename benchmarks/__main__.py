"""`python -m benchmarks [pages|rules|commands|reading|memory ...]`: all measurements, or those named."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import commands, memory, pages, reading, rules, statements
from benchmarks.places import CannotMeasure, loaded, temporary
from benchmarks.result import Result, table
from benchmarks.servers import corcom_alone, pair

ALL = ("pages", "rules", "commands", "reading", "memory")


def main(chosen: list[str]) -> int:
    """0 when everything could be measured, met or not; 1 otherwise, with one clear line."""
    if unknown := set(chosen) - set(ALL):
        print(f"There is no measurement '{min(unknown)}'; there are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    begun = time.monotonic()
    try:
        with temporary() as folder:
            print(table(list(_measured(folder, chosen or list(ALL)))))
    except CannotMeasure as why:
        print(f"make bench: {why}", file=sys.stderr)
        return 1
    print(
        f"\nMedians; ratios are by round, A B A B. One gunicorn sync worker and one client each, SQLite, loopback. {time.monotonic() - begun:.0f} s in all."
    )
    return 0


def _measured(folder: Path, chosen: list[str]) -> Iterator[Result]:
    if "commands" in chosen:
        yield from commands.measure(folder)
    if "reading" in chosen:
        yield from reading.measure(folder)
    if {"pages", "rules", "memory"} & set(chosen):
        home = loaded(folder / "home")
    if "pages" in chosen:
        yield from statements.measure(home)
        with pair(home) as servers:
            yield from pages.measure(servers)
    if "memory" in chosen:
        with corcom_alone(home) as server:
            yield from memory.measure(server)
    if "rules" in chosen:
        yield from rules.measure(home)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
