"""Reads of the register, each through the lens."""

from dataclasses import dataclass
from typing import TypeVar

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

A = TypeVar("A", bound=TreatyAct)
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


@dataclass(frozen=True, slots=True)
class Joining:
    """The facts by which a State joined a Convention, where it did."""

    signature: Signature | None = None
    deposit: Deposit | None = None


def joining(lens: Lens, treaty: str = "ccm") -> dict[str, Joining]:
    """How each State joined by the day of the lens, by its code; States that did nothing are left out."""
    signed = _facts(Signature, lens, treaty)
    deposited = _facts(Deposit, lens, treaty)
    return {iso3: Joining(signed.get(iso3), deposited.get(iso3)) for iso3 in signed | deposited}


def _facts(model: type[A], lens: Lens, treaty: str) -> dict[str, A]:
    readings = shelf().readings(model, lens)
    return {r.fact.state_id: r.fact for r in readings if r.fact.treaty == treaty and _by(r, lens)}


def _by(reading: Reading[A], lens: Lens) -> bool:
    return reading.fact.on_latest is not None and reading.fact.on_latest <= lens.as_at
