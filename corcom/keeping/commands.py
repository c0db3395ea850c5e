"""Backup, restore, proof, and what must happen in time."""

import os
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from corcom.keeping import jobs  # noqa: F401 - enters the jobs of this room
from corcom.keeping.archive import SECRET, Manifest, reading
from corcom.keeping.backup import backup
from corcom.keeping.chain import MOST
from corcom.keeping.files import secret
from corcom.keeping.moment import one_moment
from corcom.keeping.restore import restore
from corcom.keeping.tick import tick
from corcom.keeping.verify import Proof, verify
from corcom.record.command import Command, add_format, remark, say, say_json
from corcom.record.first_start import behind, migrated
from corcom.record.refusal import Refusal

NOT_SEALED = (
    "The file is not encrypted, and it holds persons and secrets: set CORCOM_BACKUP_KEY or lock it up."
)


def _configure_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")


def _backup(args: Namespace) -> int:
    manifest = backup(args.file, datetime.now(tz=UTC))
    if not settings.BACKUP_KEY:
        remark(NOT_SEALED)
    if SECRET not in manifest.members:
        remark("SECRET_KEY comes from the environment and is not in the file: keep it as well.")
    if manifest.trail["broken"]:
        remark("The trail does not hold: 'corcom verify' says where.")
    say(f"{args.file}: {_told(manifest)}")
    return 0


def _restore(args: Namespace) -> int:
    manifest = restore(args.file)
    _remark_on_secret(manifest)
    if manifest.trail["broken"]:
        remark("The trail did not hold when the backup was made: 'corcom verify' says where.")
    say(f"Restored from {args.file}: {_told(manifest)}")
    return 0


def _remark_on_secret(manifest: Manifest) -> None:
    if SECRET not in manifest.members:
        remark("The backup holds no secret: set SECRET_KEY to that of the site that was backed up.")
    elif os.environ.get("SECRET_KEY", "") not in ("", secret().read_text(encoding="utf-8").strip()):
        remark("SECRET_KEY is another secret than the backup's: unset it, or no second factor will open.")


def _told(manifest: Manifest) -> str:
    trail = manifest.trail
    return (
        f"{manifest.rows} rows in {len(manifest.tables)} tables, {len(manifest.files)} files, "
        f"{trail['lines']} lines of the trail, the newest {trail['head'] or 'none'}."
    )


def _configure_verify(parser: ArgumentParser) -> None:
    known = parser.add_mutually_exclusive_group()
    known.add_argument("--since", default="", metavar="HASH", help="hash of a line that must still be there")
    known.add_argument("--against", type=Path, metavar="FILE", help="backup whose newest line must be there")
    add_format(parser, "text", "json")


def _verify(args: Namespace) -> int:
    since = _newest_in(args.against) if args.against else args.since
    if behind():
        raise Refusal("The tables are missing or old: 'corcom serve' makes them or brings them up to date.")
    with one_moment():
        proof = verify(since)
    if args.format == "json":
        say_json({"holds": proof.holds, "lines": proof.lines, "newest": proof.head, "breaks": proof.breaks})
    else:
        _say_proof(proof)
    return 0 if proof.holds else 1


def _newest_in(path: Path) -> str:
    with reading(path, settings.BACKUP_KEY) as archive:
        return str(archive.manifest.trail["head"])


def _say_proof(proof: Proof) -> None:
    for line in proof.breaks:
        remark(line)
    if len(proof.breaks) == MOST:
        remark(f"Only the first {MOST} breaks are named.")
    say(f"{proof.lines} lines of the trail, the newest {proof.head or 'none'}.")
    say("The trail holds, and the record is what it says." if proof.holds else "Something does not hold.")


def _configure_nothing(parser: ArgumentParser) -> None:
    pass


def _tick(args: Namespace) -> int:
    migrated()
    done = tick(datetime.now(tz=UTC))
    if done is None:
        say("Another process is at it.")
        return 0
    failed = False
    for each in done:
        failed |= each.failed
        if each.what:
            say(f"{each.job}: {each.what}")
    return int(failed)


COMMANDS: tuple[Command, ...] = (
    Command("backup", "copy everything into one file, while the site runs", _configure_file, _backup),
    Command("restore", "everything back from a backup, into an empty place", _configure_file, _restore),
    Command("verify", "prove the trail, and the record by it", _configure_verify, _verify),
    Command("tick", "do what is due: run it every few minutes", _configure_nothing, _tick),
)
