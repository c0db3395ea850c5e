"""`corcom check`: what a text claims, and what the record says of it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from corcom.checking.judge import check
from corcom.checking.tell import as_text, checked_told
from corcom.reading.text import MOST_BYTES
from corcom.record.command import Command, add_format, add_lens, lens_of, say, say_json
from corcom.record.first_start import ready


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=".docx, .pdf or .txt")
    add_lens(parser)
    add_format(parser, "text", "json")


def _check(args: Namespace) -> int:
    ready()
    with args.file.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    checked = check(lens_of(args), args.file.name, data)
    if args.format == "json":
        say_json(checked_told(checked))
    else:
        for line in as_text(checked):
            say(line)
    return 0


COMMANDS = (
    Command("check", "a text against the record: every number, share, day and list", _configure, _check),
)
