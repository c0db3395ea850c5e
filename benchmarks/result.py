"""What a measurement found, and the table of all."""

from dataclasses import dataclass
from statistics import median

HEADINGS = ("what", "reference", "CorCom", "ratio min / median / max", "target", "met")


@dataclass(frozen=True)
class Result:
    """One row of the table, as text; `met` None: nothing is asked of it, it is told for information."""

    what: str
    reference: str
    corcom: str
    ratio: str
    target: str
    met: bool | None


def ratio_result(
    what: str,
    reference: list[float],
    corcom: list[float],
    ratios: list[float],
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> Result:
    """A row of ratios; the median of the rounds decides."""
    low, middle, high = ratios[0], median(ratios), ratios[-1]
    told = f"{low:.2f} / {middle:.2f} / {high:.2f}"
    if at_most is not None:
        target, met = f"<= {at_most:g} x", middle <= at_most
    elif at_least is not None:
        target, met = f">= {at_least:g} x", middle >= at_least
    else:
        target, met = "", None
    return Result(what, span(median(reference)), span(median(corcom)), told, target, met)


def limit_result(what: str, value: float, limit: float, unit: str, digits: int = 0) -> Result:
    """A row with a number that must not pass a limit."""
    return Result(what, "", f"{value:.{digits}f} {unit}", "", f"<= {limit:g} {unit}", value <= limit)


def remark(what: str, why: str) -> Result:
    """A row for something that could not be measured."""
    return Result(what, "", "not measured", why, "", None)


def span(seconds: float) -> str:
    """Seconds in the unit that reads best."""
    if seconds < 1:
        return f"{seconds * 1000:.2f} ms"
    return f"{seconds:.2f} s"


def table(results: list[Result]) -> str:
    """The table, in columns."""
    rows = [HEADINGS, *(_cells(result) for result in results)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def _cells(result: Result) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[result.met]
    return (result.what, result.reference, result.corcom, result.ratio, result.target, met)
