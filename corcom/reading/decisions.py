"""Decisions: what was agreed, adopted, or taken without comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corcom.reading.findings import Decision, Place
from corcom.reading.sentences import Sentence

ADOPTED = re.compile(
    r"\b(?P<what>minutes|agenda|programme\s+of\s+work|report|work\s+plan|budget"
    r"|record)\b[^.;]{0,140}?\b(?:was|were|is|are|being)\s+(?:\w+\s+){0,2}?(?:adopted|approved"
    r"|endorsed|accepted|confirmed)\b"
    r"|\b(?:adopted|approved|endorsed|accepted)\b[^.;]{0,60}?\b(?P<what2>minutes|agenda"
    r"|programme\s+of\s+work|report|work\s+plan|budget|record)\b",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?:it\s+was|was\s+also|were\s+also)\s+(?:also\s+|further\s+|therefore\s+|then\s+|so\s+"
    r"|unanimously\s+)*(?P<verb>agreed|decided|resolved|concluded|recommended)\b"
    r"|\b(?:the\s+)?(?:committee|meeting|bureau|board|members|participants|states\s+parties"
    r"|delegations|group)\s+(?:also\s+|further\s+|then\s+|members\s+"
    r"|unanimously\s+)*(?P<verb2>agreed|decided|resolved|took\s+note|endorsed|approved)\b"
    r"|^\W*(?:decision|agreed|conclusion)\s*(?:\d+\s*)?[:–-]+\s*\S",
    re.IGNORECASE,
)
TACIT = re.compile(
    r"\bto\s+which\s+there\s+(?:was|were)\s+none\b|\b(?:there\s+being|there\s+were|were"
    r"|without)\s+no\s+(?:objections?|comments?|corrections?)\b|\bwithout\s+(?:objection"
    r"|comment|correction)s?\b|\bso\s+decided\b",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\bno\s+(?:final\s+)?decision\b|\bnothing\b[^.;]{0,60}\bhas\s+been\s+(?:finali[sz]ed"
    r"|decided)\b|\bremains?\s+open\b",
    re.IGNORECASE,
)
SIGNS = (
    "agreed",
    "decided",
    "resolved",
    "adopted",
    "approved",
    "endorsed",
    "accepted",
    "confirmed",
    "took note",
    "decision",
    "nothing",
    "open",
    "which there",
    "no objection",
    "no comment",
    "no correction",
    "without",
    "conclu",
    "recommended",
)
LONGEST = 60


def decisions(sentence: Sentence, item: str | None) -> Iterator[Decision]:
    """The decision of a sentence, when it tells of one."""
    found = _kind(sentence.text)
    if found:
        kind, start, sure = found
        words = sentence.text[_clause(sentence.text, start) :].split()
        line = sentence.line_at(start)
        told = " ".join(words[:LONGEST])
        yield Decision(told, kind, item, Place(told, line.number, line.page, sure))


def _kind(text: str) -> tuple[str, int, float] | None:
    lower = text.lower()
    if not any(sign in lower for sign in SIGNS):
        return None
    if match := ADOPTED.search(text):
        what = (match["what"] or match["what2"]).lower()
        kind = f"adoption of {'the ' if what in {'report', 'budget', 'work plan'} else ''}{what}"
        return kind, match.start(), 0.9
    if match := AGREED.search(text):
        verb = (match["verb"] or match["verb2"] or "agreed").lower()
        if re.match(r"\s+with\b", text[match.end() :]):
            return None
        return ("decision" if verb in {"decided", "resolved"} else "agreement"), match.start(), 0.85
    if match := OPEN.search(text):
        return "explicitly left open", match.start(), 0.6
    if match := TACIT.search(text):
        return "tacit", match.start(), 0.6
    return None


def _clause(text: str, start: int) -> int:
    """Where the clause that holds the sign begins."""
    return max(text.rfind("; ", 0, start) + 2 if "; " in text[:start] else 0, 0)
