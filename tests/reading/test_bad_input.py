"""What is no file of minutes is refused with one clear line, at once, before it can do harm."""

import io
import zipfile
from collections.abc import Callable

import pytest
import typst
from docx import Document

from corcom.reading import NotReadable
from tests.reading.given import SAMPLES, read
from tests.reading.made import saved

MUCH = 200_000_000
ARTICLE = """Lake towns vote on a new bridge
By Ada Example

NORLANDIA CITY, 3 May 2019 - The committee of the lake towns voted on Friday to build a new bridge after a long
meeting. The mayor said the work would begin in June and that the city would pay half of the cost.

"It will change our lives," said Bo Sample, a fisherman. The minister is expected to visit the site next week.
"""


def word(part: str = "", content: bytes = b"") -> bytes:
    """A Word file, with one part more or another."""
    made, out = io.BytesIO(saved(Document())), io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if part:
            new.writestr(part, content)
    return out.getvalue()


def pdf(source: str, folder) -> bytes:
    page = folder / "page.typ"
    page.write_text(source, encoding="utf-8")
    return typst.compile(str(page))


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]/Size 5>>\n%%EOF"
)

FILES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "empty.txt": (b"", "it is empty"),
    "blank.docx": (b" \n", "it is empty"),
    "latin.txt": ("Minutes of the café meeting".encode("latin-1"), "not in UTF-8"),
    "wide.txt": ("Minutes".encode("utf-16"), "not in UTF-8"),
    "binary.txt": (b"Minutes\x00\x01", "not a text"),
    "rich.txt": (b"{\\rtf1 Minutes}", "Rich Text Format"),
    "picture.png": (b"\x89PNG", "none of .docx, .pdf and .txt"),
    "broken.pdf": (b"%PDF-1.7 nothing more", "the PDF is broken"),
    "broken.docx": (lambda: word()[:400], "the Word file is broken"),
    "sheet.docx": (b"PK\x05\x06" + bytes(18), "not a text"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file or locked with a password"),
    "bomb.docx": (
        lambda: word("word/document.xml", b"<w>" + b" " * MUCH + b"</w>"),
        "unpacks to far more",
    ),
    "picture bomb.docx": (lambda: word("word/media/x.bin", bytes(MUCH)), "unpacks to far more"),
    "entities.docx": (
        lambda: word("word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"),
        "declares entities",
    ),
    "macros.docx": (lambda: word("word/vbaProject.bin", b"x"), "carries macros"),
    "macros.docm": (word, "carries macros"),
    "locked.pdf": (LOCKED, "locked with a password"),
    "article.txt": (ARTICLE.encode(), "does not look like minutes"),
    "endless.txt": (b"The Chair would " * 50_000, "far more text"),
}


def bad(name: str) -> tuple[bytes, str]:
    """The content of such a file, made when it is asked for, and what is said of it."""
    held, why = FILES[name]
    return held() if callable(held) else held, why


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_minutes_is_refused_with_what_is_wrong(name):
    data, why = bad(name)
    with pytest.raises(NotReadable, match=why) as refused:
        read(name, data)
    assert "\n" not in str(refused.value)


def test_pages_that_are_pictures_are_refused(tmp_path):
    with pytest.raises(NotReadable, match="pictures without text"):
        read("scan.pdf", pdf("#rect(width: 5cm)\n#pagebreak()\n#rect()", tmp_path))


def test_five_thousand_pages_are_refused_before_they_are_read(tmp_path):
    with pytest.raises(NotReadable, match="it has 5001 pages"):
        read("long.pdf", pdf("#for i in range(5000) [x #pagebreak()]", tmp_path))


PIECES = [
    "would ",
    "the Chair would ",
    "a\t",
    "( ",
    "Mr. ",
    "3 May ",
    "* ",
    "apologies ",
    "asked the ",
    "1. ",
    "| a ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_without_end_is_read_like_any_other(piece):
    head = (SAMPLES / "like_2018.txt").read_text(encoding="utf-8")
    found = read("long.txt", head + "\n\n" + piece * (30_000 // len(piece)))
    assert len(found["attendance"]) == 7


def test_html_and_scripts_come_out_as_text():
    text = (SAMPLES / "like_2018.txt").read_text(encoding="utf-8")
    script = "<script>alert('x')</script>"
    found = read("a.txt", text.replace("a first draft of the guidance note", f"a first draft {script}"))
    assert any(script in action["quote"] for action in found["actions"])
