"""Promises in prose: who undertook what, by when, in which sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corcom.reading.cue import AUDIENCE, CHAIR, OBJECT, SUBJECT, Cue
from corcom.reading.cues import cues
from corcom.reading.findings import Due, Owner, Place, Promise
from corcom.reading.phrases import When
from corcom.reading.scene import Scene
from corcom.reading.sentences import Sentence

GOVERNED = re.compile(
    r"\b(?:whether|if|hop(?:e|ed|es|ing)|wish(?:ed|es)?|sure|confident|wondered|argued"
    r"|believ(?:e|ed|es)|felt|thought\s+that|in\s+case|unless|regret\w*|feared|fearing"
    r"|predicted|doubted|question(?:s|ed|ing)?|query)\b[^.;]*$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"\b(?:and\s+that|and\s+(?=(?:he|she|it|they|the)\b)|but|;|,\s+and\b)\s*", re.IGNORECASE)
GOVERNING_ENDS = re.compile(
    r"\band\s+(?:that\s+)?(?:also\s+)?(?:informed|stated|said|added|reported|announced|would"
    r"|will|undertook|agreed|pledged|offered|asked|requested|indicated|it\s+would)\b"
    r"|,\s+and\s+",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?:it\s+was|was\s+also|(?:committee|meeting|bureau|members|participants"
    r"|coordinators)\s+(?:also\s+|further\s+|then\s+)?)\s*(?:also\s+|further\s+"
    r"|therefore\s+)*(?:agreed|decided|resolved)\b",
    re.IGNORECASE,
)
MEET_AGAIN = re.compile(r"\bnext\s+meet\b|\bmeet\s+(?:again|next)\b|\breconvene\b", re.IGNORECASE)
BECAUSE = re.compile(r"\b(?:as|since|because)\s+(?:it|this)\s+$", re.IGNORECASE)
NEXT_REGULAR = re.compile(r"\bnext\s+(?:[\w-]+\s+){0,4}?(?:meetings?|session)\b[^.;]{0,60}$", re.IGNORECASE)
NO_TASK = re.compile(
    r"\b(?:looked?|looking|looks)\s+forward\s+to\b|\bat\s+(?:his|her|their|your)\s+disposal\b"
    r"|\bhappy\s+new\s+year\b",
    re.IGNORECASE,
)
EVENT_FRAME = re.compile(
    r"\b(?:events?|session|side[- ]event|meeting|opportunity|seminar|workshop|mission|margins"
    r"|conference|briefing)\b",
    re.IGNORECASE,
)
IN_PLACE = re.compile(r"\bside[- ]event\b|\bin\s+New\s+York\b", re.IGNORECASE)
EVENT_OF_BODY = re.compile(
    r"\b(?:ad\s+hoc|side|informal|extraordinary|special|bilateral|follow-up|separate|joint|working"
    r"|consultations?|briefings?)\s",
    re.IGNORECASE,
)
OTHER_MATTER = re.compile(
    r";|\band\s+(?:also\s+)?(?:decided|agreed|noted|recalled|requested|informed|thanked|asked"
    r"|recommended|welcomed|took)\b",
    re.IGNORECASE,
)
HELD = re.compile(r"(?<!\bbe )\b(?:held|convened|dated|hosted|since)\b[^,;]*$", re.IGNORECASE)
AS_AT = re.compile(r"\bas\s+(?:at|of|on)\s+(?:the\s+)?$", re.IGNORECASE)
"""What a figure was as at a day is not due on that day."""
LONGEST = 88
"""Words of a quote; a longer one locates nothing."""


class PromiseReader:
    """Reads promises sentence by sentence, in reading order."""

    def __init__(self, meeting: date | None) -> None:
        self._meeting = meeting.isoformat() if meeting else ""
        self._frame: When | None = None
        self._seen: set[tuple[str | None, str, str | None]] = set()
        self._places: dict[str, When] = {}

    def begin_paragraph(self) -> None:
        self._frame = None

    def read(
        self, sentence: Sentence, whens: Sequence[When], scene: Scene, item: str | None
    ) -> Iterator[Promise]:
        """The promises of one sentence, whose time phrases are these."""
        signs = self._signs(sentence, scene)
        for index, (group, owners) in enumerate(signs):
            start, end = self._extent(sentence.text, signs, index)
            due = self._due(sentence.text, whens, group[0], start, end)
            promise = self._promise(sentence, group, owners, due, (start, end), item)
            if not self._said_before(promise, group[0], sentence.text):
                yield promise
        self._remember(sentence.text, whens)

    def _signs(self, sentence: Sentence, scene: Scene) -> list[tuple[list[Cue], tuple[Owner, ...]]]:
        """The signs that hold, put together where one after the other has the same owners."""
        groups: list[tuple[list[Cue], tuple[Owner, ...]]] = []
        if sentence.is_question:
            return groups
        for cue in cues(sentence.text):
            if not _holds(cue, sentence.text, scene):
                continue
            owners = tuple(dict.fromkeys(scene.owners(cue)))
            if groups and _goes_on(groups[-1][0][-1], cue, sentence.text):
                owners = groups[-1][1]
            if not owners and AGREED.search(sentence.text[: cue.start]):
                owners = scene.committee()
            if not owners and not cue.passive:
                continue
            if groups and {o.party for o in groups[-1][1]} == {o.party for o in owners}:
                groups[-1][0].append(cue)
            else:
                groups.append(([cue], owners))
        return groups

    def _extent(
        self, text: str, signs: Sequence[tuple[list[Cue], tuple[Owner, ...]]], index: int
    ) -> tuple[int, int]:
        """Which part of the sentence tells of these signs."""
        start = _clause_start(text, signs[index - 1][0][-1].end, signs[index][0][0].start) if index else 0
        end = len(text)
        if index + 1 < len(signs):
            end = _clause_start(text, signs[index][0][-1].end, signs[index + 1][0][0].start)
        return start, end

    def _due(self, text: str, whens: Sequence[When], cue: Cue, start: int, end: int) -> Due | None:
        inside = [
            when
            for when in whens
            if start <= when.start < end
            and not self._of_the_past(text, when)
            and not AS_AT.search(text[max(when.start - 12, 0) : when.start])
            and not OTHER_MATTER.search(text[cue.end : max(when.start, cue.end)])
        ]
        chosen = _chosen(inside, cue)
        if chosen is None or not chosen.dated:
            chosen = self._from_frame(text[start:end]) or chosen
        if chosen is None:
            return None
        return Due(chosen.text, chosen.interval, chosen.precision, chosen.tentative)

    def _from_frame(self, clause: str) -> When | None:
        """What is told of an event holds for the sentences after it that speak of the event."""
        if self._frame and EVENT_FRAME.search(clause):
            return self._frame
        named = IN_PLACE.findall(clause)
        return (
            next((self._places[name.lower()] for name in named if name.lower() in self._places), None)
            if len(named) > 1
            else None
        )

    def _remember(self, text: str, whens: Sequence[When]) -> None:
        for when in whens:
            if when.dated and when.interval.first and not self._of_the_past(text, when):
                if EVENT_FRAME.search(text) and (
                    when.precision not in {"year", "before", "end", "next meeting"}
                ):
                    self._frame = when
                if when.precision == "period" and "Committee" in when.text:
                    for name in IN_PLACE.findall(text):
                        self._places.setdefault(name.lower(), when)

    def _promise(
        self,
        sentence: Sentence,
        group: Sequence[Cue],
        owners: tuple[Owner, ...],
        due: Due | None,
        extent: tuple[int, int],
        item: str | None,
    ) -> Promise:
        start, end = extent
        first = group[0]
        quote, offset = _quote(sentence.text, start, end, first.start)
        line = sentence.line_at(min(max(first.start, offset), max(len(sentence.text) - 1, 0)))
        agreed = AGREED.search(sentence.text[: first.start])
        kind = "agreed" if agreed and first.kind in {"commitment", "proposal", "agreed"} else first.kind
        sure = max(cue.sure for cue in group) * (0.8 if not owners else 1.0)
        what = _what(sentence.text, first, end)
        return Promise(
            "implicit", kind, owners, what, due, item, Place(quote, line.number, line.page, round(sure, 2))
        )

    def _of_the_past(self, text: str, when: When) -> bool:
        """Nothing is due on a day before the meeting."""
        if when.interval.last and when.interval.last < self._meeting[: len(when.interval.last)]:
            return True
        return when.text.lower().startswith(("last ", "previous", "earlier", "past ")) or bool(
            HELD.search(text[max(when.start - 40, 0) : when.start])
        )

    def _said_before(self, promise: Promise, cue: Cue, text: str) -> bool:
        """A second mention of a task under the same item: the same deed for the same day."""
        if promise.due is None or promise.due.precision != "day" or promise.due.as_stated not in text:
            return False
        verb = re.match(r"[\w-]*", text[cue.task :])
        key = (promise.agenda_item, verb[0].lower() if verb else "", promise.due.interval.first)
        if key in self._seen:
            return True
        self._seen.add(key)
        return False


def _goes_on(before: Cue, cue: Cue, text: str) -> bool:
    """'... and would also engage', 'and that it would be held': the sign before it tells of whom."""
    if cue.owner == SUBJECT and not cue.passive:
        return re.search(
            r"\b(?:and|or|as well as)\s+(?:\w+ly\s+|also\s+|then\s+)*$", text[before.end : cue.start]
        ) is not None and (before.owner == SUBJECT)
    return cue.passive and re.search(r"\bit\s+$", text[before.end : cue.start]) is not None


def _holds(cue: Cue, text: str, scene: Scene) -> bool:
    """Whether the sign tells of a task: nothing governs it that makes it a wish or a doubt."""
    before, after = text[: cue.start], text[cue.start :]
    governed = GOVERNED.search(before)
    if governed and not GOVERNING_ENDS.search(before[governed.start() :]):
        return False
    if cue.kind == "proposal" and BECAUSE.search(before):
        return False
    if MEET_AGAIN.search(text[cue.start : cue.end + 12]):
        return False
    if NO_TASK.search(text[max(cue.start - 40, 0) : cue.end + 30]):
        return False
    if cue.kind == "agreed" and cue.passive:
        return not NEXT_REGULAR.search(before) and _is_own_event(before, after, text)
    return True


def _is_own_event(before: str, after: str, text: str) -> bool:
    """'will be held' counts for what the meeting has agreed, or arranges beside its regular meetings."""
    return bool(AGREED.search(before) or EVENT_OF_BODY.search(before[-90:]) or re.search(r"\bit\s+$", before))


def _clause_start(text: str, after: int, before: int) -> int:
    """Where the clause of a sign begins: after the last joint between it and the sign before."""
    joints = list(CLAUSE.finditer(text, min(after, before), before))
    if joints:
        return joints[-1].end()
    comma = text.rfind(",", after, before)
    if comma > 0:
        return comma + 1
    which = re.search(r"\b(?:to\s+which|which|who|and|while|as)\b", text[after:before])
    return after + which.start() if which else after


def _quote(text: str, start: int, end: int, sign: int) -> tuple[str, int]:
    """The words around the sign, never more than locate it."""
    part = text[start:end]
    tokens = list(re.finditer(r"\S+", part))
    if len(tokens) <= LONGEST:
        return part.strip(" ,;"), start
    place = next((i for i, token in enumerate(tokens) if token.end() > sign - start), 0)
    first = max(min(place - LONGEST // 3, len(tokens) - LONGEST), 0)
    last = min(first + LONGEST, len(tokens)) - 1
    return part[tokens[first].start() : tokens[last].end()].strip(" ,;"), start + tokens[first].start()


def _what(text: str, cue: Cue, end: int) -> str:
    """The task as told, from its verb on; of a passive, the whole clause."""
    start = cue.task
    if cue.passive or (cue.kind in {"request", "deadline"} and cue.owner in {AUDIENCE, OBJECT, CHAIR}):
        joints = [joint.end() for joint in re.finditer(r"\bthat\s+|[,;]\s+", text[: cue.start])]
        start = joints[-1] if joints else 0
    told = text[start:end].strip(" ,;.")
    return told[:1].upper() + told[1:]


def _chosen(whens: Sequence[When], cue: Cue) -> When | None:
    """The time phrase that says by when: rather with an interval than without, rather after the sign than
    before it, rather a day than an event."""
    if not whens:
        return None
    return min(
        whens,
        key=lambda w: (
            not w.dated,
            w.precision in {"event", "session"},
            w.start < cue.start,
            abs(w.start - cue.end),
        ),
    )
