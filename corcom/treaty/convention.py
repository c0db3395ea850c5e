"""A Convention as a declaration, and the sheet of one State under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corcom.treaty.case import Case, Choices, FirstYear
from corcom.treaty.duty import Event, Meeting, Participation, Position
from corcom.treaty.membership import EntryIntoForce, Membership
from corcom.treaty.rule import Duty, Instances
from corcom.treaty.timeline import Timeline

__all__ = ["Choices", "Convention", "FirstYear", "Sheet"]

_DEFAULT = Choices()


@dataclass(frozen=True, slots=True)
class Convention:
    """A treaty: how it comes to bind, and its duties in the order in which they are shown."""

    code: str
    name: str
    entry: EntryIntoForce
    duties: tuple[Duty, ...]

    def sheet(
        self, events: Iterable[Event], meetings: Sequence[Meeting] = (), choices: Choices = _DEFAULT
    ) -> "Sheet":
        """What this Convention asks of one State, given its events (in any order) and the formal meetings."""
        return Sheet(self, tuple(events), meetings, choices)


class Sheet:
    """One State under one Convention: its participation and the timelines of all its duties."""

    def __init__(
        self, convention: Convention, events: Sequence[Event], meetings: Sequence[Meeting], choices: Choices
    ) -> None:
        self.convention = convention
        self._choices = choices
        self._membership = Membership(convention.entry, events)
        self._case = Case(self._membership, events, meetings, choices)
        self._instances: dict[int, Instances] = {}

    @property
    def participation(self) -> Timeline[Participation]:
        return self._membership.participation

    @property
    def entry_into_force(self) -> date | None:
        """For this State, also when the day is still to come; None without a deposit."""
        return self._membership.starts

    def on(self, day: date) -> tuple[Position, ...]:
        """The duties current on this day, in the order of their declaration."""
        return tuple(
            position
            for place in range(len(self.convention.duties))
            for position in self._instances_of(place).on(day)
        )

    def every(self, duty: str) -> tuple[Timeline[Position], ...]:
        """All instances of a duty by its name, each year of a yearly one; KeyError when there is none."""
        places = [place for place, each in enumerate(self.convention.duties) if each.name == duty]
        if not places:
            raise KeyError(f"{self.convention.code} knows no duty '{duty}'.")
        return tuple(
            timeline
            for place in places
            for timeline in self._instances_of(place).every(self._choices.horizon)
        )

    @property
    def timelines(self) -> tuple[Timeline[Position], ...]:
        """All instances of all duties, in the order of declaration."""
        names = dict.fromkeys(each.name for each in self.convention.duties)
        return tuple(timeline for name in names for timeline in self.every(name))

    def _instances_of(self, place: int) -> Instances:
        made = self._instances.get(place)
        if made is None:
            duty = self.convention.duties[place]
            made = self._instances[place] = duty.instances(self._case, self.convention.code)
        return made
