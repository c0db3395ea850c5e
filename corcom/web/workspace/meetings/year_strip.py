"""A year as a strip: a line for each kind of days, twelve months across (SVG)."""

from calendar import isleap
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corcom.web.calendars import Dated
from corcom.web.marks import safe

WIDTH, LEFT, TOP, ROW = 900, 190, 26, 24


def strip(
    year: int, days: Iterable[tuple[str, Dated]], kinds: Mapping[str, str | Promise], today: date
) -> SafeString:
    """The strip; what is not firm is drawn hollow. The table beside it says the same in words."""
    rows = {kind: number for number, kind in enumerate(kinds)}
    bottom = TOP + ROW * len(rows)
    parts = [*_months(year, bottom), *_names(kinds)]
    parts += [_mark(year, entry, TOP + ROW * rows[kind] + ROW / 2) for kind, entry in days]
    if today.year == year:
        x = f"{_x(today, year):.1f}"
        parts.append(f'<line class="today" x1="{x}" x2="{x}" y1="{TOP - 4}" y2="{bottom}"/>')
    label = escape(_("The year {year}, month by month").format(year=year))
    frame = f'class="chart gantt" viewBox="0 0 {WIDTH} {bottom + 6}" role="img" aria-label="{label}"'
    return safe(f"<svg {frame}>{''.join(parts)}</svg>")


def _months(year: int, bottom: float) -> list[str]:
    parts = []
    for month in range(1, 13):
        first = date(year, month, 1)
        x = _x(first, year)
        parts.append(f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 4}" y2="{bottom}"/>')
        parts.append(f'<text x="{x + 3:.1f}" y="{TOP - 10}">{escape(date_format(first, "M"))}</text>')
    return parts


def _names(kinds: Mapping[str, str | Promise]) -> list[str]:
    return [
        f'<text x="0" y="{TOP + ROW * number + ROW / 2 + 4:.0f}">{escape(str(label))}</text>'
        for number, label in enumerate(kinds.values())
    ]


def _mark(year: int, entry: Dated, y: float) -> str:
    start, end = _x(max(entry.first, date(year, 1, 1)), year), _x(min(entry.last, date(year, 12, 31)), year)
    kind = "tentative" if entry.tentative else "firm"
    told = f"<title>{escape(entry.when or str(entry.first))}: {escape(entry.title)}</title>"
    if end - start > 12:
        shape = f'<rect class="{kind}" x="{start:.1f}" y="{y - 5:.1f}" width="{end - start:.1f}" height="10"'
    else:
        shape = f'<path class="{kind}" d="M{(start + end) / 2:.1f},{y - 6:.1f} l6,6 l-6,6 l-6,-6 z"'
    return f"{shape}>{told}</{'rect' if end - start > 12 else 'path'}>"


def _x(day: date, year: int) -> float:
    length = 366 if isleap(year) else 365
    return LEFT + (WIDTH - LEFT) * (day - date(year, 1, 1)).days / length
