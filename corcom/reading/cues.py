"""Signs in a sentence that somebody undertakes something, is asked for it, or that it is agreed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corcom.reading.listed import listed
from corcom.reading.verbs import ANY, ANY_GERUNDS, BEING, GERUNDS, LOOSE, MEANT, PARTICIPLES, PREPARING

SUBJECT, OBJECT, AGENT, SPEAKER, AUDIENCE, CHAIR, AIM = (
    "subject",
    "object",
    "agent",
    "speaker",
    "audience",
    "chair",
    "aim",
)
"""Who owns it: the subject before the sign, the party after it, its agent ('by ...'), who speaks, all who
listen, who presides, or whose aim it is."""

ADVERBS = (
    r"(?:(?:\w+ly|also|then|therefore|thus|now|soon|next|first|again|further|jointly|both|each"
    r"|all|still|however|in\s+turn|once\s+again"
    r"|most\s+likely|very\s+likely|in\s+future|of\s+course|as\s+well|henceforth|kindly|just"
    r"|as\s+a\s+first\s+step|as\s+needed|as\s+necessary)\s*,?\s+)*"
)
MODAL = re.compile(
    rf"\b(?P<modal>will|shall|would|['’]ll|['’]d)\s+(?!not\b){ADVERBS}(?P<verb>[a-z-]+)\b", re.IGNORECASE
)
TO_DO = re.compile(rf"\s+(?:on\s+)?to\s+{ADVERBS}(?P<verb>[a-z-]+)\b", re.IGNORECASE)
DOING = re.compile(rf"\s+(?:on\s+|in\s+|with\s+)?{ADVERBS}(?P<verb>[a-z-]+ing)\b", re.IGNORECASE)
DONE = re.compile(rf"\s+{ADVERBS}(?P<verb>[a-z-]+)\b", re.IGNORECASE)
BE_WILLING = re.compile(
    rf"\s+{ADVERBS}(?:able|happy|glad|pleased|ready|willing|prepared|available|delighted|keen"
    r"|open|in\s+a\s+position)\s+(?:to"
    rf"|for)\b(?:\s+opportunities\s+to)?\s+{ADVERBS}(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
BE_GOOD = re.compile(
    rf"\s+{ADVERBS}(?:appropriate|useful|prudent|helpful|important|good|advisable|desirable"
    r"|beneficial|worthwhile"
    rf"|best)\s+(?:for\s+[^,.;]{{2,40}}\s+)?to\s+{ADVERBS}(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
BE_WELCOME = re.compile(r"\s+(?:\w+\s+){0,3}?(?:welcome|appreciated|valued|helpful|useful)\b", re.IGNORECASE)
BE_DUE = re.compile(r"\s+due\s+(?:in|on|by|before|at)\b", re.IGNORECASE)
INPUT = (
    r"(?:feedback|inputs?|comments?|contributions?|suggestions?|views|proposals?|commentary"
    r"|ideas|information|nominations|offers)"
)
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
ASIDE = re.compile(
    r"\s+(?:note|place|part\s+in\s+the\s+discussion|the\s+floor|into\s+(?:account"
    r"|consideration)|over\b|time\b|stock|effect|back\s+to\s+(?:the|this"
    r"|that)\b(?!\s+(?:members?|committee|delegation|coordinator|secretariat))|more\s+time"
    r"|off\b|first\s+steps)",
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
PROCEDURE = listed(
    """
    speak say take comment brief introduce make address open join give elaborate intervene respond
    note start begin chair lead move turn close continue read reply explain clarify outline
    """
)
FLOOR = frozenset({"present", "report", "share", "update", "provide", "discuss", "inform", "consider"})
THINKING = re.compile(r"\b(?:thoughts|views|opinions|impressions|reflections|experiences?)\b", re.IGNORECASE)
FINE_VERB = re.compile(r"[a-z]{3,}$")
NO_VERB = listed(
    """
    during the a an this that these those which their its his her our all any each both been being
    has it at in on of by for with and or as such some more most agree
    """
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign, from `start` to `end`; the task is told from `task` on."""

    start: int
    end: int
    task: int
    kind: str
    owner: str
    sure: float
    passive: bool = False


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
        _keep(found, _modal(match))
    for needs, pattern, reading in _FINDERS:
        if any(need in lower for need in needs):
            for match in pattern.finditer(text):
                _keep(found, reading(match))
    return sorted(found, key=lambda cue: cue.start)


def _keep(found: list[Cue], cue: Cue | None) -> None:
    if cue and not any(cue.start < other.end and other.start < cue.end for other in found):
        found.append(cue)


