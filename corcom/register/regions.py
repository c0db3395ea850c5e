"""Regions by the names that papers give them, and what each may mean in groups of States."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corcom.record.shelf import shelf
from corcom.register.queries import states

Group = Mapping[str, Sequence[str]]

KEYS = {
    "m49_region": "M49 region",
    "m49_subregion": "M49 subregion",
    "m49_intermediate_region": "M49 intermediate region",
    "un_group": "United Nations group",
}
ASIA_WITHOUT_WESTERN = {
    "m49_subregion": ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia"),
}
PACIFIC_ISLANDS = {"m49_subregion": ("Melanesia", "Micronesia", "Polynesia")}
ALSO = (
    (r"asian?", "M49 region Asia without Western Asia", ASIA_WITHOUT_WESTERN),
    (r"south[-\s]?east(?:ern)?\s+asian?", "", {"m49_subregion": ("South-eastern Asia",)}),
    (r"south(?:ern)?\s+asian?", "", {"m49_subregion": ("Southern Asia",)}),
    (r"east(?:ern)?\s+asian?", "", {"m49_subregion": ("Eastern Asia",)}),
    (r"asia[-\s/]+pacific|asia\s+and\s+the\s+pacific", "", {"un_group": ("Asia-Pacific",)}),
    (r"african", "", {"m49_region": ("Africa",)}),
    (r"africa|african\s+group", "", {"un_group": ("African",)}),
    (r"sub[-\s]?saharan\s+africa[n]?", "", {"m49_subregion": ("Sub-Saharan Africa",)}),
    (r"north(?:ern)?\s+africa[n]?", "", {"m49_subregion": ("Northern Africa",)}),
    (r"west(?:ern)?\s+africa[n]?", "", {"m49_intermediate_region": ("Western Africa",)}),
    (r"east(?:ern)?\s+africa[n]?", "", {"m49_intermediate_region": ("Eastern Africa",)}),
    (r"(?:central|middle)\s+africa[n]?", "", {"m49_intermediate_region": ("Middle Africa",)}),
    (r"central\s+america[n]?", "", {"m49_intermediate_region": ("Central America",)}),
    (r"south\s+america[n]?", "", {"m49_intermediate_region": ("South America",)}),
    (r"caribbean", "", {"m49_intermediate_region": ("Caribbean",)}),
    (r"latin\s+america(?:[n])?(?:\s+and\s+(?:the\s+)?caribbean)?", "", {"un_group": ("GRULAC",)}),
    (r"latin\s+america[n]?", "", {"m49_subregion": ("Latin America and the Caribbean",)}),
    (r"the\s+americas", "", {"m49_region": ("Americas",)}),
    (r"europe(?:an)?", "", {"m49_region": ("Europe",)}),
    (r"(?:south\s+)?pacific|pacific\s+islands?", "M49 Melanesia, Micronesia and Polynesia", PACIFIC_ISLANDS),
    (r"pacific", "", {"m49_region": ("Oceania",)}),
)
"""Names that papers use beside those of M49 and of the United Nations: a pattern, a label, the groups."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that the name of a region may mean."""

    label: str
    within: Group


@dataclass(frozen=True, slots=True)
class Region:
    """A region named in a text, from `start` to `end`."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def regions_in(text: str) -> list[Region]:
    """The regions that a text names, each with all that its name may mean; the longest name counts."""
    found: dict[tuple[int, int], list[Sense]] = {}
    for pattern, sense in _known():
        for match in pattern.finditer(text):
            found.setdefault(match.span(), []).append(sense)
    spans = [span for span in found if not any(_inside(span, other) for other in found)]
    return [Region(*span, tuple(found[span])) for span in sorted(spans)]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _known() -> tuple[tuple[re.Pattern[str], Sense], ...]:
    return shelf().keep("names of regions", _patterns)


def _patterns() -> tuple[tuple[re.Pattern[str], Sense], ...]:
    named = [
        (re.escape(value).replace(r"\ ", r"\s+"), label, {key: (value,)}) for key, label, value in _official()
    ]
    also = [(pattern, label or _label(within), within) for pattern, label, within in ALSO]
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), Sense(label, within))
        for pattern, label, within in (*named, *also)
    )


def _official() -> list[tuple[str, str, str]]:
    """The names of M49 and of the groups themselves."""
    found = {(key, getattr(state, key)) for state in states() for key in KEYS}
    return [(key, _label({key: (value,)}), value) for key, value in sorted(found) if value]


def _label(within: Group) -> str:
    return "; ".join(f"{KEYS[key]} {', '.join(values)}" for key, values in within.items())
