"""The ledger of promises: what became of each, from the day it was made to the day it was closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corcom.committee.models import Mandate, Promise, PromiseLink, PromiseStep
from corcom.committee.queries import agenda, mandates
from corcom.record.by_then import surely
from corcom.record.lens import Lens
from corcom.record.partial import bounds
from corcom.record.shelf import shelf

SHORTENED = 10
"""So many letters of a theme tell it from the others: papers write 'Clearance & RRE', 'Universalisation'."""


@dataclass(frozen=True)
class Undertaking:
    """A promise and what became of it by `day`, oldest first."""

    promise: Promise
    steps: tuple[PromiseStep, ...]
    day: date
    links: tuple[PromiseLink, ...] = ()
    themes: tuple[str, ...] = ()
    """The themes that its agenda item names, or else the one that its owners coordinated."""

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
    steps, links, themes = _steps(lens), _links(lens), Themes(lens)
    ordered = sorted(made, key=lambda p: (p.on_latest, -(p.line or 0)), reverse=True)
    return [Undertaking(p, tuple(steps[p.pk]), lens.as_at, tuple(links[p.pk]), themes.of(p)) for p in ordered]


def undertaking(lens: Lens, name: str) -> Undertaking | None:
    """One promise of the ledger, by the name of its fact."""
    return next((one for one in ledger(lens) if one.promise.pk == name), None)


def owned_by(undertakings: Iterable[Undertaking], codes: Iterable[str]) -> list[Undertaking]:
    """Those that one of these States or organisations undertook."""
    sought = set(codes)
    return [one for one in undertakings if sought & set(one.owner_codes)]


def _steps(lens: Lens) -> dict[str, list[PromiseStep]]:
    """Steps by promise; those of a reading that was replaced belong to the one in its place."""
    successors = {p.replaces_id: p.pk for p in shelf().ever(Promise, lens) if p.replaces_id}
    found: dict[str, list[PromiseStep]] = defaultdict(list)
    facts = (step for step in shelf().facts(PromiseStep, lens) if surely(step, lens))
    for step in sorted(facts, key=lambda s: (str(s.on_latest), s.recorded_at)):
        name = step.promise_id
        while name in successors:
            name = successors[name]
        found[name].append(step)
    return found


def _links(lens: Lens) -> dict[str, list[PromiseLink]]:
    found: dict[str, list[PromiseLink]] = defaultdict(list)
    for link in shelf().facts(PromiseLink, lens):
        found[link.promise_id].append(link)
    return found


class Themes:
    """To which themes promises belong: by the agenda item, or by who coordinated then."""

    def __init__(self, lens: Lens) -> None:
        self._lens = lens
        self._known = sorted({m.theme for m in shelf().facts(Mandate, lens) if m.theme})

    def of(self, promise: Promise) -> tuple[str, ...]:
        """The themes of a promise; nothing where neither its item nor its owners tell."""
        return self._of_item(promise) or self._of_owners(promise)

    def _of_item(self, promise: Promise) -> tuple[str, ...]:
        items = agenda(self._lens, promise.meeting_id) if promise.item else []
        titles = [item.title for item in items if item.number == promise.item]
        return tuple(theme for theme in self._known if any(_about(title, theme) for title in titles))

    def _of_owners(self, promise: Promise) -> tuple[str, ...]:
        if promise.on_latest is None:
            return ()
        then = mandates(self._lens.on(promise.on_latest))
        held = {m.theme for m in then if m.theme and m.state_id in promise.owner_codes.split()}
        return tuple(sorted(held)) if len(held) == 1 else ()


def _about(title: str, theme: str) -> bool:
    """Whether a title names a theme: by its first words, as papers shorten them."""
    return theme.casefold().split(" and ")[0][:SHORTENED] in title.casefold()
