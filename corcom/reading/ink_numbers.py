"""Claims that are numbers: counts, shares, money, and years since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from corcom.reading.amounts import AMOUNT, NUMERAL, number
from corcom.reading.claims import Claim, Count, Hedge, Money, Share, Whole, Years
from corcom.reading.figures import CURRENCIES, MONEY_SIGNS, SCALES, UNIT
from corcom.reading.listed import one_in
from corcom.reading.time_grammar import COUNTED, MONTH
from corcom.reading.time_grammar import YEAR as A_YEAR

BARE = r"(?<![\w.,:/'’+#§(-])"
PARTIES = r"(?-i:States?\s+[Pp]art(?:y|ies)\b|Parties\b)|states\s+parties\b"
SIGNATORIES = (
    r"signatory\s+(?:States?|countries)|States?\s+signator(?:y|ies)|signatories|signatory(?=\s+and\b)"
)
NOT_PARTY = (
    r"(?:States?|countries)\s+(?:that\s+are\s+)?not\s+(?:yet\s+)?part(?:y|ies)"
    r"|non[-\s]States?\s+Part(?:y|ies)|non[-\s](?:signatories|signatory\s+States)"
)
VOTES = r"votes|abstentions|sponsors|signatures|ratifications|accessions|deposits"
NOUN = rf"(?:{NOT_PARTY}|{PARTIES}|{SIGNATORIES}|{VOTES}|{UNIT})"
STOPS = "of|to|in|from|and|the|that|which|by|at|on|with|for|as|or|were|was|is|are|than|per|have|has"
MORE = rf"(?:(?!(?:{STOPS})\b|{NUMERAL}\b)[^\W\d_][\w'’-]*\s+){{0,4}}?"
COUNT = re.compile(
    rf"{BARE}(?P<n>{NUMERAL})(?![\w%]|[.,:/]\d|\s*[–-]\s*\d)(?:-|\s+)(?P<more>{MORE})(?P<noun>{NOUN})(?!\w)",
    re.IGNORECASE,
)
PART = re.compile(
    rf"{BARE}(?P<n>{NUMERAL})\s+(?:out\s+)?of\s+(?:all\s+)?(?:the\s+|its\s+)?(?P<rest>(?P<of>{NUMERAL})\s+"
    rf"(?P<more>{MORE})(?P<noun>{NOUN}))(?!\w)",
    re.IGNORECASE,
)
TOTAL = re.compile(
    rf"\b(?P<noun>{NOUN})(?P<told>\s*[:(|=]\s*|[^.;:\d]{{0,40}}?\b(?:stands?|stood|rose|grew|increased|brought|up|now|is|was"
    rf"|reached|reaches)\b(?:\s+at|\s+to)?\s+)(?P<n>{NUMERAL})(?![\w%]|[.,:/-]\d|\s+(?:{MORE}{NOUN}))",
    re.IGNORECASE,
)
BALLOT = re.compile(
    rf"{BARE}(?P<n>{NUMERAL})\s+(?:voted\s+|votes\s+)?(?P<how>against|in\s+favour|abstained|abstaining)\b",
    re.IGNORECASE,
)
VOTE = re.compile(r"\bvot|\bresolution|\babst", re.IGNORECASE)
NUMBER_OF = re.compile(
    r"\b(?:number|total|sum|count|membership)\s+of\s+(?:all\s+)?(?:the\s+)?$", re.IGNORECASE
)
NAMED = re.compile(
    r"(?:\b(?:Articles?|Arts?\.|Actions?|Annex(?:es)?|Protocols?|Forms?|items?|paragraphs?|paras?\.?|pages?|pp?\."
    r"|Nos?\.|sections?|chapters?|rules?|resolutions?|footnotes?|tables?|rooms?|Tel\.?|phone|fax|options?)"
    rf"(?:[\d.,()/\s–-]|\b(?:and|or|to)\b){{0,40}}|\b{MONTH}\s+|\+[\d\s()-]{{0,40}})$",
    re.IGNORECASE,
)
YEAR = re.compile(A_YEAR)
MONEY = re.compile(
    rf"(?P<sign>US\$|[£€$]|\b(?:CHF|USD|EUR|GBP|NOK|SEK)\b)\s?(?P<n>{AMOUNT})(?:\s?(?P<scale>million|thousand|k|m)\b)?"
    rf"|(?<![\w.,'’])(?P<n2>{AMOUNT})\s?(?P<sign2>CHF|USD|EUR|GBP|Swiss\s+francs|francs|euros?|dollars)\b"
)
SHARE = re.compile(r"(?<![\w.,])(?P<n>\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
ORDINALS = "|".join(word for word in COUNTED if word.endswith(("th", "first", "second", "third")))
AGO = re.compile(
    rf"{BARE}(?P<n>{NUMERAL})\s+years?\s+(?:ago|earlier|before)\b"
    rf"|\b(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{ORDINALS}|twentieth|fifteenth)\s+anniversary\b",
    re.IGNORECASE,
)
FRANCS = {"s": "CHF", "f": "CHF", "e": "EUR", "d": "USD"}
LABEL_SIGNS = {":", "(", "|", "="}
NTH = {"fifteenth": 15, "twentieth": 20}
HEDGES = (
    (
        Hedge.ABOVE,
        re.compile(
            r"\b(?:over|more\s+than|above|exceeding|at\s+least|upwards\s+of)\s+(?:the\s+)?$", re.IGNORECASE
        ),
    ),
    (
        Hedge.BELOW,
        re.compile(
            r"\b(?:under|less\s+than|fewer\s+than|below|nearly|almost|close\s+to|up\s+to)\s+(?:the\s+)?$",
            re.IGNORECASE,
        ),
    ),
    (
        Hedge.ABOUT,
        re.compile(
            r"(?:\b(?:about|around|some|approximately|approx\.?|roughly|circa|ca\.)|~|≈)\s*(?:the\s+)?\(?$",
            re.IGNORECASE,
        ),
    ),
)
ALL = re.compile(
    r"(?:\b(?:all|its|our)|\ball\s+(?:of\s+)?(?:the|its)|\bfrom\s+among\s+the)\s+(?:current\s+)?$",
    re.IGNORECASE,
)
THERE_ARE = re.compile(
    r"\b(?:there\s+(?:are|were|remain|remained|is)|(?:Convention|CCM|treaty)\s+(?:has|had|counts|counted|numbers)"
    r"|total\s+of|number\s+of\s+[\w\s]{3,40}\s(?:to|at|is|was)|stands?\s+at|stood\s+at|(?:brings?|brought|bringing)\s+"
    r"[\w\s]{0,40}to)\s+(?:now\s+|currently\s+|only\s+|just\s+|still\s+|then\s+|today\s+|thus\s+)*$",
    re.IGNORECASE,
)
THE = re.compile(
    r"\bthe\s+(?:remaining\s+|current\s+|existing\s+|present\s+|now\s+|other\s+|total\s+)?$", re.IGNORECASE
)
TO_CONVENTION = re.compile(
    r"\s*(?:to|of|under)\s+(?:the\s+|this\s+)?(?:Convention|CCM|treaty)\b", re.IGNORECASE
)
RESTRICTED = re.compile(
    r"\s*(?:still\s+|currently\s+|already\s+|now\s+|yet\s+)?(?:with|without|that|which|who|whose|having|whom|present"
    r"|attending|affected|listed|named|mentioned|concerned|responsible|involved|in\s+(?!the\s+(?:year|coming|period)"
    r"|(?:19|20)\d\d|total|all)|of\s+(?!the\s+(?:Convention|CCM))|to\s+(?!the\s+(?:Convention|CCM|treaty)|date)"
    r"|from|for|under|party\s+to)\b",
    re.IGNORECASE,
)
ENDED = re.compile(
    r"\s*(?:$|[.,;:()\]–—|]|-\s|remain|(?:to|under)\s+(?:the\s+)?(?:Convention|CCM)|as\s+(?:at|of)\b|on\s+\d"
    r"|at\s+(?:the\s+)?(?:end|moment|present|time|this)|in\s+(?:the\s+(?:year|coming|period)|total|all|(?:19|20)\d\d)"
    r"|so\s+far|to\s+date|today|now\b|currently|and\b|or\b|until|since"
    r"|ha(?:ve|d)\s+(?:now\s+|so\s+far\s+)?(?:joined|ratified|acceded)\b)",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[.;:()|]|,\s|\s[–—]\s|\band\s+(?:would|will|the|that|to)\b|\bto\s+submit\b"
    rf"|\b(?:and|or|but|while|as\s+well\s+as)\s+(?:(?:only|some|its|about|over)\s+)?(?:{NUMERAL}|States|signator)\b",
    re.IGNORECASE,
)
SAME = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim before it knows its place: the letters that it takes, those of the number, and what it says."""

    start: int
    end: int
    numeral: tuple[int, int]
    kind: type[Claim]
    says: dict[str, Any]


