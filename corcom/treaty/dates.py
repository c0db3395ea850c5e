"""Dates as treaties use them: partial dates, calendar years and months, filing dates."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ONE_DAY = timedelta(days=1)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=4096)
def written(day: date) -> str:
    """The day in words of the house: '1 March 2018'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_after(day: date) -> date:
    """The next day; the last day that there is stays itself."""
    return day if day == date.max else day + _ONE_DAY


def day_before(day: date) -> date:
    """The day before; the first day that there is stays itself."""
    return day if day == date.min else day - _ONE_DAY


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or else the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 February in a common year."""
    return add_months(day, 12 * years)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or else the last day of that month."""
    return add_months(day, -months)


def first_day_of_sixth_month_after(day: date) -> date:
    """When a Convention enters into force after a deposit on this day, whatever the day of the month."""
    return add_months(day.replace(day=1), 6)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A partial date: some day from `earliest` to `latest`, both included.

    `date.min` as `earliest` says that the start is not known, `date.max` as `latest` that the end is not.
    ValueError when earliest lies after latest.
    """

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"A span cannot end ({self.latest}) before it starts ({self.earliest}).")

    @classmethod
    def day(cls, day: date) -> "Span":
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        return self.earliest == self.latest

    @property
    def is_month(self) -> bool:
        """One whole calendar month."""
        first, last = self.earliest, self.latest
        return (first.year, first.month, first.day) == (last.year, last.month, 1) and (
            last.day == monthrange(last.year, last.month)[1]
        )

    @property
    def is_year(self) -> bool:
        """One whole calendar year."""
        year = self.earliest.year
        return self.earliest == date(year, 1, 1) and self.latest == date(year, 12, 31)

    def written(self) -> str:
        """'1 March 2018', 'April 2019', '2017', 'by 31 December 2019', 'between 5 and 16 November 2018'."""
        if self.is_day:
            return written(self.earliest)
        if self.earliest == date.min or self.latest == date.max:
            return self._half_open()
        if self.is_year:
            return str(self.earliest.year)
        if self.is_month:
            return f"{_MONTHS[self.earliest.month - 1]} {self.earliest.year}"
        return f"between {self._start()} and {written(self.latest)}"

    def _half_open(self) -> str:
        if self.latest != date.max:
            return f"by {written(self.latest)}"
        return "on a day not seen" if self.earliest == date.min else f"on or after {written(self.earliest)}"

    def _start(self) -> str:
        """The first day, without what the last day says again."""
        first, last = self.earliest, self.latest
        if first.year != last.year:
            return written(first)
        return str(first.day) if first.month == last.month else f"{first.day} {_MONTHS[first.month - 1]}"
