"""How a finding reads: its name in one line, and what it says part by part."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from corcom.committee.models import Finding
from corcom.committee.reviewing.beside import Beside, Standing
from corcom.committee.reviewing.owners import as_text, named_for_record

Kind = Finding.Kind
Text = str | LazyText
SHORT = 90

STANDINGS: dict[Standing, Text] = {
    Standing.NEW: _("new"),
    Standing.ON_RECORD: _("already on record"),
    Standing.PERHAPS: _("perhaps on record"),
    Standing.DIFFERS: _("differs from the record"),
}

WHAT_FOLLOWS: dict[Standing, Text] = {
    Standing.NEW: _("Accepted, it goes on record."),
    Standing.ON_RECORD: _("Accepted, nothing is written twice."),
    Standing.PERHAPS: _(
        "Accepted, it counts as the one on record and is not written twice. If it is another, say so "
        "by “Change”."
    ),
    Standing.DIFFERS: _(
        "Accepted, the record stays as it is: where it is wrong, give it a better reading there."
    ),
}

HEADS: dict[str, Any] = {
    "text": _("Text"),
    "day": _("Day"),
    "note": _("How the day was found"),
    "number": _("Number"),
    "delegation": _("Delegation"),
    "code": _("State or organisation"),
    "role": _("Role"),
    "presence": _("Presence"),
    "persons": _("Persons, who stay out of the record"),
    "parent": _("Under item"),
    "title": _("Title"),
    "owners": _("Who undertook it"),
    "to_whom": _("To whom"),
    "what": _("What was undertaken"),
    "due": _("By when"),
    "due_as_stated": _("By when, in the words used"),
    "item": _("Item"),
    "marked": _("Marked in the paper"),
    "kind": _("Kind"),
    "dates": _("Dates"),
    "stated": _("Dates, in the words used"),
    "act": _("What was done"),
}
BY_KIND: dict[tuple[str, str], Any] = {
    (Kind.CHAIR, "owners"): _("Who presided"),
    (Kind.INTERVENTION, "owners"): _("Who spoke"),
}

HEADLINES: dict[str, Callable[[dict[str, Any]], str]] = {
    Kind.DATE: lambda says: str(says["day"]),
    Kind.ADOPTED: lambda says: str(says["day"]),
    Kind.NUMBER: lambda says: str(says["number"]),
    Kind.CHAIR: lambda says: as_text(says["owners"]),
    Kind.ITEM: lambda says: f"{says['number']} {says['title']}".strip(),
    Kind.PROMISE: lambda says: f"{as_text(says['owners']) or '?'}: {says['what']}",
    Kind.NEXT_MEETING: lambda says: str(says["dates"]),
    Kind.INTERVENTION: lambda says: f"{as_text(says['owners'])}: {says['act']}",
    Kind.DATED: lambda says: f"{says['stated']}: {says['dates']}",
    **{kind: lambda says: str(says["text"]) for kind in (Kind.TITLE, Kind.TIMES, Kind.PLACE)},
    **{kind: lambda says: str(says["text"]) for kind in (Kind.DECISION, Kind.FIGURE)},
    **{kind: lambda says: str(says["delegation"]) for kind in (Kind.DELEGATION, Kind.APOLOGIES, Kind.ABSENT)},
}


def headline(finding: Finding) -> str:
    """The finding in one short line; where its text was forgotten, what it became."""
    if not finding.says:
        return finding.written_as or "–"
    told = HEADLINES[finding.kind](finding.says) or "–"
    return told if len(told) <= SHORT else f"{told[: SHORT - 1]}…"


def parts(finding: Finding) -> list[dict[str, Any]]:
    """What the finding says, part by part; owners that nobody on record is stand out."""
    told = []
    for key, value in finding.says.items():
        head = BY_KIND.get((finding.kind, key)) or HEADS.get(key)
        if head and value not in ("", [], None, False):
            told.append({"head": head, **_value(key, value)})
    return told


def _value(key: str, value: Any) -> dict[str, Any]:
    if key == "owners":
        return {"owners": [{"name": named_for_record(one), "known": bool(one["code"])} for one in value]}
    if key == "persons":
        return {"text": "; ".join(value)}
    return {"yes": True} if value is True else {"text": str(value)}


def listed(finding: Finding, its: Beside) -> dict[str, Any]:
    """A finding as the list prints it."""
    return {
        "finding": finding,
        "headline": headline(finding),
        "kind": Kind(finding.kind).label,
        "verdict": Finding.Verdict(finding.verdict).label,
        "sure": round(finding.confidence * 100),
        "standing": STANDINGS[its.standing],
        "marks": its.standing in (Standing.PERHAPS, Standing.DIFFERS),
    }
