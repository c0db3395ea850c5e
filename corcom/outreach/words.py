"""Votes, statements and reports of use in words."""

from django.utils.translation import gettext as _

from corcom.duties.words import says
from corcom.outreach.models import Ballot, Sponsor, Statement, UseReport, Vote
from corcom.outreach.queries import user_of
from corcom.record.shelf import shelf


@says(Ballot)
def _ballot(fact: Ballot) -> str:
    told = {"symbol": fact.symbol, "where": fact.get_stage_display(), "part": fact.part}
    if not fact.part:
        return _("Vote on {symbol} ({where})").format(**told)
    return _("Vote on {symbol}, {part} ({where})").format(**told)


@says(Vote)
def _vote(fact: Vote) -> str:
    return {
        Vote.Cast.YES: _("Voted for {symbol}"),
        Vote.Cast.NO: _("Voted against {symbol}"),
        Vote.Cast.ABSTAIN: _("Abstained on {symbol}"),
        Vote.Cast.NON_VOTING: _("Cast no vote on {symbol}"),
    }[Vote.Cast(fact.cast)].format(symbol=_symbol(fact))


@says(Sponsor)
def _sponsor(fact: Sponsor) -> str:
    role = fact.role[:1].upper() + fact.role[1:]
    return _("{role}: {symbol}").format(role=role, symbol=_symbol(fact))


@says(Statement)
def _statement(fact: Statement) -> str:
    told = {"subject": fact.get_subject_display(), "says": fact.says}
    if fact.own:
        return _("Own statement on {subject}: {says}").format(**told)
    return _("On {subject}: {says}").format(**told)


@says(UseReport)
def _use(fact: UseReport) -> str:
    """Where, how sure, and by whom only where somebody has seen that in a source."""
    told = {"place": fact.place, "status": fact.get_status_display(), "user": user_of(fact)}
    if not user_of(fact):
        return _("Use reported in {place} ({status})").format(**told)
    return _("Use reported in {place} ({status}); user named in the report: {user}").format(**told)


def _symbol(fact: Vote | Sponsor) -> str:
    """The symbol of the resolution, without asking the database row by row."""
    return str(shelf().fact(f"{Ballot.csv_table}/{fact.ballot_id}"))
