"""Timelines: what holds from when to when, over all time, looked up by bisection."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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

    def __init__(self, changes: Iterable[tuple[date, T]]) -> None:
        """`changes`: (first day, value), sorted, the first of them on date.min; ValueError otherwise."""
        pairs = tuple(changes)
        self._starts = [start for start, _ in pairs]
        self._values = [value for _, value in pairs]
        if not pairs or self._starts[0] != date.min or any(map(date.__ge__, self._starts, self._starts[1:])):
            raise ValueError("A timeline starts on date.min and its changes follow one another.")

    @cached_property
    def intervals(self) -> tuple[Interval[T], ...]:
        ends = (*map(day_before, self._starts[1:]), date.max)
        return tuple(map(Interval, self._starts, ends, map(self._value, range(len(ends)))))

    def on(self, day: date) -> T:
        """What holds on this day."""
        return self._value(bisect_right(self._starts, day) - 1)

    def _value(self, place: int) -> T:
        return self._values[place]

    def at(self, day: date) -> Interval[T]:
        """The interval that this day lies in."""
        return self.intervals[bisect_right(self._starts, day) - 1]

    def over(self, start: date, stop: date) -> Iterator[tuple[Interval[T], int]]:
        """The intervals from `start` to `stop` (both included), each with its number of days inside."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, stop)
        for interval in self.intervals[first:last] if start <= stop else ():
            inside = min(interval.last, stop).toordinal() - max(interval.first, start).toordinal() + 1
            yield interval, inside


class LazyTimeline(Timeline[T], Generic[T, U]):
    """A timeline of values of one kind that are made into another kind when first asked for, and kept."""

    def __init__(self, changes: Iterable[tuple[date, U]], make: Callable[[date, U], T]) -> None:
        """`changes` as for a timeline; `make` is given the first day of the interval and its value."""
        self._raw = Timeline(changes)
        self._starts, self._make = self._raw._starts, make
        self._made: dict[int, T] = {}

    def _value(self, place: int) -> T:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._make(self._starts[place], self._raw._values[place])
        return made


def changes(critical: Iterable[date], value_at: Callable[[date], T]) -> Iterator[tuple[date, T]]:
    """The days on which `value_at` changes, which it may do on `critical` days only, from date.min on."""
    value = value_at(date.min)
    yield date.min, value
    for day in sorted({*critical} - {date.min, date.max}):
        before, value = value, value_at(day)
        if before != value:
            yield day, value


def chart(critical: Iterable[date], value_at: Callable[[date], T]) -> Timeline[T]:
    """The timeline of `value_at`, which may change on `critical` days only; equal neighbours are merged."""
    return Timeline(changes(critical, value_at))
