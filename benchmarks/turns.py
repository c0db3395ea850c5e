"""A B A B: two things measured in turn, so that whatever else the machine does falls on both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]


@dataclass(frozen=True)
class Turns:
    """The medians of each round, in seconds, of the reference and of what is held against it."""

    reference: list[float]
    measured: list[float]

    @property
    def ratios(self) -> list[float]:
        """Measured by reference, one a round, sorted."""
        return sorted(b / a for a, b in zip(self.reference, self.measured, strict=True))

    @property
    def speedups(self) -> list[float]:
        """How many times faster, one a round, sorted."""
        return sorted(a / b for a, b in zip(self.reference, self.measured, strict=True))


def in_turn(reference: Timed, measured: Timed, *, rounds: int, times: int = 1, warm: int = 0) -> Turns:
    """`rounds` of each in turn; a round's figure is the median of `times` calls, each telling its seconds."""
    for _ in range(warm):
        reference()
        measured()
    found = Turns([], [])
    for _ in range(rounds):
        found.reference.append(median(reference() for _ in range(times)))
        found.measured.append(median(measured() for _ in range(times)))
    return found
