"""Tags that say who speaks: '(Coord. Coop. & Assist.): ...', 'Norway: ...'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corcom.reading.cast import Cast
from corcom.reading.findings import Owner
from corcom.reading.lines import Paragraph

IN_BRACKETS = re.compile(r"^\s*[(\[](?P<tag>[^()\[\]]{2,60})[)\]]\s*[:.–—-]*\s*(?=\S)")
BEFORE_COLON = re.compile(r"^\s*(?P<tag>[A-Z][^:;?!]{1,60}?)\s*:\s+(?=\S)")


def untagged(
    paragraph: Paragraph, cast: Cast, here: Sequence[Owner]
) -> tuple[tuple[Owner, ...] | None, Paragraph]:
    """Who the tag says is speaking, and the paragraph without it; None when there is no such tag."""
    for pattern in (IN_BRACKETS, BEFORE_COLON):
        found = pattern.match(paragraph.text)
        if found and (owners := cast.tagged(found["tag"], here)):
            return owners, without(paragraph, found.end())
    return None, paragraph


def without(paragraph: Paragraph, letters: int) -> Paragraph:
    """The paragraph without so many letters at its beginning; the lines keep their places."""
    starts = tuple(max(start - letters, 0) for start in paragraph.starts)
    return replace(paragraph, text=paragraph.text[letters:], starts=starts)
