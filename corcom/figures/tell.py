"""Figures as data, in the form that the command line and the pages promise."""

from typing import Any

from corcom.duties.tell import source_told
from corcom.figures.amounts import AmountAnswer
from corcom.figures.catalogue import Answer


def answer_told(answer: Answer) -> dict[str, Any]:
    """A figure as data: States as ISO 3166-1 alpha-3 codes."""
    entry = answer.figure
    return {
        "name": entry.name,
        "label": entry.label,
        "value": answer.value,
        "unit": entry.unit,
        "states": [state.iso3 for state in answer.states],
        "no_record": [state.iso3 for state in answer.no_record],
        "of": {"name": entry.of, "value": answer.of} if entry.of else None,
        "sources": [source_told(source) for source in answer.sources],
    }


def amount_told(answer: AmountAnswer) -> dict[str, Any]:
    """An amount in the same form: money as text with two decimals, no States; null: no record."""
    entry = answer.figure
    return {
        "name": entry.name,
        "label": entry.label,
        "value": answer.value if answer.value is None or isinstance(answer.value, int) else str(answer.value),
        "unit": entry.unit,
        "states": [],
        "no_record": [],
        "of": None,
        "sources": [source_told(source) for source in answer.sources],
    }
