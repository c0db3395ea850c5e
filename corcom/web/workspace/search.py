"""Search: one box over everything that is open to whoever asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from corcom.people.queries import persons, seat_of
from corcom.people.rights import Right, right_to_open
from corcom.proposals import queries
from corcom.record.lens import Lens
from corcom.register.names import folded
from corcom.web.marks import safe
from corcom.web.pages import Asked, Page
from corcom.web.workspace.index import IN_THE_READERS_LANGUAGE, KINDS, Entry, entry, of_record
from corcom.web.workspace.proposals import kind_named

LONGEST, MOST_WORDS = 200, 10
"""So many letters and words of a question are looked at."""

FIRST, ALL = 10, 200
"""So many of each kind are shown at first, and of one kind alone."""

WORD = re.compile(r"[^\W_]+")
COLUMNS = ("kind", "title", "detail", "address")


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind, best first; `more`: where the rest is shown.

    `of_record`: told in the words of the record, which is in English.
    """

    kind: str
    label: str
    count: int
    shown: list[Entry]
    more: str

    @property
    def of_record(self) -> bool:
        return self.kind not in IN_THE_READERS_LANGUAGE


def search(asked: Asked) -> Page:
    """What the reader looks for, by kind."""
    sought = asked.chosen("q")[:LONGEST]
    words = words_of(sought)
    groups = list(_groups(asked, sought, found(asked.lens, words)))
    hits = [(group.label, hit) for group in groups for hit in group.shown]
    return Page(
        template="workspace/search.html",
        title=_("Search"),
        context={
            "sought": sought,
            "too_short": bool(sought) and not words,
            "groups": [(group, [_shown(hit, words) for hit in group.shown]) for group in groups],
            "count": sum(group.count for group in groups),
        },
        data=lambda: {
            "sought": sought,
            "found": {group.kind: {"count": group.count, "first": _told(group)} for group in groups},
        },
        rows=lambda: (COLUMNS, [(label, hit.title, hit.detail, hit.page) for label, hit in hits]),
    )


def words_of(sought: str) -> list[str]:
    """The words of a question, folded; none where there are fewer than two letters."""
    words = folded(sought).split()[:MOST_WORDS]
    return words if len("".join(words)) > 1 else []


def found(lens: Lens, words: list[str]) -> list[Entry]:
    """The entries open to the reader in which every word begins a word, best first."""
    if not words:
        return []
    starts = [f" {word}" for word in words]
    hits = [one for one in _open_to(lens) if all(start in one.text for start in starts)]
    phrase = " ".join(words)
    return sorted(hits, key=lambda one: (_place(one, phrase, starts), one.title, one.page))


def _place(one: Entry, phrase: str, starts: list[str]) -> int:
    """Best first: a title that begins so, another name that does, a name with these words, then the rest."""
    if one.names.startswith(f"\n {phrase}"):
        return 0
    if f"\n {phrase}" in one.names:
        return 1
    if f" {phrase}" in one.names:
        return 2
    return 3 if all(start in one.names for start in starts) else 4


def _open_to(lens: Lens) -> Iterator[Entry]:
    """Everything that the reader may open: the record, and what lies beside it."""
    yield from of_record(lens)
    if _may(lens, right_to_open("proposal")):
        yield from _proposals(lens)
    if _may(lens, right_to_open("correction")):
        yield from _corrections(lens)
    if _may(lens, right_to_open("people")):
        yield from _persons(lens)


def _may(lens: Lens, line: Right | None) -> bool:
    return line is not None and line.held_by(lens.reader)


def _proposals(lens: Lens) -> Iterator[Entry]:
    for one in queries.proposals(lens):
        yield entry(
            "proposals",
            _("{state}: {kind}, {change}").format(
                state=one.state.name, kind=kind_named(one.table), change=one.get_change_display()
            ),
            reverse("proposal", args=[one.pk]),
            detail=str(one.get_status_display()),
            more=[*map(str, one.cells.values()), one.reason, one.remark, one.reference, one.fact],
        )


def _corrections(lens: Lens) -> Iterator[Entry]:
    for one in queries.corrections(lens):
        page = reverse("correction", args=[one.pk])
        more = [one.reason, one.source, one.answer, one.fact]
        yield entry("corrections", one.subject, page, detail=one.page, names=[str(one.pk)], more=more)


def _persons(lens: Lens) -> Iterator[Entry]:
    for one in persons(lens):
        name = one.user.name or one.user.email
        detail = "; ".join(map(seat_of, one.seats))
        yield entry("persons", name, reverse("people"), detail=detail, names=[one.user.email])


def _groups(asked: Asked, sought: str, hits: list[Entry]) -> Iterator[Group]:
    chosen = asked.chosen("kind")
    only = chosen if chosen in KINDS else ""
    for kind, label in KINDS.items():
        of_kind = [one for one in hits if one.kind == kind]
        if of_kind and only in ("", kind):
            shown = of_kind[: ALL if only else FIRST]
            more = urlencode({"q": sought, "kind": kind}) if not only and len(of_kind) > FIRST else ""
            yield Group(kind, str(label), len(of_kind), shown, more)


def _told(group: Group) -> list[dict[str, str]]:
    return [{"title": hit.title, "detail": hit.detail, "address": hit.page} for hit in group.shown]


def _shown(hit: Entry, words: list[str]) -> tuple[str, SafeString, SafeString]:
    return hit.page, marked(Truncator(hit.title).chars(240), words), marked(hit.detail, words)


def marked(text: str, words: list[str]) -> SafeString:
    """The text with the words that were looked for marked; whatever it holds comes out as text."""
    parts, end = [], 0
    for match in WORD.finditer(text):
        if any(part.startswith(word) for part in folded(match[0]).split() for word in words):
            parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    return safe("".join([*parts, escape(text[end:])]))
