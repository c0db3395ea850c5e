"""Rules: every duty of every Party for every day of twenty years, beside OpenFisca-core."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers import openfisca
from benchmarks.places import PYTHON, CannotMeasure, environment
from benchmarks.question import ASKED, DAYS
from benchmarks.result import Result, ratio_result, remark
from benchmarks.turns import Turns, in_turn
from benchmarks.worker import Worker

ROUNDS = 3
WHAT = f"{len(ASKED)} duties x all Parties x {DAYS:,} days"


def measure(home: Path) -> Iterator[Result]:
    """As runs of days, which is how CorCom keeps them, and for information by a look-up of its own each day."""
    try:
        python = openfisca()
    except CannotMeasure as missing:
        yield remark(f"{WHAT}, against OpenFisca-core", str(missing))
        return
    given = home / "rules.json"
    with Worker(PYTHON, "benchmarks.rules_corcom", str(given), env=environment(home)) as corcom:
        corcom.asking("kept")()
        with Worker(python, "benchmarks.rules_openfisca", str(given)) as peer:
            yield from _beside(corcom, peer)


def _beside(corcom: Worker, peer: Worker) -> Iterator[Result]:
    asked = peer.asking("days")
    turns = in_turn(asked, corcom.asking("anew"), rounds=ROUNDS)
    _agree(corcom, peer)
    yield _row(f"{WHAT}, as runs, timelines made anew", turns, at_least=20)
    turns = in_turn(asked, corcom.asking("kept"), rounds=ROUNDS)
    yield _row("... as runs, timelines kept by version of the record", turns, at_least=20)
    turns = in_turn(asked, corcom.asking("days"), rounds=1)
    yield _row("... made anew, and a look-up of its own each day (Sheet.on)", turns)


def _row(what: str, turns: Turns, at_least: float | None = None) -> Result:
    return ratio_result(what, turns.reference, turns.measured, turns.speedups, at_least=at_least)


def _agree(corcom: Worker, peer: Worker) -> None:
    """Both were asked the same: the State-days in force and those with the initial report in are equal."""
    for name in ("in_force", "fulfilled"):
        one, other = corcom.last["anew"][name], peer.last["days"][name]
        if one != other:
            raise CannotMeasure(
                f"CorCom counts {one} State-days '{name}', OpenFisca {other}: not the same question."
            )
