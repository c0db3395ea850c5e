"""A copy of everything that an installation holds, of one moment, in one file, while the site runs."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.conf import settings
from django.db.models import Model

from corcom import __version__
from corcom.keeping.archive import TABLES, Manifest, Writing, writing
from corcom.keeping.chain import follow
from corcom.keeping.files import add_files, add_secret
from corcom.keeping.moment import one_moment
from corcom.keeping.rows import written
from corcom.keeping.steps import applied, models_at, unknown
from corcom.record.refusal import Refusal

ASIDE = ".corcom-backup-"
TRAIL = "record.trailentry"


def backup(path: Path, now: datetime) -> Manifest:
    """Write the file; what it says of itself. It is there whole or not at all."""
    with whole_file(path) as out, one_moment():
        steps = applied()
        _demand_known(steps)
        models = models_at(steps)
        trail = asdict(follow(models[TRAIL]))
        manifest = Manifest(__version__, now.isoformat(), [list(step) for step in steps], trail)
        with writing(out, settings.BACKUP_KEY) as archive:
            for label, model in models.items():
                manifest.tables[label] = _add_table(archive, label, model)
            add_files(archive)
            add_secret(archive)
            archive.close(manifest)
    return manifest


def _demand_known(steps: list[tuple[str, str]]) -> None:
    if not steps:
        raise Refusal("There is nothing to back up: the database has no tables of CorCom yet.")
    if newer := unknown(steps):
        raise Refusal(
            f"The database is newer than this CorCom ({'.'.join(newer[0])}): "
            "use the CorCom that runs the site."
        )


def _add_table(archive: Writing, label: str, model: type[Model]) -> int:
    count = -1  # the first line names the columns

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in written(model):
            count += 1
            yield line

    archive.add(f"{TABLES}{label}.jsonl", counted())
    return count


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file for its owner's eyes that gets its name when all of it is on the disk."""
    _demand_free(path)
    _sweep(path.parent)
    with NamedTemporaryFile(dir=path.parent, prefix=ASIDE, delete=False) as aside:
        fcntl.flock(aside, fcntl.LOCK_EX)
        try:
            yield aside
            aside.flush()
            os.fsync(aside.fileno())
            _demand_free(path)
            os.rename(aside.name, path)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise
    _on_disk(path.parent)


def _demand_free(path: Path) -> None:
    if not path.parent.is_dir():
        raise Refusal(f"{path.parent} is not a folder: make it, or name another.")
    if path.exists() or path.is_symlink():
        raise Refusal(f"{path} is there already: a backup overwrites nothing. Name a new file.")


def _sweep(folder: Path) -> None:
    """Remove what killed backups left behind; one that still runs holds its file."""
    for left in folder.glob(f"{ASIDE}*"):
        with left.open("rb") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            left.unlink(missing_ok=True)


def _on_disk(folder: Path) -> None:
    """The name itself is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
