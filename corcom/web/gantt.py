"""A work plan as a chart: a line a milestone, its work, its day, and the fixed date (SVG)."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from corcom.committee.work_plan.planning import Step, span
from corcom.web.marks import safe

WIDTH, LEFT, RIGHT, TOP, ROW = 900, 300, 880, 34, 26
LONGEST = 46
ROOM_FOR_A_MONTH = 60
Place = Callable[[date], float]


def gantt(label: str, steps: Sequence[Step], fixed: date, today: date) -> SafeString:
    """The chart of a plan; tentative days are drawn hollow, what is done is filled."""
    first, last = span(steps, fixed, today)
    length = (last - first).days or 1

    def place(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * (day - first).days / length

    bottom = TOP + ROW * len(steps)
    parts = [*_months(first, last, place, bottom), *_line("fixed", place(fixed), bottom)]
    if first <= today <= last:
        parts += _line("today", place(today), bottom)
    for number, step in enumerate(steps):
        parts += _row(step, TOP + ROW * number + ROW / 2, place)
    frame = f'class="chart gantt" viewBox="0 0 {WIDTH} {bottom + 8}" role="img" aria-label="{escape(label)}"'
    return safe(f"<svg {frame}>{''.join(parts)}</svg>")


def _months(first: date, last: date, place: Place, bottom: float) -> list[str]:
    parts = []
    for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
        day = date(number // 12, number % 12 + 1, 1)
        x = f"{place(day):.0f}"
        anchor = ' text-anchor="end"' if place(day) > RIGHT - ROOM_FOR_A_MONTH else ""
        parts.append(f'<line class="axis" x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{bottom}"/>')
        parts.append(f'<text x="{x}" y="{TOP - 14}"{anchor}>{escape(date_format(day, "M Y"))}</text>')
    return parts


def _line(kind: str, x: float, bottom: float) -> list[str]:
    return [f'<line class="{kind}" x1="{x:.0f}" x2="{x:.0f}" y1="{TOP - 8}" y2="{bottom}"/>']


def _row(step: Step, y: float, place: Place) -> list[str]:
    name = step.title if len(step.title) <= LONGEST else f"{step.title[: LONGEST - 1]}…"
    kind = "done" if step.done_on else "tentative" if step.tentative else "firm"
    start, end = place(step.begins), place(step.last)
    return [
        f'<text x="0" y="{y + 4:.0f}">{escape(name)}</text>',
        f'<rect class="work" x="{start:.0f}" y="{y - 5:.0f}" width="{max(end - start, 0):.0f}" height="10"/>',
        f'<path class="{kind}" d="M{end:.0f},{y - 7:.0f} l7,7 l-7,7 l-7,-7 z"/>',
    ]
