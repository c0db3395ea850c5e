"""Figures on national legislation."""

from collections.abc import Iterable

from corcom.figures.catalogue import Count, Day, figure
from corcom.law.models import NationalLaw
from corcom.record.by_then import perhaps, surely
from corcom.record.shelf import address
from corcom.treaty import Participation

Kind = NationalLaw.Kind
SPECIFIC = (Kind.SPECIFIC, Kind.AMENDMENT)
PARTIES = "participation.in_force"


@figure(
    "laws.specific",
    label="States Parties with a specific law",
    of=PARTIES,
    tables=("laws",),
    said_as=("States Parties: specific|dedicated law*|legislation",),
)
def specific(day: Day) -> Count:
    """A law made for the purpose, or an amendment, on record by the day (Article 9)."""
    return _count(day, _enacted(day))


@figure(
    "laws.existing",
    label="States Parties that say their existing law suffices",
    of=PARTIES,
    tables=("laws",),
)
def existing(day: Day) -> Count:
    """No specific law on record, and that was the last thing said of the law by the day."""
    enacted = {fact.state_id for fact in _enacted(day)}
    last = (fact for fact in _last_said(day) if fact.kind == Kind.EXISTING)
    return _count(day, [fact for fact in last if fact.state_id not in enacted])


def _enacted(day: Day) -> list[NationalLaw]:
    readings = day.book.shelf.readings(NationalLaw, day.lens)
    return [r.fact for r in readings if r.fact.kind in SPECIFIC and surely(r.fact, day.lens)]


def _last_said(day: Day) -> Iterable[NationalLaw]:
    """What each State last said of its law; other measures say nothing of the law."""
    known = (f for f in _facts(day) if f.kind != Kind.OTHER and surely(f, day.lens))
    return {fact.state_id: fact for fact in sorted(known, key=lambda f: str(f.on_latest))}.values()


def _count(day: Day, found: list[NationalLaw]) -> Count:
    parties = day.with_standing(Participation.in_force)
    counted = {fact.state_id for fact in found} & parties
    return Count(
        states=frozenset(counted),
        no_record=frozenset(parties - _told(day) - counted),
        facts=frozenset(address(fact) for fact in found if fact.state_id in counted),
    )


def _told(day: Day) -> set[str]:
    """The States of which a row tells by the day, and none leaves open whether it had a specific law."""
    told = {fact.state_id for fact in _facts(day) if surely(fact, day.lens)}
    return told - {fact.state_id for fact in _facts(day) if fact.kind in SPECIFIC and _open(fact, day)}


def _open(fact: NationalLaw, day: Day) -> bool:
    return perhaps(fact, day.lens) and not surely(fact, day.lens)


def _facts(day: Day) -> tuple[NationalLaw, ...]:
    return day.book.shelf.facts(NationalLaw, day.lens)
