"""Peers in an environment of their own under var/bench: measured beside CorCom, never imported by it."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.places import CACHE, PYTHON, CannotMeasure

OPENFISCA = "OpenFisca-Core==46.0.1"


def openfisca() -> Path:
    """The Python of an environment with OpenFisca-core (AGPL); made on first use, kept for the next run."""
    folder = CACHE / "openfisca"
    ready = folder / f"ready-{OPENFISCA}"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        _call([PYTHON, "-m", "venv", str(folder)])
        _call(
            [
                str(folder / "bin" / "python"),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                OPENFISCA,
            ]
        )
        ready.touch()
    return folder / "bin" / "python"


def _call(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        said = str(error.stderr or error).strip().splitlines()
        raise CannotMeasure(
            f"OpenFisca-core could not be installed ({said[-1] if said else error})"
        ) from error
