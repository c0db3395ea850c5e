"""When a request for more time must be in: so many months before the meeting that can decide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corcom.treaty import wording
from corcom.treaty.dates import add_years, months_before
from corcom.treaty.duty import Meeting
from corcom.treaty.sentence import Count, Sentence


@dataclass(frozen=True, slots=True)
class Filing:
    """The filing date `due`, for the `meeting` that `opens` on a day, `estimated` when not dated yet."""

    meeting: Meeting
    opens: date
    due: date
    estimated: bool

    def steps(self, months: int, article: str) -> tuple[Sentence, Sentence]:
        """Which meeting decides, and the filing date from it."""
        before = wording.MONTHS_BEFORE_MEETING_ESTIMATED if self.estimated else wording.MONTHS_BEFORE_MEETING
        return self._meeting_step(), Sentence(before, months=Count(months), due=self.due, article=article)

    def _meeting_step(self) -> Sentence:
        code, opens, known = self.meeting.code, self.opens, self.meeting.opens
        if self.estimated:
            last = known.earliest
            return Sentence(wording.DECIDING_MEETING_ESTIMATED, opens=opens, meeting=code, last=last)
        if known.is_day:
            return Sentence(wording.DECIDING_MEETING, meeting=code, opens=opens)
        period = wording.when(known)
        return Sentence(wording.DECIDING_MEETING_PARTIAL, meeting=code, period=period, opens=opens)


def filing(meetings: Sequence[Meeting], deadline: date, decided: date, months: int) -> Filing | None:
    """The filing date for a deadline; None when no meeting after `decided` could move it.

    The last meeting to open on or before the deadline decides; of a partial date the earliest possible day
    counts. A deadline beyond the last dated meeting is served by a meeting estimated on its month and day,
    in the latest year that fits.
    """
    dated = [each for each in meetings if each.opens.earliest != date.min]
    within = [each for each in dated if each.opens.earliest <= deadline]
    if not within:
        return None
    meeting = within[-1]
    opens = meeting.opens.earliest
    if meeting is dated[-1]:
        opens = _latest_anniversary(opens, deadline)
    if opens <= decided:
        return None
    return Filing(meeting, opens, months_before(opens, months), opens != meeting.opens.earliest)


def _latest_anniversary(opens: date, deadline: date) -> date:
    """The same month and day in the latest year that fits before the deadline."""
    years = deadline.year - opens.year
    return opens if years < 1 else max(_fitting(opens, years, deadline), opens)


def _fitting(opens: date, years: int, deadline: date) -> date:
    same_year = add_years(opens, years)
    return same_year if same_year <= deadline else add_years(opens, years - 1)
