"""The command `corcom`: the rooms' commands under one name."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from corcom.record.command import Command, remark
from corcom.record.refusal import Refusal

ROOMS = ("web", "record", "figures", "duties", "committee", "checking", "finance", "people", "keeping")
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 for an answer, 1 for a refusal with one clear line, 2 for a wrong call."""
    try:
        status = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except (Refusal, ImproperlyConfigured) as refusal:
        return _refused(str(refusal))
    except DatabaseError as error:
        return _refused(f"The database does not answer: {error}")
    except OSError as error:
        return _refused(f"{error.strerror or error}: {error.filename or 'the system refused'}")
    return status


def _run(argv: Sequence[str] | None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
    django.setup()
    args = _parser().parse_args(argv)
    run: int = args.run(args)
    return run


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="corcom", description="The working memory of a Coordination Committee.")
    parser.add_argument("--version", action="version", version=_version())
    choices = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands():
        sub = choices.add_parser(command.name, help=command.help, description=command.help)
        command.configure(sub)
        sub.set_defaults(run=command.run)
    return parser


def commands() -> Iterator[Command]:
    """The commands of all rooms that have some."""
    for room in ROOMS:
        name = f"corcom.{room}.commands"
        if find_spec(name):
            yield from import_module(name).COMMANDS


def _version() -> str:
    try:
        return f"corcom {version('corcom')}"
    except PackageNotFoundError:
        return "corcom, not installed"


def _refused(why: str) -> int:
    remark(f"corcom: {' '.join(why.split())}")
    return 1


def _forget_output() -> None:
    """Whoever read has read enough: Python's own flush at the end must find an open end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
