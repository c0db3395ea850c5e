"""What tests of checking share: verdicts on one text as at a day."""

from datetime import date

from corcom.checking.judge import Checked, check
from corcom.record.lens import lens

MEETING = date(2018, 9, 25)


def checked(text: str, day: date = MEETING) -> Checked:
    """A text held against the record as at a day."""
    return check(lens(day), "text.txt", text.encode())


def verdicts(text: str, day: date = MEETING) -> dict[str, str]:
    """The verdict on each claim of a text, by its words."""
    return {one.claim.text: one.verdict.value for one in checked(text, day).findings}


def only(text: str, day: date = MEETING):
    """The one finding of a text with one claim."""
    (found,) = checked(text, day).findings
    return found