def _cue(
    match: re.Match[str],
    kind: str,
    owner: str,
    sure: float,
    *,
    task: int | None = None,
    end: int | None = None,
    passive: bool = False,
) -> Cue:
    start = match.start("verb") if task is None else task
    return Cue(match.start(), max(match.end(), end or 0), start, kind, owner, sure, passive)


def _modal(match: re.Match[str]) -> Cue | None:
    verb, text, end = match["verb"].lower(), match.string, match.end()
    special = _AFTER_MODAL.get(verb)
    if special:
        return special(match, text, end)
    if verb in CHAINED and (inner := TO_DO.match(text, end)) and inner["verb"].lower() in ANY:
        return _cue(match, "commitment", SUBJECT, 0.8, end=inner.end())
    if verb in {"suggest", "propose", "recommend"} and (inner := DOING.match(text, end)):
        return _cue(match, "proposal", CHAIR, 0.5, end=inner.end())
    if verb in MEANT and not ASIDE.match(text, end):
        return _cue(match, "commitment", SUBJECT, 0.85)
    if verb == "make" and re.match(r"\s+(?:[\w\s]{1,40}?\s)?available\b", text[end : end + 60]):
        return _cue(match, "commitment", SUBJECT, 0.8)
    if verb == "come" and re.match(
        r"\s+back\s+(?:to\s+(?!the\b|this\b|that\b|it\b)|with\b)", text[end : end + 30]
    ):
        return _cue(match, "commitment", SUBJECT, 0.7)
    return None


def _be(match: re.Match[str], text: str, end: int) -> Cue | None:
    if inner := BE_WILLING.match(text, end):
        usable = inner["verb"].lower() in ANY
        return (
            _cue(match, "offer", SUBJECT, 0.6, task=inner.start("verb"), end=inner.end()) if usable else None
        )
    if inner := BE_GOOD.match(text, end):
        return _cue(match, "proposal", CHAIR, 0.5, task=inner.start("verb"), end=inner.end())
    if inner := BE_DUE.match(text, end):
        return _cue(match, "obligation", SUBJECT, 0.7, task=match.start(), end=inner.end(), passive=True)
    if inner := re.match(r"\s+to\s+(?:first\s+)?(?P<verb>[a-z]+)", text[end : end + 30]):
        return _aim(match, text, end + inner.start("verb"), inner["verb"])
    if (inner := BE_WELCOME.match(text, end)) and re.search(
        rf"\b{INPUT}\b", text[max(match.start() - 90, 0) : match.start()], re.IGNORECASE
    ):
        return _cue(match, "request", AUDIENCE, 0.6, task=match.start(), end=inner.end(), passive=True)
    if (inner := DONE.match(text, end)) is None:
        return None
    verb = inner["verb"].lower()
    if verb in GERUNDS:
        return _cue(match, "commitment", SUBJECT, 0.75, task=inner.start("verb"), end=inner.end())
    if verb in PARTICIPLES and not (match["modal"].lower() == "shall" and not RULED.match(text, inner.end())):
        kind = "agreed" if PARTICIPLES[verb] == "hold" else "commitment"
        return _cue(match, kind, SPEAKER, 0.7, task=inner.start("verb"), end=inner.end(), passive=True)
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
    return _cue(match, "commitment", AIM, 0.7, task=at, end=at + len(verb))


def _like(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = LIKE.match(text, end)
    if inner is None:
        return None
    verb = inner["verb"].lower()
    if verb in (ANY - SPEECH_WISH) and not ASIDE.match(text, inner.end()):
        kind = "proposal" if verb in {"explore", "propose", "suggest", "request", "invite"} else "commitment"
        return _cue(match, kind, SUBJECT, 0.55, task=inner.start("verb"), end=inner.end())
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
            _cue(match, "deadline", AUDIENCE, 0.6, task=inner.start("verb"), end=inner.end(), passive=True)
            if usable
            else None
        )
    if verb in ANY or (verb == "focus" and (inner["doing"] or "") in ANY_GERUNDS):
        return _cue(match, "request", SUBJECT, 0.65, task=inner.start("verb"), end=inner.end())
    return None


