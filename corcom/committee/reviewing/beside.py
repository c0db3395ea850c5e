"""A paper beside the record: which findings are new, which stand on record already, and where both differ."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import Enum

from corcom.committee import queries
from corcom.committee.models import AgendaItem, Attendance, Finding, Meeting, Promise
from corcom.committee.reviewing.likeness import Match, matches
from corcom.committee.reviewing.owners import codes
from corcom.duties.words import when
from corcom.record.lens import Lens
from corcom.record.models import Source
from corcom.record.partial import NotADate, bounds
from corcom.record.shelf import shelf
from corcom.register.queries import find

Kind = Finding.Kind
SAME_TITLE = 0.85
"""How alike two titles of one item are, of 1."""


class Standing(Enum):
    """How a finding stands to the record."""

    NEW = "new"
    ON_RECORD = "on_record"
    PERHAPS = "perhaps"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Beside:
    """What the record says of the matter, in words; `row` its row there. New: nothing."""

    standing: Standing = Standing.NEW
    record_says: str = ""
    row: str = ""

    @property
    def writes(self) -> bool:
        """Whether accepting it puts something on record."""
        return self.standing is Standing.NEW


NEW = Beside()


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the record holds of the meeting that a paper tells of."""

    meeting: Meeting | None
    attendance: Sequence[Attendance] = ()
    agenda: Sequence[AgendaItem] = ()
    promises: Sequence[Promise] = ()
    others: Sequence[Meeting] = field(default_factory=list)


def on_record(lens: Lens, findings: Iterable[Finding]) -> OnRecord:
    """The meeting of the day that the findings give, with all that hangs on it."""
    day = day_of(findings)
    others = queries.committee_meetings(lens)
    meeting = _meeting_of(others, day) if day else None
    if meeting is None:
        return OnRecord(None, others=others)
    made = [one for one in shelf().facts(Promise, lens) if one.meeting_id == meeting.pk]
    return OnRecord(
        meeting, queries.attendance(lens, meeting.pk), queries.agenda(lens, meeting.pk), made, others
    )


def day_of(findings: Iterable[Finding]) -> date | None:
    """The day of the meeting as the findings give it; None while it is refused or no day."""
    given = next((f for f in findings if f.kind == Kind.DATE and f.verdict != Finding.Verdict.REFUSED), None)
    try:
        return date.fromisoformat(str(given.says.get("day", ""))) if given else None
    except ValueError:
        return None


def _meeting_of(meetings: Iterable[Meeting], day: date) -> Meeting | None:
    """The meeting of that very day, or the one planned for a time in which the day lies."""
    held = [m for m in meetings if m.on_earliest and m.on_latest and m.on_earliest <= day <= m.on_latest]
    exact = (m for m in held if m.on_earliest == m.on_latest)
    ahead = (m for m in held if m.status not in (*Meeting.WILL_NOT_MEET, Meeting.Status.HELD))
    return next(exact, None) or next(ahead, None)


def beside(lens: Lens, findings: Sequence[Finding]) -> dict[int, Beside]:
    """How each finding stands to the record, by its key. What a review wrote itself stands on record."""
    known = on_record(lens, findings)
    told = matches([f for f in findings if _seeks_its_like(f)], known.promises)
    return {
        finding.pk: Beside(Standing.ON_RECORD, row=finding.written_as)
        if finding.written_as
        else _beside(finding, known, told.get(finding.pk), day_of(findings))
        for finding in findings
    }


def _seeks_its_like(finding: Finding) -> bool:
    """Not where a reviewer has said that it is another promise than the one on record."""
    refused = finding.verdict == Finding.Verdict.REFUSED
    return finding.kind == Kind.PROMISE and not refused and not finding.says.get("another")


def _beside(finding: Finding, known: OnRecord, match: Match | None, day: date | None) -> Beside:
    if finding.kind == Kind.PROMISE:
        return _promise(finding, match) if match else NEW
    if finding.kind == Kind.NEXT_MEETING:
        return _next_meeting(finding, known, day)
    if finding.kind == Kind.ADOPTED:
        return _adopted(finding, known, day)
    compare = WITH_THE_MEETING.get(finding.kind)
    return compare(finding, known, known.meeting) if compare and known.meeting else NEW


def _promise(finding: Finding, match: Match) -> Beside:
    promise, says = match.promise, finding.says
    owners = set(codes(says.get("owners", [])).split()) == set(promise.owner_codes.split())
    due = _same_time(str(says.get("due", "")), promise.due)
    told = "; ".join(part for part in (promise.owners, promise.what, promise.due) if part)
    if not match.sure:
        return Beside(Standing.PERHAPS, told, promise.pk)
    return Beside(Standing.ON_RECORD if owners and due else Standing.DIFFERS, told, promise.pk)


def _same_time(one: str, other: str) -> bool:
    """2012-04 is all of April."""
    try:
        return one == other or bool(one and other and bounds(one) == bounds(other))
    except NotADate:
        return False


def _next_meeting(finding: Finding, known: OnRecord, day: date | None) -> Beside:
    """A meeting after this one, in the time that the paper names."""
    try:
        first, last = bounds(str(finding.says.get("dates", "")))
    except NotADate:
        return NEW
    for meeting in known.others:
        if _overlaps(meeting, max(first, day + timedelta(days=1)) if day else first, last):
            return Beside(Standing.ON_RECORD, _told(meeting), meeting.pk)
    return NEW


