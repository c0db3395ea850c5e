"""Charts of money as SVG: bars of shares, lines of cash by month."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString

from corcom.web.marks import safe
from corcom.web.workspace.money.common import bare

WIDTH, ROW, LEFT, RIGHT = 760, 22, 190, 640
HEIGHT, TOP, BOTTOM, EDGE = 260, 20, 220, 96

Bars = Sequence[tuple[str, Sequence[int]]]


def bars(label: str, rows: Bars) -> SafeString:
    """Horizontal bars, several a row, the longest as wide as the chart; the first amount is written out."""
    longest = max((amount for _name, amounts in rows for amount in amounts), default=0) or 1
    parts = []
    for number, (name, amounts) in enumerate(rows):
        y = number * ROW
        parts.append(f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>')
        height = (ROW - 6) / len(amounts)
        for place, amount in enumerate(amounts):
            width = (RIGHT - LEFT) * amount / longest
            parts.append(
                f'<rect class="bar bar-{place + 1}" x="{LEFT}" y="{y + 3 + place * height:.1f}"'
                f' width="{width:.1f}" height="{height:.1f}"/>'
            )
        end = LEFT + (RIGHT - LEFT) * max(amounts) / longest
        parts.append(f'<text x="{end + 6:.0f}" y="{y + 14}">{bare(amounts[0])}</text>')
    return _drawn(label, len(rows) * ROW + 4, parts)


def lines(label: str, months: Sequence[str], cases: Bars) -> SafeString:
    """One line a case over the months; below the axis of nothing there is no money left."""
    values = [amount for _name, amounts in cases for amount in amounts]
    high, low = max([*values, 0]), min([*values, 0])
    span = (high - low) or 1

    def y(amount: int) -> float:
        return BOTTOM - (BOTTOM - TOP) * (amount - low) / span

    def x(number: int) -> float:
        return EDGE + (RIGHT - EDGE) * number / max(len(months) - 1, 1)

    parts = [_level(amount, y(amount)) for amount in dict.fromkeys((high, 0, low))]
    parts += [
        f'<text x="{x(n):.0f}" y="{BOTTOM + 24}" text-anchor="middle">{escape(month)}</text>'
        for n, month in enumerate(months)
    ]
    ends = _apart([y(amounts[-1]) for _name, amounts in cases])
    for number, ((name, amounts), end) in enumerate(zip(cases, ends, strict=True), start=1):
        points = " ".join(f"{x(n):.0f},{y(amount):.0f}" for n, amount in enumerate(amounts))
        parts.append(f'<polyline class="line line-{number}" points="{points}"/>')
        parts.append(f'<text x="{RIGHT + 8}" y="{end + 4:.0f}">{escape(name)}</text>')
    return _drawn(label, HEIGHT, parts)


def _level(amount: int, y: float) -> str:
    return (
        f'<line class="axis" x1="{EDGE}" x2="{RIGHT}" y1="{y:.0f}" y2="{y:.0f}"/>'
        f'<text x="{EDGE - 6}" y="{y + 4:.0f}" text-anchor="end">{bare(amount)[:-3]}</text>'
    )


def _apart(heights: Sequence[float], gap: float = 14) -> list[float]:
    """Labels in the same order, at least `gap` apart."""
    placed = [0.0] * len(heights)
    last = float("-inf")
    for number in sorted(range(len(heights)), key=heights.__getitem__):
        last = placed[number] = max(heights[number], last + gap)
    return placed


def _drawn(label: str, height: int, parts: Sequence[str]) -> SafeString:
    frame = f'class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}"'
    return safe(f"<svg {frame}>{''.join(parts)}</svg>")
