"""Who holds which office, who leaves and who stays, and who could come next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from corcom.committee.models import Attendance, Mandate, Meeting
from corcom.committee.queries import committee_meetings
from corcom.duties.book import book
from corcom.figures.participation import PARTIES
from corcom.record.by_then import surely
from corcom.record.grades import Grade
from corcom.record.lens import Lens
from corcom.record.shelf import shelf
from corcom.register.models import Mission, State
from corcom.register.queries import find, states

Office = Mandate.Office
IN_NO_GROUP = "in no regional group"
GENEVA = "Geneva"
MEETINGS_OF_OBSERVERS = 3


@dataclass(frozen=True, slots=True)
class Term:
    """An office held without a break: the mandates on record of one State, office and theme, joined."""

    state: State
    office: str
    theme: str
    mandates: tuple[Mandate, ...]

    @property
    def first(self) -> date:
        return min(m.on_earliest for m in self.mandates if m.on_earliest)

    @property
    def last(self) -> date:
        return max(m.on_latest for m in self.mandates if m.on_latest)

    @property
    def unverified(self) -> bool:
        """Whether a mandate among them was seen in no source that counts."""
        return any(m.grade == Grade.UNVERIFIED for m in self.mandates)

    def holds(self, day: date) -> bool:
        """Whether the office is held on a day."""
        return self.first <= day <= self.last


def terms(lens: Lens) -> list[Term]:
    """All terms on record, whenever they lie: by office, theme and State, oldest first."""
    held: dict[tuple[str, str, str], list[Mandate]] = defaultdict(list)
    for reading in shelf().readings(Mandate, lens):
        mandate = reading.fact
        if mandate.on_earliest and mandate.on_latest:
            held[mandate.office, mandate.theme, mandate.state_id].append(mandate)
    found = [term for key, mandates in held.items() for term in _joined(key, mandates)]
    order = [office.value for office in Office]
    return sorted(found, key=lambda t: (order.index(t.office), t.theme, t.first, t.state.name))


def _joined(key: tuple[str, str, str], mandates: list[Mandate]) -> list[Term]:
    office, theme, iso3 = key
    state = find(iso3)
    assert state is not None
    ordered = sorted(mandates, key=lambda m: (m.on_earliest or date.min, m.on_latest or date.min))
    runs = [[ordered[0]]]
    for mandate in ordered[1:]:
        if _follows(runs[-1], mandate):
            runs[-1].append(mandate)
        else:
            runs.append([mandate])
    return [Term(state, office, theme, tuple(run)) for run in runs]


def _follows(run: list[Mandate], mandate: Mandate) -> bool:
    """Whether it begins before the run is over, or on the day after."""
    last = max(m.on_latest for m in run if m.on_latest)
    return mandate.on_earliest is not None and mandate.on_earliest <= last + timedelta(days=1)


def holders(lens: Lens) -> list[Term]:
    """The offices held on the day of the lens."""
    return [term for term in terms(lens) if term.holds(lens.as_at)]


def coordinators(lens: Lens) -> list[Term]:
    """The Coordinators on the day of the lens."""
    return [term for term in holders(lens) if term.office == Office.COORDINATOR]


def leaving(lens: Lens, by: date) -> list[Term]:
    """The Coordinators of today whose term ends by a day."""
    return [term for term in coordinators(lens) if term.last <= by]


def staying(lens: Lens, by: date) -> list[Term]:
    """The Coordinators of today whose term goes on beyond a day."""
    return [term for term in coordinators(lens) if term.last > by]


def succeeding(lens: Lens, one: Term) -> list[Term]:
    """Who took the same theme when a term ended, as far as it is on record."""
    return [
        term
        for term in terms(lens)
        if (term.office, term.theme) == (one.office, one.theme)
        and term.state != one.state
        and one.last <= term.first <= one.last + timedelta(days=60)
    ]


@dataclass(frozen=True, slots=True)
class Group:
    """A regional group: its States Parties, those that coordinate today, and those that stay."""

    name: str
    parties: tuple[State, ...]
    holding: tuple[State, ...]
    staying: tuple[State, ...]

    def share(self, of: int) -> float:
        """Its part in `of` States Parties, from 0 to 1."""
        return len(self.parties) / of if of else 0.0


def groups(lens: Lens, by: date) -> list[Group]:
    """The regional groups; first the one whose part among those that stay is furthest below its share."""
    parties = parties_on(lens)
    holding = {term.state for term in coordinators(lens)}
    stay = {term.state for term in staying(lens, by)}
    found = [
        Group(name, _of_group(name, parties), _of_group(name, holding), _of_group(name, stay))
        for name in sorted({_group_of(state) for state in parties})
    ]
    return sorted(found, key=lambda g: (_excess(g, len(parties), len(stay)), g.name))


def _of_group(name: str, among: Iterable[State]) -> tuple[State, ...]:
    return tuple(sorted((s for s in among if _group_of(s) == name), key=lambda s: s.name))


def _excess(group: Group, parties: int, stay: int) -> float:
    return (len(group.staying) / stay if stay else 0.0) - group.share(parties)


def _group_of(state: State) -> str:
    return state.un_group or IN_NO_GROUP


def parties_on(lens: Lens) -> list[State]:
    """The States Parties by deposit on the day of the lens, by name."""
    standings = book(lens).standing_of("ccm", lens.as_at)
    return [state for state in states() if standings.get(state.iso3) in PARTIES]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A State Party free for an office: its last one, and its mission at Geneva (None: no record)."""

    state: State
    group: str
    last_served: Term | None
    mission: bool | None