def _overlaps(meeting: Meeting, first: date, last: date) -> bool:
    if meeting.on_earliest is None or meeting.on_latest is None:
        return False
    return meeting.on_earliest <= last and first <= meeting.on_latest


def _adopted(finding: Finding, known: OnRecord, day: date | None) -> Beside:
    earlier = meeting_on(known.others, str(finding.says.get("day", "")))
    if earlier is None or earlier.minutes_adopted_on is None:
        return NEW
    same = earlier.minutes_adopted_on == day
    told = f"{_told(earlier)}: {earlier.minutes_adopted_on.isoformat()}"
    return Beside(Standing.ON_RECORD if same else Standing.DIFFERS, told, earlier.pk)


def meeting_on(meetings: Iterable[Meeting], day: str) -> Meeting | None:
    """The meeting of that very day, in ISO 8601."""
    return next((m for m in meetings if m.on == day), None)


def _told(meeting: Meeting) -> str:
    return f"{meeting.title}, {when(meeting)}"


def _date(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
    """A meeting that is planned for a time gets its day."""
    same = meeting.on == finding.says.get("day") and meeting.status == Meeting.Status.HELD
    return Beside(Standing.ON_RECORD if same else Standing.NEW, _told(meeting), meeting.pk)


def _field(name: str) -> Callable[[Finding, OnRecord, Meeting], Beside]:
    """Place and times; where the record says nothing, the step that notes the meeting as held gives them."""

    def compare(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
        return _said(str(finding.says.get("text", "")), str(getattr(meeting, name)), meeting)

    return compare


def _said(paper: str, ours: str, meeting: Meeting) -> Beside:
    if not ours:
        return NEW
    same = paper.casefold() == ours.casefold()
    return Beside(Standing.ON_RECORD if same else Standing.DIFFERS, ours, meeting.pk)


def _title(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
    """The title of the paper is that of the source; one that is on record keeps its own."""
    name = f"minutes-{meeting.on}"
    source = next((source for source in shelf().rows(Source) if source.pk == name), None)
    return Beside(Standing.ON_RECORD, source.title, name) if source else NEW


def _number(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
    """The number of a meeting is given when it is entered: later it is only compared."""
    ours = "" if meeting.number is None else str(meeting.number)
    same = str(finding.says.get("number", "")) == ours
    return Beside(Standing.ON_RECORD if same else Standing.DIFFERS, ours or "–", meeting.pk)


def _chair(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
    ours = meeting.presided_by_id or ""
    state = find(ours) if ours else None
    same = codes(finding.says.get("owners", [])) == ours
    return Beside(Standing.ON_RECORD if same else Standing.DIFFERS, state.name if state else "–", meeting.pk)


def _delegation(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
    says = finding.says
    row = next((row for row in known.attendance if same_delegation(row, says)), None)
    if row is None:
        return NEW
    present = row.presence == presence_of(finding)
    role = str(says.get("role", "")).casefold() in ("", row.role.casefold())
    told = ", ".join(part for part in (row.delegation, row.role, row.presence) if part)
    return Beside(Standing.ON_RECORD if present and role else Standing.DIFFERS, told, row.pk)


def same_delegation(row: Attendance, says: dict[str, object]) -> bool:
    """Whether a row of attendance is of the delegation: by its State, else by its name or code."""
    code, name = str(says.get("code", "")), str(says.get("delegation", ""))
    if row.state_id:
        return row.state_id == code
    return row.delegation.casefold() in {name.casefold(), code.casefold()} - {""} or row.pk.endswith(
        f"-{code}"
    )


def presence_of(finding: Finding) -> str:
    """Present or excused: as a reviewer says, else by the kind of the finding."""
    presence = Attendance.Presence
    by_kind = presence.APOLOGIES if finding.kind == Kind.APOLOGIES else presence.PRESENT
    return str(finding.says.get("presence") or by_kind)


def _item(finding: Finding, known: OnRecord, meeting: Meeting) -> Beside:
    says = finding.says
    title, number = str(says.get("title", "")), str(says.get("number", ""))
    like = (row for row in known.agenda if row.number == number and (number or _same_title(row.title, title)))
    row = next(like, None)
    if row is None:
        return NEW
    same = _same_title(row.title, title)
    return Beside(Standing.ON_RECORD if same else Standing.DIFFERS, str(row), row.pk)


def _same_title(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= SAME_TITLE


WITH_THE_MEETING: dict[str, Callable[[Finding, OnRecord, Meeting], Beside]] = {
    Kind.TITLE: _title,
    Kind.DATE: _date,
    Kind.TIMES: _field("times"),
    Kind.PLACE: _field("place"),
    Kind.NUMBER: _number,
    Kind.CHAIR: _chair,
    Kind.DELEGATION: _delegation,
    Kind.APOLOGIES: _delegation,
    Kind.ITEM: _item,
}


def stands_out(finding: Finding, its: Beside) -> bool:
    """What nobody should accept among others: unknown owners, persons named, or what the record denies."""
    says = finding.says
    unknown = finding.kind in (Kind.PROMISE, Kind.CHAIR) and not codes_complete(says)
    nameless = finding.kind == Kind.DELEGATION and not says.get("code")
    return unknown or nameless or its.standing in (Standing.PERHAPS, Standing.DIFFERS)


def codes_complete(says: dict[str, object]) -> bool:
    """Whether every owner is somebody on record, and there is one."""
    owners = says.get("owners", [])
    return isinstance(owners, list) and bool(owners) and all(owner["code"] for owner in owners)
