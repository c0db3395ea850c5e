"""`corcom pack`: the meeting pack as Word, PDF or HTML."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from corcom.committee.papers import meeting_pack
from corcom.papers.paper import PaperError
from corcom.papers.writers import write
from corcom.record.command import Command, add_lens, day, lens_of, say
from corcom.record.first_start import ready
from corcom.record.refusal import Refusal


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("--meeting", type=day, required=True, metavar="DAY", help="day of the meeting")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=".docx, .pdf or .html")
    add_lens(parser)


def _pack(args: Namespace) -> int:
    ready()
    try:
        write(meeting_pack(lens_of(args), args.meeting), args.out)
    except PaperError as error:
        raise Refusal(str(error)) from error
    say(f"Written: {args.out}")
    return 0


COMMANDS = (Command("pack", "the meeting pack, ready to print", _configure, _pack),)
