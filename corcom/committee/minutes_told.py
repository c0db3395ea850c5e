"""A reading of minutes as lines for a terminal."""

from collections.abc import Iterable, Iterator

from corcom.reading.findings import Delegation, Due, Minutes, Owner, Promise


def as_text(found: Minutes) -> Iterator[str]:
    """Head, who was there, items, promises, decisions: one finding a line, with the line of the paper."""
    yield found.title
    yield from _head(found)
    yield from _listed("Present", map(_delegation, found.attendance))
    yield from _listed("Apologies", map(_delegation, found.apologies))
    yield from _listed("Absent", map(_delegation, found.absent))
    yield from _listed("Items", (f"{item.number or '-'} {item.title}" for item in found.agenda))
    yield from _listed("To be done", map(_promise, found.promises))
    yield from _listed("Decisions", (f"line {one.at.line}: {one.what}" for one in found.decisions))
    if found.next_meeting:
        coming = found.next_meeting
        yield f"Next meeting: {coming.as_stated} ({coming.interval.edtf or 'no date'})"


def _head(found: Minutes) -> Iterator[str]:
    hours = " to ".join(hour for hour in (found.start_time, found.end_time) if hour)
    where_and_when = ", ".join(part for part in (found.date, hours, found.place) if part)
    if where_and_when:
        yield where_and_when
    if found.date_note:
        yield f"Day: {found.date_note}"
    if found.chair:
        yield f"Chair: {found.chair.name}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"{title} ({len(told)})"
        yield from (f"  {line}" for line in told)


def _delegation(one: Delegation) -> str:
    persons = ", ".join(" ".join(filter(None, (person.title, person.name))) for person in one.persons)
    role = f" ({one.role})" if one.role else ""
    return f"{one.code or '?'} {one.delegation}{role}" + (f": {persons}" if persons else "")


def _promise(one: Promise) -> str:
    item = f", item {one.agenda_item}" if one.agenda_item else ""
    return f"line {one.at.line}{item}: {_owners(one.owners)}: {one.what}{_due(one.due)}"


def _owners(owners: tuple[Owner, ...]) -> str:
    return ", ".join(owner.name for owner in owners) or "not stated"


def _due(due: Due | None) -> str:
    if due is None:
        return ""
    meant = f" = {due.interval.edtf}" if due.interval.edtf else ""
    return f" [{due.as_stated}{meant}]"
