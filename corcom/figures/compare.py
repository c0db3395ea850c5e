"""Figures of two days side by side, and figures beside the totals in print."""

from dataclasses import dataclass

from corcom.figures.catalogue import Answer, Within, ask, ask_all
from corcom.figures.models import PublishedTotal
from corcom.record.lens import Lens
from corcom.record.shelf import shelf
from corcom.register.models import State


@dataclass(frozen=True, slots=True)
class Change:
    """One figure on two days: who came in, who went out."""

    before: Answer
    after: Answer

    @property
    def came(self) -> tuple[State, ...]:
        """Counted on the later day only."""
        before = set(self.before.states)
        return tuple(s for s in self.after.states if s not in before)

    @property
    def went(self) -> tuple[State, ...]:
        """Counted on the earlier day only."""
        after = set(self.after.states)
        return tuple(s for s in self.before.states if s not in after)

    @property
    def difference(self) -> int:
        """How much the number grew."""
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class InPrint:
    """A total in print beside the record."""

    total: PublishedTotal
    answer: Answer

    @property
    def agrees(self) -> bool:
        """Whether the two are the same number."""
        return self.total.value == self.answer.value


def between(before: Lens, after: Lens) -> list[Change]:
    """Every figure on two days."""
    return [Change(a, b) for a, b in zip(ask_all(before), ask_all(after), strict=True)]


def totals_in_print(lens: Lens) -> list[InPrint]:
    """All published totals on record, each beside the figure as at its own day."""
    return [_beside(total, lens) for total in shelf().facts(PublishedTotal, lens)]


def _beside(total: PublishedTotal, lens: Lens) -> InPrint:
    """Beside the last day that the total may speak of, or the first where only that one agrees."""
    assert total.on_earliest is not None
    assert total.on_latest is not None
    days = (total.on_latest, total.on_earliest)
    found = [InPrint(total, ask(lens.on(day), total.figure, parsed(total.within))) for day in days]
    return next((one for one in found if one.agrees), found[0])


def parsed(within: str) -> Within:
    """`m49_region=Asia;un_group=WEOG` as a mapping; a key may come several times."""
    found: dict[str, list[str]] = {}
    for pair in filter(None, within.split(";")):
        key, _, value = pair.partition("=")
        found.setdefault(key.strip(), []).append(value.strip())
    return found
