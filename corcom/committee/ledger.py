"""The ledger of promises: what became of each, from the day it was made to the day it was closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corcom.committee.models import Promise, PromiseStep
from corcom.record.by_then import surely
from corcom.record.lens import Lens
from corcom.record.partial import bounds
from corcom.record.shelf import shelf


@dataclass(frozen=True)
class Undertaking:
    """A promise and what became of it by `day`, oldest first."""

    promise: Promise
    steps: tuple[PromiseStep, ...]
    day: date

    @property
    def is_open(self) -> bool:
        """Until somebody closes it; what was opened again is open."""
        return self.closed_by is None

    @cached_property
    def closed_by(self) -> PromiseStep | None:
        """The step that closed it, if it stands closed."""
        telling = [step for step in self.steps if step.step != PromiseStep.Step.TAKEN_UP]
        return telling[-1] if telling and telling[-1].step in PromiseStep.CLOSING else None

    @property
    def last_day(self) -> date | None:
        """The last day by which it is to be kept, where it has one."""
        return bounds(self.promise.due)[1] if self.promise.due else None

    @property
    def has_passed(self) -> bool:
        """Whether its day is over and nobody has closed it: which does not say that it was not kept."""
        return self.is_open and self.last_day is not None and self.last_day < self.day

    @property
    def owners(self) -> list[str]:
        """Who undertook it, by name."""
        return [name.strip() for name in self.promise.owners.split(";") if name.strip()]

    @property
    def owner_codes(self) -> list[str]:
        """Who undertook it, by code of State or organisation."""
        return self.promise.owner_codes.split()


def ledger(lens: Lens) -> list[Undertaking]:
    """The promises made by the day of the lens, newest first, and what has become of them by then."""
    made = [p for p in shelf().facts(Promise, lens) if p.on_latest and p.on_latest <= lens.as_at]
    steps = _steps(lens)
    ordered = sorted(made, key=lambda p: (p.on_latest, -(p.line or 0)), reverse=True)
    return [Undertaking(promise, tuple(steps[promise.pk]), lens.as_at) for promise in ordered]


def undertaking(lens: Lens, name: str) -> Undertaking | None:
    """One promise of the ledger, by the name of its fact."""
    return next((one for one in ledger(lens) if one.promise.pk == name), None)


def owned_by(undertakings: Iterable[Undertaking], codes: Iterable[str]) -> list[Undertaking]:
    """Those that one of these States or organisations undertook."""
    sought = set(codes)
    return [one for one in undertakings if sought & set(one.owner_codes)]


def _steps(lens: Lens) -> dict[str, list[PromiseStep]]:
    found: dict[str, list[PromiseStep]] = defaultdict(list)
    facts = (step for step in shelf().facts(PromiseStep, lens) if surely(step, lens))
    for step in sorted(facts, key=lambda s: (str(s.on_latest), s.recorded_at)):
        found[step.promise_id].append(step)
    return found
