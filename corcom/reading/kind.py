"""Whether a paper is minutes of a meeting at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corcom.reading.layout import Layout
from corcom.reading.lines import Line
from corcom.reading.problem import NotReadable

TITLE = re.compile(
    r"\bminutes\b|\bsummary\s+(?:record|report|of\s+(?:the\s+)?(?:discussions?|decisions?"
    r"|meeting))|\brecord\s+of\s+(?:the\s+)?(?:meeting|decisions?)|\bnotes?\s+(?:of|from"
    r"|on)\s+(?:the\s+)?\S+\s+meeting|\bmeeting\s+(?:notes|report|record)",
    re.IGNORECASE,
)
MEETING = re.compile(r"\b(?:meeting|committee|bureau|session)\b", re.IGNORECASE)
USUAL_ITEM = re.compile(
    r"adoption\s+of|approval\s+of|any\s+other\s+(?:business|matters?)|\bAOB\b"
    r"|other\s+(?:business|matters)|next\s+meeting|opening|welcome|apologies|present"
    r"|matters\s+arising|closing|closure|updates?\b|work\s+plan",
    re.IGNORECASE,
)
ACTION = re.compile(r"^\W*action(?:\s+points?|\s+items?)?\b[^.]{0,30}[:–-]", re.IGNORECASE)
ENOUGH = 3


def must_be_minutes(paper: Sequence[Line], layout: Layout) -> None:
    """NotReadable unless the paper has enough of what minutes have: title, list of who was there, items."""
    opening = [line.text for line in paper[:15]]
    usual = sum(bool(USUAL_ITEM.search(item.title)) for item in layout.items)
    marks = (
        2 * any(TITLE.search(text) for text in opening if len(text) < 220),
        any(MEETING.search(text) for text in opening[:6] if len(text) < 220),
        2 * bool(len(layout.present) > 2),
        2 * bool(layout.marks >= 2),
        min(usual, 2),
        any(ACTION.match(line.text) for line in paper),
    )
    if sum(marks) < ENOUGH:
        raise NotReadable(
            "it does not look like minutes: no list of who was there, no items, no heading of minutes"
        )
