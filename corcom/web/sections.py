"""The sections of a country page: what is on record, article by article."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.assistance.queries import on_record as assistance_on_record
from corcom.committee.queries import took_part
from corcom.duties.queries import every_year
from corcom.extensions.models import Contamination, Retained, Stockpile, Work
from corcom.extensions.queries import on_record
from corcom.law.queries import laws_of
from corcom.outreach.models import Sponsor, Vote
from corcom.outreach.queries import all_ballots, history, statements_of
from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.register.models import Signature
from corcom.register.queries import acts, find
from corcom.reporting.models import ReportMissing
from corcom.reporting.queries import received
from corcom.treaty import Standing
from corcom.web.facts import Line, Notes, in_time, line, table_of
from corcom.web.marks import CAST_WORDS, STANDING_WORDS, safe

Readings = list[Reading[Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands above the facts, and the facts."""

    title: str
    above: SafeString
    lines: list[Line]

    @property
    def body(self) -> SafeString:
        """The section without its heading."""
        return safe(self.above + table_of(self.lines))


@dataclass(frozen=True, slots=True)
class Kind:
    """A section as it is made: its title, its facts, and what stands above them."""

    title: Any
    facts: Callable[[Lens, str], Readings]
    above: Callable[[Lens, str], str] = lambda lens, state: ""


def sections(lens: Lens, state: str, notes: Notes) -> tuple[list[Section], list[str]]:
    """The sections that have something to say, and the titles of those that have not.

    Of the first there is always a record: who did nothing at the depositary's is not party.
    """
    made = [_made(kind, lens, state, notes) for kind in KINDS]
    silent = [section.title for section in made[1:] if not section.body]
    return [section for section in made if section.body], silent


def _made(kind: Kind, lens: Lens, state: str, notes: Notes) -> Section:
    lines = [line(reading, notes) for reading in kind.facts(lens, state)]
    return Section(str(kind.title), safe(kind.above(lens, state)), lines)


def _by_day(found: Iterable[Reading[Any]]) -> Readings:
    return sorted(found, key=lambda reading: in_time(reading.fact))


def _joined(lens: Lens, state: str) -> Readings:
    """In the order of the days; the signature before what else was done on its day."""
    found = [act.reading for act in acts(lens, state)]
    return sorted(found, key=lambda r: (str(r.fact.on_latest), not isinstance(r.fact, Signature)))


def _stocks(lens: Lens, state: str) -> Readings:
    return _by_day(r for r in on_record(lens, state) if not _on_clearance(r.fact))


def _areas(lens: Lens, state: str) -> Readings:
    return _by_day(r for r in on_record(lens, state) if _on_clearance(r.fact))


def _on_clearance(fact: object) -> bool:
    if isinstance(fact, Contamination):
        return True
    return not isinstance(fact, Stockpile | Retained) and getattr(fact, "duty", "") == Work.CLEARANCE


def _reports(lens: Lens, state: str) -> Readings:
    """The initial report, then year by year; where none was received, when one was last seen missing."""
    found: Readings = [*received(lens, state)]
    there = {(r.fact.duty, r.fact.year) for r in found}
    seen = (r for r in shelf().of_state(ReportMissing, state, lens) if perhaps(r.fact, lens))
    missing = {(r.fact.duty, r.fact.year): r for r in _by_day(seen)}
    found += [reading for matter, reading in missing.items() if matter not in there]
    return sorted(found, key=lambda r: (r.fact.year or 0, str(r.fact.on_latest)))


def _years(lens: Lens, state: str) -> str:
    """The annual reports, year by year, up to the one that last fell due."""
    found = (timeline.on(lens.as_at) for timeline in every_year(lens, state, "annual_report"))
    shown = [
        _year(str(p.year), p.standing.value, str(STANDING_WORDS[p.standing]))
        for p in found
        if p.due and p.due < lens.as_at and p.standing is not Standing.not_applicable
    ]
    return _strip(shown, _("Annual reports, by the year they cover"))


CAST_STANDINGS = {
    Vote.Cast.YES: "fulfilled",
    Vote.Cast.NO: "overdue",
    Vote.Cast.ABSTAIN: "due",
    Vote.Cast.NON_VOTING: "no_record",
}


def _votes(lens: Lens, state: str) -> str:
    """How the State voted on the resolutions on the Convention, year by year."""
    shown = [
        _year(str(ballot.on_latest.year), CAST_STANDINGS[Vote.Cast(cast)], str(CAST_WORDS[Vote.Cast(cast)]))
        for ballot, cast in history(lens, state)
        if ballot.on_latest
    ]
    found = find(state)
    if not shown and found and found.un_status != "member":
        return f"<p>{escape(_('Not a member of the United Nations: it has no vote in the Assembly.'))}</p>"
    return _strip(shown, _("Votes in the General Assembly, by year"))


def _sponsored(lens: Lens, state: str) -> Readings:
    """The resolutions that the State sponsored, of those put to the vote by the day."""
    held = {ballot.pk for ballot in all_ballots(lens)}
    return _by_day(r for r in shelf().of_state(Sponsor, state, lens) if r.fact.ballot_id in held)


def _year(year: str, standing: str, word: str) -> str:
    return f'<li class="{standing}"><b>{year}</b> {escape(word)}</li>'


def _strip(items: list[str], label: str) -> str:
    return f'<ul class="years" aria-label="{escape(label)}">{"".join(items)}</ul>' if items else ""


KINDS = (
    Kind(gettext_lazy("Signature, deposit, entry into force"), _joined),
    Kind(
        gettext_lazy("Article 1: use, production, transfer"), lambda lens, s: _by_day(statements_of(lens, s))
    ),
    Kind(gettext_lazy("Article 3: stockpiles"), _stocks),
    Kind(gettext_lazy("Article 4: clearance"), _areas),
    Kind(
        gettext_lazy("Articles 5 and 6: victims and assistance"),
        lambda lens, s: _by_day(assistance_on_record(lens, s)),
    ),
    Kind(gettext_lazy("Article 7: reports"), _reports, _years),
    Kind(gettext_lazy("Article 9: national law"), lambda lens, s: _by_day(laws_of(lens, s))),
    Kind(gettext_lazy("Votes in the General Assembly"), _sponsored, _votes),
    Kind(gettext_lazy("Meetings"), lambda lens, s: _by_day(took_part(lens, s))),
)
