"""The sections of the meeting pack, in the order of the house form."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from corcom.committee.ledger import Undertaking, ledger
from corcom.committee.models import Meeting, Promise
from corcom.committee.pack.brief import MANY, Brief, mark, named, names, number, table
from corcom.committee.pack.rooms import written_by_rooms
from corcom.committee.queries import (
    coming,
    committee_meetings,
    when_meets,
)
from corcom.duties.queries import falling_due, why
from corcom.duties.words import dated, when, worded, words
from corcom.figures.catalogue import ask_all
from corcom.figures.compare import Change, between
from corcom.papers.paper import (
    Block,
    Bullets,
    Column,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Strong,
    Table,
    Text,
)
from corcom.record.models import Coverage, Fact
from corcom.record.shelf import shelf
from corcom.register.models import State, StateFact, TreatyAct, TreatyCode
from corcom.treaty.dates import written

DAYS_AHEAD = 120
HEADLINES = (
    "participation.deposited",
    "participation.signatories",
    "reports.initial.overdue",
    "clearance.open",
)


def to_settle(brief: Brief) -> Iterator[Block]:
    """1. What this meeting must settle."""
    yield Heading("1. What this meeting must settle", 1)
    items = [
        *_minutes_to_adopt(brief),
        *_promised_by_now(brief),
        *_requests_to_file(brief),
        *_meetings_ahead(brief),
    ]
    yield Bullets(tuple(items)) if items else Paragraph("Nothing on record waits for this meeting.")
    yield Paragraph("No paper that awaits comment is on record.")


def _minutes_to_adopt(brief: Brief) -> Iterator[Text]:
    last = brief.last
    if last is not None and (last.minutes_adopted_on is None or last.minutes_adopted_on >= brief.day):
        yield (Strong("Minutes to adopt: "), f"those of the meeting of {when(last)}.")


def _promised_by_now(brief: Brief) -> Iterator[Text]:
    for one in _open(brief):
        promise, last = one.promise, one.last_day
        if last is not None and brief.before.as_at < last <= brief.day + timedelta(days=14):
            yield (Strong(f"{_owners(promise)}: "), f"{_sentence(promise.what)} By when: {_due(promise)}.")


def _requests_to_file(brief: Brief) -> Iterator[Text]:
    for due in falling_due(brief.lens, DAYS_AHEAD):
        if due.duty == "extension_request":
            text = f"due {written(due.day)}, where a State needs more time: {named(due.states)}."
            yield (Strong(f"{due.label}: "), text)


def _meetings_ahead(brief: Brief) -> Iterator[Text]:
    formal = [m for m in coming(brief.lens) if m.body in (Meeting.Body.MSP, Meeting.Body.RC)]
    for meeting in formal[:1]:
        yield (Strong("Next formal meeting: "), f"{meeting.title}, {when_meets(meeting)}, {meeting.place}.")


def position(brief: Brief) -> Iterator[Block]:
    """2. Position of the Convention."""
    yield Heading("2. Position of the Convention", 1)
    changes = {change.after.figure.name: change for change in between(brief.before, brief.lens)}
    yield Figures(tuple(_headline(changes[name], brief) for name in HEADLINES))
    columns = (
        Column("Figure", width=3.4),
        Column(written(brief.lens.as_at), numeric=True, width=1.8),
        Column(brief.since, numeric=True, width=1.8),
        Column("No record", numeric=True, width=1.2),
        Column("What changed", width=3.2),
    )
    rows = tuple(_figure_row(change, brief) for change in changes.values())
    caption = f"Every figure, and what changed since the last meeting ({brief.since})"
    yield Table(caption, columns, rows, "The States behind each figure stand in the annex.")


def _headline(change: Change, brief: Brief) -> Figure:
    answer = change.after
    told = (
        f"{change.difference:+d} since {brief.since}"
        if change.difference
        else f"unchanged since {brief.since}"
    )
    return Figure(answer.figure.label, number(answer.value, answer.figure.name, brief.lens.as_at), told)


def _figure_row(change: Change, brief: Brief) -> tuple[Text, ...]:
    name = change.after.figure.name
    return (
        change.after.figure.label,
        number(change.after.value, name, brief.lens.as_at),
        number(change.before.value, name, brief.before.as_at),
        str(len(change.after.no_record) or ""),
        _moves(change),
    )


def _moves(change: Change) -> str:
    came = f"in: {_briefly(change.came)}" if change.came else ""
    went = f"out: {_briefly(change.went)}" if change.went else ""
    return "; ".join(filter(None, [came, went]))


def _briefly(found: tuple[State, ...]) -> str:
    return names(found) if len(found) <= MANY else f"{len(found)} States"


def due_soon(brief: Brief) -> Iterator[Block]:
    """3. What falls due in the next 120 days, with the reason."""
    yield Heading(f"3. What falls due in the next {DAYS_AHEAD} days", 1)
    columns = (Column("Date", width=1.2), Column("Who", width=2), Column("What and why", width=4))
    rows: list[tuple[Text, ...]] = [
        (written(due.day), _who(due.states), (Strong(f"{due.label}. "), why(due.position)))
        for due in falling_due(brief.lens, DAYS_AHEAD)
    ]
    until = written(brief.lens.as_at + timedelta(days=DAYS_AHEAD))
    yield from table(f"Until {until}", columns, rows, f"Nothing on record falls due until {until}.")


def _who(codes: tuple[str, ...]) -> str:
    return named(codes) if len(codes) <= MANY else f"{len(codes)} States Parties"


def promised(brief: Brief) -> Iterator[Block]:
    """4. Promises, by owner."""
    yield Heading("4. Promises", 1)
    open_ones = sorted(_open(brief), key=lambda one: (one.promise.owners, one.promise.pk))
    closed = [one for one in ledger(brief.lens) if _closed_since(one, brief)]
    yield Paragraph(
        f"{len(open_ones)} promises on record stand open; {len(closed)} were closed since {brief.since}."
        " An open promise may long have been kept: it stays open until somebody closes it with evidence."
    )
    columns = (
        Column("Who", width=1.7),
        Column("What", width=4),
        Column("By when", width=1.5),
        Column("Where", width=1.3),
    )
    rows = [_promise_row(one) for one in open_ones if _still_matters(one.promise, brief)]
    none = "No promise made at the last two meetings stands open."
    yield from table("Open promises of the last two meetings on record, by owner", columns, rows, none)


def _still_matters(promise: Promise, brief: Brief) -> bool:
    before = [m for m in committee_meetings(brief.lens) if m.on_latest and m.on_latest <= brief.lens.as_at]
    return promise.meeting_id in {m.id for m in before[:2]}


def _closed_since(one: Undertaking, brief: Brief) -> bool:
    day = one.closed_by.on_latest if one.closed_by else None
    return day is not None and brief.before.as_at < day


def _promise_row(one: Undertaking) -> tuple[Text, ...]:
    promise = one.promise
    due: Text = (_due(promise), " – day passed") if one.has_passed else _due(promise)
    return _owners(promise), _sentence(promise.what), due, f"{when(promise)}, item {promise.item}"


def _owners(promise: Promise) -> str:
    owners = promise.owners.replace(";", ",")
    return owners[:1].upper() + owners[1:]


def _open(brief: Brief) -> list[Undertaking]:
    return [one for one in ledger(brief.lens) if one.is_open]


def _due(promise: Promise) -> str:
    return dated(promise.due) or promise.due_as_stated


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def unit(brief: Brief) -> Iterator[Block]:
    """6. The unit."""
    yield Heading("6. The unit", 1)
    yield Bullets(
        (
            (Strong("Reports received: "), f"those since {brief.since} stand in section 7."),
            (Strong("Missions: "), mark("no_record")),
        )
    )
    yield from written_by_rooms("unit", brief)


def changed(brief: Brief) -> Iterator[Block]:
    """7. What happened since the last meeting, with sources."""
    yield Heading(f"7. What happened since {brief.since}", 1)
    columns = (
        Column("When", width=1.5),
        Column("State", width=1.6),
        Column("What", width=3.4),
        Column("Source", width=2.5),
    )
    rows = [_together_row(same) for same in _together(_happened(brief))]
    none = "No fact on record is dated in this time."
    yield from table("Facts on record dated since the last meeting", columns, rows, none)


def _together(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts in the order of their days; those that say the same of several States are one line."""
    found: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in sorted(facts, key=lambda f: (str(f.on_latest), f.id)):
        found.setdefault((str(fact.on_latest), fact.on, fact.source_id, words(fact)), []).append(fact)
    return list(found.values())


