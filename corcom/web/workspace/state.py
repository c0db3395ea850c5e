"""The desk of one State: what it joined, what it owes, what it has on record and proposes to change."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from corcom.duties.book import book
from corcom.duties.queries import falling_due
from corcom.duties.tell import position_told
from corcom.duties.words import dated, when, words
from corcom.extensions.models import ExtensionDecision, ExtensionRequest
from corcom.extensions.queries import on_record
from corcom.finance.books import by_state
from corcom.finance.queries import rate_of
from corcom.people.queries import persons_of
from corcom.proposals import queries
from corcom.proposals.facts import proposable
from corcom.record.lens import Lens
from corcom.record.reader import PUBLIC
from corcom.record.shelf import address, shelf
from corcom.register.queries import acts, find
from corcom.reporting.queries import received
from corcom.web.facts import Notes, in_time
from corcom.web.gate import note_refusal
from corcom.web.owed import owing
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage
from corcom.web.tell import due_rows
from corcom.web.workspace.money.common import told as told_money
from corcom.web.workspace.proposals import kind_named, listed, told

AHEAD = 366


def state_desk(asked: Asked, iso3: str) -> Page:
    """What a delegation needs of its own State on one page."""
    lens = asked.lens
    found = find(iso3)
    if found is None or found.iso3 != iso3:
        raise _no_desk()
    if not (lens.reader.sees(f"state:{iso3}")):
        note_refusal(asked.request, "states", iso3)
        raise _no_desk()
    now = book(lens)
    owed = list(now.positions("ccm", lens.as_at, [iso3]))
    notes = Notes(now.shelf)
    proposed = queries.proposals(lens, state=iso3)
    falling = falling_due(lens, AHEAD, states=[iso3])
    context = {
        "state": found,
        "joined": [(when(act.reading.fact), words(act.reading.fact)) for act in acts(lens, iso3)],
        **owing(lens, owed, notes),
        "notes": [(source, dated(source.dated)) for source in notes.listed],
        "rows": due_rows(asked, falling),
        "last_report": _last_report(lens, iso3),
        "requests": _requests(lens, iso3),
        "rate": rate_of(lens, iso3),
        "money": _money(lens, iso3),
        "proposals": [listed(one) for one in proposed],
        "persons": persons_of(lens, iso3),
        "own": list(own_facts(lens, iso3)),
    }
    return Page(
        template="workspace/state.html",
        title=_("{state}: desk").format(state=found.name),
        context=context,
        data=lambda: {
            "state": iso3,
            "duties": [position_told(one, now.shelf) for one in owed],
            "proposals": [told(one) for one in proposed],
        },
        rows=lambda: (
            ("date", "what", "fact"),
            [
                (one["when"], one["what"], one["address"])
                for kind in own_facts(lens, iso3)
                for one in kind["facts"]
            ],
        ),
    )


def _no_desk() -> NoSuchPage:
    return NoSuchPage(
        _("There is no desk of such a State among those open to you."),
        _("Go to your own desk; the public page of every State is open to all."),
    )


def _last_report(lens: Lens, iso3: str) -> str:
    reports = received(lens, iso3)
    return f"{when(reports[-1].fact)}: {words(reports[-1].fact)}" if reports else ""


def _money(lens: Lens, iso3: str) -> list[dict[str, Any]]:
    """Asked, received and open, year by year, the newest first; as far as the reader may see."""
    found = [one for one in by_state(lens) if one.state == iso3]
    return [
        {
            "year": one.year,
            "asked": "" if one.asked is None else told_money(one.asked),
            "paid": told_money(one.paid + one.on_top),
            "arrears": told_money(one.arrears) if one.arrears else "",
        }
        for one in reversed(found)
    ]


def _requests(lens: Lens, iso3: str) -> list[tuple[str, str]]:
    """Requests for more time and the decisions on them, oldest first."""
    facts = [
        r.fact for r in on_record(lens, iso3) if isinstance(r.fact, ExtensionRequest | ExtensionDecision)
    ]
    return [(when(fact), words(fact)) for fact in sorted(facts, key=in_time)]


def own_facts(lens: Lens, iso3: str) -> Iterator[dict[str, Any]]:
    """The public facts that the State may propose to change, by kind."""
    for table, model in proposable().items():
        facts = [r.fact for r in shelf().of_state(model, iso3, lens) if r.fact.open_to == PUBLIC]
        if facts:
            told_facts = [
                {"id": f.pk, "when": when(f), "what": words(f), "address": address(f)} for f in facts
            ]
            yield {"table": table, "kind": kind_named(table), "facts": told_facts}
