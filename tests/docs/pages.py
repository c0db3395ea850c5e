"""The documents of the repository, and what can be read out of them."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/ccm/*.md")])

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?<=\n\n)((?:(?:    )+.+\n?)+)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
QUOTE = re.compile(r"^> (.+)$", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name(document: Path) -> str:
    """How a test names a document."""
    return document.relative_to(ROOT).as_posix()


def text(path: str) -> str:
    """A document by its place in the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(path: str, language: str) -> list[str]:
    """The fenced blocks of a document that are marked with a language."""
    return [block for marked, block in FENCE.findall(text(path)) if marked == language]


def anchors(document: Path) -> set[str]:
    """What a link can point to inside a document."""
    kept = (re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(document.read_text("utf-8")))
    return {title.strip().replace(" ", "-") for title in kept}


def typed(path: str) -> Iterator[str]:
    """The lines of a document that a reader is to type: blocks of commands."""
    for block in INDENTED.findall(text(path)):
        yield from (line.strip() for line in block.splitlines())
