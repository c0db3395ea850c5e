"""Rights, asked for by name. The rooms that know people register who holds them; unknown rights refuse."""

from collections import defaultdict
from collections.abc import Callable

from corcom.record.refusal import Refusal
from corcom.record.trail import Act

INSTALLATION = "installation"

Predicate = Callable[[Act], bool]
_holders: dict[str, list[Predicate]] = defaultdict(list)


def right(*names: str) -> Callable[[Predicate], Predicate]:
    """Register a predicate under the names of rights; one that holds is enough."""

    def register(predicate: Predicate) -> Predicate:
        for name in names:
            _holders[name].append(predicate)
        return predicate

    return register


def demand(act: Act, name: str) -> None:
    """Refuse unless somebody's predicate grants the right to whoever acts."""
    if not any(holds(act) for holds in _holders.get(name, ())):
        raise Refusal(f"'{act.actor}' has no right to {name.replace('_', ' ')}.")


@right("record_fact", "replace_fact", "withdraw_fact", "load_package")
def _the_installation_itself(act: Act) -> bool:
    """The command line: whoever can run it can write the database anyway."""
    return act.actor == INSTALLATION
