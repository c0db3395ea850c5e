"""Reads of votes, statements and reports of use, each through the lens; and whom to invite."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from corcom.duties.book import book
from corcom.figures.catalogue import Within, states_within
from corcom.outreach.models import Ballot, Sponsor, Statement, UseReport, Vote
from corcom.record.by_then import perhaps
from corcom.record.grades import Grade
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.register.models import State
from corcom.register.queries import speakers, states

Casts = dict[str, dict[str, str]]
BEFORE_THE_FIRST_SESSION = 1945
DAYS = 20
"""So many days have their votes kept."""


def ballots(lens: Lens) -> list[Ballot]:
    """The votes of the General Assembly on whole resolutions by the day of the lens, oldest first."""
    return [b for b in all_ballots(lens) if b.stage == Ballot.Stage.PLENARY and not b.part]


def all_ballots(lens: Lens) -> list[Ballot]:
    """All votes by the day of the lens, on parts and in the First Committee too, oldest first."""
    found = (reading.fact for reading in shelf().readings(Ballot, lens))
    return sorted((b for b in found if _taken(b) <= lens.as_at), key=lambda b: (_taken(b), b.pk))


def _taken(ballot: Ballot) -> date:
    """The last day on which it may have been taken: without a date, the last of the year of its session."""
    return ballot.on_latest or date(BEFORE_THE_FIRST_SESSION + ballot.session, 12, 31)


def votes(lens: Lens) -> dict[str, dict[str, Reading[Vote]]]:
    """How each State voted in `ballots`: by its code, then by the ballot, oldest first."""
    known = shelf()
    key = ("votes", known.moment(lens), known.eyes(lens), lens.as_at)
    return known.keep(key, lambda: _votes(lens), DAYS)


def _votes(lens: Lens) -> dict[str, dict[str, Reading[Vote]]]:
    order = {ballot.pk: place for place, ballot in enumerate(ballots(lens))}
    readings = [r for r in shelf().readings(Vote, lens) if r.fact.ballot_id in order]
    found: dict[str, dict[str, Reading[Vote]]] = defaultdict(dict)
    for reading in sorted(readings, key=lambda r: order[r.fact.ballot_id]):
        found[reading.fact.state_id][reading.fact.ballot_id] = reading
    return dict(found)


def casts(lens: Lens) -> Casts:
    """What each State cast in `ballots`: by its code, then by the ballot; without a row, it is left out."""
    return {
        state: {ballot: reading.fact.cast for ballot, reading in cast.items()}
        for state, cast in votes(lens).items()
    }


def history(lens: Lens, state: str) -> list[tuple[Ballot, str]]:
    """The ballots in which one State's vote is on record, and what it cast, oldest first."""
    cast = votes(lens).get(state, {})
    return [(ballot, cast[ballot.pk].fact.cast) for ballot in ballots(lens) if ballot.pk in cast]


@dataclass(frozen=True, slots=True)
class Totals:
    """The votes on record of one ballot; `agrees`: with the totals in print, None where there are none."""

    yes: int
    no: int
    abstain: int
    non_voting: int
    agrees: bool | None


def totals(lens: Lens, ballot: Ballot) -> Totals:
    """The votes counted. Where no vote of a State is on record, there is nothing to agree with print."""
    readings = (r for r in shelf().readings(Vote, lens) if r.fact.ballot_id == ballot.pk)
    counts = Counter(reading.fact.cast for reading in readings)
    counted = {cast.value: counts[cast.value] for cast in Vote.Cast}
    return Totals(**counted, agrees=_agrees(ballot, counted) if counts else None)


def _agrees(ballot: Ballot, counted: dict[str, int]) -> bool | None:
    printed = {"yes": ballot.yes, "no": ballot.no, "abstain": ballot.abstain}
    seen = {cast: number for cast, number in printed.items() if number is not None}
    return all(counted[cast] == number for cast, number in seen.items()) if seen else None


def sponsors(lens: Lens, ballot_id: str) -> list[str]:
    """The codes of the States that sponsored the resolution, in whatever role."""
    found = (reading.fact for reading in shelf().readings(Sponsor, lens))
    return sorted({sponsor.state_id for sponsor in found if sponsor.ballot_id == ballot_id})


def statements_of(lens: Lens, state: str) -> list[Reading[Statement]]:
    """What one State, or a source of it, may have said under Article 1 by the day of the lens."""
    return [reading for reading in shelf().of_state(Statement, state, lens) if perhaps(reading.fact, lens)]


def use_reports(lens: Lens) -> list[UseReport]:
    """Reports of use that may have happened by the day of the lens. Take the user from `user_of` alone."""
    return [report for report in shelf().facts(UseReport, lens) if perhaps(report, lens)]


def user_of(report: UseReport) -> str:
    """Who is said to have used them; empty where that is unverified: such a user is never shown."""
    graded = report.user_grade or report.grade
    return "" if graded == Grade.UNVERIFIED else report.alleged_user


def audience(
    lens: Lens, standings: Collection[str] = (), within: Within | None = None, language: str = ""
) -> list[State]:
    """Whom to invite: States by standing in the Convention, groups, and official language (ISO 639-3).

    What is left empty does not narrow. Raises UnknownGroup.
    """
    on = book(lens).standing_of("ccm", lens.as_at)
    invited = speakers(language) if language else states()
    inside = {state.iso3 for state in states_within(states(), within or {})}
    return [s for s in invited if s.iso3 in inside and (not standings or on[s.iso3] in standings)]
