"""What sources say about whether a State has anything to destroy or to clear."""

from datetime import date
from itertools import pairwise

from corcom.treaty.case import Case
from corcom.treaty.duty import Event, Happening

_SAY_THAT_THERE_ARE = (
    Happening.holds,
    Happening.not_done,
    Happening.completion,
    Happening.reopening,
    Happening.extension_requested,
    Happening.extension_considered,
    Happening.extension_granted,
    Happening.hostilities_ended,
)


def _takes_effect(event: Event) -> date:
    """A statement counts from its last possible day; one without a day counts from the start."""
    return event.latest if event.is_bounded else date.min


def _is_eve(each: Event, after: Event) -> bool:
    """'None' followed by a declaration of completion."""
    return each.kind is Happening.holds_none and after.kind is Happening.completion


class Statements:
    """One State's statements that there are some, said outright or by what it did, or that there are none.

    The last one by a day speaks for that day. Before the first, the first speaks: what was there later was
    there before. Only the end of hostilities, which leaves something new, says nothing of the time before;
    and 'none' said on the eve of a declaration of completion says nothing beside it.
    """

    def __init__(self, case: Case, duty: str) -> None:
        kinds = (Happening.holds_none, *_SAY_THAT_THERE_ARE)
        said = sorted((each for kind in kinds for each in case.verified(kind, duty)), key=_takes_effect)
        eves = {id(each) for each, after in pairwise(said) if _is_eve(each, after)}
        self.events = [each for each in said if id(each) not in eves]
        self._reach_back = [each for each in self.events if each.kind is not Happening.hostilities_ended]

    def on(self, day: date) -> Event | None:
        """The statement that speaks for this day; None when there is none."""
        said = [each for each in self.events if _takes_effect(each) <= day]
        return said[-1] if said else next(iter(self._reach_back), None)
