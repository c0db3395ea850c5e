"""Text files to lines."""

from corcom.reading.lines import Line, drawn
from corcom.reading.problem import NotReadable


def text_lines(data: bytes) -> tuple[Line, ...]:
    """The lines of a text in UTF-8; anything else is refused."""
    if data.startswith(b"{\\rtf"):
        raise NotReadable("it is in Rich Text Format: save it as .docx, .pdf or .txt")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable("its text is not in UTF-8: save it with the encoding UTF-8") from None
    if "\x00" in text:
        raise NotReadable("it is not a text: give a .docx, .pdf or .txt")
    texts = text.replace("\f", "\n").splitlines()
    return tuple(drawn(Line(number, line)) for number, line in enumerate(texts, start=1))
