"""Days against the calendar, the meetings and events on record, and what States did at the depositary's."""

import re
from collections.abc import Iterator
from datetime import date

from corcom.checking.conventions import speaks_of_another
from corcom.checking.dues import of_deadline
from corcom.checking.verdicts import Asked, Finding, Verdict
from corcom.committee.minutes_in import names_on_record
from corcom.committee.models import Meeting, Occasion
from corcom.committee.queries import anniversaries, meetings, occasions
from corcom.duties.words import lasting, when
from corcom.reading.calendar import NOTHING, WEEKDAYS, Calendar, years_with
from corcom.reading.claims import Dated
from corcom.reading.listed import listed
from corcom.reading.names import words
from corcom.reading.phrases import MONTH, times
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.register.models import Deposit, Signature, TreatyAct, TreatyCode
from corcom.register.queries import joining
from corcom.treaty.dates import written

DEPOSITS = re.compile(r"\b(?:deposit|ratif|acce[ds]|accept|approv)", re.IGNORECASE)
SIGNS = re.compile(r"\bsign(?:ed|s|ature|ing)\b", re.IGNORECASE)
CONVENTION = re.compile(r"\b(?:Convention|CCM)\b")
OF_THE_CONVENTION = (
    (re.compile(r"\b(?:entry|entered|enters)\s+into\s+force\b", re.IGNORECASE), "entry into force"),
    (
        re.compile(r"\b(?:opened|opening)\s+for\s+signature\b|\bsign(?:ature|ing|ed)\b", re.IGNORECASE),
        "signature",
    ),
    (re.compile(r"\badopt(?:ed|ion)\b", re.IGNORECASE), "adoption"),
)
MEETS = re.compile(r"\b(?:meetings?|held|minutes|met|convened)\b", re.IGNORECASE)
HELD = re.compile(
    r"\b(?:held|tak(?:e|es|ing)\s+place|took\s+place|met|meets?|convened?|opens?|opened)\b", re.IGNORECASE
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
COMMON = listed(
    "the of at in on a an and to for that with by from its is was were be as convention meeting states"
    " party parties cluster munitions held which has had will would until year years day first second report"
    " last general"
)
IN_FIGURES = re.compile(rf"{MONTH}|\d{{4}}-\d\d|\d[./]\d")
A_YEAR, HALF_A_YEAR = 366, 183
FAR = 70
"""So many letters may stand between a meeting and its day."""
FEW = 3
"""So many words must an event and a sentence share to be the same."""


def of_dated(asked: Asked, claim: Dated) -> Finding:
    """The verdict on a day or deadline."""
    if claim.interval == NOTHING:
        return _finding(
            claim, Verdict.DIFFERS, f"There is no {claim.stated}: the month has not so many days."
        )
    if wrong := _other_weekday(asked, claim):
        return wrong
    if claim.deadline and (due := of_deadline(asked, claim)):
        return due
    found = _by_record(asked, claim)
    if found:
        return found
    if claim.weekday:
        return _finding(claim, Verdict.AGREES, f"{_on(claim)} is a {claim.weekday}.{_years_that_fit(claim)}")
    return _finding(claim, Verdict.NO_RECORD, "Nothing on record of that day that the sentence speaks of.")


def _other_weekday(asked: Asked, claim: Dated) -> Finding | None:
    day = _single(claim)
    if not claim.weekday or day is None:
        return None
    real = WEEKDAYS[day.weekday()].capitalize()
    if real == claim.weekday:
        return None
    if not claim.with_year and (near := _nearest(asked.now, day, claim.weekday)):
        return _finding(claim, Verdict.AGREES, f"{written(near)} is a {claim.weekday}.", near.isoformat())
    reason = f"{written(day)} is a {real}.{_years_that_fit(claim)}"
    if claim.with_year:
        return _finding(claim, Verdict.DIFFERS, reason, f"{real} {written(day)}")
    return _finding(claim, Verdict.NO_RECORD, f"The year is not printed: {reason}")


def _nearest(now: date, day: date, weekday: str) -> date | None:
    """The day of that name that falls on the weekday within half a year of now."""
    fitting = (day.replace(year=year) for year in years_with(day.month, day.day, weekday))
    return min((one for one in fitting if abs(one - now).days <= HALF_A_YEAR), default=None)


def _years_that_fit(claim: Dated) -> str:
    day = _single(claim)
    if claim.with_year and day and WEEKDAYS[day.weekday()].capitalize() == claim.weekday:
        return ""
    assert day is not None
    fit = sorted(years_with(day.month, day.day, claim.weekday), key=lambda year: abs(year - day.year))[:4]
    return f" {day.day} {written(day).split()[1]} is a {claim.weekday} in {', '.join(map(str, sorted(fit)))}."


def _by_record(asked: Asked, claim: Dated) -> Finding | None:
    return (
        _act_of_a_state(asked, claim)
        or _day_of_the_convention(asked, claim)
        or _formal_meeting(asked, claim)
        or _on_the_day(asked, claim)
    )


def _act_of_a_state(asked: Asked, claim: Dated) -> Finding | None:
    """'Sri Lanka acceded on 1 March 2018'."""
    day = _single(claim)
    around = claim.before[-90:] + claim.after[:60]
    kind = "deposit" if DEPOSITS.search(around) else "signature" if SIGNS.search(around) else ""
    named = {m.party.code for m in names_on_record().find(claim.sentence) if m.party.kind == "state"}
    if not kind or day is None or len(named) != 1 or speaks_of_another(claim.sentence):
        return None
    code = str(named.pop())
    act = _act(asked.lens, code, kind)
    if act is None or act.on_earliest is None:
        return None
    told = f"{act.state.name}: {kind} of {lasting(act.on_earliest, act.on_latest or act.on_earliest)}"
    if act.on_earliest <= day <= (act.on_latest or act.on_earliest):
        return _finding(claim, Verdict.AGREES, f"{told}.", act.on)
    if claim.with_year and _alone(asked, claim) and act.on_earliest == act.on_latest:
        return _finding(claim, Verdict.DIFFERS, f"{told}.", act.on)
    return _finding(claim, Verdict.NO_RECORD, f"{told}; the text may mean another day.", act.on)


def _act(lens: Lens, state: str, kind: str) -> TreatyAct | None:
    joined = joining(lens.on(max(lens.as_at, lens.known_at))).get(state)
    act: Deposit | Signature | None = None
    if joined:
        act = joined.deposit if kind == "deposit" else joined.signature
    return act


def _alone(asked: Asked, claim: Dated) -> bool:
    """Whether the sentence has no other day."""
    found = times(claim.sentence, Calendar(asked.now))
    return len([phrase for phrase in found if IN_FIGURES.search(phrase.text)]) == 1


def _day_of_the_convention(asked: Asked, claim: Dated) -> Finding | None:
    """Adoption, signature and entry into force of the Convention itself."""
    day = _single(claim)
    of_this = CONVENTION.search(claim.sentence) and not speaks_of_another(claim.sentence)
    if day is None or not of_this or not claim.with_year:
        return None
    if any(m.party.kind == "state" for m in names_on_record().find(claim.sentence)):
        return None
    event = event_of_the_convention(asked.lens, claim.before[-80:])
    if event is None or event.on_earliest is None or event.on_latest is None:
        return None
    told = f"{event.title}: {lasting(event.on_earliest, event.on_latest)}."
    if event.on_earliest <= day <= event.on_latest:
        return _finding(claim, Verdict.AGREES, told, event.on)
    if "nniversary" in claim.sentence or not _alone(asked, claim):
        return None
    return _finding(claim, Verdict.DIFFERS, told, event.on_earliest.isoformat())


def event_of_the_convention(lens: Lens, text: str) -> Occasion | None:
    """Adoption, signature or entry into force of the Convention, where a text names one."""
    for pattern, part in OF_THE_CONVENTION:
        if pattern.search(text):
            return next((o for o in occasions(lens) if o.anniversary and part in o.title.lower()), None)
    return None


def _formal_meeting(asked: Asked, claim: Dated) -> Finding | None:
    """'The 8MSP was held from 3 to 5 September 2018'."""
    named = [(one, end) for one in meetings(asked.lens) for end in _mentioned(one, claim.before)]
    if not named or not claim.interval.first or not claim.interval.last:
        return None
    meeting, end = max(named, key=lambda pair: pair[1])
    between = claim.before[end:]
    near = len(between) <= FAR and HELD.search(between)
    if meeting.on_earliest is None or meeting.on_latest is None or not near:
        return None
    told = f"{meeting.title}: {lasting(meeting.on_earliest, meeting.on_latest)}."
    stated = (claim.interval.first, claim.interval.last)
    real = (meeting.on_earliest.isoformat(), meeting.on_latest.isoformat())
    if real[0] <= stated[0] and stated[1] <= real[1]:
        return _finding(claim, Verdict.AGREES, told, meeting.on)
    if len(named) == 1 and claim.with_year and _alone(asked, claim) and meeting.status == Meeting.Status.HELD:
        return _finding(claim, Verdict.DIFFERS, told, meeting.on)
    return _finding(claim, Verdict.NO_RECORD, f"{told} The text may mean another day.", meeting.on)


def _mentioned(meeting: Meeting, text: str) -> Iterator[int]:
    """Where the text names a formal meeting: '8MSP', '8th Meeting of States Parties', 'Eighth ...'."""
    for form in _forms(meeting):
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE):
            yield found.end()