def _welcome(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = WANTED.match(text, end)
    return _cue(match, "request", AUDIENCE, 0.6, end=inner.end()) if inner else None


def _receive(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = HELPED.match(text, end)
    return _cue(match, "commitment", SPEAKER, 0.6, end=inner.end(), passive=True) if inner else None


def _focus(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = re.match(r"\s+on\s+(?P<verb>[a-z]+ing)\b", text[end : end + 40])
    return (
        _cue(match, "commitment", SUBJECT, 0.7, task=end + inner.start("verb"), end=end + inner.end())
        if inner and inner["verb"] in ANY_GERUNDS
        else None
    )


def _continue(match: re.Match[str], text: str, end: int) -> Cue | None:
    inner = TO_DO.match(text, end) or DOING.match(text, end)
    if inner and (inner["verb"].lower() in {*ANY, *ANY_GERUNDS, "focus", "focusing"}):
        return _cue(match, "commitment", SUBJECT, 0.75, end=inner.end())
    if inner := re.match(
        r"\s+(?:its|their|his|her|the)\s+(?:\w+\s+)?(?:work|efforts|outreach|consultations"
        r"|cooperation|dialogue)\b",
        text[end : end + 60],
    ):
        return _cue(match, "commitment", SUBJECT, 0.65, end=end + inner.end())
    return None


def _take_opportunity(match: re.Match[str], text: str, end: int) -> Cue | None:
    if (inner := OPPORTUNITY.match(text, end)) and inner["verb"].lower() in ANY:
        return _cue(match, "commitment", SUBJECT, 0.7, task=inner.start("verb"), end=inner.end())
    if match["verb"].lower() != "use" and not ASIDE.match(text, end):
        return _cue(match, "commitment", SUBJECT, 0.75)
    return None


def _ask(match: re.Match[str], text: str, end: int) -> Cue | None:
    """'would kindly ask that members consult', 'would request Coordinators to send'."""
    inner = re.match(r"\s+(?P<object>[^.;:]{0,60}?)\b(?:to\s+(?P<verb>[a-z]+)|that\b)", text[end : end + 90])
    verb = (inner["verb"] or "").lower() if inner else ""
    if inner and (not verb or (verb in ANY and verb not in PROCEDURE)):
        return _cue(match, "request", OBJECT, 0.65, end=end + inner.end())
    return None


def _take_place(match: re.Match[str], text: str, end: int) -> Cue | None:
    if re.match(r"\s+place\b", text[end : end + 8]):
        return _cue(match, "agreed", SPEAKER, 0.5, end=end + 6, passive=True)
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


@_sign(
    "going to",
    rf"\b(?:is|are|was|were)\s+{ADVERBS}going\s+to\s+{ADVERBS}(?P<verb>[a-z-]+)(?P<place>\s+in\s+[A-Z])?",
)
def _going_to(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    if verb in ANY or (verb == "be" and match["place"]):
        return _cue(match, "commitment", SUBJECT, 0.8)
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
    return _cue(match, "commitment", SUBJECT, 0.75)


@_sign(
    "intention|plan|offer|commitment|readiness|willingness|availability|determination|undertaking|interest",
    r"\b(?:intention|plans?|offer|commitment|readiness|willingness|availability|determination"
    rf"|undertaking|interest)\s+(?:to|in)\s+{ADVERBS}(?P<verb>[a-z-]+)",
)
def _intention(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    usable = verb in (ANY | {"have"}) or verb in ANY_GERUNDS
    offered = re.match(r"(?i)offer|readiness|willingness|availability|interest", match[0])
    return _cue(match, "offer" if offered else "commitment", SUBJECT, 0.65) if usable else None


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
    return _cue(match, kind, SUBJECT, 0.9)


@_sign(
    "ready|keen|willing|prepared|happy|pleased|glad|eager|open|available",
    rf"\b(?:stands?|stood|is|are|was|were|remains?|remained)\s+{ADVERBS}(?:ready|keen|willing"
    r"|prepared|happy|pleased|glad|eager|open|available)\s+(?:to\s+(?:opportunities\s+to\s+)?"
    rf"|for\s+){ADVERBS}(?P<verb>[a-z-]+)",
)
def _ready(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    return (
        _cue(match, "offer", SUBJECT, 0.6) if verb in ANY and verb not in {"hear", "see", "learn"} else None
    )


@_sign(
    "ing |ing,|process|touch|looking into|following up",
    r"(?:\b(?:is|are|was|were|am)\s+|^\s*|(?<=\)\:)\s*)(?:still\s+|currently\s+|now\s+|also\s+"
    r"|already\s+|presently\s+|actively\s+)*(?P<verb>working\s+(?:on|with|together\s+on"
    r"|alongside)|in\s+the\s+process\s+of|in\s+touch\s+with|looking\s+into|following\s+up"
    rf"|considering\s+how|{'|'.join(sorted(PREPARING))})\b",
)
def _under_way(match: re.Match[str]) -> Cue | None:
    return _cue(match, "ongoing", SUBJECT, 0.6)


@_sign(
    "being",
    r"\b(?:is|are|was|were)\s+(?:all\s+)?(?:still\s+|currently\s+|now\s+|also\s+"
    rf"|already\s+)*being\s+(?P<verb>{'|'.join(sorted(BEING))})\b",
)
def _being(match: re.Match[str]) -> Cue | None:
    return _cue(match, "ongoing", SPEAKER, 0.55, passive=True)


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
    return _cue(match, "request", OBJECT, 0.65)


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
    return _cue(match, "request", SUBJECT, 0.65)


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
    return _cue(match, kind, OBJECT, 0.6, task=match.end())


@_sign(
    "suggest|propos",
    r"\b(?:suggested|proposed)\s+(?:(?!that\b)[\w-]+\s+){0,5}?(?:consultations?|meetings?"
    r"|briefings?|workshops?|seminars?|retreats?|side\s+events?)\b",
)
def _suggested_event(match: re.Match[str]) -> Cue | None:
    return _cue(match, "commitment", SUBJECT, 0.5, task=match.start())


@_sign("suggest|propos|recommend", r"\b(?:suggested|proposed|recommended)\s+(?P<verb>[a-z]+ing)\b")
def _suggested_doing(match: re.Match[str]) -> Cue | None:
    return _cue(match, "proposal", CHAIR, 0.5) if match["verb"].lower() in ANY_GERUNDS else None


@_sign(
    " is to | was to ",
    r"\b(?:task|step|aim|goal|intention|plan|proposal|idea|objective)\s+(?:\w+\s+){0,4}?(?:is"
    r"|was)\s+to\s+(?:first\s+|also\s+)?(?P<verb>[a-z]+)",
)
def _the_plan_is(match: re.Match[str]) -> Cue | None:
    return _cue(match, "commitment", AIM, 0.6) if match["verb"].lower() in ANY else None


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
        return _cue(match, "request", AUDIENCE, 0.5, passive=True) if sent else None
    if verb in (MEANT - {"hold", "keep", "set", "place", "take", "give"}) | {"feed"}:
        return _cue(match, "request", SUBJECT, 0.5)
    return None


@_sign(
    "welcome",
    rf"\bwelcome[ds]?\s+(?:any\s+|further\s+|more\s+|all\s+|the\s+)*{INPUT}\s+(?:from|by|before|on)\b",
)
def _welcomed(match: re.Match[str]) -> Cue | None:
    return _cue(match, "request", AUDIENCE, 0.5, task=match.start())


@_sign(
    "deadline| due ",
    r"\bdeadline\s+(?:of|for|is|was|would\s+be)\s+\S+|\b(?:is|are|was|were)\s+due\s+(?:in|on"
    r"|by|before)\s+(?=\d|[A-Z]|early|mid|late|the\s+end)",
)
def _deadline(match: re.Match[str]) -> Cue | None:
    return _cue(match, "deadline", SUBJECT, 0.55, task=match.start(), passive=True)


@_sign(
    "to be ",
    r"\b(?:(?:is|are|was|were)\s+)?to\s+be\s+(?P<verb>hosted|organi[sz]ed|convened|chaired"
    r"|prepared|led|sent|circulated|submitted|presented|shared|delivered)\b",
)
def _to_be_done(match: re.Match[str]) -> Cue | None:
    by = re.match(r"\s+(?:jointly\s+)?by\s+(?:the\s+)?[A-Z]", match.string[match.end() : match.end() + 20])
    if by:
        return _cue(match, "commitment", AGENT, 0.7, passive=True)
    dated = re.match(r"(?:is|are)\b", match[0].lower())
    return _cue(match, "commitment", SPEAKER, 0.45, passive=True) if dated else None


@_sign(" is to | are to ", r"\b(?:is|are)\s+to\s+(?:also\s+|then\s+|jointly\s+)*(?P<verb>[a-z-]+)\b")
def _is_to(match: re.Match[str]) -> Cue | None:
    verb, after = match["verb"].lower(), match.string[match.end() :]
    if verb == "go" and re.match(r"\s+(?:out|to)\b", after):
        return _cue(match, "commitment", SPEAKER, 0.5, passive=True)
    return _cue(match, "commitment", SUBJECT, 0.7) if verb in ANY else None


@_sign("expect", r"\bexpect(?:s|ed|ing)?\s+(?:[\w\s]{2,40}?\s)?to\s+(?P<verb>[a-z-]+)\b")
def _expected(match: re.Match[str]) -> Cue | None:
    verb = match["verb"].lower()
    return _cue(match, "commitment", SUBJECT, 0.5) if verb in MEANT and verb not in LOOSE else None