def numbers(text: str) -> Iterator[Found]:
    """What a sentence counts, pays and shares; of two readings of one place, the first told counts."""
    if one_in(MONEY_SIGNS, text):
        yield from _money(text)
    if "%" in text or "cent" in text.lower():
        yield from _shares(text)
    if "year" in text or "nniversary" in text:
        yield from _years(text)
    for match in PART.finditer(text) if " of " in text else ():
        yield from _part(text, match)
    for match in COUNT.finditer(text):
        yield from _count(text, match)
    for match in TOTAL.finditer(text):
        yield from _total(text, match)
    for match in BALLOT.finditer(text):
        yield from _ballot(text, match)


def _money(text: str) -> Iterator[Found]:
    for match in MONEY.finditer(text):
        name = "n" if match["n"] else "n2"
        value, sign = number(match[name]), match["sign"] or match["sign2"]
        if value is None:
            continue
        amount = value * SCALES.get((match["scale"] or "").lower(), 1)
        currency = CURRENCIES.get(sign) or FRANCS[sign[0].lower()]
        says = {"value": amount, "currency": currency, "hedge": hedged(text[: match.start()])}
        yield Found(match.start(), match.end(), match.span(name), Money, says)


def _shares(text: str) -> Iterator[Found]:
    for match in SHARE.finditer(text):
        says = {"value": Decimal(match["n"].replace(",", ".")), "hedge": hedged(text[: match.start()])}
        yield Found(match.start(), match.end(), match.span("n"), Share, says)


