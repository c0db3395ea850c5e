"""From signature and deposit to entry into force, and out again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corcom.treaty import wording
from corcom.treaty.dates import day_after, first_day_of_sixth_month_after
from corcom.treaty.duty import Event, Finding, Happening, Participation, Standing
from corcom.treaty.sentence import Sentence
from corcom.treaty.timeline import Timeline, chart
from corcom.treaty.wording import when


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """How a Convention comes to bind.

    It enters into force on the first day of the sixth month after the month in which the last of the
    `instruments` needed was deposited (`completed_on`), for all who had deposited by then
    (`together_article`); for a later State on the first day of the sixth month after its own deposit
    (`later_article`).
    """

    instruments: int
    completed_on: date
    together_article: str
    later_article: str
    withdrawal_article: str

    @property
    def of_the_convention(self) -> date:
        return first_day_of_sixth_month_after(self.completed_on)

    def after_deposit(self, deposited: date) -> date:
        """When the Convention enters into force for a State that deposited on this day."""
        return first_day_of_sixth_month_after(max(deposited, self.completed_on))

    def step(self, deposited: Event) -> Sentence:
        """Why the State is bound from its day of entry into force, with the article."""
        on, starts = deposited.latest, self.after_deposit(deposited.latest)
        if on > self.completed_on:
            return Sentence(
                wording.ENTERED_LATER,
                start=starts,
                deposited=when(deposited.span),
                article=self.later_article,
            )
        return Sentence(
            wording.ENTERED_TOGETHER,
            start=starts,
            number=self.instruments,
            completed=self.completed_on,
            deposited=when(deposited.span),
            article=self.together_article,
        )


def _earliest(events: Iterable[Event], kind: Happening) -> Event | None:
    """The first verified event of the kind whose day is known at least from above."""
    known = [each for each in events if each.kind is kind and each.verified and each.is_bounded]
    return min(known, key=lambda each: (each.latest, each.earliest, each.fact), default=None)


class Membership:
    """One State's way into a Convention and out of it.

    A partial date counts from its last possible day. Who withdraws and joins again is out of scope: the first
    deposit and the first withdrawal count.
    """

    def __init__(self, entry: EntryIntoForce, events: Sequence[Event]) -> None:
        self.entry = entry
        self.signature = _earliest(events, Happening.signature)
        self.deposit = _earliest(events, Happening.deposit)
        self.withdrawal = _earliest(events, Happening.withdrawal) if self.deposit else None
        self.starts = entry.after_deposit(self.deposit.latest) if self.deposit else None
        self.ends = self.withdrawal.latest if self.withdrawal else None
        self._unbound: dict[Participation, Finding] = {}

    @cached_property
    def critical(self) -> tuple[date, ...]:
        """The days on which participation may change."""
        signed = self.signature.latest if self.signature else None
        deposited = self.deposit.latest if self.deposit else None
        return tuple(day for day in (signed, deposited, self.starts, self.ends) if day)

    @cached_property
    def participation(self) -> Timeline[Participation]:
        return chart(self.critical, self._participation_on)

    def binds(self, day: date) -> bool:
        """Is the State bound on this day?"""
        if self.starts is None or day < self.starts:
            return False
        return self.ends is None or day < self.ends

    def bound(self, days: Iterable[date]) -> list[date]:
        """Those of the days on which the State is bound."""
        starts, ends = self.starts or date.max, self.ends or date.max
        return [day for day in days if starts <= day < ends]

    def _participation_on(self, day: date) -> Participation:
        if self.ends and day >= self.ends:
            return Participation.withdrawn
        if self.binds(day):
            return Participation.in_force
        if self.deposit and self.deposit.surely_by(day):
            return Participation.deposited
        signed = self.signature and self.signature.surely_by(day)
        return Participation.signatory if signed else Participation.not_party

    def unbound(self, day: date) -> Finding:
        """What every rule finds on a day on which the State is not bound."""
        state = self.participation.on(day)
        if state not in self._unbound:
            reason, event = self._why_unbound(state)
            facts = (event.fact,) if event else ()
            self._unbound[state] = Finding(Standing.not_applicable, reason, facts=facts)
        return self._unbound[state]

    def _why_unbound(self, state: Participation) -> tuple[Sentence, Event | None]:
        if state is Participation.withdrawn and self.withdrawal:
            article = self.entry.withdrawal_article
            return Sentence(wording.WITHDRAWN, end=self.ends, article=article), self.withdrawal
        if state is Participation.deposited and self.deposit:
            deposited = when(self.deposit.span)
            return Sentence(wording.NOT_YET_BOUND, deposited=deposited, start=self.starts), self.deposit
        if state is Participation.signatory and self.signature:
            return Sentence(wording.SIGNATORY, signed=when(self.signature.span)), self.signature
        return Sentence(wording.NOT_PARTY), None

    def steps(self, day: date) -> tuple[Sentence, ...]:
        """The step to entry into force, once there is a deposit on this day."""
        if self.deposit is None or not self.deposit.surely_by(day):
            return ()
        return (self.entry.step(self.deposit),)

    @property
    def facts(self) -> tuple[str, ...]:
        """The fact that binds: the deposit."""
        return (self.deposit.fact,) if self.deposit else ()


def around(event: Event) -> tuple[date, ...]:
    """The days on which this event may change a finding."""
    days = (event.earliest, day_after(event.earliest), event.latest)
    return days if event.until is None else (*days, day_after(event.until))
