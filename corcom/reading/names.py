"""Names of States, organisations and offices, found in running text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"\w+")
PASSED_OVER = frozenset({"and", "of", "the", "et", "y"})
"""Words that names are written with and without."""


class Case(Enum):
    """How much the case of a name matters: not at all, its first letter, or every letter."""

    FREE = "free"
    CAPITAL = "capital"
    EXACT = "exact"


class StateForm(NamedTuple):
    """One form of a State's name; `exact`: it counts only in this case, as 'US' or 'CAR' do."""

    form: str
    code: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Who is named: a State or organisation by its code, or an office or group by its part in the meeting."""

    code: str | None
    name: str
    kind: str


class Mention(NamedTuple):
    """A name where it stands in a text."""

    start: int
    end: int
    party: Party


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """Without case and diacritics."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return [folded(found) for found in WORD.findall(text)]


class Names:
    """All names that a reader knows, by their first word; inside a name, 'and' does not count."""

    def __init__(self, states: Iterable[StateForm], others: Iterable[tuple[str, Party, Case]] = ()) -> None:
        self._known: dict[str, list[tuple[tuple[str, ...], Party, Case, str]]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[tuple[str, ...], Party, Case, str]] | None] = {}
        for form, code, exact in states:
            self._add(form, Party(code, form, "state"), Case.EXACT if exact else Case.CAPITAL)
        for form, party, case in others:
            self._add(form, party, case)
        for entries in self._known.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _add(self, form: str, party: Party, case: Case) -> None:
        key = tuple(word for word in words(form) if word not in PASSED_OVER)
        if key:
            self._known[key[0]].append((key, party, case, form))

    def find(self, text: str) -> Iterator[Mention]:
        """Every name in the text, the longest where several begin at one place; names do not overlap."""
        tokens = list(WORD.finditer(text))
        after = 0
        for index, token in enumerate(tokens):
            word = token[0]
            if index < after:
                continue
            entries = self._by_word[word] if word in self._by_word else self._beginning(word)
            if entries is None:
                continue
            for key, party, case, form in entries:
                end = _follows(tokens, index, key)
                if not end:
                    continue
                written = text[token.start() : tokens[end - 1].end()]
                if case is Case.FREE or (word[0].isupper() if case is Case.CAPITAL else written == form):
                    after = end
                    yield Mention(
                        token.start(), tokens[end - 1].end(), Party(party.code, written, party.kind)
                    )
                    break

    def _beginning(self, word: str) -> list[tuple[tuple[str, ...], Party, Case, str]] | None:
        """The names that begin with this word, as written; asked often, so kept."""
        self._by_word[word] = self._known.get(folded(word))
        return self._by_word[word]

    def whole(self, text: str) -> Party | None:
        """Whose name the text is, when it is one and nothing else."""
        bare = text.strip(" .,:;-–—()*")
        bare = bare[4:] if bare[:4].lower() == "the " else bare
        found = next(self.find(bare), None)
        if found and found.start == 0 and found.end >= len(bare.rstrip(")")):
            return Party(found.party.code, text.strip(" .,:;-–—*"), found.party.kind)
        return None


def _follows(tokens: list[re.Match[str]], index: int, key: tuple[str, ...]) -> int:
    """The index after the name, when its words stand here; else 0."""
    for place, wanted in enumerate(key):
        while place and index < len(tokens) and folded(tokens[index][0]) in PASSED_OVER:
            index += 1
        if index >= len(tokens) or folded(tokens[index][0]) != wanted:
            return 0
        index += 1
    return index