def _years(text: str) -> Iterator[Found]:
    for match in AGO.finditer(text):
        name = "n" if match["n"] else "nth"
        value = _nth(match["nth"]) if match["nth"] else int(number(match["n"]) or 0)
        says = {"value": value, "anniversary": bool(match["nth"]), "hedge": hedged(text[: match.start()])}
        if value:
            yield Found(match.start(), match.end(), match.span(name), Years, says)


def _nth(text: str) -> int:
    digits = re.match(r"\d+", text)
    word = text.lower()
    return int(digits[0]) if digits else NTH.get(word) or COUNTED.get(word, 0)


def _part(text: str, match: re.Match[str]) -> Iterator[Found]:
    """'53 out of the 102 States Parties' are two counts: some of them, and all of them."""
    part, whole = number(match["n"]), number(match["of"])
    named = _is_a_name(text, match.start("n"), match["n"]) or _is_year(match["of"])
    if part is None or whole is None or named:
        return
    noun, after = noun_of(match["noun"]), text[match.end() :]
    some = {"value": int(part), "noun": noun, "part_of": int(whole), "hedge": hedged(text[: match.start()])}
    yield Found(match.start("n"), match.end(), match.span("n"), Count, some)
    every = {
        "value": int(whole),
        "noun": noun,
        "qualifiers": _qualifiers(match["more"], after),
        "whole": Whole.SOME if RESTRICTED.match(after) else Whole.CERTAIN,
    }
    yield Found(match.start("rest"), match.end(), match.span("of"), Count, every)


