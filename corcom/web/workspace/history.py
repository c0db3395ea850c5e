"""The trail, line by line, and all that it tells of one record: for the unit and auditors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from corcom.people.models import User
from corcom.proposals.facts import Beside
from corcom.record import history as kept
from corcom.record.lens import Lens
from corcom.record.models import Fact, TrailEntry
from corcom.record.reader import PUBLIC, Role
from corcom.record.shelf import shelf
from corcom.web.facts import headed, page_of
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage

LINES = 100
"""So many lines of the trail on one page."""

ROLES = {Role.INSTALLATION.value: Role.INSTALLATION.label, "anybody": Role.ANYBODY.label}
COLUMNS = ("id", "at", "actor", "action", "table", "record", "reason", "request", "hash")


@dataclass(frozen=True, slots=True)
class Who:
    """Whoever acted: the pseudonym, and the name while there is an account that has one."""

    pseudonym: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the trail as pages print it."""

    line: TrailEntry
    at: str
    who: Who
    action: str
    address: str


def trail(asked: Asked) -> Page:
    """The trail, newest first."""
    chosen = _chosen(asked)
    lines = kept.trail(asked.lens, chosen, LINES + 1)
    shown, more = lines[:LINES], len(lines) > LINES
    return Page(
        template="workspace/trail.html",
        title=_("Trail"),
        context={
            "lines": told(shown),
            "older": _older(asked, shown) if more else "",
            "hash": kept.newest_hash(asked.lens),
            "tables": [(table, in_words(table)) for table in kept.in_use(asked.lens, "table")],
            "actions": [(action, in_words(action)) for action in kept.in_use(asked.lens, "action")],
            **{name: asked.chosen(name) for name in ("table", "action", "actor", "day")},
        },
        data=lambda: {
            "lines": [_as_data(line) for line in shown],
            "older": shown[-1].pk if more else None,
            "newest_hash": kept.newest_hash(asked.lens),
        },
        rows=lambda: (COLUMNS, [tuple(_as_data(line)[name] for name in COLUMNS) for line in shown]),
    )


def _chosen(asked: Asked) -> kept.Asked:
    before, actor = asked.chosen("before"), _clean(asked.chosen("actor"))
    return kept.Asked(
        table=_clean(asked.chosen("table")),
        action=_clean(asked.chosen("action")),
        actors=_actors(actor) if actor else None,
        day=day_of(asked.chosen("day")),
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None,
    )


def _clean(text: str) -> str:
    """Without the one letter that PostgreSQL takes in no question."""
    return text.replace("\0", "")


def day_of(text: str) -> date | None:
    """The day that somebody chose, if one. Raises NoSuchPage."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NoSuchPage(
            _("“{text}” is not a day of the calendar.").format(text=text[:40]),
            _("Write a day as year, month and day: 2018-09-25."),
        ) from None


def _actors(text: str) -> frozenset[str]:
    """Whom a text means: a pseudonym or a role as it stands in the trail, or part of a name."""
    sought = text.casefold()
    named = {user.actor for user in User.objects.exclude(name="") if sought in user.name.casefold()}
    roles = {actor for actor, label in ROLES.items() if sought == str(label).casefold()}
    return frozenset({text, *named, *roles})


def _older(asked: Asked, shown: list[TrailEntry]) -> str:
    given = {name: asked.chosen(name) for name in ("table", "action", "actor", "day")}
    return urlencode({**{name: text for name, text in given.items() if text}, "before": shown[-1].pk})


def told(lines: Iterable[TrailEntry]) -> list[Told]:
    """Lines of the trail with the names of those who acted."""
    lines = list(lines)
    names = _names({line.actor for line in lines})
    return [
        Told(
            line=line,
            at=f"{line.at.astimezone(UTC):%Y-%m-%d %H:%M}",
            who=Who(line.actor, names.get(line.actor, "")),
            action=in_words(line.action),
            address=address_of(line.table, line.record),
        )
        for line in lines
    ]


def _names(actors: set[str]) -> dict[str, str]:
    """The names of those actors who still have one; the command line and the public by what they are."""
    found = {actor: str(label) for actor, label in ROLES.items()}
    pseudonyms = [actor for actor in actors if _is_pseudonym(actor)]
    for user in User.objects.filter(pseudonym__in=pseudonyms).exclude(name=""):
        found[user.actor] = user.name
    return found


def _is_pseudonym(actor: str) -> bool:
    try:
        UUID(actor)
    except ValueError:
        return False
    return True


def address_of(table: str, record: str) -> str:
    """Where the trail of one record is told; empty for lines about no record."""
    return f"/desk/record/{quote(table, safe='')}/{quote(record)}/" if table and record else ""


def in_words(name: str) -> str:
    """A name of the trail as people read it: 'replace_fact' is 'replace fact'."""
    return name.replace("_", " ")


def _as_data(line: TrailEntry) -> dict[str, Any]:
    names = ("actor", "action", "table", "record", "reason", "request", "before", "after", "hash")
    return {"id": line.pk, "at": line.at, **{name: getattr(line, name) for name in names}}


def history(asked: Asked, table: str, key: str) -> Page:
    """All that the trail tells of one record, and what it said on a day."""
    found = kept.changes(asked.lens, _clean(table), _clean(key))
    if not found:
        raise NoSuchPage(
            _("The trail knows no record named “{name}”.").format(name=f"{table}/{key}"[:80]),
            _("Look for it in the trail, by its table or its day."),
        )
    day = day_of(asked.chosen("day")) or asked.lens.known_at
    then = kept.said_on(found, day)
    lines = told(change.line for change in found)
    return Page(
        template="workspace/history.html",
        title=_title(asked.lens, table, key),
        context={
            "table": in_words(table),
            "key": key,
            "page": _page(asked.lens, table, key),
            "day": day.isoformat(),
            "then": [(in_words(column), text) for column, text in then.after.items() if text] if then else [],
            "unknown": then is None,
            "replaced": then is not None and then.line.record != key,
            "changes": [(line, beside(change)) for line, change in zip(lines, found, strict=True)][::-1],
        },
        data=lambda: {
            "record": f"{table}/{key}",
            "day": day,
            "said": then and then.after,
            "lines": [_as_data(change.line) for change in found],
        },
        rows=lambda: (COLUMNS, [tuple(_as_data(c.line)[name] for name in COLUMNS) for c in found]),
    )


def beside(change: kept.Change) -> list[Beside]:
    """What the record said before and after, column by column; empty on both sides is left out."""
    rows = (
        Beside(in_words(column), change.before.get(column, ""), change.after.get(column, ""))
        for column in change.columns
    )
    return [row for row in rows if row.on_record or row.proposed]


def _fact(lens: Lens, table: str, key: str) -> Fact | None:
    try:
        fact = shelf().fact(f"{table}/{key}")
    except KeyError:
        return None
    return fact if lens.reader.sees(fact.open_to) else None


def _title(lens: Lens, table: str, key: str) -> str:
    fact = _fact(lens, table, key)
    return headed(fact) if fact else f"{in_words(table)} {key}".capitalize()


def _page(lens: Lens, table: str, key: str) -> str:
    """The public page of the record, where it has one."""
    fact = _fact(lens, table, key)
    return page_of(fact) if fact and fact.open_to == PUBLIC else ""
