"""`corcom figures`: numbers as at a day, with the States behind them."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from typing import Any

from corcom.figures.amounts import AMOUNTS, AmountAnswer, ask_amount
from corcom.figures.catalogue import CATALOGUE, Answer, UnknownFigure, UnknownGroup, Within, ask
from corcom.figures.tell import amount_told, answer_told
from corcom.record.command import Command, add_format, add_lens, lens_of, say, say_csv, say_json
from corcom.record.first_start import ready
from corcom.record.lens import Lens
from corcom.record.reader import COMMITTEE, PUBLIC, Reader
from corcom.record.refusal import Refusal


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not (key and sign and value):
        raise ArgumentTypeError(f"'{text}' is not KEY=VALUE: write it as m49_region=Asia")
    return key, value


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--name", action="extend", nargs="+", default=[], metavar="N", help="one or more figures"
    )
    parser.add_argument(
        "--within",
        action="extend",
        nargs="+",
        default=[],
        type=_pair,
        metavar="KEY=VALUE",
        help="only these States: m49_region, m49_subregion, m49_intermediate_region or un_group;"
        " values of one key add up",
    )
    add_lens(parser)
    add_format(parser, "text", "json", "csv")


def _figures(args: Namespace) -> int:
    ready()
    lens = lens_of(args)
    within: dict[str, list[str]] = {}
    for key, value in args.within:
        within.setdefault(key, []).append(value)
    try:
        answers = [_asked(lens, name, within) for name in (args.name or CATALOGUE)]
    except (UnknownFigure, UnknownGroup) as unknown:
        raise Refusal(str(unknown)) from unknown
    if args.format == "json":
        told = [_told(answer) for answer in answers]
        say_json({"as_at": lens.as_at, "known_at": lens.known_at, "figures": told})
    elif args.format == "csv":
        say_csv(("name", "label", "value", "unit", "states", "no_record"), map(_row, answers))
    else:
        say(f"As at {lens.as_at}, as known on {lens.known_at}")
        for answer in answers:
            say(_text(answer))
    return 0


def _asked(lens: Lens, name: str, within: Within) -> Answer | AmountAnswer:
    """Amounts for the Committee are told at the console, to whoever asks for them by name."""
    if name not in AMOUNTS:
        return ask(lens, name, within)
    if within:
        raise UnknownGroup(f"'{name}' is an amount and cannot be narrowed to a group of States")
    return ask_amount(replace(lens, reader=Reader(circles=frozenset({PUBLIC, COMMITTEE}))), name)


def _told(answer: Answer | AmountAnswer) -> dict[str, Any]:
    return answer_told(answer) if isinstance(answer, Answer) else amount_told(answer)


def _row(answer: Answer | AmountAnswer) -> list[object]:
    told = _told(answer)
    codes = (" ".join(told["states"]), " ".join(told["no_record"]))
    return [told["name"], told["label"], told["value"], told["unit"], *codes]


def _text(answer: Answer | AmountAnswer) -> str:
    name, label = f"{answer.figure.name:32}", answer.figure.label
    if isinstance(answer, AmountAnswer):
        value = "no record" if answer.value is None else f"{answer.value} {answer.figure.unit}"
        return f"{name} {value:>5}  {label}"
    of = f" of {answer.of}" if answer.of is not None else ""
    missing = f" ({len(answer.no_record)} without record)" if answer.no_record else ""
    return f"{name} {answer.value:>5}{of}  {label}{missing}"


COMMANDS = (Command("figures", "numbers as at a day, with the States behind them", _configure, _figures),)
