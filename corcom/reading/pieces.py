"""A line of an attendance list as its pieces: parties and persons, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corcom.reading.attendance_words import PARTICLES, ROLE_WORD
from corcom.reading.findings import Person
from corcom.reading.names import Mention, Names, Party
from corcom.reading.vocabulary import HONORIFIC

TOKEN = re.compile(r"\S+")
PARTICLE_AND_NAME = re.compile(r"[a-z]{2,3}-[^\W\d_a-z]")
"""al-Masri, el-Sayed, ben-Ami."""
NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
STOPS = (",", ";", ")", ":")
LETTERS_ALONE = re.compile(r"[A-Z]\.?$")
DELEGATED = {"state", "organisation", "secretariat"}
MOST_NAMES = 7
OPENING = 10
"""Within so many letters, a name opens its line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A party or a person, where it stands in the line."""

    start: int
    end: int
    party: Party | None = None
    person: Person | None = None


def pieces(text: str, names: Names) -> list[Piece]:
    """Persons with an honorific, and the delegations between them."""
    mentions = [m for found in names.find(text) if (m := _delegated(found)).party.kind in DELEGATED]
    found: list[Piece] = []
    for person in _persons(text, mentions):
        found.append(person)
    taken = [(piece.start, piece.end) for piece in found]
    for mention in mentions:
        if not any(start < mention.end and mention.start < end for start, end in taken):
            found.append(Piece(mention.start, mention.end, party=mention.party))
    return sorted(found, key=lambda piece: piece.start)


def _delegated(mention: Mention) -> Mention:
    """In a list of who was there, the Secretariat is a delegation."""
    party = mention.party
    if party.code == "secretariat" and party.name[0].isupper() and mention.start < OPENING:
        return Mention(mention.start, mention.end, Party("SECRETARIAT", party.name, "secretariat"))
    return mention


def _persons(text: str, mentions: list[Mention]) -> Iterator[Piece]:
    starts = list(HONORIFIC.finditer(text))
    for index, honorific in enumerate(starts):
        limit = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        end = _end_of_name(text, honorific.end(), limit, mentions)
        name = text[honorific.end() : end].strip(" ,;.-–") if end else ""
        if name:
            closing = (
                "."
                if text[honorific.end() : end].rstrip().endswith(".") and LETTERS_ALONE.search(name)
                else ""
            )
            yield Piece(honorific.start(), end, person=Person(" ".join(honorific[0].split()), name + closing))


def _end_of_name(text: str, start: int, limit: int, mentions: list[Mention]) -> int:
    """Where a name ends: at a mark, at a word that no name has, or where the next delegation begins."""
    end = count = 0
    for token in TOKEN.finditer(text, start, limit):
        word = token[0]
        bare = word.strip("(),;:*")
        begins = next((m for m in mentions if m.start == token.start()), None)
        if begins and count >= 2 and begins.end > token.start():
            break
        if word[0] in "([–—-" or not (NAME_WORD.fullmatch(bare) and _in_a_name(bare, count)):
            break
        if count and "  " in text[end : token.start()]:
            break
        end, count = token.start() + len(word.rstrip("),;:*")), count + 1
        if word.endswith(STOPS) or count == MOST_NAMES:
            break
    return end


def _in_a_name(word: str, count: int) -> bool:
    if word[0].isupper() or word.lower() in PARTICLES:
        return True
    return count > 0 and (word[:2] in {"d'", "d’", "l'", "l’"} or PARTICLE_AND_NAME.match(word) is not None)


def looks_like_name(text: str) -> bool:
    """Two to six words that a person may be called, and none that tells of an office."""
    parts = text.split()
    if not 2 <= len(parts) <= 6 or ROLE_WORD.search(text):
        return False
    capital = [part for part in parts if part[0].isupper()]
    return len(capital) >= 2 and all(
        NAME_WORD.fullmatch(part) and _in_a_name(part, index) for index, part in enumerate(parts)
    )
