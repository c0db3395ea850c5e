"""Charts as SVG, drawn from figures."""

from datetime import date
from html import escape

from django.utils.safestring import SafeString

from corcom.web.marks import safe

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 230, 40, 640, 20, 195

Line = tuple[str, list[int]]


def over_time(label: str, days: list[date], lines: list[Line]) -> SafeString:
    """Lines over time, one value a day; labels stand at the ends, drawn apart where they would meet."""
    top = max(25, -(-max(max(values) for _, values in lines) // 25) * 25)
    parts = [*_grid(top), *_years(days)]
    labels = _apart([_y(values[-1], top) for _, values in lines])
    for number, ((name, values), y) in enumerate(zip(lines, labels, strict=True)):
        points = " ".join(
            f"{_x(day, days):.0f},{_y(v, top):.0f}" for day, v in zip(days, values, strict=True)
        )
        parts.append(f'<polyline class="line line-{number + 1}" points="{points}"/>')
        parts.append(f'<text x="{RIGHT + 8}" y="{y + 4:.0f}">{escape(name)} {values[-1]}</text>')
    frame = f'class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}"'
    return safe(f"<svg {frame}>{''.join(parts)}</svg>")


def _grid(top: int) -> list[str]:
    return [
        f'<line class="axis" x1="{LEFT}" x2="{RIGHT}" y1="{_y(v, top):.0f}" y2="{_y(v, top):.0f}"/>'
        f'<text x="{LEFT - 6}" y="{_y(v, top) + 4:.0f}" text-anchor="end">{v}</text>'
        for v in range(0, top + 1, 25)
    ]


def _years(days: list[date]) -> list[str]:
    years = range(days[0].year + 1, days[-1].year + 1)
    step = max(1, len(years) // 8)
    return [
        f'<text x="{_x(date(year, 1, 1), days):.0f}" y="{BOTTOM + 20}" text-anchor="middle">{year}</text>'
        for year in years[::step]
    ]


def _x(day: date, days: list[date]) -> float:
    length = (days[-1] - days[0]).days or 1
    return LEFT + (RIGHT - LEFT) * (day - days[0]).days / length


def _y(value: int, top: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / top


def _apart(heights: list[float], gap: float = 15) -> list[float]:
    """Labels in the same order, at least `gap` apart."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = dict.fromkeys(order, 0.0)
    last = float("-inf")
    for i in order:
        last = placed[i] = max(heights[i], last + gap)
    return [placed[i] for i in range(len(heights))]
