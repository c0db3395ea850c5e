"""Made-up States, persons and proposals."""

from corcom.law.models import NationalLaw
from corcom.people.readers import reader_of
from corcom.proposals import actions
from corcom.proposals.models import Proposal
from corcom.record.lens import Lens, today
from corcom.record.trail import Act
from corcom.register.models import State
from tests.people.persons import person
from tests.recorded import fictional, put

LAW = {"on": "2026-03", "kind": "specific", "title": "Cluster Munitions Act", "citation": "", "says": ""}


def ruritania() -> State:
    """Two States; the first has a law on record."""
    fictional(RUR="Ruritania", FRE="Freedonia")
    put(NationalLaw, "rur-law", "2015", state_id="RUR", kind="preparation", says="a bill is being written")
    return State.objects.everything().get(pk="RUR")


def act_of(user, reason="seen in the gazette") -> Act:
    """What a person does today."""
    return Act(user.actor, reason, reader_of(user, today()))


def lens_of(user) -> Lens:
    """What a person sees today."""
    return Lens(today(), today(), reader_of(user, today()))


def delegate(of: str = "RUR", **seat):
    return person("delegate", of, **seat)


def wish(change="record", fact="", reason="our parliament has passed it", **more) -> actions.Wish:
    cells = {**LAW, **more.pop("cells", {})}
    return actions.Wish(change=change, table="laws", fact=fact, reason=reason, cells=cells, **more)


def handed_in(state: State, user, **more) -> Proposal:
    """A proposal that waits for the unit."""
    proposal = actions.propose(act_of(user), state, wish(**more))
    actions.submit(act_of(user), proposal)
    return proposal
