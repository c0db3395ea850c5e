"""The uploaded files below `settings.FILES`: out into a backup and back."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from django.conf import settings

from corcom.keeping.archive import FILES, PIECE, SECRET, Reading, Writing
from corcom.record.refusal import Refusal

ASIDE = ".restore-"


def secret() -> Path:
    """Where the secret of the installation is kept, unless the environment gives it."""
    return settings.HOME / "secret_key"


def add_files(writing: Writing) -> int:
    """Every file but hidden ones, which are uploads that never ended; how many."""
    names = sorted(_names(settings.FILES))
    for name in names:
        with (settings.FILES / name).open("rb") as handle:
            writing.add(FILES + name, iter(lambda: handle.read(PIECE), b""))
    return len(names)


def add_secret(writing: Writing) -> bool:
    """The secret, for second factors are encrypted with it; whether it is kept here and in use."""
    if not secret().exists() or secret().read_text(encoding="utf-8").strip() != settings.SECRET_KEY:
        return False
    writing.add(SECRET, [secret().read_bytes()])
    return True


def check_names(backup: Reading) -> None:
    """Refuse a backup that would write outside its folder."""
    for name in backup.manifest.files:
        path = PurePosixPath(name)
        if path.is_absolute() or not name or {"\\", "\0"} & set(name) or ".." in path.parts:
            raise backup.damaged(f"'{name[:80]}' is no name of a file")


def restore_files(backup: Reading) -> None:
    """Put every file in its place. One that lies there already must be the same."""
    for left in settings.FILES.rglob(f"{ASIDE}*"):
        left.unlink()
    for name in backup.manifest.files:
        path = settings.FILES / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, backup.pieces(FILES + name))
        elif _digest(path) != backup.manifest.members[FILES + name]:
            raise Refusal(f"{path} is another file than the one in {backup.name}: move it aside.")


def restore_secret(backup: Reading) -> None:
    """The secret that the second factors in the backup are encrypted with."""
    if SECRET in backup.manifest.members:
        _write_whole(secret(), backup.pieces(SECRET))


def _names(below: Path) -> Iterator[str]:
    for path in below.rglob("*"):
        name = path.relative_to(below)
        hidden = any(part.startswith(".") for part in name.parts)
        if not hidden and path.is_file() and not path.is_symlink():
            yield name.as_posix()


def _write_whole(path: Path, pieces: Iterator[bytes]) -> None:
    """Aside first, so that a file is there whole or not at all."""
    with NamedTemporaryFile(dir=path.parent, prefix=ASIDE, delete=False) as aside:
        try:
            aside.writelines(pieces)
            aside.flush()
            os.fsync(aside.fileno())
            os.replace(aside.name, path)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as handle:
        for piece in iter(lambda: handle.read(PIECE), b""):
            digest.update(piece)
    return digest.hexdigest()
