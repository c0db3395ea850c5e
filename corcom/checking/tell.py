"""Verdicts as data and as lines for a terminal, in the form that the command promises."""

from collections.abc import Iterator
from typing import Any

from corcom.checking.judge import Checked
from corcom.checking.verdicts import Finding


def checked_told(checked: Checked) -> dict[str, Any]:
    """A checked text as data."""
    return {"as_at": checked.lens.as_at, "claims": [finding_told(one) for one in checked.findings]}


def finding_told(finding: Finding) -> dict[str, Any]:
    """A claim and its verdict as data: numbers as numbers, money and days as text, States as codes."""
    return {
        "text": finding.claim.text,
        "line": finding.claim.spot.line,
        "verdict": finding.verdict.value,
        "figure": finding.figure or None,
        "stated": finding.stated,
        "computed": finding.computed,
        "reason": finding.reason,
    }


def as_text(checked: Checked) -> Iterator[str]:
    """One claim a line, and why below it."""
    yield f"As at {checked.lens.as_at}, as known on {checked.lens.known_at}"
    for one in checked.findings:
        yield f"line {one.claim.spot.line}: {one.claim.text}: {one.verdict.value.replace('_', ' ')}"
        yield f"    {one.reason}"
    if not checked.findings:
        yield "No number, share, date, list of States or document symbol was found."
