"""The fixed words of a paper by language, dates written out, and text that any file can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

NOT_FOR_FILES = re.compile(
    "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True)
class Words:
    """`days` has {day} and {known}; `pages` has {page} and {pages}."""

    locale: str
    days: str
    pages: str
    months: tuple[str, ...]
    first: str


WORDS = {
    "en": Words(
        "en-GB",
        "As at {day}, as known on {known}",
        "page {page} of {pages}",
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        "1",
    ),
    "fr": Words(
        "fr-FR",
        "Au {day}, selon l’état des connaissances au {known}",
        "page {page} sur {pages}",
        (
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        "1er",
    ),
    "es": Words(
        "es-ES",
        "A {day}, según lo conocido a {known}",
        "página {page} de {pages}",
        (
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        "1",
    ),
}


def day(on: date, language: str) -> str:
    """25 September 2018, 1er août 2010, 1 de agosto de 2010."""
    spoken = WORDS[language]
    number = spoken.first if on.day == 1 else str(on.day)
    joint = " de " if language == "es" else " "
    return joint.join((number, spoken.months[on.month - 1], str(on.year)))


def days(as_at: date, known_at: date, language: str) -> str:
    return WORDS[language].days.format(day=day(as_at, language), known=day(known_at, language))


def legible(text: str) -> str:
    """The text without the control characters and lone surrogates that XML and PDF refuse."""
    return NOT_FOR_FILES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
