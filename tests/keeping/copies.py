"""Backups as tests take them apart and put them together again, and the installations they come from."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.installation import ROOT, Installation

Members = dict[str, bytes]
MANIFEST = "manifest.json"


def members(path: Path) -> Members:
    """What an unsealed backup holds, by name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(path: Path) -> dict:
    """What an unsealed backup says of itself."""
    return json.loads(members(path)[MANIFEST])


def forged(path: Path, out: Path, forge: Callable[[Members, dict], None], *, hashes: bool = True) -> Path:
    """The same backup after somebody's work on it, with hashes that fit unless a test says otherwise."""
    held = members(path)
    said = json.loads(held.pop(MANIFEST))
    forge(held, said)
    if hashes:
        said["members"] = {name: sha256(content).hexdigest() for name, content in held.items()}
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in {**held, MANIFEST: json.dumps(said).encode()}.items():
            archive.writestr(name, content)
    return out


def with_sqlite(home: Path, record: Path | None = None) -> Installation:
    """An installation on SQLite, also where the tests run on PostgreSQL."""
    made = Installation(home, record)
    made.server = None
    made.env.pop("DATABASE_URL", None)
    return made


def python(installation: Installation, script: str) -> str:
    """What a script prints that runs inside an installation."""
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{script}"],
        cwd=ROOT,
        env={**installation.env, "DJANGO_SETTINGS_MODULE": "corcom.settings"},
        text=True,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def manage(installation: Installation, *args: str) -> None:
    """One of Django's own commands, inside an installation."""
    subprocess.run(
        [sys.executable, ROOT / "manage.py", *args],
        cwd=ROOT,
        env=installation.env,
        check=True,
        capture_output=True,
        timeout=120,
    )


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return os.stat(path).st_mode & 0o777
