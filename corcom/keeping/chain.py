"""How long the trail is, where it ends, and where it breaks."""

from dataclasses import dataclass, field
from typing import cast

from django.db import connection
from django.db.models import Model

from corcom.record.models import TrailEntry
from corcom.record.trail import BEFORE_THE_FIRST, hash_of

MOST = 100
"""So many breaks are named: whoever finds more has to look at the whole anyway."""


@dataclass(frozen=True)
class Trail:
    """`head` is the hash of the newest line, empty if there is none; `broken` are lines by their id."""

    lines: int = 0
    head: str = ""
    broken: list[int] = field(default_factory=list)


def follow(model: type[Model] = TrailEntry) -> Trail:
    """Prove each line of the trail by the one before; `model` may be that of an older database."""
    lines, previous = 0, BEFORE_THE_FIRST
    broken: list[int] = []
    for row in model._base_manager.order_by("id").iterator():
        entry = cast(TrailEntry, row)
        if (entry.previous_hash != previous or entry.hash != hash_of(entry)) and len(broken) < MOST:
            broken.append(entry.id)
        lines, previous = lines + 1, entry.hash
    return Trail(lines, previous if lines else "", broken)


def cut_off() -> int:
    """How many numbers of lines were given out after the last line that is there, where the database tells.

    SQLite takes back the numbers of a transaction that fails, so a number without its line was cut off.
    PostgreSQL does not.
    """
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [TrailEntry._meta.db_table])
        given_out = cursor.fetchone()
    newest = TrailEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return (given_out[0] if given_out else 0) - (newest or 0)
