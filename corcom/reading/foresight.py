"""What is to be known before the promises are read: the next meeting, and the events that are dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from corcom.reading.calendar import NOTHING, Calendar, Event
from corcom.reading.findings import NextMeeting, Place
from corcom.reading.phrases import EVENT, When, event_words, times
from corcom.reading.sentences import Sentence

NEXT_ITEM = re.compile(
    r"\bnext\s+(?:\w+\s+){0,3}?(?:meetings?|session)\b|\bdates?\s+of\s+(?:future|upcoming)\b", re.IGNORECASE
)
NEXT_SAID = re.compile(
    r"\bnext\s+(?:[\w-]+\s+){0,4}?(?:meetings?"
    r"|session)\b(?:\s+of\s+the\s+[\w\s]{3,40}?)?\s+(?:will|would|shall|is|was|to\s+be"
    r"|has\s+been|on|in|could|might|,)|\b(?:next\s+meeting|meet\s+(?:again|next)"
    r"|reconvene)\b[^.;]{0,30}\b(?:on|in|at|for)\b"
    r"|\b(?:agreed|decided)\s+to\s+(?:meet|reconvene)\b|\bnext\s+meet\b|\bmeet\s+(?:again|next)\b",
    re.IGNORECASE,
)
MENTIONED = re.compile(r"\b(?:the\s+|its\s+)?next\s+(?:[\w-]+\s+){0,3}?meeting\b", re.IGNORECASE)
FORMAL = re.compile(
    r"\bnext\s+(?:meeting\s+of\s+(?:the\s+)?states|intersessional|first\s+committee|msp)", re.IGNORECASE
)
SESSION = re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)?\s?MSP\b", re.IGNORECASE)
LINKING = (
    r"(?:(?:themselves|to|be|held|taking|take|place|scheduled|planned|organi[sz]ed|foreseen"
    r"|tentatively|provisionally|which|that|will|would|is|was|are|were|on|in|for|the|from"
    r"|during|due|now|currently|convened|of|between|set)\s+)"
)
DATED_EVENT = re.compile(rf"(?P<event>{EVENT})\s+{LINKING}{{0,7}}$", re.IGNORECASE)
WORTH = (
    "next",
    "msp",
    *[
        "meeting",
        "intersessional",
        "consultation",
        "briefing",
        "seminar",
        "workshop",
        "conference",
        "retreat",
        "event",
        "mission",
        "visit",
    ],
)


def foreseen(
    meeting: date | None, told: Sequence[tuple[str, Sequence[Sentence]]]
) -> tuple[Calendar, NextMeeting | None]:
    """The calendar of a paper, from its sentences under the titles of their items."""
    calendar = Calendar(meeting)
    every = [sentence for _, sentences in told for sentence in sentences]
    coming = _next_meeting(calendar, told)
    if coming:
        calendar.next_meeting = coming.interval
    for sentence in every:
        lower = sentence.text.lower()
        if not any(word in lower for word in WORTH):
            continue
        whens = [when for when in times(sentence.text, calendar) if when.dated]
        _learn_sessions(calendar, sentence.text, whens)
        _learn_events(calendar, sentence.text, whens)
    return calendar, coming


def _next_meeting(calendar: Calendar, told: Sequence[tuple[str, Sequence[Sentence]]]) -> NextMeeting | None:
    under = [sentence for title, sentences in told if NEXT_ITEM.search(title) for sentence in sentences]
    elsewhere = [
        s
        for _, sentences in told
        for s in sentences
        if NEXT_SAID.search(s.text) and not FORMAL.search(s.text)
    ]
    for sentence in [*under, *elsewhere]:
        if when := _ahead(times(sentence.text, calendar), sentence, calendar):
            line = sentence.line_at(when.start)
            return NextMeeting(
                when.text, when.interval, when.precision, Place(sentence.text, line.number, line.page, 0.9)
            )
    return _mentioned(under or [s for _, sentences in told for s in sentences])


def _ahead(whens: Iterable[When], sentence: Sentence, calendar: Calendar) -> When | None:
    said = NEXT_SAID.search(sentence.text)
    for when in whens:
        if (
            when.dated
            and when.precision not in {"next meeting", "session", "event"}
            and (when.interval.first or "") != (calendar.meeting.isoformat() if calendar.meeting else None)
            and (said is None or when.end > said.start())
        ):
            return when
    return None


def _mentioned(sentences: Iterable[Sentence]) -> NextMeeting | None:
    for sentence in sentences:
        found = MENTIONED.search(sentence.text)
        if found and not FORMAL.search(sentence.text[found.start() :]):
            line = sentence.line_at(found.start())
            return NextMeeting(found[0], NOTHING, None, Place(sentence.text, line.number, line.page, 0.5))
    return None


def _learn_sessions(calendar: Calendar, text: str, whens: Sequence[When]) -> None:
    for found in SESSION.finditer(text):
        near = [
            when
            for when in whens
            if 0 <= when.start - found.end() < 45 and when.precision in {"day", "month"}
        ]
        between = text[found.end() : near[0].start] if near else ""
        if near and re.search(r"\b(?:held|take|place|in|on|scheduled|of|from)\b|^\W*$", between):
            calendar.sessions.setdefault(
                int(found["n"]), date.fromisoformat(near[0].interval.last or "1900-01-01")
            )


def _learn_events(calendar: Calendar, text: str, whens: Sequence[When]) -> None:
    for when in whens:
        if (
            when.precision in {"event", "next meeting", "year", "session", "period"}
            or when.itself.first is None
        ):
            continue
        found = DATED_EVENT.search(text[max(when.start - 110, 0) : when.start])
        if found and (named := event_words(found["event"])):
            calendar.events.append(Event(named, when.itself))
