"""What rooms above the Committee's write into the pack: they enter themselves, section by section."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from corcom.committee.pack.brief import Brief
from corcom.papers.paper import Block

Writer = Callable[[Brief], Iterator[Block]]
_writers: dict[str, list[Writer]] = defaultdict(list)


def writes_in(section: str) -> Callable[[Writer], Writer]:
    """Enter a writer under the name of the section that it ends."""

    def enter(writer: Writer) -> Writer:
        _writers[section].append(writer)
        return writer

    return enter


def written_by_rooms(section: str, brief: Brief) -> Iterator[Block]:
    """What the rooms have to say in a section, in the order in which they entered."""
    for writer in _writers[section]:
        yield from writer(brief)
