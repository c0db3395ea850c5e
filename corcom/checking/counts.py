"""Counts of States against the catalogue of figures, as at the day and at other days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corcom.checking.senses import Sense, certainty, senses
from corcom.checking.verdicts import Asked, Finding, Verdict
from corcom.duties.words import when
from corcom.figures.catalogue import Answer
from corcom.figures.compare import InPrint, parsed, totals_in_print
from corcom.figures.course import course
from corcom.figures.models import PublishedTotal
from corcom.reading.calendar import Calendar
from corcom.reading.claims import Count, Hedge, Whole
from corcom.reading.phrases import times
from corcom.record.lens import Lens
from corcom.treaty import Interval
from corcom.treaty.dates import written

AS_AT = re.compile(r"\b(?:as\s+(?:at|of|on)|at|on|by|in)\s+(?:the\s+)?$", re.IGNORECASE)
BUDGET = re.compile(
    r"\b(?:(20\d\d)[\w\s]{0,20}\b(?:budget|contributions?|assessments?)|(?:budget|contributions?)[\w\s]{0,20}\b(20\d\d))\b"
)
NEAR = 0.15
"""A number that is off by no more may be meant for the figure, though the words leave it open."""
MOST_NAMES = 20


def of_count(asked: Asked, claim: Count) -> Finding:
    """The verdict on a count."""
    told = _day_told(asked, claim)
    here = replace(asked, lens=asked.lens.on(told)) if told else asked
    meant = senses(claim)
    finding = _by_catalogue(here, claim, meant) if meant else None
    if finding and told:
        finding = replace(finding, tie=None)
    if finding and finding.verdict in (Verdict.AGREES, Verdict.ROUNDING):
        return finding
    if claim.own and claim.own.holds:
        return _finding(claim, Verdict.AGREES, f"The text's own sum: {claim.own.how}.", computed=claim.value)
    return finding or _finding(claim, Verdict.NO_RECORD, "No figure of the catalogue counts this.")


def _by_catalogue(asked: Asked, claim: Count, meant: list[Sense]) -> Finding | None:
    answers = [(sense, sense.ask(asked.lens)) for sense in meant]
    sure = max(certainty(claim, sense) for sense in meant)
    best = [pair for pair in answers if certainty(claim, pair[0]) == sure]
    if sure is Whole.SOME and claim.hedge is not Hedge.NONE and _is_near(claim.value, answers[0][1].value):
        sure = Whole.OPEN
    if sure is Whole.SOME and not best[0][0].qualified:
        return _finding(
            claim, Verdict.NO_RECORD, "Which States are counted, no figure of the catalogue tells."
        )
    return (
        _agrees(claim, best)
        or _agrees_in_print(asked, claim, best)
        or _rounds(claim, best)
        or _may_be_right(claim, best)
        or _true_then(asked, claim, best, sure)
        or _differs(asked, claim, best, sure)
    )


def _agrees(claim: Count, answers: list[tuple[Sense, Answer]]) -> Finding | None:
    equal = [pair for pair in answers if pair[1].value == claim.value]
    if not equal:
        return None
    sense, answer = equal[0]
    others = [pair for pair in answers if pair[1].value != claim.value]
    also = f"; counted otherwise {_all_told(others)}" if others else ""
    names = _names(answer)
    reason = f"{_told(sense, answer)} on {written(answer.lens.as_at)}{also}.{names}"
    return _finding(claim, Verdict.AGREES, reason, sense, answer)


def _agrees_in_print(asked: Asked, claim: Count, answers: list[tuple[Sense, Answer]]) -> Finding | None:
    """A total in print of that day, where the record counts otherwise and says why."""
    for sense, answer in answers:
        for beside in _in_print(asked.lens, sense):
            total = beside.total
            if total.value == claim.value and _holds(total, asked.lens.as_at):
                why = f": {total.explanation}" if total.explanation else ""
                missing = f" No record: {_listed(answer.no_record)}." if answer.no_record else ""
                reason = (
                    f"In print for {when(total)}; the record counts {_told(sense, answer)}{why}."
                    f"{missing}{_names(answer)}"
                )
                return _finding(claim, Verdict.AGREES, reason, sense, answer)
    return None


def _holds(total: PublishedTotal, day: date) -> bool:
    return bool(total.on_earliest and total.on_latest and total.on_earliest <= day <= total.on_latest)


def _in_print(lens: Lens, sense: Sense) -> Iterator[InPrint]:
    asked = {(key, value) for key, values in sense.within.items() for value in values}
    for beside in totals_in_print(lens):
        if beside.total.figure == sense.figure.name:
            groups = {(key, value) for key, values in parsed(beside.total.within).items() for value in values}
            if groups == asked:
                yield beside


def _rounds(claim: Count, answers: list[tuple[Sense, Answer]]) -> Finding | None:
    """'More than 100', 'about 100', 'nearly 105'."""
    for sense, answer in answers:
        off = answer.value - claim.value
        sides = {Hedge.ABOVE: off > 0, Hedge.BELOW: off < 0, Hedge.ABOUT: True, Hedge.NONE: False}
        if sides[claim.hedge] and abs(off) <= max(2, NEAR * claim.value):
            held = f"'{claim.hedge.value} {claim.stated}' holds"
            reason = f"{_told(sense, answer)} on {written(answer.lens.as_at)}: {held}."
            return _finding(claim, Verdict.ROUNDING, reason, sense, answer)
    return None


@dataclass(frozen=True, slots=True)
class _Then:
    """A day on which the number was right. Of several the one of the lowest `rank` is told."""

    rank: int
    day: date
    why: str
    period: str
    sense: Sense
    answer: Answer


def _true_then(
    asked: Asked, claim: Count, answers: list[tuple[Sense, Answer]], sure: Whole
) -> Finding | None:
    """The number of another day: of the budget's, of the text's, of one in print, or of the nearest."""
    if claim.hedge is not Hedge.NONE:
        return None
    meant = [(s, a) for s, a in answers if sure >= Whole.LIKELY or _is_near(claim.value, a.value)]
    found = [then for sense, answer in meant for then in _days(asked, claim, sense, answer)]
    if not found:
        return None
    then = min(found, key=lambda one: one.rank)
    reason = (
        f"{_label(then.sense)}: {claim.value} on {written(then.day)}{then.why} ({then.period});"
        f" on {written(asked.lens.as_at)} {_all_told(answers)}."
    )
    return _finding(claim, Verdict.OTHER_DATE, reason, then.sense, then.answer)


def _days(asked: Asked, claim: Count, sense: Sense, answer: Answer) -> Iterator[_Then]:
    run = course(asked.lens, sense.figure.name, sense.within).intervals if claim.value else ()
    then = [one for one in run if one.value == claim.value and one.first != date.min]
    for rank, day, why in _days_to_name(asked, claim):
        yield from (
            _Then(rank, day, why, _lasting(p), sense, answer) for p in then if p.first <= day <= p.last
        )
    for beside in _in_print(asked.lens, sense):
        total, printed_for = beside.total, beside.total.on_latest
        if total.value == claim.value and printed_for and printed_for != asked.lens.as_at:
            own = asked.text_of is not None and _holds(total, asked.text_of)
            yield _Then(1 if own else 2, printed_for, "", f"in print for {when(total)}", sense, answer)
    if then:
        near = min(
            then, key=lambda one: min(abs(one.first - asked.lens.as_at), abs(one.last - asked.lens.as_at))
        )
        yield _Then(3, min(max(asked.lens.as_at, near.first), near.last), "", _lasting(near), sense, answer)


def _days_to_name(asked: Asked, claim: Count) -> Iterator[tuple[int, date, str]]:
    if named := BUDGET.search(claim.sentence):
        year = int(named[1] or named[2])
        yield 0, date(year - 1, 12, 31), f", when the budget year {year} was about to begin"
    if asked.text_of:
        yield 1, asked.text_of, ", the day of the text"


def _may_be_right(claim: Count, answers: list[tuple[Sense, Answer]]) -> Finding | None:
    """The States of which nothing is on record may make up what the text counts more."""
    for sense, answer in answers:
        if answer.value < claim.value <= answer.value + len(answer.no_record):
            unknown = _listed(answer.no_record[:MOST_NAMES])
            reason = (
                f"{_told(sense, answer)} on {written(answer.lens.as_at)}, and no record of {unknown}:"
                f" {claim.value} cannot be ruled out."
            )
            return _finding(claim, Verdict.NO_RECORD, reason, sense, answer)
    return None


def _differs(asked: Asked, claim: Count, answers: list[tuple[Sense, Answer]], sure: Whole) -> Finding:
    sense, answer = answers[0]
    told = f"{_all_told(answers)} on {written(asked.lens.as_at)}"
    meant = sure is Whole.CERTAIN or (sure is Whole.LIKELY and _is_near(claim.value, answer.value))
    if meant and claim.hedge is Hedge.NONE:
        reason = f"{told}; {claim.value} on no day on record.{_names(answer)}"
        return _finding(claim, Verdict.DIFFERS, reason, sense, answer)
    reason = f"{told}; whether that is what the text counts cannot be told."
    return _finding(claim, Verdict.NO_RECORD, reason, sense, answer)


def _is_near(stated: int, real: int) -> bool:
    return abs(stated - real) <= max(3, NEAR * real)


def _day_told(asked: Asked, claim: Count) -> date | None:
    """The day that the sentence itself sets: 'as at 31 December 2017', 'at the end of 2017'."""
    found = set()
    for phrase in times(claim.sentence, Calendar(asked.now)):
        before = claim.sentence[max(phrase.start - 14, 0) : phrase.start]
        whole_day = (
            phrase.itself.first == phrase.itself.last and phrase.itself.last and len(phrase.itself.last) == 10
        )
        if whole_day and AS_AT.search(before) and re.search(r"(?:19|20)\d\d", phrase.text):
            found.add(date.fromisoformat(str(phrase.itself.last)))
    return found.pop() if len(found) == 1 else None


def _lasting(period: Interval[int]) -> str:
    if period.last == date.max:
        return f"from {written(period.first)} on"
    if period.first == period.last:
        return "on that day alone"
    return f"from {written(period.first)} to {written(period.last)}"


def _label(sense: Sense) -> str:
    return f"{sense.figure.label} ({sense.label})" if sense.label else sense.figure.label


def _told(sense: Sense, answer: Answer) -> str:
    return f"{answer.value} {_lowered(_label(sense))}"


def _lowered(label: str) -> str:
    return label if label.startswith(("States", "Signator")) else label[0].lower() + label[1:]


def _all_told(answers: list[tuple[Sense, Answer]]) -> str:
    return ", ".join(_told(*pair) for pair in answers)


def _names(answer: Answer) -> str:
    return f" They are {_listed(answer.states)}." if 0 < answer.value <= MOST_NAMES else ""


def _listed(states: tuple[object, ...]) -> str:
    return ", ".join(map(str, states))


def _finding(
    claim: Count,
    verdict: Verdict,
    reason: str,
    sense: Sense | None = None,
    answer: Answer | None = None,
    **more: int,
) -> Finding:
    return Finding(
        claim,
        verdict,
        reason,
        stated=claim.value,
        computed=answer.value if answer else more.get("computed"),
        figure=sense.figure.name if sense else "",
        tie=sense.tie if sense and claim.hedge is Hedge.NONE else None,
    )
