"""What a record said before: the readings of a fact, and the lines of the trail.

The readings of a fact are open to whoever sees the facts. The trail is for those who see all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from corcom.record.lens import Lens
from corcom.record.models import Fact, TrailEntry
from corcom.record.reader import THE_UNIT
from corcom.record.rights import NoRight
from corcom.record.shelf import shelf

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines of the trail: of a table, an action, some actors, a day; all where nothing is said."""

    table: str = ""
    action: str = ""
    actors: frozenset[str] | None = None
    day: date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the trail, and what the record said before and after it."""

    line: TrailEntry
    before: Cells
    after: Cells

    @property
    def columns(self) -> list[str]:
        """The columns of either side: first those that stood, then those that are new."""
        return list(dict.fromkeys([*self.before, *self.after]))


def known_fact(lens: Lens, where: str) -> Fact | None:
    """A fact that was on record by the day of knowledge and is open to the reader, withdrawn or not."""
    try:
        found = shelf().fact(where)
    except KeyError:
        return None
    return found if _known(found, lens) else None


def hidden(lens: Lens, where: str) -> bool:
    """Whether there is such a fact, and it is not open to the reader."""
    return known_fact(lens, where) is None and known_fact(replace(lens, reader=THE_UNIT), where) is not None


def readings_of(lens: Lens, fact: Fact) -> list[Fact]:
    """The fact with those that it replaced and that replaced it, in the order in which they were recorded."""
    found, ahead = {fact.pk: fact}, [fact]
    while ahead:
        near = [one for one in _beside(ahead.pop(), lens) if one.pk not in found]
        found.update({one.pk: one for one in near})
        ahead += near
    return sorted(found.values(), key=lambda one: (one.recorded_at, one.pk))


def ceased(lens: Lens, fact: Fact) -> datetime | None:
    """When the fact ceased to stand, if that was known by the day of knowledge."""
    gone = fact.withdrawn_at
    return gone if gone and gone <= lens.known_until else None


def _known(fact: Fact, lens: Lens) -> bool:
    return fact.recorded_at <= lens.known_until and lens.reader.sees(fact.open_to)


def _beside(fact: Fact, lens: Lens) -> Iterator[Fact]:
    """What a fact replaced, and what replaced it, as far as it was known and is open to the reader."""
    for other in shelf().ever(type(fact), lens):
        if (other.replaces_id == fact.pk or fact.replaces_id == other.pk) and _known(other, lens):
            yield other


def trail(lens: Lens, asked: Asked, most: int) -> list[TrailEntry]:
    """Lines of the trail, newest first, at most so many; those below `asked.before`, where it is given."""
    _demand_all(lens)
    found = TrailEntry.objects.order_by("-id")
    exact = {"table": asked.table, "action": asked.action, "id__lt": asked.before}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if asked.actors is not None:
        found = found.filter(actor__in=asked.actors)
    if asked.day:
        start = datetime.combine(asked.day, time.min, tzinfo=UTC)
        found = found.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return list(found[:most])


def in_use(lens: Lens, column: str) -> list[str]:
    """The tables, or the actions, of which the trail tells."""
    _demand_all(lens)
    return list(TrailEntry.objects.order_by(column).values_list(column, flat=True).distinct())


def newest_hash(lens: Lens) -> str:
    """The hash of the newest line of all; empty where there is none."""
    _demand_all(lens)
    return TrailEntry.objects.order_by("-id").values_list("hash", flat=True).first() or ""


def changes(lens: Lens, table: str, record: str) -> list[Change]:
    """All that the trail tells of one record, oldest first; of a fact also that it was replaced.

    An action may tell only what it changed: what stood before is then carried along from earlier lines.
    """
    _demand_all(lens)
    found: list[Change] = []
    stands: Cells = {}
    for line in _lines_of(table, record):
        before = {**stands, **(line.before or {})}
        after = {} if line.record != record else {**before, **(line.after or {})}
        found.append(Change(line, before, after))
        stands = after
    return found


def said_on(found: Iterable[Change], day: date) -> Change | None:
    """The change after which the record stood as it did at the end of the day; None before the first."""
    return max((c for c in found if c.line.at.date() <= day), key=lambda c: c.line.pk, default=None)


def _lines_of(table: str, record: str) -> QuerySet[TrailEntry]:
    replaced = Q(action="replace_fact", before__id=record)
    return TrailEntry.objects.filter(Q(record=record) | replaced, table=table).order_by("id")


def _demand_all(lens: Lens) -> None:
    """The trail tells of everything, so only those read it who see everything."""
    if not lens.reader.sees_all:
        raise NoRight("The trail is open to the unit and to auditors.")
