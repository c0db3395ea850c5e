"""The record in memory: every fact of one version, asked for through a lens.

A version of the record never changes, so what was read once is kept until the next change. One process
keeps the newest version only. Reading the version is the one query that a page of facts costs.
"""

from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar, cast

from django.apps import apps

from corcom.record.lens import Lens
from corcom.record.models import Coverage, Fact, Source, Tabled
from corcom.record.reader import PUBLIC
from corcom.record.readings import Reading, settle
from corcom.record.trail import version

F = TypeVar("F", bound=Fact)
T = TypeVar("T", bound=Tabled)
V = TypeVar("V")


MOMENTS = 200
"""So many tables as known on some day are kept: all of them, on the last few days asked for."""

READERS = 200
"""So many readers' circles are kept."""


class Shelf:
    """All rows of one version of the record, by table; `kept` holds whatever is computed from them."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._kept: dict[object, OrderedDict[object, Any]] = defaultdict(OrderedDict)
        self._lock = Lock()

    def keep(self, key: str | tuple[object, ...], make: Callable[[], V], most: int = 0) -> V:
        """What `make` returns, computed once for this version.

        With `most`, only so many of a kind (the first of the key) are kept, those asked for last: for what
        a reader's choice of days multiplies.
        """
        with self._lock:
            kept = self._kept[key if isinstance(key, str) else key[0]]
            if key in kept:
                kept.move_to_end(key)
                return cast(V, kept[key])
        made = make()
        with self._lock:
            made = kept.setdefault(key, made)
            if most and len(kept) > most:
                kept.popitem(last=False)
        return made

    def rows(self, model: type[T]) -> tuple[T, ...]:
        """The public rows of a table, in its own order; of facts, all that ever were on record."""
        return self.keep(("public", model), lambda: tuple(r for r in self._all(model) if r.circle == PUBLIC))

    def open_rows(self, model: type[T], lens: Lens) -> tuple[T, ...]:
        """The rows of a table that are no facts, as far as they are open to the reader."""
        return tuple(row for row in self._all(model) if lens.reader.sees(row.circle))

    def facts(self, model: type[F], lens: Lens) -> tuple[F, ...]:
        """The facts of a table on record by `lens.known_at` that are open to its reader."""
        key = ("facts", model, self.moment(lens), self.eyes(lens))
        return self.keep(key, lambda: tuple(f for f in self._all(model) if _seen(f, lens)), MOMENTS)

    def ever(self, model: type[F], lens: Lens) -> tuple[F, ...]:
        """The facts of a table that are open to the reader, those withdrawn too."""
        key = ("ever", model, self.eyes(lens))
        return self.keep(
            key, lambda: tuple(f for f in self._all(model) if lens.reader.sees(f.open_to)), MOMENTS
        )

    def readings(self, model: type[F], lens: Lens) -> tuple[Reading[F], ...]:
        """The same, one reading preferred for each matter, the others beside it."""
        key = ("readings", model, self.moment(lens), self.eyes(lens))
        return self.keep(key, lambda: tuple(settle(self.facts(model, lens))), MOMENTS)

    def of_state(self, model: type[F], state: str, lens: Lens) -> tuple[Reading[F], ...]:
        """The readings about one State (`state` is its ISO 3166-1 alpha-3 code)."""
        key = ("of_state", model, self.moment(lens), self.eyes(lens))
        return self.keep(key, lambda: _by_state(self.readings(model, lens)), MOMENTS).get(state, ())

    def moment(self, lens: Lens) -> int:
        """How many recordings and withdrawals lie before the end of `lens.known_at`."""
        return bisect_right(self._moments, lens.known_until)

    def eyes(self, lens: Lens) -> frozenset[str]:
        """The circles in use that are open to the reader: two who see the same share what is kept."""
        return self.keep(
            ("eyes", lens.reader), lambda: frozenset(filter(lens.reader.sees, self._circles)), READERS
        )

    def source(self, name: str) -> Source:
        """A source by its name."""
        return self._sources[name]

    def coverage(self, table: str) -> Coverage | None:
        """How far a table goes."""
        return self.keep("coverage", lambda: {row.table: row for row in self.rows(Coverage)}).get(table)

    def fact(self, address: str) -> Fact:
        """A fact by its table and name: `deposits/ccm-AFG-deposit`. Raises KeyError."""
        return self._by_address[address]

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.rows(Source)}

    @cached_property
    def _moments(self) -> list[Any]:
        recorded = {fact.recorded_at for fact in self._facts}
        return sorted(recorded | {fact.withdrawn_at for fact in self._facts if fact.withdrawn_at})

    @cached_property
    def _circles(self) -> set[str]:
        return {fact.open_to for fact in self._facts}

    @cached_property
    def _by_address(self) -> dict[str, Fact]:
        return {address(fact): fact for fact in self._facts}

    @cached_property
    def _facts(self) -> list[Fact]:
        return [fact for model in fact_models() for fact in self._all(model)]

    def _all(self, model: type[T]) -> tuple[T, ...]:
        return self.keep(("rows", model), lambda: tuple(model._default_manager.everything()))


_newest = Shelf("")
_held: ContextVar[Shelf | None] = ContextVar("held", default=None)


def shelf() -> Shelf:
    """The shelf that is held, or else that of the newest version of the record."""
    return _held.get() or _of_newest_version()


@contextmanager
def held() -> Iterator[Shelf]:
    """Whoever asks for the shelf inside gets the same one: the version is looked up once, and never mixed."""
    kept = shelf()
    token = _held.set(kept)
    try:
        yield kept
    finally:
        _held.reset(token)


def _of_newest_version() -> Shelf:
    global _newest
    now, newest = _newest, version()
    if now.version != newest:
        now = _newest = Shelf(newest)
    return now


def fact_models() -> list[type[Fact]]:
    """All tables of facts."""
    return [model for model in apps.get_models() if issubclass(model, Fact)]


def address(fact: Fact) -> str:
    """Where a fact stands in the record: its table and its name."""
    return f"{fact.csv_table}/{fact.id}"


def _seen(fact: Fact, lens: Lens) -> bool:
    if fact.recorded_at > lens.known_until:
        return False
    if fact.withdrawn_at is not None and fact.withdrawn_at <= lens.known_until:
        return False
    return lens.reader.sees(fact.open_to)


def _by_state(readings: tuple[Reading[F], ...]) -> dict[str, tuple[Reading[F], ...]]:
    found: dict[str, list[Reading[F]]] = defaultdict(list)
    for reading in readings:
        found[vars(reading.fact)["state_id"]].append(reading)
    return {state: tuple(readings) for state, readings in found.items()}
