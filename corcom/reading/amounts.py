"""Numbers as papers print them, in figures, words and Roman numerals; and printed anew in that manner."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from corcom.reading.word_numbers import roman

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORTH = {
    **{word: number for number, word in enumerate((*ONES, *TEENS))},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
    "a": 1,
}
ROMANS = {roman(number): number for number in range(2, 400)}
SEPARATORS = "'’.,   \u2009"

_ONE = "|".join(ONES[1:])
_BELOW_100 = rf"(?:{'|'.join(TENS)})(?:[-\s](?:{_ONE}))?|{'|'.join(TEENS)}|{_ONE}"
WORDED = rf"(?:{_ONE}|a)\s+hundred(?:\s+(?:and\s+)?(?:{_BELOW_100}))?|{_BELOW_100}"
GROUPED = r"\d{1,3}(?:['’,]\d{3})+(?:\.\d+)?"
DIGITS = rf"{GROUPED}|\d+"
NUMERAL = rf"(?:{DIGITS}|\b(?i:{WORDED})\b|\b(?-i:[IVXLC]{{2,9}})\b)"
"""A number that counts something: no decimals unless the thousands are marked."""
AMOUNT = rf"(?:\d{{1,3}}(?:[{SEPARATORS}]\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d+(?:[.,]\d{{1,2}})?(?!\d))"
"""A sum of money, in any of the manners in which thousands and decimals are marked."""
MARKED = re.compile(rf"(?P<whole>\d{{1,3}}(?:[{SEPARATORS}]\d{{3}})+|\d+)(?:[.,](?P<part>\d+))?")
"""Thousands marked or not; what follows the last sign and has not three digits is a part of one."""


def number(printed: str) -> Decimal | None:
    """ "373'490.70" is 373490.70, "465,440" 465440, 'one hundred and two' 102, 'XVI' 16; else None."""
    text = printed.strip()
    if found := MARKED.fullmatch(text):
        whole = re.sub(rf"[{SEPARATORS}]", "", found["whole"])
        return Decimal(f"{whole}.{found['part']}" if found["part"] else whole)
    if text in ROMANS:
        return Decimal(ROMANS[text])
    return _worded(text)


def _worded(text: str) -> Decimal | None:
    words = [word for word in re.split(r"[-\s]+", text.lower()) if word != "and"]
    total = 0
    for word in words:
        if word == "hundred":
            total *= 100
        elif word in WORTH:
            total += WORTH[word]
        else:
            return None
    return Decimal(total) if words and words != ["a"] else None


def decimals(printed: str) -> int:
    """How many decimals are printed."""
    found = MARKED.fullmatch(printed.strip())
    return len(found["part"] or "") if found else 0


def rounded(value: Decimal, places: int) -> Decimal:
    """The value with so many decimals; a half goes up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def spelled(value: int) -> str:
    """102 is 'one hundred and two'; from 1000 on in figures."""
    if value >= 1000:
        return str(value)
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        return f"{ONES[hundreds]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if value >= 20:
        tens, ones = divmod(value, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    return (*ONES, *TEENS)[value]


def written_like(value: int, printed: str) -> str:
    """The number in the manner of another: in words where that one is, with its sign between thousands."""
    text = printed.strip()
    if text in ROMANS:
        return roman(value) if roman(value) in ROMANS else str(value)
    if text[:1].isalpha():
        word = spelled(value)
        return word.capitalize() if text[0].isupper() else word
    sign = next((letter for letter in text if letter in SEPARATORS), "")
    return f"{value:,}".replace(",", sign) if sign else str(value)


def readable(value: Decimal) -> str:
    """373490.70 as '373,490.70'; whole numbers without decimals."""
    return f"{value:,}" if value != value.to_integral_value() else f"{int(value):,}"
