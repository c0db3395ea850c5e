"""Pages: CorCom's beside the floor's."""

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.asking import answer, asking
from benchmarks.result import Result, ratio_result
from benchmarks.servers import Pair
from benchmarks.turns import in_turn

ROUNDS, TIMES, WARM = 5, 40, 10
DAY = "2018-09-25"
COUNTRY = "/states/LAO/"


class Beside(NamedTuple):
    """A page of CorCom, one of the floor, and how many times the floor's time it may take."""

    what: str
    corcom: str
    floor: str
    at_most: float


PAGES = (
    Beside("country page, today", COUNTRY, "/s/100/", 2),
    Beside(f"country page as at {DAY}", f"/as-at/{DAY}{COUNTRY}", "/s/100/", 2),
    Beside("list of all States", "/states/", "/s/", 0.8),
    Beside(f"list of all States as at {DAY}", f"/as-at/{DAY}/states/", "/s/", 0.8),
    Beside("matrix of States and duties", "/matrix/", "/s/", 4),
    Beside(f"matrix as at {DAY}", f"/as-at/{DAY}/matrix/", "/s/", 4),
    Beside("matrix as JSON with reasons", "/matrix.json", f"/asof/?on={DAY}", 2.5),
    Beside(f"matrix as JSON as at {DAY}", f"/as-at/{DAY}/matrix.json", f"/asof/?on={DAY}", 2.5),
)


def measure(servers: Pair) -> Iterator[Result]:
    """Every page, then the country page answered by 304."""
    for page in PAGES:
        floor, corcom = asking(servers.floor, page.floor), asking(servers.corcom, page.corcom)
        turns = in_turn(floor, corcom, rounds=ROUNDS, times=TIMES, warm=WARM)
        yield ratio_result(page.what, turns.reference, turns.measured, turns.ratios, at_most=page.at_most)
    yield from _by_304(servers)


def _by_304(servers: Pair) -> Iterator[Result]:
    """Once against the page itself, and once, for information, against the floor's profile page."""
    _seconds, response, _body = answer(servers.corcom, COUNTRY)
    fresh = asking(servers.corcom, COUNTRY, status=304, headers={"If-None-Match": response.headers["ETag"]})
    turns = in_turn(asking(servers.corcom, COUNTRY), fresh, rounds=ROUNDS, times=TIMES, warm=WARM)
    yield ratio_result(
        "country page by 304, against the page", turns.reference, turns.measured, turns.speedups, at_least=15
    )
    turns = in_turn(asking(servers.floor, "/s/100/"), fresh, rounds=ROUNDS, times=TIMES, warm=WARM)
    yield ratio_result(
        "... against the floor's profile page", turns.reference, turns.measured, turns.speedups
    )
