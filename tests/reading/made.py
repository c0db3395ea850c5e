"""Papers made in tests: the same minutes as text, Word and PDF."""

import io
import re
from pathlib import Path

import typst
from docx import Document

SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=/+-])")


def escaped(text: str) -> str:
    """Text that typst prints as it stands."""
    return SPECIAL.sub(r"\\\1", text)


def as_pdf(text: str, folder: Path) -> bytes:
    """The text as a printed page has it: lines broken to the width of the page, room where a line was empty."""
    blocks = re.split(r"\n\s*\n", text.strip("\n"))
    body = "\n\n".join(" \\\n".join(escaped(line.strip()) for line in block.split("\n")) for block in blocks)
    source = folder / "paper.typ"
    source.write_text(
        f'#set page(paper: "a4", numbering: "1")\n#set text(size: 11pt)\n#set par(spacing: 1.4em)\n{body}\n',
        encoding="utf-8",
    )
    return typst.compile(str(source))


def as_docx(text: str) -> bytes:
    """The text with each line as a paragraph."""
    document = Document()
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(line.strip())
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a Word document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
