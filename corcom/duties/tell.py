"""Duties as data, in the form that the command line and the pages promise."""

from typing import Any

from corcom.duties.book import StatePosition
from corcom.record.models import Source
from corcom.record.shelf import Shelf
from corcom.treaty import Position


def source_told(source: Source) -> dict[str, str]:
    """A source as data."""
    return {"id": source.id, "title": source.title, "url": source.url}


def position_told(found: StatePosition, shelf: Shelf) -> dict[str, Any]:
    """A duty as data: days as ISO text, steps in order, the sources of the facts that it rests on."""
    position = found.position
    return {
        "state": found.state,
        "treaty": position.treaty,
        "article": position.article,
        "duty": position.duty,
        "label": position.label,
        "year": position.year,
        "due": position.due.isoformat() if position.due else None,
        "standing": position.standing.value,
        "reason": str(position.reason),
        "steps": [str(step) for step in position.steps],
        "extended_from": position.extended_from.isoformat() if position.extended_from else None,
        "sources": sources_of(position, shelf),
    }


def sources_of(position: Position, shelf: Shelf) -> list[dict[str, str]]:
    """The sources of the facts that a standing rests on, each once."""
    names = dict.fromkeys(shelf.fact(fact).source_id for fact in position.facts)
    return [source_told(shelf.source(name)) for name in names]
