"""Timelines: what holds from when to when, over all time, looked up by bisection."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from corcom.treaty.dates import day_before

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """From `first` to `last`, both included, `value` holds."""

    first: date
    last: date
    value: T

    @property
    def days(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1


class Timeline(Generic[T]):
    """Intervals that cover all time, date.min to date.max, without gap or overlap."""

    __slots__ = ("_starts", "intervals")

    def __init__(self, changes: Iterable[tuple[date, T]]) -> None:
        """`changes`: (first day, value), sorted, the first of them on date.min; ValueError otherwise."""
        pairs = list(changes)
        self._starts = [start for start, _ in pairs]
        if not pairs or self._starts[0] != date.min or any(map(date.__ge__, self._starts, self._starts[1:])):
            raise ValueError("A timeline starts on date.min and its changes follow one another.")
        ends = [*map(day_before, self._starts[1:]), date.max]
        self.intervals = tuple(
            Interval(start, end, value) for (start, value), end in zip(pairs, ends, strict=True)
        )

    def on(self, day: date) -> T:
        """What holds on this day."""
        return self.at(day).value

    def at(self, day: date) -> Interval[T]:
        """The interval that this day lies in."""
        return self.intervals[bisect_right(self._starts, day) - 1]

    def over(self, start: date, stop: date) -> Iterator[tuple[Interval[T], int]]:
        """The intervals from `start` to `stop` (both included), each with its number of days inside."""
        place = bisect_right(self._starts, start) - 1
        while start <= stop and place < len(self.intervals):
            interval = self.intervals[place]
            if interval.first > stop:
                return
            yield interval, min(interval.last, stop).toordinal() - max(interval.first, start).toordinal() + 1
            place += 1

    def map(self, make: "Callable[[date, T], U]") -> "Timeline[U]":
        """The same intervals with `make(first day, value)` in them."""
        return Timeline((each.first, make(each.first, each.value)) for each in self.intervals)


def chart(critical: Iterable[date], value_at: Callable[[date], T]) -> Timeline[T]:
    """The timeline of `value_at`, which may change on `critical` days only; equal neighbours are merged."""
    changes: list[tuple[date, T]] = []
    for day in sorted({date.min, *critical}):
        value = value_at(day)
        if not changes or changes[-1][1] != value:
            changes.append((day, value))
    return Timeline(changes)
