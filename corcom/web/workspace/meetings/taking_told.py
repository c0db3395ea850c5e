"""How the page of minutes shows back what it understood of a passage."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from django.utils.translation import gettext as _

from corcom.committee.closing import is_there
from corcom.committee.minutes_written import FigureSaid, Written, said
from corcom.committee.models import Passage
from corcom.duties.words import dated
from corcom.record.days import day


def told(passage: Passage, at: Written) -> list[str]:
    """What was understood, part by part: the kind, whose word, by when, what figures say."""
    return [
        *_kind(passage, at),
        *(_figure(piece) for piece in said(passage, at) if not isinstance(piece, str)),
    ]


def _kind(passage: Passage, at: Written) -> Iterator[str]:
    if passage.kind == Passage.Kind.DECISION:
        yield _("Decision")
    if passage.speaker:
        there = is_there(passage.speaker, at)
        yield passage.speaker if there else _("{name}, not noted as present").format(name=passage.speaker)
    if passage.kind == Passage.Kind.PROMISE:
        yield _("Promise")
        yield passage.owners or _("nobody named")
        yield _due(passage)


def _due(passage: Passage) -> str:
    if passage.due and dated(passage.due) in passage.due_as_stated:
        return passage.due_as_stated
    if passage.due:
        return _("{stated}: {day}").format(stated=passage.due_as_stated, day=dated(passage.due))
    if passage.due_as_stated:
        return _("“{stated}”: no day follows from this").format(stated=passage.due_as_stated)
    return _("no day named")


def _figure(figure: FigureSaid) -> str:
    if figure.value is None:
        return _("there is no figure “{name}”").format(name=figure.name)
    return _("{label}: {value} as at {day}").format(
        label=figure.label, value=figure.value, day=day(figure.as_at)
    )


def as_data(passage: Passage, at: Written) -> dict[str, Any]:
    """A passage for the script of the page."""
    return {
        "name": str(passage.name),
        "item": passage.item_id,
        "written": passage.written,
        "revision": passage.revision,
        "removed": passage.removed,
        "kind": passage.kind,
        "told": told(passage, at),
    }


def order(at: Written) -> list[dict[str, Any]]:
    """The names of all passages by item, in their order."""
    return [
        {
            "item": section.item.pk if section.item else None,
            "names": [str(one.name) for one in section.passages],
        }
        for section in at.sections
        if section.passages
    ]


def digest(*rows: Any) -> str:
    """A short text that changes when these do."""
    return blake2b(repr(rows).encode(), digest_size=8).hexdigest()


def agenda_digest(at: Written) -> str:
    """Changes with the agenda."""
    return digest([(s.number, s.item.pk, s.item.title) for s in at.sections if s.item])


def attendance_digest(at: Written) -> str:
    """Changes with the attendance."""
    return digest(
        [
            (one.key, one.presence, one.role, [(p.pk, p.name, p.remote, p.left_at) for p in one.persons])
            for one in at.delegations
        ]
    )
