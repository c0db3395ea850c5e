"""The sentences of minutes: promises, decisions and figures in prose, days and windows in words.

Minutes are papers of the Committee and speak English, whatever the language of whoever writes them out.
"""

import re
from collections.abc import Iterable
from datetime import date

from corcom.reading.calendar import Calendar
from corcom.reading.phrases import times
from corcom.reading.verbs import ANY
from corcom.record.partial import bounds
from corcom.treaty import Span
from corcom.treaty.dates import written

PREPOSITION = re.compile(
    r"(?:by|before|on|in|at|until|within|during|between|from|after|for|as|no later|not later|prior|ahead"
    r"|early|late|mid|once|when|throughout|next|this|tomorrow|immediately|soon|over|towards?|closer)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"^(?:(?!that\b|which\b|who\b)[\w'’.-]+\s+){1,12}?(?:will|would|shall|should|is|are|was|were|has|have|had)\b"
)
SETTLED = re.compile(
    r"\b(?:agree|decid|adopt|approv|endors|resolv|conclud|took note|recommend|confirm)", re.IGNORECASE
)
ARTICLED = re.compile(
    r"(?:ISU|CMC|ICRC|UN\w*|GICHD|APMBC\b.*|Committee|Coordination Committee|President\b.*|Presidency"
    r"|Coordinators?\b.*|Director\b.*|Secretariat|United \w+)$"
)
THE_UNIT = "ISU CCM"
PRONOUN = re.compile(r"(?:It|She|He|They)\s+(?=[a-z])")
PLACES_OF_TIME = re.compile(
    r"(?:first|second|third|fourth|last|week|middle|end|beginning|course|margins|spring|summer|autumn"
    r"|winter)\b",
    re.IGNORECASE,
)


def joined(names: Iterable[str]) -> str:
    """Names as a sentence lists them: 'A, B and C'."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def with_article(name: str) -> str:
    """'the ISU', but 'Norway' and 'The Netherlands'."""
    return "the ISU" if name == THE_UNIT else f"the {name}" if ARTICLED.match(name) else name


def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text as it goes on within a sentence; abbreviations and names of several capitals stay."""
    first = text.split(" ", 1)[0]
    return text if not first[1:].islower() and len(first) > 1 else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop, where it has no end of its own."""
    bare = text.strip()
    return bare if bare.endswith((".", "!", "?", ":")) else f"{bare.rstrip(' ,;')}."


def promise_told(owners: list[str], what: str, due: str, as_stated: str, calendar: Calendar) -> str:
    """Who undertook what by when; what was taken down as a whole sentence stays as it was."""
    bare = what.strip().rstrip(".")
    when = _when_left(bare, due, as_stated, calendar)
    if owners and not _names_one(bare, owners):
        who = capital(joined([with_article(name) for name in owners]))
        to_do = f"see to it that {small(bare)}" if _is_clause(bare) else small(re.sub(r"^to ", "", bare))
        bare = f"{who} undertook to {to_do}"
    return sentence(f"{capital(bare)} {when}".strip())


def _when_left(bare: str, due: str, as_stated: str, calendar: Calendar) -> str:
    """What of the time is not said yet; of words that tell no day by themselves, the days in brackets."""
    when = by_when(due, as_stated, calendar)
    if when.casefold() in bare.casefold():
        return ""
    if as_stated and as_stated.casefold() in bare.casefold():
        return "" if not due or _means(as_stated, due, calendar) else f"({_in_days(due)})"
    return when


def _names_one(text: str, owners: Iterable[str]) -> bool:
    """Whether the text itself says who: it begins with an owner."""
    start = re.sub(r"^the ", "", text, flags=re.IGNORECASE).casefold()
    return any(start.startswith(re.sub(r"^the ", "", name.casefold())) for name in owners)


def _is_clause(text: str) -> bool:
    """Whether the text has a subject and a verb of its own: 'the list will be sent'."""
    return text.partition(" ")[0].lower() not in ANY and CLAUSE.match(text) is not None


def by_when(due: str, as_stated: str, calendar: Calendar) -> str:
    """By when, as stated; with the days that it means, where its words alone do not tell them."""
    stated = as_stated.strip().strip(".,;")
    if not stated:
        return f"{_in_days(due)}" if due else ""
    phrase = stated if PREPOSITION.match(stated) else f"by {stated}"
    if not due or _means(phrase, due, calendar):
        return phrase
    return f"{phrase} ({re.sub(r'^(?:by|on|in) ', '', _in_days(due))})"


def _means(phrase: str, due: str, calendar: Calendar) -> bool:
    found = [when.interval for when in times(phrase, calendar) if when.dated]
    if not found:
        return False
    first, last = found[0].first, found[0].last
    earliest, latest = bounds(due)
    known = (earliest.isoformat() if earliest != date.min else None, latest.isoformat())
    return last == known[1] and first in (known[0], known[1], None)


def _in_days(due: str) -> str:
    """An EDTF date as what is promised by it: 'by 15 March 2026', 'in March 2026'."""
    first, last = bounds(due)
    if first in (last, date.min):
        return f"by {written(last)}"
    span = Span(first, last)
    if span.is_year:
        return f"in {last.year}"
    return f"in {last:%B %Y}" if span.is_month else span.written()


def decision_told(text: str) -> str:
    """A decision as a sentence; what does not say that it was one is told as agreed."""
    bare = text.strip()
    return sentence(capital(bare) if SETTLED.search(bare) else f"It was agreed that {small(bare)}")


def intervention_told(speaker: str, text: str) -> str:
    """What somebody said: 'Norway informed that ...', or 'Norway: ...' where the note is no predicate."""
    bare = text.strip()
    who = capital(with_article(speaker))
    if not speaker or bare.casefold().startswith((speaker.casefold(), who.casefold())):
        return sentence(capital(bare))
    if pronoun := PRONOUN.match(bare):
        return sentence(f"{who} {bare[pronoun.end() :]}")
    return sentence(f"{who} {bare}" if bare[:1].islower() else f"{who}: {bare}")


def weekday(day: date) -> str:
    """Tuesday, 25 September 2018."""
    return f"{day:%A}, {written(day)}"


def hours(times_of_day: str) -> str:
    """'12:30-14:30' as minutes print it; 'from 12:30 to 14:30 hours'."""
    found = re.findall(r"\d{1,2}[:.h]\d{2}", times_of_day)
    clock = [hour.replace(".", ":").replace("h", ":") for hour in found]
    if len(clock) == 2:
        return f"from {clock[0]} to {clock[1]} hours"
    return f"at {clock[0]} hours" if clock else times_of_day


def on_days(on: str, stated: str = "") -> str:
    """A day, a window, or the words that were agreed for it, as it follows 'held'."""
    if stated:
        bare = stated.strip().rstrip(".")
        if PLACES_OF_TIME.match(bare):
            return f"in the {bare}"
        return bare if PREPOSITION.match(bare) or bare.startswith("the ") else f"on {bare}"
    first, last = bounds(on)
    if first == last:
        return f"on {weekday(first)}"
    if Span(first, last).is_month:
        return f"in {first:%B %Y}"
    return Span(first, last).written()
