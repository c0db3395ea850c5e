"""Numbers with their units: money, shares, counts of States, days and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corcom.reading.findings import Figure, Place
from corcom.reading.listed import one_in
from corcom.reading.phrases import COUNTED
from corcom.reading.sentences import Sentence

NUMBER = r"\d{1,3}(?:['’,  ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
CURRENCIES = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "US$": "USD",
    "CHF": "CHF",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "NOK": "NOK",
    "SEK": "SEK",
}
MONEY = re.compile(
    r"(?P<sign>US\$|[£€$]|\b(?:CHF|USD|EUR|GBP|NOK"
    rf"|SEK)\b)\s?(?P<n>{NUMBER})(?:\s?(?P<scale>million|thousand|k|m)\b)?"
    rf"|(?P<n2>{NUMBER})\s?(?P<sign2>CHF|USD|EUR|GBP|Swiss\s+francs|euros?|dollars)\b"
)
MONEY_SIGNS = ("£", "€", "$", "CHF", "USD", "EUR", "GBP", "NOK", "SEK", "francs", "euro", "dollars")
SHARE = re.compile(r"(?P<n>\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent\b)")
WORDED = "|".join(
    sorted(
        (
            word
            for word in COUNTED
            if word.isalpha()
            and COUNTED[word] > 0
            and not word.endswith(("th", "st", "nd", "rd"))
            and word not in {"first", "second", "third", "few"}
        ),
        key=len,
        reverse=True,
    )
)
TEENS = {
    "eleven": 11,
    "thirteen": 13,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
}
HOW_MANY = rf"(?:{WORDED}|{'|'.join(TEENS)}|\d{{1,6}})"
UNIT = (
    r"States?\s+Part(?:y|ies)|Signator(?:y\s+States|ies)|States(?:\s+not\s+Party)?|countries"
    r"|delegations|members|reports|requests|letters|survivors|casualties|victims"
    r"|organi[sz]ations|participants|Coordinators|meetings|consultations|presentations"
    r"|questions|functions|models|areas|workshops|missions|votes|sponsors|recommendations"
    r"|pages"
    r"|hours?|days?|weeks?|months?|years?|square\s+(?:metres|kilometres)|km2|m2|hectares"
    r"|submunitions|munitions"
)
COUNT = re.compile(
    rf"(?<![\w.'’])(?P<n>{HOW_MANY})(?:[-\s]"
    rf"|\s+(?!{HOW_MANY}\b)[\w-]+\s)(?:(?:out\s+)?of\s+(?:the\s+)?(?P<of>{HOW_MANY})\s+)?(?P<unit>{UNIT})\b",
    re.IGNORECASE,
)
SHARE_OF = re.compile(
    rf"\b(?P<n>{HOW_MANY})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<of>\d{{1,4}})\s+(?P<unit>{UNIT})\b", re.IGNORECASE
)
NAMED_NUMBER = re.compile(
    r"\b(?:Articles?|Art\.|Actions?|Annex|Protocol|Form|item|paragraph|para)\s+$", re.IGNORECASE
)
YEAR = re.compile(r"(?:19|20)\d\d")
SCALES = {"million": 1_000_000, "m": 1_000_000, "thousand": 1_000, "k": 1_000}
UNITS = {"hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years"}


def figures(sentence: Sentence, item: str | None) -> Iterator[Figure]:
    """The figures of a sentence."""
    text = sentence.text
    taken: list[tuple[int, int]] = []
    for match, value, unit in _found(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        taken.append(match.span())
        if NAMED_NUMBER.search(text[: match.start()]) or YEAR.fullmatch(match[0].split()[0]):
            continue
        for number in value:
            line = sentence.line_at(match.start())
            quote = text[max(text.rfind(" ", 0, max(match.start() - 30, 0)) + 1, 0) : match.end()].strip()
            yield Figure(number, unit, match[0].strip(), item, Place(quote, line.number, line.page, 0.9))


def _found(text: str) -> Iterator[tuple[re.Match[str], tuple[float | int, ...], str]]:
    if not re.search(rf"\d|\b(?:{WORDED}|{'|'.join(TEENS)})\b", text, re.IGNORECASE):
        return
    for match in MONEY.finditer(text) if one_in(MONEY_SIGNS, text) else ():
        sign = match["sign"] or match["sign2"]
        amount = value(match["n"] or match["n2"]) * SCALES.get((match["scale"] or "").lower(), 1)
        yield (
            match,
            (amount,),
            CURRENCIES.get(sign, {"s": "CHF", "e": "EUR", "d": "USD"}.get(sign[0].lower(), sign)),
        )
    for match in SHARE.finditer(text) if one_in(("%", "cent"), text) else ():
        yield match, (value(match["n"].replace(",", ".")),), "percent"
    for match in SHARE_OF.finditer(text) if " of " in text else ():
        yield match, (value(match["n"]), value(match["of"])), _unit(match["unit"])
    for match in COUNT.finditer(text):
        yield match, (value(match["n"]),), _unit(match["unit"])


def value(text: str) -> float | int:
    """ "373'490.70" is 373490.7, 'eighteen' 18."""
    word = text.lower()
    if word in COUNTED or word in TEENS:
        return COUNTED.get(word) or TEENS[word]
    plain = re.sub(r"['’  ]|,(?=\d{3}\b)", "", text).replace(",", ".")
    return float(plain) if "." in plain else int(plain)


def _unit(text: str) -> str:
    text = " ".join(text.split())
    return UNITS.get(text.lower(), text)
