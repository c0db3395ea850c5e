"""Days in addresses: `/as-at/2018-09-25/known/2026-11-21/…`."""

from datetime import date

from django.utils.translation import gettext as _

from corcom.record.lens import Lens, today
from corcom.treaty.dates import written
from corcom.web.problems import NoSuchPage

FIRST_DAY = date(2008, 5, 30)
"""Adoption of the Convention on Cluster Munitions at Dublin."""

LAST_DAY = date(2034, 12, 31)
"""As far ahead as the calendar of duties looks."""


def lens_of(as_at: str | None, known: str | None) -> Lens:
    """The lens that an address names; today, as known now, where it names no day. Raises NoSuchPage."""
    now = today()
    looked_at = _day(as_at) if as_at else now
    known_at = _day(known) if known else now
    if not FIRST_DAY <= looked_at <= LAST_DAY:
        raise _out_of_range(looked_at)
    if known_at > now:
        raise NoSuchPage(
            _("{day} has not come yet: nobody knows what will be on record by then.").format(
                day=written(known_at)
            ),
            _("Choose today or a day before it as the day of knowledge."),
        )
    return Lens(as_at=looked_at, known_at=known_at)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NoSuchPage(
            _("“{text}” is not a day of the calendar.").format(text=text[:40]),
            _("Write a day as year, month and day: 2018-09-25."),
        ) from None


def _out_of_range(day: date) -> NoSuchPage:
    if day < FIRST_DAY:
        what = _("The Convention was adopted on {first}; there is nothing to show as at {day}.")
    else:
        what = _("The calendar of duties looks ahead to {last}; there is nothing to show as at {day}.")
    return NoSuchPage(
        what.format(first=written(FIRST_DAY), last=written(LAST_DAY), day=written(day)),
        _("Choose a day between {first} and {last}.").format(
            first=written(FIRST_DAY), last=written(LAST_DAY)
        ),
    )


def prefix(as_at: str | None, known: str | None) -> str:
    """What every link on a page begins with, so that the reader stays on the chosen day."""
    return (f"/as-at/{as_at}" if as_at else "") + (f"/known/{known}" if known else "")
