"""My desk: what waits for the reader, what falls due, what changed; by role."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corcom.committee.ledger import ledger, owned_by
from corcom.committee.queries import coming, when_meets
from corcom.duties.queries import falling_due
from corcom.duties.words import when
from corcom.proposals import queries
from corcom.proposals.models import Proposal
from corcom.record.days import day, grouped
from corcom.record.lately import Changed, lately
from corcom.record.lens import Lens
from corcom.record.reader import Held, Reader, Role
from corcom.register.queries import find
from corcom.web.facts import said
from corcom.web.pages import Asked, Page
from corcom.web.tell import due_rows

AHEAD = 60
"""So many days ahead the desk looks: what falls due for all. For one State, a year."""
YEAR = 366
SHOWN = 12
LATELY = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the reader; `of_record`: in the words of the record, which are English."""

    what: str
    where: str
    since: date | None = None
    of_record: bool = False


def desk(asked: Asked) -> Page:
    """The first page after signing in."""
    lens, reader = asked.lens, asked.lens.reader
    own = reader.of(Role.DELEGATE)
    waiting = list(waiting_for(lens))
    falling = falling_due(lens, YEAR if own else AHEAD, states=own or None)
    changed = lately(lens, LATELY, own)
    context = {
        "roles": [role_told(held) for held in sorted(reader.roles) if held.role not in UNTOLD],
        "waiting": waiting,
        "rows": due_rows(asked, falling)[:SHOWN],
        "due_more": max(0, len(falling) - SHOWN),
        "changed": list(changes_told(changed)),
        "meetings": [(meeting, when_meets(meeting)) for meeting in coming(lens)],
        "states": [find(code) for code in own],
    }
    return Page(
        template="workspace/desk.html",
        title=_("My desk"),
        context=context,
        data=lambda: {
            "waiting": [{"what": w.what, "where": w.where, "since": w.since} for w in waiting],
            "due": [{"on": due.day, "states": due.states, "what": due.label} for due in falling],
            "changed": [{"on": c.day, "fact": c.fact.pk, "taken_back": c.taken_back} for c in changed],
        },
        rows=lambda: (("what", "where", "since"), [(w.what, w.where, w.since) for w in waiting]),
    )


UNTOLD = (Role.ANYBODY, Role.PERSON)


def role_told(held: Held) -> str:
    """A role and of what, in words."""
    state = find(held.of) if held.of else None
    name = state.name if state else held.of.replace("-", " ")
    return _("{role}: {name}").format(role=held.role.label, name=name) if name else str(held.role.label)


def changes_told(changed: list[Changed]) -> Iterator[dict[str, Any]]:
    """Changes day by day: few one by one, many by their number."""
    for changed_on, of_day in groupby(changed, key=lambda change: change.day):
        together = list(of_day)
        if len(together) <= SHOWN:
            yield from map(change_told, together)
        else:
            number = grouped(len(together))
            what = _("{number} facts put on record or taken back").format(number=number)
            yield {"day": day(changed_on), "what": what}


def change_told(change: Changed) -> dict[str, Any]:
    """A change of the record as the desk prints it."""
    state = find(vars(change.fact).get("state_id") or "")
    return {
        "day": day(change.day),
        "of_record": True,
        "state": state,
        "what": f"{when(change.fact)}: {said(change.fact)}",
        "taken_back": change.taken_back,
    }


def waiting_for(lens: Lens) -> Iterator[Waiting]:
    """What waits for the reader, role by role."""
    for held_by, tell in WAITING:
        if any(lens.reader.holds(role) for role in held_by):
            yield from tell(lens, lens.reader)


def _reviews(lens: Lens, _reader: Reader) -> Iterator[Waiting]:
    for one in queries.queue(lens):
        what = _("Review: {state}, {change}").format(state=one.state.name, change=one.get_change_display())
        yield Waiting(what, reverse("proposal", args=[one.pk]), _day(one.submitted_at))


def _corrections(lens: Lens, _reader: Reader) -> Iterator[Waiting]:
    for one in queries.corrections_waiting(lens):
        what = _("Answer: something on {page} is said to be wrong").format(page=one.page)
        yield Waiting(what, reverse("correction", args=[one.pk]), _day(one.received_at))


def _own_proposals(lens: Lens, reader: Reader) -> Iterator[Waiting]:
    for state in reader.of(Role.DELEGATE):
        for one in queries.proposals(lens, state=state, statuses=Proposal.WITH_THE_STATE):
            what = _("Your proposal: {status}").format(status=one.get_status_display())
            yield Waiting(what, reverse("proposal", args=[one.pk]), _day(one.proposed_at))


def _own_promises(lens: Lens, reader: Reader) -> Iterator[Waiting]:
    own = owned_by(ledger(lens), [*reader.of(Role.DELEGATE), *reader.of(Role.OBSERVER)])
    for one in own:
        if one.is_open:
            where = reverse("undertaking", args=[one.promise.pk])
            yield Waiting(one.promise.what, where, one.promise.on_latest, of_record=True)


def _all_promises(lens: Lens, _reader: Reader) -> Iterator[Waiting]:
    number = sum(one.is_open for one in ledger(lens))
    if number:
        what = ngettext("{number} promise is open", "{number} promises are open", number)
        yield Waiting(what.format(number=number), reverse("ledger-html"))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


Tell = Callable[[Lens, Reader], Iterator[Waiting]]
WAITING: tuple[tuple[tuple[Role, ...], Tell], ...] = (
    ((Role.UNIT,), _reviews),
    ((Role.UNIT,), _corrections),
    ((Role.DELEGATE,), _own_proposals),
    ((Role.DELEGATE, Role.OBSERVER), _own_promises),
    ((Role.UNIT, Role.PRESIDENCY, Role.COORDINATOR), _all_promises),
)
