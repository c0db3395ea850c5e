"""Votes in the General Assembly: a grid of States and years, and one vote with its lists."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.duties.words import when
from corcom.outreach.models import Ballot, Vote
from corcom.outreach.queries import Totals, all_ballots, ballots, casts, sponsors, totals
from corcom.record.shelf import shelf
from corcom.register.models import State
from corcom.register.queries import find, states
from corcom.web.marks import CAST_WORDS, safe, state_link
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage

MARKS = {
    Vote.Cast.YES: ("fulfilled", gettext_lazy("yes")),
    Vote.Cast.NO: ("overdue", gettext_lazy("no")),
    Vote.Cast.ABSTAIN: ("due", gettext_lazy("abstained")),
    Vote.Cast.NON_VOTING: ("absent", gettext_lazy("–")),
}


def votes(asked: Asked) -> Page:
    """How every State voted on every resolution on the Convention, with the totals."""
    held = ballots(asked.lens)
    cast = casts(asked.lens)
    counted = [totals(asked.lens, ballot) for ballot in held]
    return Page(
        template="web/votes.html",
        title=_("Votes in the General Assembly"),
        section="votes",
        context={
            "ballots": list(zip(held, map(_year, held), strict=True)),
            "totals": list(zip(held, map(when, held), counted, strict=True)),
            "parts": [(ballot, when(ballot)) for ballot in all_ballots(asked.lens) if ballot not in held],
            "against": [(s, _years(held, cast[s.iso3])) for s in states() if _ever_no(cast.get(s.iso3, {}))],
            "grid": lambda: _grid(asked.base, held, cast),
            "marks": [(standing, CAST_WORDS[c]) for c, (standing, _word) in MARKS.items()],
        },
        data=lambda: {"ballots": [_told(b, t) for b, t in zip(held, counted, strict=True)], "votes": cast},
        rows=lambda: (
            ("iso3", "name", *(ballot.symbol for ballot in held)),
            [(s.iso3, s.name, *(cast.get(s.iso3, {}).get(b.id, "") for b in held)) for s in states()],
        ),
    )


def _year(ballot: Ballot) -> str:
    return str(ballot.on_latest.year) if ballot.on_latest else ballot.symbol


def _ever_no(cast: dict[str, str]) -> bool:
    return Vote.Cast.NO in cast.values()


def _years(held: list[Ballot], cast: dict[str, str]) -> str:
    """The years in which the State voted against."""
    return ", ".join(_year(ballot) for ballot in held if cast.get(ballot.id) == Vote.Cast.NO)


def _grid(base: str, held: list[Ballot], cast: dict[str, dict[str, str]]) -> SafeString:
    return safe(
        "".join(_row(base, state, held, cast[state.iso3]) for state in states() if state.iso3 in cast)
    )


def _row(base: str, state: State, held: list[Ballot], cast: dict[str, str]) -> str:
    cells = "".join(_cell(cast.get(ballot.id)) for ballot in held)
    return f"<tr><th scope=row>{state_link(base, state.iso3, state.name)}</th>{cells}</tr>"


def _cell(cast: str | None) -> str:
    if cast is None:
        return "<td></td>"
    standing, word = MARKS[Vote.Cast(cast)]
    return f'<td><span class="standing {standing}">{escape(str(word))}</span></td>'


def _told(ballot: Ballot, counted: Totals) -> dict[str, object]:
    return {
        "id": ballot.id,
        "symbol": ballot.symbol,
        "on": ballot.on,
        "yes": counted.yes,
        "no": counted.no,
        "abstain": counted.abstain,
        "non_voting": counted.non_voting,
        "agrees_with_print": counted.agrees,
    }


def vote(asked: Asked, name: str) -> Page:
    """One vote: who was in favour, against, abstained; who sponsored the resolution."""
    found = next((b for b in all_ballots(asked.lens) if b.id == name), None)
    if found is None:
        raise NoSuchPage(
            _("No vote on record is named “{name}”.").format(name=name[:40]),
            _("Choose one from the page of votes; a vote of a later day is on the page of that day."),
        )
    lists = _lists(found, casts(asked.lens))
    counted = totals(asked.lens, found)
    return Page(
        template="web/vote.html",
        title=found.symbol,
        section="votes",
        context={
            "ballot": found,
            "when": when(found),
            "stage": Ballot.Stage(found.stage).label,
            "source": shelf().source(found.source_id),
            "totals": counted,
            "lists": lists,
            "sponsors": _named(sponsors(asked.lens, found.id)),
        },
        data=lambda: {
            **_told(found, counted),
            "sponsors": sponsors(asked.lens, found.id),
            "votes": {c: [s.iso3 for s in found_states] for c, _label, found_states in lists},
        },
        rows=lambda: (
            ("iso3", "name", "vote"),
            [(s.iso3, s.name, c) for c, _label, found_states in lists for s in found_states],
        ),
    )


def _lists(ballot: Ballot, cast: dict[str, dict[str, str]]) -> list[tuple[str, str, list[State]]]:
    """The States by what they did."""
    cast_here = {state: all_votes.get(ballot.id) for state, all_votes in cast.items()}
    return [
        (c.value, str(CAST_WORDS[c]), _named(s for s, cast in cast_here.items() if cast == c))
        for c in Vote.Cast
    ]


def _named(codes: Iterable[str]) -> list[State]:
    found = [state for code in codes if (state := find(code))]
    return sorted(found, key=lambda state: state.name)
