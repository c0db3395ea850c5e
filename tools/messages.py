"""The catalogues of the languages: which strings they must hold, and how they are kept up to date.

`make messages` collects the strings of the workspace, adds what is new to the .po of each language with no
translation, drops what nobody says any more, and writes the .mo that Django reads.
"""

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "corcom" / "locale"
LANGUAGES = ("fr", "es")
SPOKEN = (
    *("corcom/web/workspace", "corcom/web/accounts", "corcom/people", "corcom/proposals"),
    *("corcom/payments", "corcom/web/uploads.py", "corcom/committee", "corcom/checking"),
    "corcom/record/files.py",
    *("corcom/web/gate.py", "corcom/web/problems.py", "corcom/web/tell.py"),
    *("corcom/web/views/approve.py", "corcom/web/views/corrections.py", "corcom/web/views/history.py"),
    *(f"corcom/finance/{name}.py" for name in ("actions", "demands", "models", "scale")),
    *("corcom/record/reader.py", "corcom/record/grades.py"),
    *(f"corcom/web/templates/{part}" for part in ("workspace", "people", "account", "mfa")),
    *(f"corcom/web/templates/{part}" for part in ("socialaccount", "allauth")),
    *(f"corcom/web/templates/web/{name}.html" for name in ("base", "owed", "reasons", "formats")),
    *(f"corcom/web/templates/web/{name}.html" for name in ("problem", "fact_told")),
)
"""What speaks the language of whoever reads; all else is in English."""

OF_THE_RECORD = frozenset(ROOT.glob("corcom/*/words.py"))
"""What facts say is English on every page."""

NAMES_IN = {"corcom/web/marks.py": ("STANDING_WORDS", "PARTICIPATION_WORDS")}
"""Modules of which only these tables of words are shown there."""

MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
LITERAL = r"u?(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
IN_TEMPLATE = re.compile(rf"\b(?:([np]?)gettext|_)\({LITERAL}(?:, *{LITERAL})?")

Message = tuple[str, str, str]
"""Context, text, and the text of many; the first and the last may be empty."""


def messages() -> set[Message]:
    """All that the catalogues must hold."""
    found = {one for source in _sources() for one in said_in(source)}
    for path, names in NAMES_IN.items():
        found |= set(_of_tables(ROOT / path, names))
    return found | _of_models()


def _sources() -> Iterator[Path]:
    for name in SPOKEN:
        path = ROOT / name
        if path.is_file():
            yield path
        else:
            yield from (
                p
                for p in sorted(path.rglob("*"))
                if p.suffix in (".py", ".html", ".txt") and p not in OF_THE_RECORD
            )


def said_in(path: Path) -> Iterator[Message]:
    """The strings that a module or a template marks."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _in_code(ast.parse(text))
    else:
        for found in IN_TEMPLATE.finditer(templatize(text)):
            first, second = (ast.literal_eval(one) if one else "" for one in (found[2], found[3]))
            yield (first, second, "") if found[1] == "p" else ("", first, second)


def _in_code(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if texts and node.func.id.startswith("n"):
                yield "", texts[0], texts[1]
            elif len(texts) == (2 if node.func.id.startswith("p") else 1):
                yield (texts[0], texts[1], "") if len(texts) == 2 else ("", texts[0], "")


def _of_tables(path: Path, names: Iterable[str]) -> Iterator[Message]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in names:
            yield from _in_code(node)


def _of_models() -> set[Message]:
    """What the forms of proposals say in the words of models."""
    from corcom.proposals.facts import words_to_fill

    return {("fact", text, "") for text in words_to_fill() if text}


class Renewed(Catalog):
    """A catalogue whose head names no moment and no program: the same strings make the same files."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, fuzzy=False, header_comment="# The words of the workspace")

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"nplurals={self.num_plurals}; plural={self.plural_expr};"),
        ]


def catalogue(language: str) -> Catalog:
    """The translations into a language as they are kept."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renew(language: str) -> int:
    """Write both files of a language anew; how many strings wait for a translation."""
    kept, renewed = catalogue(language), Renewed(language)
    waiting = 0
    for context, text, many in sorted(messages()):
        key = (text, many) if many else text
        before = kept.get(text, context or None)
        told = before.string if before and before.id == key else ""
        renewed.add(key, told or (("", "") if many else ""), context=context or None)
        waiting += not (all(told) if many else told)
    folder = LOCALE / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "django.po").open("wb") as file:
        write_po(file, renewed, width=110)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, renewed)
    return waiting


def main() -> int:
    """0 where nothing waits for a translation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
    django.setup()
    waiting = {language: renew(language) for language in LANGUAGES}
    for language, number in waiting.items():
        print(f"{language}: {number} to translate")
    return 1 if any(waiting.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
