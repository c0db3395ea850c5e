"""What a sign of an undertaking is, and the words that signs share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corcom.reading.listed import listed

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
DONE = re.compile(rf"\s+{ADVERBS}(?P<verb>[a-z-]+)\b", re.IGNORECASE)
INPUT = (
    r"(?:feedback|inputs?|comments?|contributions?|suggestions?|views|proposals?|commentary"
    r"|ideas|information|nominations|offers)"
)
ASIDE = re.compile(
    r"\s+(?:note|place|part\s+in\s+the\s+discussion|the\s+floor|into\s+(?:account"
    r"|consideration)|over\b|time\b|stock|effect|back\s+to\s+(?:the|this"
    r"|that)\b(?!\s+(?:members?|committee|delegation|coordinator|secretariat))|more\s+time"
    r"|off\b|first\s+steps)",
    re.IGNORECASE,
)
PROCEDURE = listed(
    """
    speak say take comment brief introduce make address open join give elaborate intervene respond
    note start begin chair lead move turn close continue read reply explain clarify outline
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


def cue(
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
