"""Days on which something is due against the book of duties."""

import re
from collections.abc import Iterable
from datetime import date

from corcom.checking.verdicts import Asked, Finding, Verdict
from corcom.committee.minutes_in import names_on_record
from corcom.committee.models import Mandate
from corcom.committee.queries import mandates
from corcom.duties.book import StatePosition
from corcom.duties.queries import positions
from corcom.duties.spoken import duties_in
from corcom.reading.claims import Dated
from corcom.register.queries import find
from corcom.treaty import Standing
from corcom.treaty.dates import written

OWN = re.compile(r"\b(?:its|their|our|his|her)\s+own\b", re.IGNORECASE)
PRESIDENCY = re.compile(r"\bpresiden(?:cy|t)\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:the|a|very)\s+first\b", re.IGNORECASE)
ARTICLE = re.compile(r"\bArticle\s+(\d+)\b", re.IGNORECASE)
OWED = (Standing.due, Standing.continuing)
YEARLY = "annual_report"
MOST_NAMES = 12


def of_deadline(asked: Asked, claim: Dated) -> Finding | None:
    """The verdict on a deadline; None where the sentence speaks of no duty."""
    named = duties_in(claim.sentence)
    if not named:
        return None
    states = _whose(asked, claim)
    found = _owed(asked, claim, named[0], states)
    if len(states) == 1 and len(found) == 1:
        return _of_one(claim, found[0], sure=named[0] != YEARLY)
    found = found if states and found else _owed(asked, claim, named[0], [])
    if FIRST.search(claim.sentence):
        return _of_the_first(claim, found)
    return _of_all(claim, found)


def _whose(asked: Asked, claim: Dated) -> list[str]:
    """The States named; 'its own' of a Presidency is that of the State that presides."""
    named = [
        m.party.code
        for m in names_on_record().find(claim.sentence)
        if m.party.kind == "state" and m.party.code
    ]
    if not named and OWN.search(claim.before) and PRESIDENCY.search(claim.sentence):
        named = [
            m.state_id for m in mandates(asked.lens.on(asked.now)) if m.office == Mandate.Office.PRESIDENT
        ]
    return list(dict.fromkeys(named))


def _owed(asked: Asked, claim: Dated, duty: str, states: list[str]) -> list[StatePosition]:
    articles = set(ARTICLE.findall(claim.sentence)) - {"7"}
    every = positions(asked.lens, states=states or None)
    return [
        found
        for found in every
        if found.position.duty == duty
        and found.position.due
        and (states or found.position.standing in OWED)
        and (not articles or any(found.position.article.startswith(f"{number}(") for number in articles))
    ]


def _of_one(claim: Dated, owed: StatePosition, sure: bool) -> Finding:
    due = owed.position.due
    assert due is not None
    state = find(owed.state)
    steps = " ".join(str(step) for step in owed.position.steps)
    who = f"{state.name if state else owed.state}, {str(owed.position.label).lower()}"
    if _holds(claim, due):
        return _finding(claim, Verdict.AGREES, f"{who}: due {written(due)}. {steps}", due)
    if owed.position.extended_from and _holds(claim, owed.position.extended_from):
        return _finding(
            claim, Verdict.OTHER_DATE, f"{who}: before it was extended; now due {written(due)}.", due
        )
    if not sure:
        return _finding(
            claim, Verdict.NO_RECORD, f"{who}: due {written(due)}; the text may mean another.", due
        )
    return _finding(claim, Verdict.DIFFERS, f"{who}: due {written(due)}. {steps}", due)


def _of_the_first(claim: Dated, found: Iterable[StatePosition]) -> Finding:
    ahead = sorted((one for one in found if one.position.due), key=lambda one: str(one.position.due))
    if not ahead:
        return _finding(claim, Verdict.NO_RECORD, "No such duty lies ahead on that day.")
    day = ahead[0].position.due
    assert day is not None
    who = _listed(one.state for one in ahead if one.position.due == day)
    reason = f"The first day on which one is due is {written(day)}: {who}."
    return _finding(claim, Verdict.AGREES if _holds(claim, day) else Verdict.NO_RECORD, reason, day)


def _of_all(claim: Dated, found: list[StatePosition]) -> Finding | None:
    """Due for all on one day, as annual reports are."""
    fitting = [one for one in found if one.position.due and _holds(claim, one.position.due)]
    if not fitting or not claim.interval.first or claim.interval.first != claim.interval.last:
        return None
    day = fitting[0].position.due
    assert day is not None
    label = str(fitting[0].position.label)
    return _finding(claim, Verdict.AGREES, f"{label}: due {written(day)} for {len(fitting)} States.", day)


def _holds(claim: Dated, due: date) -> bool:
    """Whether the day lies in what is stated; of a limit, whether it lies before and not long before."""
    first, last = claim.interval
    if last and not first:
        return due.isoformat() <= last and due.year == int(last[:4])
    if (
        first
        and first == last
        and last.endswith("-12-31")
        and claim.stated.lower().startswith(("end", "the end"))
    ):
        return due.year == int(last[:4])
    return bool(first and last and first <= due.isoformat() <= last)


def _listed(codes: Iterable[str]) -> str:
    names = sorted({state.name if (state := find(code)) else code for code in codes})
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def _finding(claim: Dated, verdict: Verdict, reason: str, due: date | None = None) -> Finding:
    return Finding(
        claim, verdict, reason, claim.interval.edtf or claim.stated, due.isoformat() if due else None
    )
