"""Figures on the votes in the General Assembly."""

from corcom.figures.catalogue import Count, Day, figure
from corcom.outreach.models import Vote
from corcom.outreach.queries import ballots, votes
from corcom.record.shelf import address
from corcom.register.models import State

TABLES = ("votes", "ballots")
Cast = Vote.Cast


@figure(
    "votes.yes",
    label="Voted for the last resolution",
    tables=TABLES,
    said_as=("States: voted|votes favour", "votes: favour", "votes: yes"),
)
def yes(day: Day) -> Count:
    """In favour, in the last vote of the General Assembly on or before the day."""
    return _last_ballot(day, Cast.YES)


@figure(
    "votes.no",
    label="Voted against the last resolution",
    tables=TABLES,
    said_as=("States: voted against", "votes: against"),
)
def no(day: Day) -> Count:
    """Against, in the last vote of the General Assembly on or before the day."""
    return _last_ballot(day, Cast.NO)


@figure(
    "votes.abstain",
    label="Abstained on the last resolution",
    tables=TABLES,
    said_as=("States: abstain*", "abstentions"),
)
def abstain(day: Day) -> Count:
    """Abstained, in the last vote of the General Assembly on or before the day."""
    return _last_ballot(day, Cast.ABSTAIN)


@figure("votes.non_voting", label="Cast no vote on the last resolution", tables=TABLES)
def non_voting(day: Day) -> Count:
    """In none of the three lists of the last vote of the General Assembly on or before the day."""
    return _last_ballot(day, Cast.NON_VOTING)


@figure("votes.last_vote_abstain", label="Abstained when they last voted", tables=TABLES)
def last_vote_abstain(day: Day) -> Count:
    """The last vote that the State cast was an abstention; where it cast none, the one before counts."""
    last = (_last_cast(day, state) for state in votes(day.lens))
    found = [vote for vote in last if vote and vote.cast == Cast.ABSTAIN]
    return _count(day, found, set(votes(day.lens)))


def _last_ballot(day: Day, cast: Vote.Cast) -> Count:
    last = [ballot.pk for ballot in ballots(day.lens)][-1:]
    told = [voted[pk].fact for voted in votes(day.lens).values() for pk in last if pk in voted]
    return _count(day, [vote for vote in told if vote.cast == cast], {vote.state_id for vote in told})


def _last_cast(day: Day, state: str) -> Vote | None:
    voted = reversed(votes(day.lens)[state].values())
    return next((r.fact for r in voted if r.fact.cast != Cast.NON_VOTING), None)


def _count(day: Day, found: list[Vote], told: set[str]) -> Count:
    return Count(
        states=frozenset(vote.state_id for vote in found),
        no_record=frozenset(_members(day) - told),
        facts=frozenset(address(vote) for vote in found),
    )


def _members(day: Day) -> set[str]:
    """The States that had a vote on the day: members of the United Nations."""
    return {state.iso3 for state in day.book.shelf.rows(State) if _member(state, day)}


def _member(state: State, day: Day) -> bool:
    return state.admitted is not None and state.admitted <= day.lens.as_at
