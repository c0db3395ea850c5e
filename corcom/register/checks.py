"""A State may stand on record once: no name of one State is a name of another."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from corcom.record.package.ledger import Ledger, check
from corcom.record.package.read import Row
from corcom.register.names import folded

OWN_NAMES = ("name", "formal_name", "name_fr", "name_es", "depositary_name")
ABBREVIATION = "abbreviation"


class _Named(NamedTuple):
    """A name in the table that holds it; `order`: what is on record first, then as the States stand."""

    order: tuple[bool, int]
    name: str
    state: Any
    column: str
    row: Row | None
    abbreviation: bool = False

    @property
    def place(self) -> str:
        return f"{self.row.table.path}:{self.row.line}" if self.row else "on record"


@check
def one_state_one_row(ledger: Ledger) -> None:
    """Refuse a State twice under two names, whether as a row of its own or as a form of a name."""
    holders: dict[tuple[bool, str], _Named] = {}
    for named in sorted(_names(ledger), key=lambda named: named.order):
        for form in _forms(named):
            holder = holders.setdefault(form, named)
            if named.row and holder.state != named.state:
                why = f"'{named.name}' is a name of {holder.state} ({holder.place}): one State, one row"
                named.row.refuse(named.column, why)
                break


def _forms(named: _Named) -> Iterator[tuple[bool, str]]:
    """As written, and folded. Abbreviations (US, CAR) are met only as written: 'car' is no country."""
    yield True, named.name
    if not named.abbreviation:
        yield False, folded(named.name)


def _names(ledger: Ledger) -> Iterator[_Named]:
    states = list(ledger.after("states"))
    place = {values.get("iso3"): number for number, (values, _) in enumerate(states)}
    for values, row in states:
        code = values.get("iso3")
        order = (_is_new(ledger, "states", row), place[code])
        for column in OWN_NAMES:
            if values.get(column):
                yield _Named(order, values[column], code, column, row)
    for values, row in ledger.after("state_names"):
        code, name = values.get("state"), values.get("name")
        if name:
            order = (_is_new(ledger, "state_names", row), place.get(code, len(place)))
            yield _Named(order, name, code, "name", row, values.get("kind") == ABBREVIATION)


def _is_new(ledger: Ledger, table: str, row: Row | None) -> bool:
    return row is not None and row.key not in ledger.on_record(table)
