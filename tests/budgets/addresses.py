"""Every address of the site, by the route that serves it: `/states/<iso3>.csv` and one for each State.

A route with a part that is not known here fails the tests: say below what there is to ask it for.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corcom.committee.models import Meeting
from corcom.figures.catalogue import CATALOGUE
from corcom.outreach.models import Ballot
from corcom.record.lens import lens, today
from corcom.record.models import Source
from corcom.record.shelf import address, fact_models, shelf
from corcom.register.models import State
from corcom.web.urls import pages
from corcom.web.views.articles import ARTICLES

PART = re.compile(r"<str:(\w+)>(?:/<str:\w+>)*")
"""All the parts of an address, which are asked for together, by the name of the first."""

DAY = "/as-at/2018-11-14"

PARTS: dict[tuple[str, str], Callable[[], Iterable[str]]] = {
    ("states/", "iso3"): lambda: [state.iso3 for state in shelf().rows(State)],
    ("figures/", "name"): lambda: CATALOGUE,
    ("compare/", "before"): lambda: ["2017-09-08", "2012-01-19"],
    ("meetings/", "code"): lambda: [meeting.code for meeting in shelf().rows(Meeting)],
    ("articles/", "number"): lambda: ARTICLES,
    ("votes/", "name"): lambda: [b.id for b in sorted(shelf().rows(Ballot), key=lambda b: str(b.on_latest))],
    ("facts/", "table"): lambda: _one_fact_of_each_table(),
    ("sources/", "name"): lambda: [source.id for source in shelf().rows(Source)],
}


def _one_fact_of_each_table() -> list[str]:
    known = shelf()
    firsts = (next(iter(known.facts(model, lens())), None) for model in fact_models())
    return sorted(address(fact) for fact in firsts if fact)


@dataclass(frozen=True)
class Route:
    """One route, as the budget names it, and all that can be asked of it."""

    name: str
    asked: tuple[str, ...]

    @property
    def addresses(self) -> Iterator[str]:
        """All addresses of the route, today."""
        return (PART.sub(value, self.name) for value in self.asked)


def routes() -> list[Route]:
    """All routes of pages, in the order in which they are tried."""
    return [_route(f"/{pattern.pattern}") for pattern in pages]


def on_days(route: Route) -> Iterator[str]:
    """The first address of the route today, on a day, as known today, and both."""
    first, known = next(route.addresses), f"/known/{today()}"
    return (f"{days}{first}" for days in ("", DAY, known, f"{DAY}{known}"))


def _route(name: str) -> Route:
    part = PART.search(name)
    if part is None:
        return Route(name, ("",))
    stem = name[1 : part.start()]
    return Route(name, tuple(PARTS[stem, part[1]]()))
