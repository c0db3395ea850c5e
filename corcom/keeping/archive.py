"""A backup as a file: members in a zip, with the hash of each in a manifest that comes last."""

import io
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from corcom.keeping.sealed import Sealing, Unsealing, is_sealed
from corcom.record.refusal import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
TABLES, FILES, SECRET = "tables/", "files/", "secret_key"
PIECE = 64 * 1024


@dataclass
class Manifest:
    """What a backup says of itself. `trail` is a Trail as data; `members` are hashes (SHA-256) by name."""

    corcom: str
    made_at: str
    migrations: list[list[str]]
    trail: dict[str, Any]
    tables: dict[str, int] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """How many rows in all tables together."""
        return sum(self.tables.values())

    @property
    def files(self) -> list[str]:
        """The names of the files below `CORCOM_HOME/files`."""
        return [name.removeprefix(FILES) for name in self.members if name.startswith(FILES)]


class Writing:
    """A backup that is being written."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self.members: dict[str, str] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """One member, a piece at a time."""
        digest = sha256()
        with self._archive.open(_named(name), "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                member.write(piece)
        self.members[name] = digest.hexdigest()

    def close(self, manifest: Manifest) -> None:
        """The manifest, once all members are in."""
        manifest.members = self.members
        self._archive.writestr(_named(MANIFEST), json.dumps(asdict(manifest), indent=1))


class Reading:
    """A backup that is being read; what is wrong with it is a Refusal that names the file."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        self.manifest = self._manifest()

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member, a piece at a time; the last comes only if all of them were as the manifest says."""
        with self._archive.open(name) as member:
            yield from self._proven(name, iter(lambda: member.read(PIECE), b""))

    def lines(self, name: str) -> Iterator[bytes]:
        """The same, line by line."""
        with self._archive.open(name) as member:
            yield from self._proven(name, iter(member.readline, b""))

    def prove(self) -> None:
        """Read everything once. Refuses members that are altered, missing, doubled or not in the manifest."""
        found = sorted(self._archive.namelist())
        if found != sorted([*self.manifest.members, MANIFEST]):
            raise self.damaged("it does not hold what its manifest says")
        for name in self.manifest.members:
            for _piece in self.pieces(name):
                pass

    def damaged(self, why: str) -> Refusal:
        """What to say when the file cannot be a backup as CorCom wrote it."""
        return Refusal(f"{self.name} is damaged: {why}.")

    def _proven(self, name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
        digest, waiting = sha256(), None
        for piece in pieces:
            if waiting is not None:
                yield waiting
            digest.update(piece)
            waiting = piece
        if digest.hexdigest() != self.manifest.members[name]:
            raise self.damaged(f"'{name}' has been altered")
        if waiting is not None:
            yield waiting

    def _manifest(self) -> Manifest:
        try:
            said = json.loads(self._archive.read(MANIFEST))
            if said["format"] != FORMAT:
                raise Refusal(
                    f"{self.name} has format {said['format']}, this CorCom reads format {FORMAT}: "
                    "restore it with the CorCom that made it."
                )
            return Manifest(**said)
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise self.damaged("it has no manifest that can be read") from error


@contextmanager
def writing(out: IO[bytes], passphrase: str) -> Iterator[Writing]:
    """A backup written into an open file, sealed if there is a passphrase."""
    if not passphrase:
        with ZipFile(out, "w") as archive:
            yield Writing(archive)
        return
    with Sealing(out, passphrase) as sealing, ZipFile(sealing, "w") as archive:
        yield Writing(archive)


@contextmanager
def reading(path: Path, passphrase: str) -> Iterator[Reading]:
    """A backup opened; what cannot be one is refused in one line."""
    with path.open("rb") as handle:
        try:
            with ZipFile(_opened(handle, passphrase, str(path))) as archive:
                yield Reading(archive, str(path))
        except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise Refusal(f"{path} is no backup of CorCom, or it is damaged: {error}.") from error


def _opened(handle: IO[bytes], passphrase: str, name: str) -> IO[bytes]:
    sealed = is_sealed(handle)
    if sealed and not passphrase:
        raise Refusal(f"{name} is encrypted: set CORCOM_BACKUP_KEY to the key that it was made with.")
    if passphrase and not sealed:
        raise Refusal(
            f"{name} is not encrypted, so anybody may have written it: "
            "if you trust it, unset CORCOM_BACKUP_KEY."
        )
    return io.BufferedReader(Unsealing(handle, passphrase, name)) if sealed else handle


def _named(name: str) -> ZipInfo:
    """A member that says nothing of the machine."""
    member = ZipInfo(name)
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member
