"""The audit trail: append-only, each line hashed together with the one before.

The hash covers what was done to which record, when, why and by which pseudonym. Names of persons belong in
no line: they stand elsewhere, so that a person can be erased and the chain still proves.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection

from corcom.record.models import Tabled, TrailEntry
from corcom.record.reader import STRANGER, Reader
from corcom.record.refusal import Refusal

BEFORE_THE_FIRST = "0" * 64
REFUSED = "refuse"
HASHED = ("action", "actor", "after", "before", "reason", "record", "request", "table")

Content = dict[str, str] | None


def _now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, why, in which roles and when; the lines of one act share its request."""

    actor: str
    reason: str
    reader: Reader = STRANGER
    request: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: datetime = field(default_factory=_now)

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise Refusal("Say why: nothing is changed on the record without a reason.")


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to one record: its cells before and after, by column; nothing personal in either."""

    action: str
    table: str
    record: str
    before: Content = None
    after: Content = None


def one_at_a_time() -> None:
    """Wait until no other transaction writes. SQLite's IMMEDIATE transactions have waited already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE record_trailentry IN EXCLUSIVE MODE")


def write_lines(act: Act, lines: Iterable[Line]) -> None:
    """Append the lines of one act. Call it last in the transaction of the change itself."""
    one_at_a_time()
    newest = TrailEntry.objects.order_by("-id").values_list("hash", flat=True).first()
    entries, previous = [], newest or BEFORE_THE_FIRST
    for line in lines:
        entries.append(_entry(act, line, previous))
        previous = entries[-1].hash
    TrailEntry.objects.bulk_create(entries, batch_size=1000)


def write_line(act: Act, line: Line) -> None:
    """Append one line."""
    write_lines(act, [line])


def version() -> str:
    """The version of the record: the hash of the newest line about it; empty when there is none.

    Asked once a request, and most of what an answer by 304 costs: hence in plain SQL.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM record_trailentry WHERE of_record ORDER BY id DESC LIMIT 1")
        newest = cursor.fetchone()
    return newest[0] if newest else ""


def prove() -> TrailEntry | None:
    """The first line that does not follow from the one before; None when the chain holds.

    Lines cut off at the very end leave a chain that holds: compare `version()` with a backup's.
    """
    previous = BEFORE_THE_FIRST
    for entry in TrailEntry.objects.order_by("id").iterator():
        if entry.previous_hash != previous or entry.hash != hash_of(entry):
            return entry
        previous = entry.hash
    return None


@cache
def tables_of_the_record() -> frozenset[str]:
    """The tables of the data package."""
    return frozenset(model.csv_table for model in apps.get_models() if issubclass(model, Tabled))


def changes_the_record(table: str, action: str) -> bool:
    """Whether lines of this action on this table make a new version: what was refused has changed nothing."""
    return action != REFUSED and table in tables_of_the_record()


def _entry(act: Act, line: Line, previous: str) -> TrailEntry:
    entry = TrailEntry(
        at=act.at,
        actor=act.actor,
        action=line.action,
        table=line.table,
        record=line.record,
        of_record=changes_the_record(line.table, line.action),
        before=line.before,
        after=line.after,
        reason=act.reason,
        request=act.request,
        previous_hash=previous,
    )
    entry.hash = hash_of(entry)
    return entry


def hash_of(entry: TrailEntry) -> str:
    """What the hash of a line must be, after the one that it says went before."""
    content: dict[str, Any] = {name: getattr(entry, name) for name in HASHED}
    content["at"] = entry.at.astimezone(UTC).isoformat()
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256((entry.previous_hash + canonical).encode()).hexdigest()
