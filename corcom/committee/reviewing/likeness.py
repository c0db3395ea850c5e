"""Whether a promise in a paper stands on record in our words: by owners, item, line and wording."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from corcom.committee.models import Finding, Promise
from corcom.committee.reviewing.owners import codes
from corcom.reading.listed import listed

WORD = re.compile(r"[^\W_]+")
PASSED_OVER = listed(
    "the a an of to and in on for with that be is are was were would will could should by at as it its their "
    "they this these from or not have has had been which also more other any all into up out "
    "state states party parties ccm convention meeting meetings committee"
)
"""Small words, and those that stand everywhere in this field."""
ENDINGS = (
    *("isation", "ization", "ations", "ation", "ions", "ion", "ising", "izing", "ings", "ing"),
    *("ies", "ed", "es", "s", "e", "y"),
)
SHORTEST_STEM = 4
OF_WORDS, OF_OWNERS, OF_ITEM, OF_LINE = 0.55, 0.30, 0.15, 0.30
"""What each agreement counts. Lines agree only between files of one making, so that they only add."""
SURE, PERHAPS, FEWEST_WORDS = 0.7, 0.45, 0.1


class Match(NamedTuple):
    """A promise on record that a finding tells of, and whether that is sure."""

    promise: Promise
    sure: bool


def matches(findings: Sequence[Finding], on_record: Iterable[Promise]) -> dict[int, Match]:
    """By the key of the finding: each promise on record is told of once, by what is most like it."""
    kept = list(on_record)
    pairs = [
        (likeness(finding, one), finding.pk, place) for finding in findings for place, one in enumerate(kept)
    ]
    found: dict[int, Match] = {}
    taken: set[int] = set()
    for score, key, place in sorted(pairs, reverse=True):
        if score >= PERHAPS and key not in found and place not in taken:
            found[key] = Match(kept[place], score >= SURE)
            taken.add(place)
    return found


def likeness(finding: Finding, promise: Promise) -> float:
    """From 0 to 1.3; 0 where hardly a word is shared and the line is another."""
    says = finding.says
    shared = _shared(f"{says.get('what', '')} {finding.quote}", promise.what)
    here = bool(finding.line) and finding.line == promise.line
    if shared < FEWEST_WORDS and not here:
        return 0.0
    item = str(says.get("item", "")) == promise.item
    return (
        OF_WORDS * shared
        + OF_OWNERS * _alike(set(codes(_owners(says)).split()), set(promise.owner_codes.split()))
        + OF_ITEM * item
        + OF_LINE * here
    )


def _owners(says: dict[str, Any]) -> list[dict[str, Any]]:
    return list(says.get("owners", ()))


def _alike(these: set[str], those: set[str]) -> float:
    """1 for the same owners, a half where one is the same."""
    if these == those:
        return 1.0
    return 0.5 if these & those else 0.0


def _shared(paper: str, ours: str) -> float:
    """The share of the words of the record that the paper has too."""
    sought = stems(ours)
    return len(stems(paper) & sought) / len(sought) if sought else 0.0


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, each without its ending."""
    return frozenset(_stem(word) for word in WORD.findall(text.casefold()) if word not in PASSED_OVER)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
