"""Reads of the register, each through the lens."""

from dataclasses import dataclass

from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.register.models import (
    Declaration,
    Deposit,
    ProvisionalApplication,
    Signature,
    State,
    TreatyAct,
    Withdrawal,
)

ACTS: tuple[type[TreatyAct], ...] = (Signature, ProvisionalApplication, Deposit, Declaration, Withdrawal)


def states() -> tuple[State, ...]:
    """All States of the register, by name."""
    return shelf().rows(State)


def find(iso3: str) -> State | None:
    """The State with that ISO 3166-1 alpha-3 code, in any case."""
    known = shelf()
    by_code = known.keep("states by code", lambda: {state.iso3: state for state in known.rows(State)})
    return by_code.get(iso3.upper())


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a State under a Convention; `kind` is the singular of its table's name."""

    kind: str
    reading: Reading[TreatyAct]


def acts(lens: Lens, state: str, treaty: str = "ccm") -> list[Act]:
    """What a State did at the depositary's by the day of the lens, in the order of the days."""
    found = [
        Act(str(model._meta.verbose_name), reading)
        for model in ACTS
        for reading in shelf().of_state(model, state, lens)
        if reading.fact.treaty == treaty and _by(reading, lens)
    ]
    return sorted(found, key=lambda act: (str(act.reading.fact.on_latest), act.kind))


def _by(reading: Reading[TreatyAct], lens: Lens) -> bool:
    return reading.fact.on_latest is not None and reading.fact.on_latest <= lens.as_at
