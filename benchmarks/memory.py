"""Memory of the worker: after every page of the site, and after as many other days as a curious reader asks for."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.asking import answer
from benchmarks.places import CannotMeasure
from benchmarks.result import Result, limit_result
from benchmarks.servers import Server

LIMIT = 150
LINK = re.compile(rb'href="(/[^"#]*)"')
MOST = 5000
DAYS = 300


def measure(server: Server) -> Iterator[Result]:
    """One worker, first the pages, then the days."""
    yield limit_result("memory of a worker just started, first page served", _first(server), LIMIT, "MB")
    pages = _open_all(server)
    yield limit_result(f"memory after all {pages} pages", resident(server.worker), LIMIT, "MB")
    _open_days(server)
    yield limit_result(
        f"memory after {DAYS} other days, two pages each", resident(server.worker), LIMIT, "MB"
    )


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1024


def _first(server: Server) -> float:
    answer(server, "/")
    return resident(server.worker)


def _open_all(server: Server) -> int:
    """Follow every link from the start page on that stays on today."""
    seen, ahead = {"/"}, ["/"]
    while ahead and len(seen) < MOST:
        address = ahead.pop()
        _seconds, response, body = answer(server, address)
        if response.status != 200:
            raise CannotMeasure(f"{address} answers {response.status}.")
        found = {link.decode().replace("&amp;", "&") for link in LINK.findall(body)}
        new = {link for link in found - seen if not link.startswith(("/as-at/", "/known/", "/choose-"))}
        seen |= new
        ahead.extend(sorted(new))
    return len(seen)


def _open_days(server: Server) -> None:
    for number in range(DAYS):
        day = date(2010, 8, 1) + timedelta(days=17 * number)
        answer(server, f"/as-at/{day}/")
        answer(server, f"/as-at/{day}/matrix/")
