"""Signs with 'will', 'shall' and 'would': what is told of the time to come."""

from __future__ import annotations

import re
from collections.abc import Callable

from corcom.reading.cue import (
    ADVERBS,
    AIM,
    ASIDE,
    AUDIENCE,
    CHAIR,
    DONE,
    INPUT,
    OBJECT,
    PROCEDURE,
    SPEAKER,
    SUBJECT,
    Cue,
    cue,
)
from corcom.reading.listed import listed
from corcom.reading.verbs import ANY, ANY_GERUNDS, GERUNDS, MEANT, PARTICIPLES

MODAL = re.compile(
    rf"\b(?P<modal>will|shall|would|['’]ll|['’]d)\s+(?!not\b){ADVERBS}(?P<verb>[a-z-]+)\b", re.IGNORECASE
)
TO_DO = re.compile(rf"\s+(?:on\s+)?to\s+{ADVERBS}(?P<verb>[a-z-]+)\b", re.IGNORECASE)
DOING = re.compile(rf"\s+(?:on\s+|in\s+|with\s+)?{ADVERBS}(?P<verb>[a-z-]+ing)\b", re.IGNORECASE)
BE_WILLING = re.compile(
    rf"\s+{ADVERBS}(?:able|happy|glad|pleased|ready|willing|prepared|available|delighted|keen"
    r"|open|in\s+a\s+position)\s+(?:to"
    rf"|for)\b(?:\s+opportunities\s+to)?\s+{ADVERBS}(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
BE_GRATEFUL = re.compile(r"\s+(?:very\s+|most\s+)?grateful\s+(?:if|should)\b", re.IGNORECASE)
BE_GOOD = re.compile(
    rf"\s+{ADVERBS}(?:appropriate|useful|prudent|helpful|important|good|advisable|desirable"
    r"|beneficial|worthwhile"
    rf"|best)\s+(?:for\s+[^,.;]{{2,40}}\s+)?to\s+{ADVERBS}(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
BE_WELCOME = re.compile(r"\s+(?:\w+\s+){0,3}?(?:welcome|appreciated|valued|helpful|useful)\b", re.IGNORECASE)
BE_DUE = re.compile(r"\s+due\s+(?:in|on|by|before|at)\b", re.IGNORECASE)
WANTED = re.compile(rf"\s+(?:\w+\s+){{0,4}}?{INPUT}\b", re.IGNORECASE)
HELPED = re.compile(
    r"\s+(?:an?\s+|the\s+|further\s+|more\s+|any\s+|a\s+full\s+)*(?:response|reply|answer"
    r"|feedback|update|information|draft|invitation|copy|report|letter|reminder)s?\b",
    re.IGNORECASE,
)
OPPORTUNITY = re.compile(
    r"\s+(?:the|this|that|every)\s+(?:\w+\s+)?(?:opportunity|occasion|chance)\s+to\s+(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
SPEECH_WISH = listed(
    """
    raise draw thank hear know note stress add say remind recall congratulate welcome express echo
    pose enquire inquire take emphasise emphasize highlight begin start underline point ask inform
    brief speak reply respond return talk register place
    """
)
LIKE = re.compile(rf"\s+(?:very\s+much\s+|however\s+|also\s+)*to\s+{ADVERBS}(?P<verb>[a-z-]+)", re.IGNORECASE)
NEED = re.compile(
    rf"\s+to\s+{ADVERBS}(?:(?P<be>be)\s+)?{ADVERBS}(?P<verb>[a-z-]+)(?P<more>\s+on\s+(?P<doing>[a-z-]+ing))?",
    re.IGNORECASE,
)
CHAINED = listed(
    """
    seek try endeavour endeavor strive aim look plan intend have begin start help work continue
    prefer proceed hope arrange get go come ensure need undertake
    """
)


def modal(match: re.Match[str]) -> Cue | None:
    verb, text, end = match["verb"].lower(), match.string, match.end()
    special = _AFTER_MODAL.get(verb)
    if special:
        return special(match, text, end)
    if verb in CHAINED and (inner := TO_DO.match(text, end)) and inner["verb"].lower() in ANY:
        return cue(match, "commitment", SUBJECT, 0.8, end=inner.end())
    if verb in {"suggest", "propose", "recommend"} and (inner := DOING.match(text, end)):
        return cue(match, "proposal", CHAIR, 0.5, end=inner.end())
    if verb in MEANT and not ASIDE.match(text, end):
        return cue(match, "commitment", SUBJECT, 0.85)
    if verb == "make" and re.match(r"\s+(?:[\w\s]{1,40}?\s)?available\b", text[end : end + 60]):
        return cue(match, "commitment", SUBJECT, 0.8)
    if verb == "come" and re.match(
        r"\s+back\s+(?:to\s+(?!the\b|this\b|that\b|it\b)|with\b)", text[end : end + 30]
    ):
        return cue(match, "commitment", SUBJECT, 0.7)
    return None


def _be(match: re.Match[str], text: str, end: int) -> Cue | None:
    if inner := BE_GRATEFUL.match(text, end):
        return cue(match, "request", OBJECT, 0.6, task=inner.end(), end=inner.end())
    if inner := BE_WILLING.match(text, end):
        usable = inner["verb"].lower() in ANY
        return (
            cue(match, "offer", SUBJECT, 0.6, task=inner.start("verb"), end=inner.end()) if usable else None
        )
    if inner := BE_GOOD.match(text, end):
        return cue(match, "proposal", CHAIR, 0.5, task=inner.start("verb"), end=inner.end())
    if inner := BE_DUE.match(text, end):
        return cue(match, "obligation", SUBJECT, 0.7, task=match.start(), end=inner.end(), passive=True)
    if inner := re.match(r"\s+to\s+(?:first\s+)?(?P<verb>[a-z]+)", text[end : end + 30]):
        return _aim(match, text, end + inner.start("verb"), inner["verb"])
    if (inner := BE_WELCOME.match(text, end)) and re.search(
        rf"\b{INPUT}\b", text[max(match.start() - 90, 0) : match.start()], re.IGNORECASE
    ):
        return cue(match, "request", AUDIENCE, 0.6, task=match.start(), end=inner.end(), passive=True)
    if (inner := DONE.match(text, end)) is None:
        return None
    verb = inner["verb"].lower()
    if verb in GERUNDS:
        return cue(match, "commitment", SUBJECT, 0.75, task=inner.start("verb"), end=inner.end())
    if verb in PARTICIPLES and not (match["modal"].lower() == "shall" and not RULED.match(text, inner.end())):
        kind = "agreed" if PARTICIPLES[verb] == "hold" else "commitment"
        return cue(match, kind, SPEAKER, 0.7, task=inner.start("verb"), end=inner.end(), passive=True)
    return None


RULED = re.compile(r"[^.;]{0,80}\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?[A-Z\d]")
"""'Documents shall be submitted in English' is a rule; with who or when, it is a task."""
AIMS = re.compile(
    r"\b(?:task|step|point|aim|goal|intention|plan|proposal|idea|objective|priority|role)s?\b[^.;]{0,50}$",
    re.IGNORECASE,
)


def _aim(match: re.Match[str], text: str, at: int, verb: str) -> Cue | None:
    """'the first task would be to ensure', 'her intention would be to have a draft'."""
    if not AIMS.search(text[: match.start()]) or verb in {"be", "not"}:
        return None
    return cue(match, "commitment", AIM, 0.7, task=at, end=at + len(verb))


def _like(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = LIKE.match(text, end)
    if inner is None:
        return None
    verb = inner["verb"].lower()
    if verb in (ANY - SPEECH_WISH) and not ASIDE.match(text, inner.end()):
        kind = "proposal" if verb in {"explore", "propose", "suggest", "request", "invite"} else "commitment"
        return cue(match, kind, SUBJECT, 0.55, task=inner.start("verb"), end=inner.end())
    return None


GUESSED = re.compile(r"\b(?:probably|possibly|perhaps|likely)\b", re.IGNORECASE)


def _need(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = NEED.match(text, end)
    if inner is None:
        return None
    verb = inner["verb"].lower()
    if inner["be"]:
        usable = verb in PARTICIPLES and not GUESSED.search(match[0])
        return (
            cue(match, "deadline", AUDIENCE, 0.6, task=inner.start("verb"), end=inner.end(), passive=True)
            if usable
            else None
        )
    if verb in ANY or (verb == "focus" and (inner["doing"] or "") in ANY_GERUNDS):
        return cue(match, "request", SUBJECT, 0.65, task=inner.start("verb"), end=inner.end())
    return None


def _welcome(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = WANTED.match(text, end)
    return cue(match, "request", AUDIENCE, 0.6, end=inner.end()) if inner else None


def _receive(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = HELPED.match(text, end)
    return cue(match, "commitment", SPEAKER, 0.6, end=inner.end(), passive=True) if inner else None


def _focus(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = re.match(r"\s+on\s+(?P<verb>[a-z]+ing)\b", text[end : end + 40])
    return (
        cue(match, "commitment", SUBJECT, 0.7, task=end + inner.start("verb"), end=end + inner.end())
        if inner and inner["verb"] in ANY_GERUNDS
        else None
    )


def _continue(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = TO_DO.match(text, end) or DOING.match(text, end)
    if inner and (inner["verb"].lower() in {*ANY, *ANY_GERUNDS, "focus", "focusing"}):
        return cue(match, "commitment", SUBJECT, 0.75, end=inner.end())
    if inner := re.match(
        r"\s+(?:its|their|his|her|the)\s+(?:\w+\s+)?(?:work|efforts|outreach|consultations"
        r"|cooperation|dialogue)\b",
        text[end : end + 60],
    ):
        return cue(match, "commitment", SUBJECT, 0.65, end=end + inner.end())
    return None


def _take_opportunity(match: re.Match[str], text: str, end: int) -> Cue | None:
    if (inner := OPPORTUNITY.match(text, end)) and inner["verb"].lower() in ANY:
        return cue(match, "commitment", SUBJECT, 0.7, task=inner.start("verb"), end=inner.end())
    if match["verb"].lower() != "use" and not ASIDE.match(text, end):
        return cue(match, "commitment", SUBJECT, 0.75)
    return None


INVITED_WORDS = re.compile(rf"\s+(?:any\s+|further\s+|more\s+)*{INPUT}\b", re.IGNORECASE)


def _ask(match: re.Match[str], text: str, end: int) -> Cue | None:
    """'would kindly ask that members consult', 'would request Coordinators to send'."""
    inner = re.match(r"\s+(?P<object>[^.;:]{0,60}?)\b(?:to\s+(?P<verb>[a-z]+)|that\b)", text[end : end + 90])
    verb = (inner["verb"] or "").lower() if inner else ""
    if inner and (not verb or (verb in ANY and verb not in PROCEDURE)):
        return cue(match, "request", OBJECT, 0.65, end=end + inner.end())
    if inner is None and match["verb"].lower() == "invite" and not INVITED_WORDS.match(text, end):
        return cue(match, "commitment", SUBJECT, 0.7)
    return None


def _take_place(match: re.Match[str], text: str, end: int) -> Cue | None:
    if re.match(r"\s+place\b", text[end : end + 8]):
        return cue(match, "agreed", SPEAKER, 0.5, end=end + 6, passive=True)
    return _take_opportunity(match, text, end)


_AFTER_MODAL: dict[str, Callable[[re.Match[str], str, int], Cue | None]] = {
    "be": _be,
    "have": _need,
    "like": _like,
    "wish": _like,
    "need": _need,
    "welcome": _welcome,
    "appreciate": _welcome,
    "receive": _receive,
    "focus": _focus,
    "continue": _continue,
    "use": _take_opportunity,
    "seize": _take_opportunity,
    "take": _take_place,
    "ask": _ask,
    "request": _ask,
    "invite": _ask,
    "encourage": _ask,
    "urge": _ask,
}
