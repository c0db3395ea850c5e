"""Figures that count the States whose duty stands in a given way."""

from collections.abc import Iterable

from corcom.duties.book import StatePosition
from corcom.figures.catalogue import Count
from corcom.treaty import Standing


def counted(positions: Iterable[StatePosition], *standings: Standing) -> Count:
    """The States whose duty has one of the standings; beside them those of which nothing is on record."""
    known = list(positions)
    found = [p for p in known if p.position.standing in standings]
    states = frozenset(p.state for p in found)
    unknown = frozenset(p.state for p in known if p.position.standing is Standing.no_record)
    return Count(
        states=states,
        no_record=unknown - states,
        facts=frozenset(fact for p in found for fact in p.position.facts),
    )
