"""Numbers found again in the lines of their text."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from corcom.reading.claims import Spot

T = TypeVar("T")


class Cut(NamedTuple, Generic[T]):
    """A piece of a line that something is tied to, and its letters."""

    tied: T
    letters: str


def lines_of(text: str) -> list[str]:
    """The lines as a reader counts them."""
    return text.replace("\f", "\n").splitlines()


def cut_up(text: str, tied: Iterable[tuple[Spot, T]]) -> Iterator[list[str | Cut[T]]]:
    """The lines in pieces; of two that overlap, the first stands. What is not found again is left out."""
    by_line: dict[int, list[tuple[Spot, T]]] = {}
    for spot, what in tied:
        by_line.setdefault(spot.line, []).append((spot, what))
    for number, line in enumerate(lines_of(text), start=1):
        yield list(_pieces(line, by_line.get(number, [])))


def _pieces(line: str, tied: list[tuple[Spot, T]]) -> Iterator[str | Cut[T]]:
    places = [(place, what) for spot, what in tied if (place := _place(line, spot))]
    end = 0
    for (first, last), what in sorted(places, key=lambda one: one[0]):
        if first >= end:
            yield line[end:first]
            yield Cut(what, line[first:last])
            end = last
    yield line[end:]


def _place(line: str, spot: Spot) -> tuple[int, int] | None:
    """From where to where; None when the line has become another."""
    signs = r"\s+".join(map(re.escape, spot.printed.split()))
    found = list(re.finditer(signs, line)) if signs else []
    return found[-1 - spot.left].span() if spot.left < len(found) else None