def _happened(brief: Brief) -> Iterator[Fact]:
    for model in worded():
        for reading in shelf().readings(model, brief.lens):
            fact = reading.fact
            if fact.day_verified and _within(fact, brief) and _of_the_convention(fact):
                yield fact


def _of_the_convention(fact: Fact) -> bool:
    """What States do under other Conventions stands on their own pages."""
    return not isinstance(fact, TreatyAct) or fact.treaty == TreatyCode.CCM


def _within(fact: Fact, brief: Brief) -> bool:
    if fact.on_earliest is None or fact.on_latest is None:
        return False
    return brief.before.as_at < fact.on_earliest and fact.on_latest <= brief.lens.as_at


def _together_row(same: list[Fact]) -> tuple[Text, ...]:
    fact = same[0]
    codes = tuple(f.state_id for f in same if isinstance(f, StateFact))
    return when(fact), _of_whom(codes), words(fact), shelf().source(fact.source_id).title


def _of_whom(codes: tuple[str, ...]) -> str:
    return named(codes) if len(codes) <= MANY else f"{len(codes)} States"


def annex(brief: Brief) -> Iterator[Block]:
    """Annex: the lists behind the figures, and where the record ends."""
    yield Heading("Annex: the lists behind the figures", 1)
    for answer in ask_all(brief.lens):
        if not answer.states or answer.figure.name == "participation.not_party":
            continue
        counted = number(answer.value, answer.figure.name, brief.lens.as_at)
        yield Heading((f"{answer.figure.label}: ", counted), 2)
        yield Paragraph(names(answer.states))
        if answer.no_record:
            yield Paragraph((Strong("No record: "), _briefly(answer.no_record)))
    yield Heading("Where the record ends", 1)
    rows = [_coverage_row(row) for row in shelf().rows(Coverage)]
    columns = (Column("Table", width=1.5), Column("Complete to", width=1.5), Column("Remarks", width=4))
    yield from table("To which day each table is complete", columns, rows, "No table says how far it goes.")


def _coverage_row(row: Coverage) -> tuple[Text, ...]:
    to = dated(row.complete_to) or "not complete to any day"
    return row.table.replace("_", " "), to, row.note
