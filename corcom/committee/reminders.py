"""Reminders of promises: the owners hear before the day and once it has passed; each time once."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from corcom.committee.ledger import Undertaking, ledger
from corcom.committee.models import Reminder
from corcom.record.announcing import Announcement, announce
from corcom.record.days import day_lazy
from corcom.record.lens import Lens
from corcom.record.reader import THE_UNIT, Held, Role
from corcom.record.upkeep import upkeep
from corcom.register.queries import find

BEFORE = timedelta(days=14)
AFTER = timedelta(days=7)
TOO_LATE = timedelta(days=60)
"""A standstill that lasts longer than this brings nobody a reminder of what nobody remembers."""

THE_ISU = "ISU-CCM"
THE_COMMITTEE = ("CORCOM", "COORDINATORS")


@upkeep("promises")
def remind(now: datetime) -> str:
    """Remind the owners of what is due in two weeks, and of what was due a week ago and stands open."""
    told = remind_of(ledger(Lens(now.date(), now.date(), THE_UNIT)), now)
    return f"{told} reminders" if told else ""


def remind_of(undertakings: Iterable[Undertaking], now: datetime) -> int:
    """Remind of those of these that are due for it; how many."""
    return sum(_remind(one, kind, now) for one in undertakings for kind in _due(one))


def _due(one: Undertaking) -> Iterator[Reminder.Kind]:
    if not one.is_open or one.last_day is None:
        return
    if one.last_day - BEFORE <= one.day <= one.last_day:
        yield Reminder.Kind.BEFORE
    if one.last_day + AFTER <= one.day <= one.last_day + TOO_LATE:
        yield Reminder.Kind.AFTER


def _remind(one: Undertaking, kind: Reminder.Kind, now: datetime) -> bool:
    """Compare and swap on the row that says it was done: of two who remind at once, one does."""
    with transaction.atomic():
        _row, fresh = Reminder.objects.get_or_create(promise=one.promise.pk, kind=kind, defaults={"at": now})
        if fresh:
            announce(_announcement(one, kind))
    return fresh


def _announcement(one: Undertaking, kind: Reminder.Kind) -> Announcement:
    assert one.last_day is not None
    sentence = _("Due by {day}: {what}") if kind == Reminder.Kind.BEFORE else _("Was due by {day}: {what}")
    what = format_lazy(sentence, day=day_lazy(one.last_day), what=one.promise.what)
    roles = frozenset(held for code in one.owner_codes for held in roles_of(code))
    return Announcement(what, f"/desk/promises/{one.promise.pk}/", roles | {Held(Role.UNIT)})


def roles_of(code: str) -> Iterator[Held]:
    """Who hears of a promise of this owner: the unit, the Presidency, delegates or observers."""
    if code == THE_ISU:
        yield Held(Role.UNIT)
    elif code in THE_COMMITTEE:
        yield Held(Role.PRESIDENCY)
    elif find(code):
        yield Held(Role.DELEGATE, code)
    else:
        yield Held(Role.OBSERVER, code)
