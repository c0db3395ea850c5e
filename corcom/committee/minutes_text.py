"""Minutes as they are written out: who was there, and under each item what was said, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corcom.committee.models import Meeting, MinutesCorrection
from corcom.papers.paper import Text
from corcom.register.queries import find

TITLE = "Minutes of the CCM Coordination Committee Meeting"
OBSERVERS = ("ICRC", "CMC", "UNODA")
"""Organisations in the order in which minutes of the Committee list them; any others follow by name."""
SECRETARIAT = "ISU"


@dataclass(frozen=True, slots=True)
class Listed:
    """A delegation as minutes list it; `persons` with their titles."""

    name: str
    code: str = ""
    role: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph; `passage`: the key of the passage that it comes from, 0 for one that CorCom adds."""

    text: Text
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """An item with its number; `depth`: 0 at the top."""

    number: str
    title: str
    depth: int
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The minutes of a meeting; `standing`: what they are, on every page; `draft`: not yet adopted."""

    meeting: Meeting
    day: date
    standing: str
    draft: bool
    version: int
    present: tuple[Listed, ...]
    apologies: tuple[Listed, ...]
    parts: tuple[Part, ...]
    about: tuple[tuple[str, str], ...] = ()
    corrections: tuple[MinutesCorrection, ...] = ()
    circle: str = "For the Coordination Committee"
    title: str = TITLE

    @property
    def file_name(self) -> str:
        """As files of the Committee are named: CCM_CC_2018-09-25_minutes_v2_adopted."""
        return f"CCM_CC_{self.day}_minutes_v{self.version}_{'draft' if self.draft else 'adopted'}"


def in_order(delegations: Iterable[Listed], presidency: str | None) -> tuple[Listed, ...]:
    """The Presidency first, States by name, ICRC, CMC, UNODA, other organisations, the unit last.

    `presidency`: the code of the State that presides, where it is on record.
    """
    return tuple(sorted(delegations, key=lambda one: _place(one, presidency)))


def _place(one: Listed, presidency: str | None) -> tuple[int, int, str]:
    name = one.name.casefold().removeprefix("the ")
    if presidency and one.code == presidency:
        return 0, 0, name
    if one.code.startswith(SECRETARIAT):
        return 4, 0, name
    if one.code in OBSERVERS:
        return 2, OBSERVERS.index(one.code), name
    return 3 if one.code and not _is_state(one.code) else 1, 0, name


def _is_state(code: str) -> bool:
    return find(code) is not None
