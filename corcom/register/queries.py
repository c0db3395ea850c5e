"""Reads of the register, each through the lens."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from corcom.record.by_then import perhaps, surely
from corcom.record.grades import RANK
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import MOMENTS, shelf
from corcom.register.models import (
    Declaration,
    Deposit,
    Mission,
    ProvisionalApplication,
    Signature,
    State,
    StateName,
    TreatyAct,
    TreatyCode,
    Withdrawal,
)
from corcom.register.names import folded

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


def speakers(language: str) -> list[State]:
    """The States that have it as an official language (`language`: ISO 639-3), by name."""
    return [state for state in states() if language.lower() in state.languages.split()]


def named(text: str) -> list[State]:
    """The States whose name, in any form on record, begins with the text or has a word that does.

    Case, accents and punctuation do not matter; a code of three letters finds its State alone.
    """
    sought = folded(text)
    if len(text) == 3 and (exact := find(text)):
        return [exact]
    if not sought:
        return []
    known = folded_names()
    return [state for state in states() if any(_begins(name, sought) for name in known[state.iso3])]


def _begins(name: str, sought: str) -> bool:
    return name.startswith(sought) or f" {sought}" in name


def folded_names() -> dict[str, list[str]]:
    """All forms of every State's name, folded, by its code; also informal ones, which no page prints."""
    now = shelf()

    def fold_all() -> dict[str, list[str]]:
        found = {s.iso3: [folded(s.name), folded(s.formal_name)] for s in now.rows(State)}
        for row in now.rows(StateName):
            if row.kind != "abbreviation":
                found[row.state_id].append(folded(row.name))
        return found

    return now.keep("folded names", fold_all)


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
        if reading.fact.treaty == treaty and surely(reading.fact, lens)
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


def missions(lens: Lens, city: str = "Geneva") -> dict[str, bool]:
    """Whether each State on record is represented in a city; of the others there is no record."""
    return {state: mission.present for state, mission in missions_told(lens, city).items()}


def missions_told(lens: Lens, city: str = "Geneva") -> dict[str, Mission]:
    """The facts that tell it: of each State the newest by the day of the lens, then the better grade."""
    known = [m for m in shelf().facts(Mission, lens) if m.city == city and perhaps(m, lens)]
    return {m.state_id: m for m in sorted(known, key=_newness)}


def _newness(mission: Mission) -> tuple[str, int]:
    return str(mission.on_latest or ""), -RANK[mission.grade]


ALWAYS_TOLD = (TreatyCode.APMBC, TreatyCode.ATT, TreatyCode.TPNW, TreatyCode.CCW)
"""The Conventions whose standing is told of every State; of the rest only where it did something."""


@dataclass(frozen=True, slots=True)
class OtherTreaty:
    """What a State is to another Convention; `since`: the act that made it so, where it did something."""

    code: str
    name: str
    standing: str
    since: TreatyAct | None


def other_treaties(lens: Lens, state: str) -> list[OtherTreaty]:
    """The Conventions beside the CCM, from signatures, deposits and withdrawals by the day of the lens."""
    found = (_other(lens, state, code) for code in TreatyCode if code != TreatyCode.CCM)
    return [other for other in found if other.since or other.code in ALWAYS_TOLD]


def _other(lens: Lens, state: str, code: TreatyCode) -> OtherTreaty:
    standing, since = _standing(lens, state, code)
    return OtherTreaty(code.value, str(code.label), standing, since)


def _standing(lens: Lens, state: str, code: str) -> tuple[str, TreatyAct | None]:
    signature, deposit = _last(Signature, lens, state, code), _last(Deposit, lens, state, code)
    left = _last(Withdrawal, lens, state, code)
    if left and left.takes_effect <= lens.as_at and not (deposit and _after(deposit, left)):
        return "withdrawn", left
    if deposit:
        return "State Party", deposit
    return ("signatory", signature) if signature else ("not party", None)


def _last(model: type[A], lens: Lens, state: str, treaty: str) -> A | None:
    acts: Iterable[A] = (r.fact for r in shelf().of_state(model, state, lens))
    found = [fact for fact in acts if fact.treaty == treaty and surely(fact, lens)]
    return max(found, key=lambda fact: str(fact.on_latest), default=None)


def _after(deposit: Deposit, left: Withdrawal) -> bool:
    """Whether the State came back after it left."""
    return deposit.on_latest is not None and deposit.on_latest > left.takes_effect


def under(model: type[A], lens: Lens, treaty: str) -> tuple[A, ...]:
    """The acts of a kind under one Convention, the preferred reading of each."""
    now = shelf()
    key = ("under", model, treaty, now.moment(lens), now.eyes(lens))
    return now.keep(
        key, lambda: tuple(r.fact for r in now.readings(model, lens) if r.fact.treaty == treaty), MOMENTS
    )


def _facts(model: type[A], lens: Lens, treaty: str) -> dict[str, A]:
    return {fact.state_id: fact for fact in under(model, lens, treaty) if surely(fact, lens)}
