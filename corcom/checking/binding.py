"""Numbers of a text tied to figures, so that another day rewrites them; the rest stays as it was written."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from corcom.checking.judge import Checked
from corcom.checking.places import Cut, cut_up
from corcom.checking.verdicts import Finding, Verdict
from corcom.figures.catalogue import UnknownFigure, UnknownGroup, ask
from corcom.figures.compare import parsed
from corcom.reading.amounts import written_like
from corcom.reading.claims import Spot
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal

BINDABLE = (Verdict.AGREES, Verdict.OTHER_DATE, Verdict.DIFFERS)


@dataclass(frozen=True, slots=True)
class Bond:
    """Where a number stands in a text, and the address of its figure."""

    spot: Spot
    figure: str

    @property
    def told(self) -> dict[str, Any]:
        """As it is kept."""
        return {**asdict(self.spot), "figure": self.figure}


@dataclass(frozen=True, slots=True)
class Bound:
    """A number as its figure has it on a day; `was` is what the text had printed."""

    figure: str
    label: str
    value: int
    shown: str
    was: str

    @property
    def changed(self) -> bool:
        """Whether another number stands there now."""
        return self.shown != self.was


Piece: TypeAlias = str | Bound


def can_be_bound(finding: Finding) -> bool:
    """Whether the number can follow its figure from day to day."""
    return finding.tie is not None and finding.verdict in BINDABLE


def bonds(checked: Checked, chosen: Collection[int]) -> list[Bond]:
    """The bonds of the findings chosen by their place; those that no figure counts have none."""
    found = [one for place, one in enumerate(checked.findings) if place in chosen and can_be_bound(one)]
    return [Bond(one.claim.spot, one.tie.address) for one in found if one.tie]


def bond_kept(told: Mapping[str, Any]) -> Bond:
    """A bond as it was kept."""
    return Bond(Spot(int(told["line"]), int(told["left"]), str(told["printed"])), str(told["figure"]))


def rewritten(text: str, tied: Iterable[Bond], lens: Lens) -> list[list[Piece]]:
    """The lines of a text, its bound numbers as at the day of the lens. Refusal for a figure that is gone."""
    lines = cut_up(text, ((bond.spot, bond) for bond in tied))
    return [[_number(one, lens) if isinstance(one, Cut) else one for one in line] for line in lines]


def plain(lines: Sequence[Sequence[Piece]]) -> str:
    """The text again."""
    return "".join("".join(map(seen, line)) + "\n" for line in lines)


def seen(piece: Piece) -> str:
    """What a reader sees of a piece."""
    return piece if isinstance(piece, str) else piece.shown


def _number(cut: Cut[Bond], lens: Lens) -> Bound:
    figure, was = cut.tied.figure, cut.letters
    name, _mark, within = figure.partition("?")
    try:
        answer = ask(lens, name, parsed(within))
    except (UnknownFigure, UnknownGroup) as gone:
        raise Refusal(str(gone)) from gone
    return Bound(figure, answer.figure.label, answer.value, written_like(answer.value, was), was)


def chosen_before(checked: Checked, numbers: Iterable[Mapping[str, Any]]) -> set[int]:
    """Which findings a paper of CorCom has bound already, by the numbers that it carries, in their order."""
    found: set[int] = set()
    place = 0
    for number in numbers:
        rest = range(place, len(checked.findings))
        hit = next((index for index in rest if _is(checked.findings[index], number)), None)
        if hit is not None:
            found.add(hit)
            place = hit + 1
    return found


def _is(finding: Finding, number: Mapping[str, Any]) -> bool:
    if finding.tie is None or not can_be_bound(finding):
        return False
    return finding.claim.stated == number.get("shown") and finding.tie.address == number.get("figure")
