"""Where sources disagree: which reading is preferred, and which ones say otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from corcom.record.grades import RANK
from corcom.record.models import Fact

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Reading(Generic[F]):
    """The preferred fact of one matter, and the facts that say otherwise."""

    fact: F
    disagreeing: tuple[F, ...] = ()


def settle(facts: Iterable[F]) -> list[Reading[F]]:
    """One reading for each matter of one table, in the order in which the matters come."""
    matters: dict[tuple[Any, ...], list[F]] = {}
    for fact in facts:
        matters.setdefault(_matter(fact), []).append(fact)
    return [_reading(same) for same in matters.values()]


def _matter(fact: Fact) -> tuple[Any, ...]:
    """Facts of a table without `same_matter` stand for themselves."""
    return tuple(getattr(fact, name) for name in fact.same_matter) or (fact.pk,)


def _reading(facts: list[F]) -> Reading[F]:
    if len(facts) == 1:
        return Reading(facts[0])
    best = min(facts, key=_standing)
    return Reading(best, tuple(fact for fact in facts if fact is not best and _disagree(best, fact)))


def _standing(fact: Fact) -> tuple[bool, int, int, float, str]:
    """What comes first: chosen by a person, better grade, nearer date, later recorded, then by name."""
    return (not fact.preferred, RANK[fact.grade], _vagueness(fact), -fact.recorded_at.timestamp(), fact.pk)


def _vagueness(fact: Fact) -> int:
    """0 for a full day, 1 for a partial date, 2 for none."""
    if fact.on_latest is None:
        return 2
    return int(fact.on_earliest != fact.on_latest)


def _disagree(one: Fact, other: Fact) -> bool:
    """Whether both cannot be true. '2018' does not deny a day in 2018, nor does a blank deny anything."""
    return _apart(one, other) or any(
        _differ(getattr(one, name), getattr(other, name)) for name in _statements(type(one))
    )


def _apart(one: Fact, other: Fact) -> bool:
    if (
        one.on_earliest is None
        or one.on_latest is None
        or other.on_earliest is None
        or other.on_latest is None
    ):
        return False
    return one.on_earliest > other.on_latest or other.on_earliest > one.on_latest


def _differ(one: object, other: object) -> bool:
    return one != other and one not in (None, "") and other not in (None, "")


@cache
def _statements(model: type[Fact]) -> tuple[str, ...]:
    """The fields in which a table says something of its own, beside what every fact has."""
    common = {field.name for field in Fact._meta.get_fields()} | set(model.same_matter)
    fields = [field.attname for field in model._meta.concrete_fields if field.name not in common]
    return tuple(name for name in fields if name not in common and not name.endswith("_grade"))
