"""Sentences that explain: a template and its values, rendered in English only when asked for.

A layer that speaks another language translates `template` and writes `values` in its own way.
"""

from datetime import date

from corcom.treaty.dates import Span, written

_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def marked(template: str) -> str:
    """Marks a literal as a template to translate (import it as `_` and extractors find it)."""
    return template


class Count(int):
    """A number of things: in English a word up to twelve, figures above."""

    def __str__(self) -> str:
        return _WORDS[self] if 0 <= self < len(_WORDS) else f"{int(self):,}"


class Sentence:
    """A template with named placeholders and what fills them; `str()` renders it in English.

    Values are dates and spans (written out), counts, years, words that need no translation such as the
    number of an article, and sentences.
    """

    __slots__ = ("_text", "template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        self._text: str | None = None

    def __str__(self) -> str:
        if self._text is None:
            self._text = self.template.format_map(
                {name: _shown(value) for name, value in self.values.items()}
            )
        return self._text

    def __repr__(self) -> str:
        return f"Sentence({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sentence):
            return NotImplemented
        return self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash((self.template, tuple(self.values)))


def _shown(value: object) -> str:
    if isinstance(value, date):
        return written(value)
    return value.written() if isinstance(value, Span) else str(value)
