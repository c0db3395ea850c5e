"""What a command of `corcom` is, and what commands share: days, lenses, forms of answer."""

import csv
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corcom.record.lens import Lens, lens, today
from corcom.record.partial import DAY

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a room; `run` returns the exit status or raises Refusal."""

    name: str
    help: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def day(text: str) -> date:
    """A day given on the command line: ISO, existing, within three centuries."""
    if not DAY.fullmatch(text):
        raise ArgumentTypeError(f"'{text}' is not a day: write it as 2018-09-25")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is a day that does not exist") from None
    if not EARLIEST <= found <= LATEST:
        raise ArgumentTypeError(f"'{text}' is out of range: days run from {EARLIEST} to {LATEST}")
    return found


def known_day(text: str) -> date:
    """A day of knowledge: nobody knows yet what will be on record tomorrow."""
    found = day(text)
    if found > today():
        raise ArgumentTypeError(f"'{text}' lies ahead: what will be known then cannot be told before")
    return found


def add_lens(parser: ArgumentParser) -> None:
    """The two days of every question."""
    parser.add_argument("--as-at", type=day, metavar="DAY", help="what was true on that day (today)")
    parser.add_argument("--known-at", type=known_day, metavar="DAY", help="what was on record by then (now)")


def lens_of(args: Namespace) -> Lens:
    """The lens that the command line asks for."""
    return lens(args.as_at, args.known_at)


def add_format(parser: ArgumentParser, *formats: str) -> None:
    """The forms of answer that a command has, text first."""
    parser.add_argument("--format", choices=formats, default=formats[0], help=f"{formats[0]} by default")


def say(text: str) -> None:
    """One line of the answer."""
    sys.stdout.write(f"{text}\n")


def remark(text: str) -> None:
    """One line beside the answer; what files bring along must not reach a terminal as a control character."""
    sys.stderr.write("".join(letter if letter.isprintable() else "�" for letter in text) + "\n")


def say_json(answer: Any) -> None:
    """The answer as JSON; dates and decimals as text."""
    say(json.dumps(answer, indent=2, ensure_ascii=False, default=str))


def say_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The answer as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


def at_a_terminal() -> bool:
    """Whether a person sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """What a person at the terminal answers."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()
