"""Rights, asked for by name. The table of rights registers who holds them; unknown rights refuse."""

from collections import defaultdict
from collections.abc import Callable

from corcom.record.reader import Role
from corcom.record.refusal import Refusal
from corcom.record.trail import Act

INSTALLATION: str = Role.INSTALLATION.value

Predicate = Callable[[Act, str], bool]
_holders: dict[str, list[Predicate]] = defaultdict(list)


class NoRight(Refusal):
    """Whoever acts does not hold the right that the act needs."""


def right(*names: str) -> Callable[[Predicate], Predicate]:
    """Register a predicate under the names of rights; one that holds is enough.

    It is given the act and what it is about: a State, a theme or an organisation, or nothing.
    """

    def register(predicate: Predicate) -> Predicate:
        for name in names:
            _holders[name].append(predicate)
        return predicate

    return register


def may(act: Act, name: str, about: str = "") -> bool:
    """Whether whoever acts holds the right."""
    return any(holds(act, about) for holds in _holders.get(name, ()))


def demand(act: Act, name: str, about: str = "") -> None:
    """Refuse unless somebody's predicate grants the right to whoever acts."""
    if not may(act, name, about):
        what = name.replace("_", " ") + (f" of {about}" if about else "")
        raise NoRight(f"'{act.actor}' has no right to {what}.")
