"""A State may stand on record once: no name of one State is a name of another."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from corcom.record.package.ledger import Ledger, check
from corcom.record.package.read import Row
from corcom.register.names import comparable

OWN_NAMES = ("name", "formal_name", "name_fr", "name_es", "depositary_name")


class _Named(NamedTuple):
    name: str
    state: Any
    column: str
    row: Row | None


@check
def one_state_one_row(ledger: Ledger) -> None:
    """Refuse a State twice under two names, whether as a row of its own or as a form of a name."""
    holders: dict[str, Any] = {}
    for named in sorted(_names(ledger), key=lambda named: named.row is not None):
        holder = holders.setdefault(comparable(named.name), named.state)
        if named.row and holder != named.state:
            named.row.refuse(named.column, f"'{named.name}' is a name of {holder}: one State, one row")


def _names(ledger: Ledger) -> Iterator[_Named]:
    for values, row in ledger.after("states"):
        for column in OWN_NAMES:
            if values.get(column):
                yield _Named(values[column], values.get("iso3"), column, row)
    for values, row in ledger.after("state_names"):
        if values.get("name"):
            yield _Named(values["name"], values.get("state"), "name", row)
