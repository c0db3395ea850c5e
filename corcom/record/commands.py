"""The record in, out and described."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from corcom.record.command import Command, ask, at_a_terminal, remark, say
from corcom.record.first_start import migrated, ready
from corcom.record.package.commit import load_package
from corcom.record.package.describe import DESCRIPTION, describe, dictionary
from corcom.record.package.read import read
from corcom.record.package.verdicts import Judgement, Verdict, judge
from corcom.record.package.write import export
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act


def _configure_load(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of a data package")
    parser.add_argument(
        "--commit", action="store_true", help="write; without it, only the verdicts are shown"
    )
    parser.add_argument("--reason", default="", help="why, for the trail")


def _load(args: Namespace) -> int:
    package = read(args.folder)
    migrated()
    if args.commit:
        judgement = load_package(Act(INSTALLATION, args.reason or _reason(args.folder)), package)
    else:
        judgement = judge(package)
    _show(judgement)
    if judgement.refused:
        raise Refusal("Nothing was loaded: mend the rows refused and load again.")
    say("Loaded." if args.commit else "Nothing was written: add --commit to load.")
    return 0


def _reason(folder: Path) -> str:
    """Why: asked of a person at a terminal; a script that says nothing has loaded what it named."""
    given = ask("Why is this loaded? The trail keeps the reason: ") if at_a_terminal() else ""
    return given or f"load of {folder.resolve().name}"


def _show(judgement: Judgement) -> None:
    """Rows on standard error, what is refused last, where it is seen; counts on standard output."""
    for line in judgement.remarks:
        remark(line)
    for judged in sorted(judgement.rows, key=lambda judged: judged.verdict is Verdict.REFUSED):
        remark(str(judged))
    for line in judgement.broken:
        remark(line)
    for table, counts in judgement.counts().items():
        shown = [f"{count} {verdict}" for verdict, count in counts.items() if count]
        say(f"{table}: {', '.join(shown) or 'no rows'}")


def _configure_folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="empty folder, or one with a data package")


def _export(args: Namespace) -> int:
    ready()
    for table, rows in export(args.folder).items():
        say(f"{table}: {rows} rows")
    return 0


def _configure_describe(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of a data package")
    parser.add_argument("--dictionary", type=Path, metavar="FILE", help="write the data dictionary as well")


def _describe(args: Namespace) -> int:
    if not args.folder.is_dir():
        raise Refusal(f"{args.folder} is not a folder.")
    (args.folder / DESCRIPTION).write_text(describe(args.folder), encoding="utf-8", newline="\n")
    if args.dictionary:
        args.dictionary.write_text(dictionary(), encoding="utf-8", newline="\n")
    return 0


COMMANDS: tuple[Command, ...] = (
    Command("load", "read a data package: a verdict a row, then all or nothing", _configure_load, _load),
    Command("export", "write the whole record as a data package", _configure_folder, _export),
    Command("describe", "write datapackage.json for the tables of a folder", _configure_describe, _describe),
)
