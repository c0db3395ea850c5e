"""Signs in a sentence that somebody undertakes something, is asked for it, or that it is agreed."""

from __future__ import annotations

import re
from collections.abc import Callable

from corcom.reading.cue import (
    ADVERBS,
    AGENT,
    AIM,
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
from corcom.reading.listed import listed, one_in
from corcom.reading.modals import MODAL, modal
from corcom.reading.verbs import ANY, ANY_GERUNDS, BEING, LOOSE, MEANT, PARTICIPLES, PREPARING

FLOOR = frozenset({"present", "report", "share", "update", "provide", "discuss", "inform", "consider"})
THINKING = re.compile(r"\b(?:thoughts|views|opinions|impressions|reflections|experiences?)\b", re.IGNORECASE)
FINE_VERB = re.compile(r"(?:co-)?[a-z]{3,}$")
NO_VERB = listed(
    """
    during the a an this that these those which their its his her our all any each both been being
    has it at in on of by for with and or as such some more most agree
    """
)


Reading = Callable[[re.Match[str]], Cue | None]
_FINDERS: list[tuple[tuple[str, ...], re.Pattern[str], Reading]] = []


def _sign(needs: str, pattern: str) -> Callable[[Reading], Reading]:
    """Learns a sign; `needs` are beginnings of words, one of which every sentence with the sign has."""

    def learn(reading: Reading) -> Reading:
        _FINDERS.append((tuple(needs.split("|")), re.compile(pattern, re.IGNORECASE), reading))
        return reading

    return learn


def cues(text: str) -> list[Cue]:
    """Every sign of a sentence, in order; of those that overlap, the first found."""
    found: list[Cue] = []
    lower = text.lower()
    for match in MODAL.finditer(text):
        _keep(found, modal(match))
    for needs, pattern, reading in _FINDERS:
        if one_in(needs, lower):
            for match in pattern.finditer(text):
                _keep(found, reading(match))
    return sorted(found, key=lambda cue: cue.start)


def _keep(found: list[Cue], cue: Cue | None) -> None:
    if cue and not any(cue.start < other.end and other.start < cue.end for other in found):
        found.append(cue)


@_sign(
    "going to",
    rf"\b(?:is|are|was|were)\s+{ADVERBS}going\s+to\s+{ADVERBS}(?P<verb>[a-z-]+)(?P<place>\s+in\s+[A-Z])?",
)
def _going_to(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    if verb in ANY or (verb == "be" and match["place"]):
        return cue(match, "commitment", SUBJECT, 0.8)
    if (
        verb == "be"
        and (inner := DONE.match(match.string, match.end()))
        and inner["verb"].lower() in PARTICIPLES
    ):
        return None
    return None


@_sign(
    "plan|intend|aim|propos",
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|proposes"
    rf"|proposed)\s+{ADVERBS}(?:to\s+|on\s+){ADVERBS}(?P<verb>[a-z-]+)",
)
def _planning(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    before = match.string[max(match.start() - 12, 0) : match.start()].lower()
    if match[0].lower().startswith("aimed") and re.search(
        r"\b(?:plans|activities|events|work|efforts|measures|paper)\s+$", before
    ):
        return None
    if (
        not FINE_VERB.match(verb)
        or verb in NO_VERB
        or (verb not in ANY and verb not in ANY_GERUNDS and not verb.endswith("ing"))
    ):
        return None
    return cue(match, "commitment", SUBJECT, 0.75)


@_sign(
    "intention|plan|offer|commitment|readiness|willingness|availability|determination|undertaking|interest",
    r"\b(?:intention|plans?|offer|commitment|readiness|willingness|availability|determination"
    rf"|undertaking|interest)\s+(?:to|in)\s+{ADVERBS}(?P<verb>[a-z-]+)",
)
def _intention(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    usable = verb in (ANY | {"have"}) or verb in ANY_GERUNDS
    offered = re.match(r"(?i)offer|readiness|willingness|availability|interest", match[0])
    return cue(match, "offer" if offered else "commitment", SUBJECT, 0.65) if usable else None


@_sign(
    "undert|agree|pledge|commit|promis|offer|volunteer|resolv|vowed",
    r"\b(?:undertook|undertakes|agreed|agrees|pledged|pledges|committed|commits|promised"
    r"|promises|offered|offers|volunteered|volunteers|resolved|vowed|has\s+agreed)\s+"
    rf"(?:(?:themselves|itself|himself|herself)\s+)?to\s+{ADVERBS}(?P<verb>[a-z-]+)",
)
def _performative(match: re.Match[str]) -> Cue | None:
    verb, said = match["verb"].lower(), match[0].lower()
    if verb in NO_VERB or not FINE_VERB.match(verb):
        return None
    kind = (
        "agreed"
        if said.startswith(("agree", "resolve"))
        else "offer"
        if said.startswith(("offer", "volunteer"))
        else "pledge"
        if said.startswith("pledge")
        else "commitment"
    )
    return cue(match, kind, SUBJECT, 0.9)


@_sign(
    "ready|keen|willing|prepared|happy|pleased|glad|eager|open|available",
    rf"\b(?:stands?|stood|is|are|was|were|remains?|remained)\s+{ADVERBS}(?:ready|keen|willing"
    r"|prepared|happy|pleased|glad|eager|open|available)\s+(?:to\s+(?:opportunities\s+to\s+)?"
    rf"|for\s+){ADVERBS}(?P<verb>[a-z-]+)",
)
def _ready(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    return cue(match, "offer", SUBJECT, 0.6) if verb in ANY and verb not in {"hear", "see", "learn"} else None


@_sign(
    "ing |ing,|process|touch|looking into|following up",
    r"(?:\b(?:is|are|was|were|am)\s+|^\s*|(?<=\)\:)\s*)(?:still\s+|currently\s+|now\s+|also\s+"
    r"|already\s+|presently\s+|actively\s+)*(?P<verb>working\s+(?:on|with|together\s+on"
    r"|alongside)|in\s+the\s+process\s+of|in\s+touch\s+with|looking\s+into|following\s+up"
    rf"|considering\s+how|{'|'.join(sorted(PREPARING))})\b",
)
def _under_way(match: re.Match[str]) -> Cue | None:
    return cue(match, "ongoing", SUBJECT, 0.6)


@_sign(
    "being",
    r"\b(?:is|are|was|were)\s+(?:all\s+)?(?:still\s+|currently\s+|now\s+|also\s+"
    rf"|already\s+)*being\s+(?P<verb>{'|'.join(sorted(BEING))})\b",
)
def _being(match: re.Match[str]) -> Cue | None:
    return cue(match, "ongoing", SPEAKER, 0.55, passive=True)


@_sign(
    "ask|request|invit|encourag|urg|call|appeal|mandat|instruct",
    r"\b(?:asked|asks|requested|requests|invited|invites|encouraged|encourages|urged|urges"
    r"|called\s+(?:up)?on|calls\s+(?:up)?on|appealed\s+to|tasked|mandated|instructed)\s+"
    rf"(?P<object>(?!for\b|that\b|to\b|if\b|whether\b|about\b)[^.;:]{{2,90}}?)\s+to\s+(?!(?:the"
    rf"|a|an|this|that|its|their|his|her|all|be|have)\b){ADVERBS}(?P<verb>[a-z-]+)\b",
)
def _asked(match: re.Match[str]) -> Cue | None:
    verb, rest = match["verb"].lower(), match.string[match.end() : match.end() + 40]
    invited = match[0].lower().startswith("invite")
    if verb in PROCEDURE or verb not in ANY or (invited and (verb in FLOOR or THINKING.search(rest))):
        return None
    return cue(match, "request", OBJECT, 0.65)


@_sign(
    "welcome|invited|encouraged|requested|asked|urged|expected|tasked|mandated|reminded",
    r"\b(?:were|was|are|is)\s+(?:also\s+|therefore\s+|kindly\s+|again\s+"
    r"|all\s+)*(?P<how>welcome|invited|encouraged|requested|asked|urged|expected|tasked"
    r"|mandated|reminded)\s+to\s+(?P<verb>[a-z-]+)",
)
def _are_asked(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    if verb in PROCEDURE - {"join"} or verb not in ANY:
        return None
    return cue(match, "request", SUBJECT, 0.65)


@_sign(
    " that",
    r"\b(?:asked|asks|requested|requests)\s+(?:the\s+\w+\s+|members\s+)?that\s+|\b(?:ask|request)\s+that\s+"
    r"|\b(?:suggested|proposed|recommended)\s+(?:to\s+[^,.;]{2,40}?\s+)?that\s+(?!it\b"
    r"|this\s+w|there\b)(?=[^,.;]{2,80}?\s(?:be\s+\w+ed\b|undertakes?|sends?|should|prepares?"
    r"|consults?|contacts?|organi[sz]es?|develops?|reports?|circulates?|engages?|shares?"
    r"|provides?|considers?|convenes?|works?|writes?|continues?|be\s+used))",
)
def _asked_that(match: re.Match[str]) -> Cue | None:
    said = match[0].lower()
    kind = "proposal" if said.startswith(("suggest", "propos", "recommend")) else "request"
    return cue(match, kind, OBJECT, 0.6, task=match.end())


@_sign(
    "suggest|propos",
    r"\b(?:suggested|proposed)\s+(?:(?!that\b)[\w-]+\s+){0,5}?(?:consultations?|meetings?"
    r"|briefings?|workshops?|seminars?|retreats?|side\s+events?)\b",
)
def _suggested_event(match: re.Match[str]) -> Cue | None:
    return cue(match, "commitment", SUBJECT, 0.5, task=match.start())


@_sign("suggest|propos|recommend", r"\b(?:suggested|proposed|recommended)\s+(?P<verb>[a-z]+ing)\b")
def _suggested_doing(match: re.Match[str]) -> Cue | None:
    return cue(match, "proposal", CHAIR, 0.5) if match["verb"].lower() in ANY_GERUNDS else None


@_sign(
    " is to | was to ",
    r"\b(?:task|step|aim|goal|intention|plan|proposal|idea|objective)\s+(?:\w+\s+){0,4}?(?:is"
    r"|was)\s+to\s+(?:first\s+|also\s+)?(?P<verb>[a-z]+)",
)
def _the_plan_is(match: re.Match[str]) -> Cue | None:
    return cue(match, "commitment", AIM, 0.6) if match["verb"].lower() in ANY else None


@_sign("should", r"\bshould\s+(?:also\s+|therefore\s+|now\s+|all\s+)*(?P<be>be\s+)?(?P<verb>[a-z-]+)\b")
def _should(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    if match["be"]:
        sent = verb in {
            "sent",
            "submitted",
            "shared",
            "circulated",
            "forwarded",
            "communicated",
            "provided",
            "returned",
            "completed",
            "paid",
            "addressed",
        }
        return cue(match, "request", AUDIENCE, 0.5, passive=True) if sent else None
    if verb in (MEANT - {"hold", "keep", "set", "place", "take", "give"}) | {"feed"}:
        return cue(match, "request", SUBJECT, 0.5)
    return None


@_sign(
    "welcome",
    rf"\bwelcome[ds]?\s+(?:any\s+|further\s+|more\s+|all\s+|the\s+)*{INPUT}\s+(?:from|by|before|on)\b",
)
def _welcomed(match: re.Match[str]) -> Cue | None:
    return cue(match, "request", AUDIENCE, 0.5, task=match.start())


@_sign(
    "deadline| due ",
    r"\bdeadline\s+(?:of|for|is|was|would\s+be)\s+\S+|\b(?:is|are|was|were)\s+due\s+(?:in|on"
    r"|by|before)\s+(?=\d|[A-Z]|early|mid|late|the\s+end)",
)
def _deadline(match: re.Match[str]) -> Cue | None:
    return cue(match, "deadline", SUBJECT, 0.55, task=match.start(), passive=True)


@_sign(
    "to be ",
    r"\b(?:(?:is|are|was|were)\s+)?to\s+be\s+(?P<verb>hosted|organi[sz]ed|convened|chaired"
    r"|prepared|led|sent|circulated|submitted|presented|shared|delivered)\b",
)
def _to_be_done(match: re.Match[str]) -> Cue | None:
    by = re.match(r"\s+(?:jointly\s+)?by\s+(?:the\s+)?[A-Z]", match.string[match.end() : match.end() + 20])
    if by:
        return cue(match, "commitment", AGENT, 0.7, passive=True)
    dated = re.match(r"(?:is|are)\b", match[0].lower())
    return cue(match, "commitment", SPEAKER, 0.45, passive=True) if dated else None


@_sign(" is to | are to ", r"\b(?:is|are)\s+to\s+(?:also\s+|then\s+|jointly\s+)*(?P<verb>[a-z-]+)\b")
def _is_to(match: re.Match[str]) -> Cue | None:
    verb, after = match["verb"].lower(), match.string[match.end() :]
    if verb == "go" and re.match(r"\s+(?:out|to)\b", after):
        return cue(match, "commitment", SPEAKER, 0.5, passive=True)
    return cue(match, "commitment", SUBJECT, 0.7) if verb in ANY else None


@_sign("expect", r"\bexpect(?:s|ed|ing)?\s+(?:[\w\s]{2,40}?\s)?to\s+(?P<verb>[a-z-]+)\b")
def _expected(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    return cue(match, "commitment", SUBJECT, 0.5) if verb in MEANT and verb not in LOOSE else None


@_sign(
    "promised|pledged|offered",
    r"\b(?:promised|pledged|offered)\s+(?!to\b|that\b)(?:[\w-]+\s+){0,3}?(?:answer|reply"
    r"|response|contribution|paper"
    r"|report|note|draft|update|text|translation|venue|CHF|EUR|USD|francs|euros|dollars)\b",
)
def _promised_thing(match: re.Match[str]) -> Cue | None:
    return cue(match, "pledge", SUBJECT, 0.75, task=match.start())


@_sign(
    "must be|need to be|needs to be|have to be|has to be|had to be",
    r"\b(?:must|needs?\s+to|ha(?:ve|s|d)\s+to)\s+be\s+(?P<verb>[a-z-]+)(?=[^.;]{0,60}?\b(?:by"
    r"|before|until|no\s+later\s+than)\s)",
)
def _must_be(match: re.Match[str]) -> Cue | None:
    usable = match["verb"].lower() in PARTICIPLES
    return cue(match, "deadline", AUDIENCE, 0.55, passive=True) if usable else None