def _count(text: str, match: re.Match[str]) -> Iterator[Found]:
    value, start = number(match["n"]), match.start("n")
    if value is None or _is_a_name(text, start, match["n"]) or _is_year(match["n"]):
        return
    before, after = text[:start], text[match.end() :]
    says = {
        "value": int(value),
        "noun": noun_of(match["noun"]),
        "qualifiers": _qualifiers(match["more"], after),
        "whole": _whole(_without_hedge(before), after),
        "hedge": hedged(before),
    }
    yield Found(start, match.end(), match.span("n"), Count, says)


def _total(text: str, match: re.Match[str]) -> Iterator[Found]:
    """'The number of States Parties stands at 104', 'Signatories: 16'."""
    value, told, before = number(match["n"]), match["told"], text[: match.start()]
    numbered = NUMBER_OF.search(before) is not None
    labelled = told.strip() in LABEL_SIGNS and match["n"].isdigit() and not before.strip(" |-•")
    if value is None or _is_year(match["n"]) or not (numbered or labelled):
        return
    says = {
        "value": int(value),
        "noun": noun_of(match["noun"]),
        "qualifiers": _qualifiers("", told) if numbered else "",
        "whole": Whole.SOME if RESTRICTED.match(told) else Whole.CERTAIN if numbered else Whole.OPEN,
        "hedge": hedged(text[: match.start("n")]),
    }
    yield Found(match.start(), match.end(), match.span("n"), Count, says)


def _ballot(text: str, match: re.Match[str]) -> Iterator[Found]:
    """'2 against and 36 abstained', where a sentence tells of a vote."""
    value = number(match["n"])
    if value is not None and VOTE.search(text) and not _is_a_name(text, match.start(), match["n"]):
        says = {"value": int(value), "noun": "States", "qualifiers": f"voted {match['how']}"}
        yield Found(match.start(), match.end(), match.span("n"), Count, says)


def _is_a_name(text: str, start: int, printed: str) -> bool:
    """'Article 7', 'item 3', '5 October', '+41 22 917': numbers that count nothing."""
    before = text[max(start - 80, 0) : start]
    if printed.lower() in {"one", "a"} and re.search(
        r"\b(?:no|any|every|each|the|this|that)\s+$", before, re.IGNORECASE
    ):
        return True
    return NAMED.search(before) is not None


def _is_year(printed: str) -> bool:
    return YEAR.fullmatch(printed) is not None


def _whole(before: str, after: str) -> Whole:
    if TO_CONVENTION.match(after):
        return Whole.CERTAIN
    if RESTRICTED.match(after):
        return Whole.SOME
    if ALL.search(before) or (ENDED.match(after) and THERE_ARE.search(before)):
        return Whole.CERTAIN
    if THE.search(before):
        return Whole.LIKELY
    return Whole.OPEN if ENDED.match(after) else Whole.SOME


def _qualifiers(more: str, after: str) -> str:
    """The words that say which of them: those inside, and those that follow up to the end of the clause."""
    end = CLAUSE.search(after)
    words = (after[: end.start()] if end else after).split()[:14]
    return " ".join((*more.split(), *words))


def noun_of(printed: str) -> str:
    """What is counted: 'States Parties', 'Signatories', 'States not Party', 'States', else as printed."""
    text = SAME.sub(" ", printed)
    for name, pattern in (
        ("States not Party", NOT_PARTY),
        ("States Parties", PARTIES),
        ("Signatories", SIGNATORIES),
    ):
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return name
    return "States" if text.lower() in {"states", "countries", "state", "country"} else text.lower()


def hedged(before: str) -> Hedge:
    """What the words before a number say of how exact it is."""
    end = before[-40:]
    return next((hedge for hedge, pattern in HEDGES if pattern.search(end)), Hedge.NONE)


def _without_hedge(before: str) -> str:
    for _hedge, pattern in HEDGES:
        before = pattern.sub("", before)
    return before
