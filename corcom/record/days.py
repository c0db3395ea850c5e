"""Days and numbers as a page or a message writes them, in the language of whoever reads: 14 mars 2026."""

from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.functional import lazy
from django.utils.translation import get_language

DAY = {"es": r"j \d\e F \d\e Y"}
MONTH = {"es": r"F \d\e Y"}
FIRST_OF_THE_MONTH = {"fr": r"j\e\r F Y"}


def day(of: date) -> str:
    """The day; of a moment, the one on which it lies in the zone that it is told in."""
    language = get_language() or ""
    first = FIRST_OF_THE_MONTH.get(language) if of.day == 1 else None
    return date_format(of, first or DAY.get(language, "j F Y"), use_l10n=False)


def month(of: date) -> str:
    """The month in which the day lies."""
    return date_format(of, MONTH.get(get_language() or "", "F Y"), use_l10n=False)


def moment(of: datetime) -> str:
    """The day and the time, to the minute."""
    return f"{day(of)}, {of:%H:%M}"


def grouped(number: int) -> str:
    """A whole number, its thousands apart."""
    return str(number_format(number, use_l10n=True, force_grouping=True))


day_lazy = lazy(day, str)
"""The same, written only when it is read: for messages to several persons."""
