"""My desk: what waits for the reader, what falls due, what changed; by role."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from corcom.committee.queries import coming, when_meets
from corcom.duties.queries import falling_due
from corcom.duties.words import when
from corcom.record.days import day, grouped
from corcom.record.lately import Changed, lately
from corcom.record.reader import Held, Role
from corcom.register.queries import find
from corcom.web.facts import said
from corcom.web.pages import Asked, Page
from corcom.web.tell import due_rows
from corcom.web.workspace.waiting import waiting_for

AHEAD = 60
"""So many days ahead the desk looks: what falls due for all. For one State, a year."""
YEAR = 366
SHOWN = 12
LATELY = 30


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
