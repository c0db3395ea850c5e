"""`corcom pack`: the meeting pack as Word, PDF or HTML. `corcom minutes read`: what minutes say.

What reads and writes files is imported where it is used: no other command shall wait for it.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from corcom.record.command import Command, add_format, add_lens, day, lens_of, say, say_json
from corcom.record.first_start import ready
from corcom.record.refusal import Refusal


def _configure_pack(parser: ArgumentParser) -> None:
    parser.add_argument("--meeting", type=day, required=True, metavar="DAY", help="day of the meeting")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=".docx, .pdf or .html")
    add_lens(parser)


def _pack(args: Namespace) -> int:
    from corcom.committee.papers import meeting_pack
    from corcom.papers.paper import PaperError
    from corcom.papers.writers import write

    ready()
    try:
        write(meeting_pack(lens_of(args), args.meeting), args.out)
    except PaperError as error:
        raise Refusal(str(error)) from error
    say(f"Written: {args.out}")
    return 0


def _configure_minutes(parser: ArgumentParser) -> None:
    reading = parser.add_subparsers(title="what to do", metavar="read", required=True).add_parser(
        "read", help="what the minutes in a file say; nothing is written"
    )
    reading.add_argument("file", type=Path, metavar="FILE", help=".docx, .pdf or .txt")
    add_format(reading, "text", "json")


def _minutes(args: Namespace) -> int:
    from corcom.committee.minutes_in import read_minutes
    from corcom.committee.minutes_told import as_text
    from corcom.reading import told

    ready()
    found = read_minutes(args.file)
    if args.format == "json":
        say_json({"id": args.file.stem, "text": args.file.name, **told(found)})
    else:
        for line in as_text(found):
            say(line)
    return 0


COMMANDS = (
    Command("pack", "the meeting pack, ready to print", _configure_pack, _pack),
    Command("minutes", "minutes of a meeting: read what a file says", _configure_minutes, _minutes),
)
