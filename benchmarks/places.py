"""Where a run keeps its things: what is worth keeping in var/bench, the rest in a folder that goes with the run."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "var" / "bench"
RECORD = Path(os.environ.get("CORCOM_RECORD", ROOT / "data" / "ccm"))
PYTHON = sys.executable


class CannotMeasure(Exception):
    """One clear line for whoever ran the benchmark."""


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder that is gone after the run."""
    folder = Path(tempfile.mkdtemp(prefix="corcom-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(home: Path) -> dict[str, str]:
    """The environment of a CorCom with a home of its own, on SQLite."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "CORCOM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "corcom.settings"}


def loaded(home: Path) -> Path:
    """A home with the real record in it."""
    if not any(RECORD.glob("*.csv")):
        raise CannotMeasure(f"There is no record in {RECORD}: nothing to measure with.")
    run([PYTHON, "-m", "corcom.cli", "load", str(RECORD), "--commit"], environment(home))
    return home


def run(command: list[str], env: dict[str, str] | None = None) -> str:
    """Run to the end; what it printed."""
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing said"]
        raise CannotMeasure(f"{' '.join(command[1:4])} ended with {done.returncode}: {said[-1]}")
    return done.stdout
