"""Which figures of the catalogue a count may mean, by the words that are counted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corcom.checking.conventions import speaks_of_another
from corcom.checking.verdicts import Tie
from corcom.figures.catalogue import CATALOGUE, Answer, Figure, Within, ask, frozen, states_within
from corcom.figures.catalogue import UnknownGroup as Unknown
from corcom.reading.claims import Count, Whole
from corcom.reading.listed import listed
from corcom.record.lens import Lens
from corcom.register.queries import states
from corcom.register.regions import Region, regions_in

WORD = re.compile(r"[\w]+")
FILLER = listed(
    "a an the and of to in from on at as by for with that which who still yet now then so far already only"
    " currently its their our this have has had been being are is were was be do did who transparency treaty"
    " convention ccm cluster munitions munition region group areas area country countries states state"
    " parties party remaining remain remains initial first reports report article under date today resolution"
    " latest last year general assembly current total all new draft vote voted votes"
)
"""Words that leave it open to nothing else which States are meant."""
DENIALS = listed("not no never without yet failed neither")


@dataclass(frozen=True, slots=True)
class Sense:
    """A figure that may be meant. `left`: words that it does not account for.

    `qualified`: more was said than what is counted.
    """

    figure: Figure
    label: str
    within: Within
    left: frozenset[str]
    qualified: bool

    def ask(self, lens: Lens) -> Answer:
        """The figure as at the day of the lens."""
        return ask(lens, self.figure.name, self.within)

    @property
    def tie(self) -> Tie:
        """What a number of this sense is bound to."""
        return Tie(self.figure.name, frozen(self.within))


def senses(claim: Count) -> list[Sense]:
    """What the count may mean: the figures whose words fit best, in every sense of the region named."""
    if speaks_of_another(claim.text + claim.after[:80]) or _unnamed_part(claim):
        return []
    regions = regions_in(claim.qualifiers)
    words = set(map(str.casefold, WORD.findall(_without(claim.qualifiers, regions))))
    fitting = [(len(parts), entry, parts) for entry, parts in _fitting(claim.noun, words)]
    best = max((more for more, _entry, _parts in fitting), default=0)
    return [
        Sense(entry, label, within, _left(words, parts), bool(more or regions))
        for more, entry, parts in fitting
        if more == best
        for label, within in _narrowed(regions)
    ]


def _unnamed_part(claim: Count) -> bool:
    """'53 out of the 102': which of them is not said in words that a figure has."""
    return claim.part_of is not None


def _fitting(noun: str, words: set[str]) -> Iterator[tuple[Figure, list[str]]]:
    for entry in CATALOGUE.values():
        parts = [found for phrase in entry.said_as if (found := _fits(phrase, noun, words)) is not None]
        if parts:
            yield entry, max(parts, key=len)


def _fits(phrase: str, noun: str, words: set[str]) -> list[str] | None:
    """The qualifiers of the phrase, when the same is counted and each of them was said."""
    counted, _colon, more = phrase.partition(":")
    qualifiers = more.split()
    if counted.casefold() != noun.casefold() or not all(_said(one, words) for one in qualifiers):
        return None
    denied = words & DENIALS
    return None if denied and not any(DENIALS & set(one.split("|")) for one in qualifiers) else qualifiers


def _said(qualifier: str, words: Iterable[str]) -> bool:
    return any(_is(form, word) for form in qualifier.split("|") for word in words)


def _is(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _left(words: set[str], qualifiers: list[str]) -> frozenset[str]:
    return frozenset(w for w in words - FILLER if not any(_said(one, (w,)) for one in qualifiers))


def _without(text: str, regions: list[Region]) -> str:
    for region in reversed(regions):
        text = f"{text[: region.start]} {text[region.end :]}"
    return text


def _narrowed(regions: list[Region]) -> list[tuple[str, Within]]:
    """All meanings of the region named; two regions at once are more than can be told."""
    if not regions:
        return [("", {})]
    if len(regions) > 1:
        return []
    return [(sense.label, sense.within) for sense in regions[0].senses if _is_known(sense.within)]


def _is_known(within: Within) -> bool:
    try:
        return bool(states_within(states(), within))
    except Unknown:
        return False


def certainty(claim: Count, sense: Sense) -> Whole:
    """How surely the count is meant to be this figure."""
    if sense.qualified:
        return Whole.SOME if sense.left else Whole.CERTAIN
    return claim.whole
