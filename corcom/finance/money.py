"""Money as whole numbers of the smallest unit, read and written as three languages do. Pure Python."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
"""Currencies whose smallest unit is not a hundredth (ISO 4217)."""

THIN = "\u202f"
"""The narrow space that does not break, between groups of three digits in French and Spanish."""

MARKS = {"en": (",", "."), "fr": (THIN, ","), "es": (THIN, ",")}
"""Between groups of digits, and before decimals. Spanish follows the papers of the United Nations."""

POINT = {",": ".", ".": ","}
"""Before the decimals stands the mark that does not stand between groups."""

SPACES = re.compile(r"[\s'’ʼ]")
MOST = 10**15
HUNDREDTHS = 2


class NotMoney(ValueError):
    """A text that is no amount; the message says what to write instead."""


def known_currency(code: str) -> bool:
    """Whether it looks like the code of a currency: three capital letters."""
    return re.fullmatch("[A-Z]{3}", code) is not None


def decimals(currency: str) -> int:
    """How many decimals the smallest unit of a currency has."""
    if currency in WHOLE.split():
        return 0
    return 3 if currency in THOUSANDTHS.split() else HUNDREDTHS


def parsed(text: str, currency: str = "CHF", language: str = "en") -> int:
    """An amount in smallest units: 373'490.70, 373,490.70 and 373 490,70 are one. Raises NotMoney.

    One mark with three digits behind it is a group in the language whose mark it is: 1,234 in English.
    """
    places = decimals(currency)
    try:
        amount = Decimal(_plain(SPACES.sub("", text.strip()), language)).scaleb(places)
    except InvalidOperation:
        raise NotMoney(f"'{text[:40]}' is not an amount: write it as 1,234.50.") from None
    if amount != amount.to_integral_value() or abs(amount) > MOST:
        raise NotMoney(f"'{text[:40]}' is no amount in {currency}: it has {places} decimals at most.")
    return int(amount)


def _plain(text: str, language: str) -> str:
    """The digits with one point before the decimals. Raises InvalidOperation."""
    if not re.fullmatch(r"-?[0-9]+([.,][0-9]+)*", text):
        raise InvalidOperation
    group = _group(text, "," if language == "en" else ".")
    whole, point, rest = text.rpartition(POINT[group]) if POINT[group] in text else (text, "", "")
    if group in whole and not re.fullmatch(rf"-?[0-9]{{1,3}}(\{group}[0-9]{{3}})+", whole):
        raise InvalidOperation
    return f"{whole.replace(group, '')}{'.' if point else ''}{rest}"


def _group(text: str, usual: str) -> str:
    """The mark between groups: of two kinds the first, one that comes twice, or the usual one."""
    kinds = sorted(set(text) & set(POINT), key=text.index)
    if len(kinds) == 2 or not kinds:
        return kinds[0] if kinds else usual
    mark = kinds[0]
    if text.count(mark) > 1:
        return mark
    return mark if mark == usual and re.search(r"[.,][0-9]{3}$", text) else POINT[mark]


def shown(amount: int, language: str = "en", places: int = HUNDREDTHS) -> str:
    """An amount in smallest units as the language writes it: 373,490.70."""
    group, point = MARKS.get(language, MARKS["en"])
    whole, rest = divmod(abs(amount), 10**places)
    grouped = f"{whole:,}".replace(",", group)
    decimal = f"{point}{rest:0{places}}" if places else ""
    return f"{'−' if amount < 0 else ''}{grouped}{decimal}"


def with_currency(amount: int, currency: str = "CHF", language: str = "en") -> str:
    """The same with its currency: CHF 373,490.70; whole amounts without decimals stay whole."""
    return f"{currency} {shown(amount, language, decimals(currency))}"


def rounded(amount: int, currency: str = "CHF", language: str = "en") -> str:
    """As papers write round sums: CHF 465,440; with decimals where there are some."""
    places = decimals(currency)
    if places and amount % 10**places == 0:
        return f"{currency} {shown(amount // 10**places, language, 0)}"
    return with_currency(amount, currency, language)


def percent(part: int, whole: int, language: str = "en", places: int = 1) -> str:
    """A share in per cent: 80.2 %. Empty where there is no whole."""
    if not whole:
        return ""
    value = (Decimal(part) * 100 / Decimal(whole)).scaleb(places).to_integral_value(ROUND_HALF_UP)
    return f"{shown(int(value), language, places)} %"


def text_of(amount: int, places: int = HUNDREDTHS) -> str:
    """For data: digits and a point, 373490.70."""
    return str(Decimal(amount).scaleb(-places).quantize(Decimal(1).scaleb(-places)))


def worth(amount: int, currency: str, rate: Decimal) -> int:
    """An amount at a rate, in hundredths of the other currency, half a hundredth up."""
    exact = Decimal(amount).scaleb(-decimals(currency)) * rate * 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
