"""`corcom shares`: what each State would pay under each model, exact to the centime."""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from fractions import Fraction
from pathlib import Path

from corcom.finance.money import NotMoney, parsed, text_of, with_currency
from corcom.finance.scale import Scale, least_developed, names, scale_of, start_of
from corcom.finance.shares import Bounds, Model, NoShares, Shared, decimal, shared, without_zeros
from corcom.record.command import Command, add_format, day, say, say_csv, say_json
from corcom.record.first_start import ready
from corcom.record.lens import lens
from corcom.record.refusal import Refusal
from corcom.treaty.dates import written

DIGITS = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,9})?")
CODE = re.compile("[A-Z]{3}")
LARGEST_FILE = 1_000_000
COLUMNS = ("state", "rate", "percent", "amount")


def _amount(text: str) -> int:
    try:
        return parsed(text)
    except NotMoney as error:
        raise ArgumentTypeError(str(error)) from error


def _number(text: str) -> Fraction:
    if not DIGITS.fullmatch(text):
        raise ArgumentTypeError(f"'{text[:40]}' is not a number: write it as 22 or 0.001")
    return Fraction(text)


def _year(text: str) -> int:
    if not re.fullmatch("[12][0-9]{3}", text):
        raise ArgumentTypeError(f"'{text[:40]}' is not a year: write it as 2018")
    return int(text)


def _configure(parser: ArgumentParser) -> None:
    bounds = Bounds()
    add = parser.add_argument
    add("--budget", type=_amount, required=True, metavar="SUM", help="what is shared: 465440.00")
    add("--year", type=_year, metavar="YEAR", help="budget year: its scale and its States Parties")
    add("--members-on", type=day, metavar="DAY", help="count States Parties on that day (1 January)")
    add("--rates", type=Path, metavar="FILE", help='rates in per cent instead, as JSON: {"AAA": "4", ...}')
    add("--model", choices=[m.value for m in Model], default=Model.ASSESSED.value, help="assessed by default")
    add("--assessed-percent", type=_number, metavar="N", help="the part shared out under the hybrid model")
    add("--maximum", type=_number, default=bounds.maximum, metavar="N", help="per cent at most (22)")
    add("--minimum", type=_number, default=bounds.minimum, metavar="N", help="per cent at least (0.001)")
    add("--ldc-ceiling", action="store_true", help="least developed countries bear 0.01 per cent at most")
    add_format(parser, "text", "json", "csv")
    parser.set_defaults(wrong_call=parser.error)


def _shares(args: Namespace) -> int:
    model = Model(args.model)
    if args.year is None and args.rates is None:
        args.wrong_call("say --year, or give --rates")
    if model is Model.HYBRID and args.assessed_percent is None:
        args.wrong_call("say --assessed-percent: how much of the budget is assessed")
    bounds = _bounds(args)
    try:
        scale = None if args.rates else _scale(args, bounds)
        rates = scale.rates if scale else _from_file(args.rates)
        found = shared(model, args.budget, rates, args.assessed_percent or Fraction(100), bounds)
    except NoShares as why:
        raise Refusal(str(why)) from why
    _tell(args, found, scale)
    return 0


def _bounds(args: Namespace) -> Bounds:
    if not args.ldc_ceiling:
        return Bounds(args.maximum, args.minimum)
    ready()
    return Bounds(args.maximum, args.minimum, least_developed())


def _scale(args: Namespace, bounds: Bounds) -> Scale:
    ready()
    return scale_of(lens(), args.year, bounds, args.members_on or start_of(args.year))


def _from_file(path: Path) -> dict[str, Fraction]:
    """The rates of a file. Raises Refusal."""
    if path.stat().st_size > LARGEST_FILE:
        raise Refusal(f"{path} is larger than any scale: give rates as {{'AAA': '4', ...}}.")
    try:
        found = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{path} is no JSON: give rates as {{'AAA': '4', ...}}.") from error
    if not isinstance(found, dict):
        raise Refusal(f"{path} holds no rates: give them as {{'AAA': '4', ...}}.")
    return {code: _rate(path, code, rate) for code, rate in found.items()}


def _rate(path: Path, code: str, rate: object) -> Fraction:
    if not CODE.fullmatch(code):
        raise Refusal(f"{path}: '{code[:40]}' is no code of a State: three capital letters.")
    if not (isinstance(rate, str) and DIGITS.fullmatch(rate)):
        raise Refusal(f"{path}: the rate of {code} is not a number in per cent, such as 0.268.")
    return Fraction(rate)


def _tell(args: Namespace, found: Shared, scale: Scale | None) -> None:
    if args.format == "json":
        say_json(told(found))
    elif args.format == "csv":
        say_csv(COLUMNS, [list(row.values()) for row in _rows(found)])
    else:
        _say(found, scale, args.year)


def told(found: Shared) -> dict[str, object]:
    """A budget under a model as data; `voluntary` is what is left to voluntary money, where there is any."""
    left = {} if found.model is Model.ASSESSED else {"voluntary": text_of(found.voluntary)}
    return {"budget": text_of(found.budget), "shares": _rows(found), **left}


def _rows(found: Shared) -> list[dict[str, str]]:
    return [
        {
            "state": share.state,
            "rate": decimal(share.rate, 3)
            if share.rate * 1000 == int(share.rate * 1000)
            else str(share.rate),
            "percent": decimal(share.percent),
            "amount": text_of(share.amount),
        }
        for share in found.shares
    ]


def _thousandths(rate: Fraction) -> str:
    """A rate as the scale prints it, with three decimals; one that is finer in full."""
    return decimal(rate, 3) if (rate * 1000).denominator == 1 else without_zeros(rate, 9)


def _say(found: Shared, scale: Scale | None, year: date | None) -> None:
    say(f"{found.model.value.capitalize()} model, budget {with_currency(found.budget)}")
    if scale:
        parties = f"{len(scale.rates)} States Parties on {written(scale.day)}"
        say(f"{year}: {parties}, scale of {scale.period}, rates {decimal(scale.total, 3)} in all")
    known = names() if scale else {}
    for row in _rows(found):
        name = known.get(row["state"], "")
        say(f"{row['state']}  {row['rate']:>8}  {row['percent']:>10} %  {row['amount']:>14}  {name}".rstrip())
    if found.voluntary:
        say(f"Left to voluntary contributions: {with_currency(found.voluntary)}")
    if scale and scale.at_minimum:
        say(f"Not in the scale, at the minimum: {', '.join(sorted(scale.at_minimum))}")
    if scale and scale.unverified:
        say(f"Rates not seen in a source yet: {', '.join(sorted(scale.unverified))}")


COMMANDS = (Command("shares", "what each State would pay, by the scale", _configure, _shares),)
