"""So many years ago, and anniversaries, against the events on record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corcom.checking.conventions import speaks_of_another
from corcom.checking.days import A_YEAR, FEW, event_of_the_convention, telling
from corcom.checking.verdicts import Asked, Finding, Verdict
from corcom.committee.models import Meeting
from corcom.committee.queries import meetings, occasions
from corcom.duties.words import lasting
from corcom.reading.calendar import Calendar
from corcom.reading.claims import Hedge, Years
from corcom.reading.phrases import times
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.treaty.dates import written


@dataclass(frozen=True, slots=True)
class _Event:
    title: str
    first: date
    last: date


def of_years(asked: Asked, claim: Years) -> Finding:
    """The verdict on 'so many years ago' and on anniversaries."""
    return _anniversary(asked, claim) if claim.anniversary else _ago(asked, claim)


def _anniversary(asked: Asked, claim: Years) -> Finding:
    event = event_of_the_convention(asked.lens, claim.sentence)
    if event is None or event.on_earliest is None or speaks_of_another(claim.sentence):
        return _of_years(claim, Verdict.NO_RECORD, "No event on record that the sentence names.")
    day = event.on_earliest
    theirs = day.replace(year=day.year + claim.value, day=28 if (day.month, day.day) == (2, 29) else day.day)
    took_place = lasting(day, event.on_latest or day)
    told = f"{event.title}: {took_place}; {claim.value} years after is {written(theirs)}."
    now = asked.now
    phrases = [phrase for phrase in times(claim.sentence, Calendar(now)) if re.search(r"\d", phrase.text)]
    days = {p.itself.first for p in phrases if p.itself.first and p.itself.first == p.itself.last}
    if theirs.isoformat() in days or (not days and abs(theirs - now).days < A_YEAR):
        return _of_years(claim, Verdict.AGREES, told, claim.value)
    if len(days) == 1:
        real = int(str(next(iter(days)))[:4]) - day.year
        verdict = Verdict.DIFFERS if real != claim.value and real > 0 else Verdict.NO_RECORD
        return _of_years(claim, verdict, told, real)
    return _of_years(claim, Verdict.NO_RECORD, told)


def _ago(asked: Asked, claim: Years) -> Finding:
    now = asked.now
    event = _event_meant(asked, claim)
    if event is None:
        return _of_years(claim, Verdict.NO_RECORD, "No single event on record that the sentence names.")
    full = now.year - event.first.year - ((now.month, now.day) < (event.first.month, event.first.day))
    told = f"{event.title}: {lasting(event.first, event.last)}, {full} years before {written(now)}."
    if claim.value in {full, now.year - event.first.year}:
        return _of_years(claim, Verdict.AGREES, told, full)
    off = abs(claim.value - full)
    if off <= 1 or (claim.hedge is not Hedge.NONE and off <= max(2, full // 10)):
        return _of_years(claim, Verdict.ROUNDING, told, full)
    return _of_years(claim, Verdict.DIFFERS, told, full)


def _event_meant(asked: Asked, claim: Years) -> _Event | None:
    """The one event that shares most words with the clause; none where two share as many."""
    said = telling(claim.before[-60:] + claim.after[:120])
    found = [
        (len(telling(title) & said), _Event(title, fact.on_earliest, fact.on_latest))
        for title, fact in _events(asked.lens)
        if fact.on_earliest and fact.on_latest
    ]
    best = max((share for share, _event in found), default=0)
    fitting = [event for share, event in found if share == best]
    return fitting[0] if best >= FEW and len(fitting) == 1 else None


def _events(lens: Lens) -> Iterator[tuple[str, Fact]]:
    for occasion in occasions(lens):
        yield occasion.title, occasion
    for meeting in meetings(lens):
        if meeting.body != Meeting.Body.COMMITTEE:
            yield f"{meeting.title} {meeting.place}", meeting


def _of_years(claim: Years, verdict: Verdict, reason: str, computed: int | None = None) -> Finding:
    return Finding(claim, verdict, reason, claim.value, computed)
