"""`corcom duties`: what is due when, why, and where it stands."""

from argparse import ArgumentParser, Namespace

from corcom.duties.book import StatePosition, book
from corcom.duties.queries import positions
from corcom.duties.tell import position_told
from corcom.record.command import Command, add_format, add_lens, lens_of, say, say_csv, say_json
from corcom.record.first_start import ready
from corcom.record.refusal import Refusal
from corcom.register.queries import find
from corcom.treaty import CONVENTIONS


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--state", action="extend", nargs="+", default=[], metavar="ISO3", help="States by their codes"
    )
    parser.add_argument("--treaty", choices=tuple(CONVENTIONS), default="ccm", help="ccm by default")
    add_lens(parser)
    add_format(parser, "text", "json", "csv")


def _duties(args: Namespace) -> int:
    ready()
    lens = lens_of(args)
    found = positions(lens, args.treaty, [_code(text) for text in args.state] or None)
    shelf = book(lens).shelf
    if args.format == "json":
        duties = [position_told(p, shelf) for p in found]
        say_json({"as_at": lens.as_at, "known_at": lens.known_at, "duties": duties})
    elif args.format == "csv":
        say_csv(("state", "duty", "label", "article", "due", "standing", "reason"), map(_row, found))
    else:
        say(f"As at {lens.as_at}, as known on {lens.known_at}")
        for position in found:
            say(_text(position))
    return 0


def _code(text: str) -> str:
    state = find(text)
    if state is None:
        raise Refusal(f"no State has the code '{text}': use ISO 3166-1 alpha-3, such as LAO")
    return state.iso3


def _row(found: StatePosition) -> list[object]:
    p = found.position
    return [found.state, p.duty, p.label, p.article, p.due, p.standing.value, str(p.reason)]


def _text(found: StatePosition) -> str:
    p = found.position
    due = str(p.due or "-")
    return f"{found.state}  {due:10}  {p.standing.value:14}  {p.label} (Art. {p.article}): {p.reason}"


COMMANDS = (Command("duties", "what is due when, why, and where it stands", _configure, _duties),)