def candidates(lens: Lens, by: date) -> list[Candidate]:
    """Whom to ask: groups below their share first; in each, those that never served, then the longest ago."""
    busy = {term.state for term in holders(lens) if term.last > by}
    order = {group.name: place for place, group in enumerate(groups(lens, by))}
    served = _last_served(lens)
    missions = _at_geneva(lens)
    found = [
        Candidate(state, _group_of(state), served.get(state), missions.get(state.iso3))
        for state in parties_on(lens)
        if state not in busy
    ]
    return sorted(found, key=lambda c: (order[c.group], _long_ago(c), c.state.name))


def _at_geneva(lens: Lens) -> dict[str, bool]:
    missions = (reading.fact for reading in shelf().readings(Mission, lens))
    return {m.state_id: m.present for m in missions if m.city == GENEVA and surely(m, lens)}


def never_served(lens: Lens) -> list[State]:
    """States Parties of the day for which no mandate is on record at all."""
    served = {term.state for term in terms(lens)}
    return [state for state in parties_on(lens) if state not in served]


def _long_ago(one: Candidate) -> date:
    return one.last_served.last if one.last_served else date.min


def _last_served(lens: Lens) -> dict[State, Term]:
    past = [term for term in terms(lens) if term.first <= lens.as_at]
    return {term.state: term for term in sorted(past, key=lambda t: t.last)}


@dataclass(frozen=True, slots=True)
class Observer:
    """An organisation that sits with the Committee, and the meeting on record where it was seen last."""

    name: str
    role: str
    meeting: Meeting


def observers(lens: Lens) -> list[Observer]:
    """The organisations present at the last meetings whose attendance is on record, by name."""
    seen: dict[str, Observer] = {}
    for meeting in _with_attendance(lens):
        for row in shelf().open_rows(Attendance, lens):
            if row.meeting_id == meeting.pk and row.state_id is None:
                seen.setdefault(row.delegation, Observer(row.delegation, row.role, meeting))
    return sorted(seen.values(), key=lambda o: o.name)


def _with_attendance(lens: Lens) -> list[Meeting]:
    kept = {row.meeting_id for row in shelf().open_rows(Attendance, lens)}
    over = (m for m in committee_meetings(lens) if m.on_latest and m.on_latest <= lens.as_at)
    return [m for m in over if m.pk in kept][:MEETINGS_OF_OBSERVERS]
