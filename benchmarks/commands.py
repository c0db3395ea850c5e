"""`migrate` on an empty database, and `check`."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.places import PYTHON, environment, run
from benchmarks.result import Result, limit_result

TIMES = 3


def measure(folder: Path) -> Iterator[Result]:
    """Whole processes, start of Python included."""
    seconds = [_timed("migrate", folder / f"empty{n}") for n in range(TIMES)]
    yield limit_result("migrate from empty", median(seconds), 10, "s", 2)
    seconds = [_timed("check", folder / "empty0") for _ in range(TIMES)]
    yield limit_result("check", median(seconds), 2, "s", 2)


def _timed(command: str, home: Path) -> float:
    home.mkdir(exist_ok=True)
    begun = perf_counter()
    run([PYTHON, "manage.py", command], environment(home))
    return perf_counter() - begun