def _forms(meeting: Meeting) -> list[str]:
    if meeting.body not in (Meeting.Body.MSP, Meeting.Body.RC):
        return []
    first, _space, rest = meeting.title.partition(" ")
    number = ORDINALS.index(first.lower()) + 1 if first.lower() in ORDINALS else 0
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
    return [meeting.code, meeting.title, *([f"{number}{ending} {rest}"] if number else [])]


def _on_the_day(asked: Asked, claim: Dated) -> Finding | None:
    """What is on record of that day and shares words with the sentence."""
    day = _single(claim)
    if day is None:
        return _occasion(asked, claim)
    for meeting in meetings(asked.lens):
        if meeting.on_earliest == meeting.on_latest == day and MEETS.search(claim.sentence):
            return _finding(claim, Verdict.AGREES, f"On record: {meeting.title}, {written(day)}.", meeting.on)
    for one in anniversaries(asked.lens, day, day):
        if _shares(one.occasion.title, claim.sentence):
            told = f"{one.years} years after: {one.occasion.title}."
            return _finding(claim, Verdict.AGREES, told, day.isoformat())
    return _occasion(asked, claim)


def _occasion(asked: Asked, claim: Dated) -> Finding | None:
    """An event of that day, or of just those days."""
    for occasion in occasions(asked.lens):
        if _is_on(occasion, claim) and _shares(occasion.title, claim.sentence):
            status = f" ({occasion.status})" if occasion.status != Occasion.Status.HELD else ""
            return _finding(
                claim, Verdict.AGREES, f"On record: {occasion.title}{status}, {when(occasion)}.", occasion.on
            )
    return None


def _is_on(fact: Fact, claim: Dated) -> bool:
    first, last = claim.interval
    if not (fact.on_earliest and fact.on_latest and first and last):
        return False
    earliest, latest = fact.on_earliest.isoformat(), fact.on_latest.isoformat()
    return (earliest, latest) == (first, last) or (first == last and earliest <= first <= latest)


def _shares(title: str, sentence: str) -> bool:
    return bool(telling(title) & telling(sentence))


def telling(text: str) -> set[str]:
    """The words that tell an event from others; short names of Conventions stand for their words."""
    for code in TreatyCode:
        text = re.sub(rf"\b{code.name}\b", str(code.label), text)
    return {word for word in words(text) if len(word) > 2 or word.isdigit()} - COMMON


def _single(claim: Dated) -> date | None:
    first, last = claim.interval
    return date.fromisoformat(first) if first and first == last and len(first) == len("2018-09-25") else None


def _on(claim: Dated) -> str:
    day = _single(claim)
    return written(day) if day else claim.stated


def _finding(claim: Dated, verdict: Verdict, reason: str, computed: str | None = None) -> Finding:
    return Finding(claim, verdict, reason, claim.interval.edtf or claim.stated, computed)
