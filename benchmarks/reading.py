"""Reading one paper of minutes, held against the bare extraction of its text."""

import re
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pypdfium2
import typst
from corcom.reading import StateForm, names_with, read

from benchmarks.result import Result, ratio_result
from benchmarks.turns import in_turn

MOST = 10
PAGES = 8
SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "reading" / "samples" / "like_2018.txt"
STATES = ("Norlandia", "Estovia", "Sudonian Isles", "Westmark", "Bergonia", "Tarnland", "Velmora")
SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=/+-])")


def measure(folder: Path) -> Iterator[Result]:
    """Each reading opens the file anew, as its reference does."""
    paper = _paper(folder)
    names = names_with([StateForm(state, state) for state in STATES])
    turns = in_turn(
        lambda: _timed(lambda: _extract(paper)),
        lambda: _timed(lambda: read("minutes.pdf", paper, names)),
        rounds=7,
        times=5,
        warm=2,
    )
    yield ratio_result(
        f"reading minutes of {PAGES} pages, by their bare text",
        turns.reference,
        turns.measured,
        turns.ratios,
        at_most=MOST,
    )


def _shifted(body: str, number: int) -> str:
    """The lines break elsewhere each time: what stands alike on most pages is taken for a header."""
    return re.sub(
        r"(?m)^(?=[A-Z])", lambda _: f"In round {number}, {'again and ' * (number % 7)}as told: ", body
    )


def _timed(work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _extract(paper: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper)]


def _paper(folder: Path) -> bytes:
    """Minutes of eight pages: the head of the sample, and its items again and again with numbers of their own."""
    head, _, items = SAMPLE.read_text(encoding="utf-8").partition("4. Thematic updates")
    body = re.sub(r"^[\d.]+ .*\n", "", items, flags=re.MULTILINE)
    text = head
    for number in count(4):
        text += f"\n{number}. Update\n\n{_shifted(body, number)}\n"
        page = folder / "minutes.typ"
        page.write_text("#set text(size: 11pt)\n" + SPECIAL.sub(r"\\\1", text), encoding="utf-8")
        made = typst.compile(str(page))
        if len(pypdfium2.PdfDocument(made)) >= PAGES:
            return made
    raise AssertionError
