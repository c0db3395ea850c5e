"""Who joined: the figures of participation, in the two ways of counting States Parties."""

from corcom.figures.catalogue import Count, Day, figure
from corcom.record.by_then import surely
from corcom.record.shelf import address
from corcom.register.models import Deposit, Signature, State, TreatyAct, Withdrawal
from corcom.register.queries import under
from corcom.treaty import Participation

ACTS = ("signatures", "deposits", "withdrawals")
PARTIES = (Participation.deposited, Participation.in_force)


def _acts(day: Day, *kinds: type[TreatyAct]) -> list[TreatyAct]:
    """What was certainly done by the day."""
    acts = (act for kind in kinds for act in under(kind, day.lens, day.treaty))
    return [act for act in acts if surely(act, day.lens)]


def _counted(day: Day, states: set[str]) -> Count:
    acts = _acts(day, Signature, Deposit, Withdrawal)
    return Count(frozenset(states), facts=frozenset(address(a) for a in acts if a.state_id in states))


@figure(
    "participation.signed",
    label="States that have signed",
    tables=("signatures",),
    said_as=("States: signed", "signatures"),
)
def signed(day: Day) -> Count:
    """Ever signed, whatever came later."""
    return _counted(day, {act.state_id for act in _acts(day, Signature)})


@figure(
    "participation.deposited",
    label="States Parties, by deposit",
    of="participation.joined",
    tables=ACTS,
    said_as=("States Parties", "Parties", "States: ratified|acceded|ratification*|accession*"),
)
def deposited(day: Day) -> Count:
    """As the depositary counts them: an instrument deposited and no withdrawal in effect."""
    return _counted(day, day.with_standing(*PARTIES))


@figure(
    "participation.in_force",
    label="States Parties, in force",
    of="participation.deposited",
    tables=ACTS,
    said_as=("States Parties", "Parties", "States: bound"),
)
def in_force(day: Day) -> Count:
    """Those States Parties that are bound."""
    return _counted(day, day.with_standing(Participation.in_force))


@figure(
    "participation.signatories",
    label="Signatories",
    of="participation.joined",
    tables=ACTS,
    said_as=("Signatories", "States: signed not|yet ratified"),
)
def signatories(day: Day) -> Count:
    """Signed, and no instrument deposited."""
    return _counted(day, day.with_standing(Participation.signatory))


@figure(
    "participation.joined", label="States Parties and signatories", tables=ACTS, said_as=("States: joined",)
)
def joined(day: Day) -> Count:
    """States Parties and signatories together."""
    return _counted(day, day.with_standing(*PARTIES, Participation.signatory))


@figure(
    "participation.withdrawn",
    label="States that have withdrawn",
    tables=("withdrawals",),
    said_as=("States: withdrawn|withdrew",),
)
def withdrawn(day: Day) -> Count:
    """A withdrawal is in effect."""
    return _counted(day, day.with_standing(Participation.withdrawn))


@figure("participation.not_party", label="States not party", tables=ACTS, said_as=("States not Party",))
def not_party(day: Day) -> Count:
    """Of all States on the register: no instrument deposited, or withdrawn; signatories are among them."""
    everyone = {state.iso3 for state in day.book.shelf.rows(State)}
    return _counted(day, everyone - day.with_standing(*PARTIES))
