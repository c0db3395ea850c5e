"""The hours of a meeting, in Geneva, as they are written: 12:30-14:30."""

import re
from datetime import time

TIMES = re.compile(r"([0-2]?[0-9])[:.h]([0-5][0-9])\s*(?:-|–|to)\s*([0-2]?[0-9])[:.h]([0-5][0-9])")


def hours_of(times: str) -> tuple[time, time] | None:
    """From when to when; None where a text says no two times in their order."""
    found = TIMES.search(times)
    if found is None:
        return None
    hour, minute, to_hour, to_minute = map(int, found.groups())
    if max(hour, to_hour) > 23 or (hour, minute) >= (to_hour, to_minute):
        return None
    return time(hour, minute), time(to_hour, to_minute)


def minutes_of(times: str) -> int | None:
    """How many minutes lie between; None where no hours are said."""
    if (hours := hours_of(times)) is None:
        return None
    start, end = hours
    return (end.hour - start.hour) * 60 + end.minute - start.minute
