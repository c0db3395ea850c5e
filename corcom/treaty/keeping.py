"""Who keeps some of what the Convention bans, for training and the like, and therefore reports on it."""

from datetime import date
from functools import cached_property

from corcom.treaty import wording
from corcom.treaty.case import Case
from corcom.treaty.duty import Event, Finding, Happening, Standing
from corcom.treaty.sentence import Sentence
from corcom.treaty.wording import when


def _takes_effect(event: Event) -> date:
    """A statement counts from its last possible day; one without a day counts from the start."""
    return event.latest if event.is_bounded else date.min


class Keeping:
    """One State's statements that it keeps some or keeps none."""

    def __init__(self, case: Case, duty: str, article: str) -> None:
        kinds = (Happening.retains_none, Happening.retains)
        statements = [each for kind in kinds for name in (duty, "") for each in case.verified(kind, name)]
        self.article, self.member = article, case.membership
        self.statements = sorted(statements, key=_takes_effect)

    @property
    def ever(self) -> bool:
        """Did the State ever say that it keeps some?"""
        return any(each.kind is Happening.retains for each in self.statements)

    @cached_property
    def critical(self) -> tuple[date, ...]:
        return tuple(map(_takes_effect, self.statements))

    def finding(self, day: date) -> Finding:
        """Of a State that never said that it keeps some."""
        said = [each for each in self.statements if _takes_effect(each) <= day] or self.statements[:1]
        return _none(said[-1]) if said else Finding(Standing.no_record, Sentence(wording.KEEPS_UNKNOWN))

    def finding_for(self, year: int) -> Finding | None:
        """Why no report on this year is owed; None when some was kept on any day of it."""
        opening = [each for each in self.statements if _takes_effect(each) < date(year, 1, 1)][-1:]
        within = [each for each in self.statements if _takes_effect(each).year == year]
        said = [*opening, *within]
        if any(each.kind is Happening.retains for each in said):
            return None
        if said:
            return _none(said[-1])
        return Finding(Standing.no_record, Sentence(wording.KEPT_UNKNOWN_IN_YEAR, year=year))

    def steps(self, day: date) -> tuple[Sentence, ...]:
        only = (Sentence(wording.ONLY_WHO_KEEPS, article=self.article),) if self.member.binds(day) else ()
        return (*self.member.steps(day), *only)


def _none(said: Event) -> Finding:
    if not said.is_bounded:
        return Finding(Standing.not_applicable, Sentence(wording.KEEPS_NONE_UNDATED), facts=(said.fact,))
    reason = Sentence(wording.KEEPS_NONE, stated=when(said.span))
    return Finding(Standing.not_applicable, reason, facts=(said.fact,))
