"""The sheet of a review: the lines of the paper, the findings in the order chosen, the one looked at."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from corcom.committee.models import Finding, ReadPaper
from corcom.committee.reviewing.beside import Beside, stands_out
from corcom.committee.reviewing.judging import is_surer
from corcom.committee.reviewing.writing import names_a_person, names_of_persons, summary
from corcom.web.workspace.meetings.finding_told import WHAT_FOLLOWS, listed, parts

Kind = Finding.Kind
THRESHOLDS = (0.9, 0.75, 0.6)
LEAST_SURE_FIRST = "sure"
WORDS_ALIKE = 4
"""A line goes on a quote when so many of its first words stand in it in a row."""

FEWEST_LETTERS = 3
"""What a line and a quote have in common by chance is no longer than this."""


def ordered(findings: Iterable[Finding], asked: dict[str, str]) -> list[Finding]:
    """Those of the kind asked for, or all that go on record; by the paper or least sure first."""
    kind = asked.get("kind", "")
    chosen = [one for one in findings if (one.kind == kind if kind else one.kind not in Finding.BESIDE)]
    if asked.get("by") == LEAST_SURE_FIRST:
        chosen.sort(key=lambda one: (one.confidence, one.position))
    return chosen


def next_after(findings: Sequence[Finding], found: Finding) -> Finding:
    """The next that waits, from the first again after the last; where none does, the same."""
    places = [place for place, one in enumerate(findings) if one.pk == found.pk]
    start = places[0] + 1 if places else 0
    return next((one for one in (*findings[start:], *findings[:start]) if one.waits), found)


def kept(asked: dict[str, str]) -> dict[str, str]:
    """What of the choices goes on from page to page."""
    return {key: value for key in ("kind", "by") if (value := asked.get(key, ""))}


@dataclass(frozen=True)
class Sheet:
    """One paper, its findings beside the record, and what the reviewer asked for."""

    paper: ReadPaper
    findings: list[Finding]
    known: dict[int, Beside]
    asked: dict[str, str]

    def at(self, finding: Finding) -> "Sheet":
        """The same sheet, looked at here."""
        return replace(self, asked={**self.asked, "at": str(finding.pk)})

    def told(self) -> dict[str, Any]:
        """All that the page shows."""
        chosen = ordered(self.findings, self.asked)
        current = self._current(chosen)
        return {
            "paper": self.paper,
            "lines": self._lines(current),
            "rows": [self._row(one) for one in chosen],
            "kinds": self._kinds(),
            "kind": self.asked.get("kind", ""),
            "by": self.asked.get("by", ""),
            "current": self._shown(current, chosen) if current else None,
            "progress": summary(self.findings, self.known),
            "surer": self._surer(),
            "waits_at": self._first_waiting(),
            "by_sure": self._link(by=LEAST_SURE_FIRST),
            "by_paper": self._link(by=""),
            "reviewing": self.paper.stage == ReadPaper.Stage.REVIEW,
        }

    def _current(self, chosen: Sequence[Finding]) -> Finding | None:
        """The one that was asked for, else the first that waits, else the first."""
        asked = self.asked.get("at", "")
        named = next((one for one in self.findings if str(one.pk) == asked), None)
        waiting = next((one for one in chosen if one.waits), None)
        return named or waiting or next(iter(chosen), None)

    def _link(self, **chosen: str) -> str:
        told = {**kept(self.asked), **chosen}
        query = urlencode({key: value for key, value in told.items() if value})
        return f"{reverse('paper-review', args=[self.paper.pk])}?{query}"

    def _to(self, finding: Finding) -> str:
        return f"{self._link(at=str(finding.pk))}#line-{finding.line}"

    def _change(self, finding: Finding) -> str:
        where = reverse("finding-change", args=[self.paper.pk, finding.pk])
        query = urlencode(kept(self.asked))
        return f"{where}{'?' if query else ''}{query}#line-{finding.line}"

    def _row(self, finding: Finding) -> dict[str, Any]:
        return {**listed(finding, self.known[finding.pk]), "address": self._to(finding)}

    def _shown(self, finding: Finding, chosen: Sequence[Finding]) -> dict[str, Any]:
        its = self.known[finding.pk]
        places = [place for place, one in enumerate(chosen) if one.pk == finding.pk]
        place = places[0] if places else 0
        return {
            **self._row(finding),
            "parts": parts(finding),
            "beside": its,
            "change": self._change(finding),
            "follows": WHAT_FOLLOWS[its.standing],
            "compared": bool(its.record_says),
            "names_person": names_a_person(finding, names_of_persons(self.findings)),
            "goes_on_record": finding.kind not in Finding.BESIDE,
            "next": self._to(chosen[(place + 1) % len(chosen)]) if chosen else "",
            "previous": self._to(chosen[place - 1]) if chosen else "",
        }

    def _kinds(self) -> list[dict[str, Any]]:
        every, waiting = (
            Counter(f.kind for f in self.findings),
            Counter(f.kind for f in self.findings if f.waits),
        )
        return [
            {
                "label": kind.label,
                "count": every[kind],
                "waiting": waiting[kind],
                "beside": kind in Finding.BESIDE,
                "here": self.asked.get("kind") == kind,
                "address": self._link(kind=kind),
            }
            for kind in Kind
            if every[kind]
        ]

    def _surer(self) -> list[dict[str, Any]]:
        """How many each threshold would accept at one stroke."""
        told, before = [], 0
        for above in THRESHOLDS:
            count = sum(
                is_surer(one, above) and not stands_out(one, self.known[one.pk]) for one in self.findings
            )
            if count > before:
                told.append({"above": str(above), "percent": round(above * 100), "count": count})
            before = count
        return told

    def _first_waiting(self) -> str:
        waiting = next((one for one in self.findings if one.waits), None)
        return f"{reverse('paper-review', args=[self.paper.pk])}?at={waiting.pk}" if waiting else ""

    def _lines(self, current: Finding | None) -> list[dict[str, Any]]:
        """The lines of the paper: where a page begins, what was found, and where the finding stands."""
        here = _under(self.paper.lines, current) if current else set()
        found = defaultdict(list)
        for one in self.findings:
            if one.kind not in Finding.BESIDE:
                found[one.line].append(one)
        told, page = [], None
        for number, text, of_page, level in self.paper.lines:
            told.append(
                {
                    "number": number,
                    "text": text,
                    "level": level,
                    "page": of_page if of_page != page else None,
                    "here": number in here,
                    **(_marked(text, current.quote) if current and number in here else {}),
                    "found": [self._row(one) for one in found.get(number, ())],
                }
            )
            page = of_page
        return told


def _under(lines: Sequence[Sequence[Any]], finding: Finding) -> set[int]:
    """The numbers of the lines over which a finding's quote runs."""
    quote = _plain(finding.quote)
    covered: set[int] = set()
    for number, text, *_rest in lines:
        if number == finding.line:
            covered.add(number)
        elif covered:
            opening = _plain(" ".join(text.split()[:WORDS_ALIKE]))
            if not opening or opening not in quote:
                break
            covered.add(number)
    return covered


def _marked(text: str, quote: str) -> dict[str, str]:
    """A line in three: what stands before the quote, what of the quote it has, what follows it."""
    same = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start, end = (same.a, same.a + same.size) if same.size > FEWEST_LETTERS else (0, len(text))
    return {"before": text[:start], "marked": text[start:end], "after": text[end:]}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
