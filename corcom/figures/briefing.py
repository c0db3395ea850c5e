"""What rooms tell a meeting: parts of the pack that a room beside the Committee's enters for itself.

    @pack_section("money")
    def money(now: Lens, before: Lens) -> Iterable[Block]:
        ...

`before` is the lens of the meeting before, for what is told since then. A room that has nothing to tell
yields nothing, and the pack says that there is no record.
"""

from collections.abc import Callable, Iterable, Iterator

from corcom.papers.paper import Block
from corcom.record.lens import Lens

Telling = Callable[[Lens, Lens], Iterable[Block]]

_told: dict[str, list[Telling]] = {}


def pack_section(part: str) -> Callable[[Telling], Telling]:
    """Enter what a room tells under a part of the pack, such as `money`."""

    def enter(telling: Telling) -> Telling:
        _told.setdefault(part, []).append(telling)
        return telling

    return enter


def told_of(part: str, now: Lens, before: Lens) -> Iterator[Block]:
    """All that rooms tell under a part, in the order in which they entered it."""
    for telling in _told.get(part, ()):
        yield from telling(now, before)
