"""The hand of the house for paper: the inks of the stylesheet in their light form."""

from __future__ import annotations

from typing import NamedTuple

INK = "16202B"
SOFT = "4D5B69"
RULE = "D5DBDF"
ACCENT = "0A4F86"


class Standing(NamedTuple):
    ink: str
    ground: str


PLAIN = Standing(SOFT, "F3F5F4")
STANDINGS = {
    "overdue": Standing("9C2A10", "F8E5DF"),
    "due": Standing("7A5200", "F8EED6"),
    "fulfilled": Standing("1D6140", "DEEEE4"),
    "continuing": PLAIN,
}
NO_RECORD = "no_record"
"""Drawn with a dashed line and no ground: a gap in the record is not bad news."""


def standing(name: str) -> Standing:
    return STANDINGS.get(name, PLAIN)
