"""The end of a review: what was accepted goes on record, all of it or nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corcom.committee.convening import Gathering, Stepped, enter_meeting, step_meeting
from corcom.committee.models import AgendaItem, Attendance, Finding, Meeting, MeetingStep, Promise, ReadPaper
from corcom.committee.noting import free_name
from corcom.committee.reviewing.beside import (
    Beside,
    beside,
    day_of,
    meeting_on,
    on_record,
    presence_of,
)
from corcom.committee.reviewing.intake import TABLE
from corcom.committee.reviewing.judging import demand_review
from corcom.committee.reviewing.owners import as_text, codes
from corcom.reading.vocabulary import HONORIFIC
from corcom.record.actions import action, cells, put_on_record, put_source
from corcom.record.grades import Grade
from corcom.record.lens import Lens, lens
from corcom.record.models import Source, Tabled
from corcom.record.partial import NotADate, bounds
from corcom.record.reader import COMMITTEE, PUBLIC
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.record.trail import Act, Line, write_line
from corcom.register.queries import find

Kind = Finding.Kind
Step = MeetingStep.Step
CIRCLES = (COMMITTEE, PUBLIC)
MOST_NAMES = 3
"""So many other names stand between an honorific and a surname."""


@dataclass(slots=True)
class _Writing:
    """One paper on its way to the record: what was taken of it, and how that stands to the record."""

    act: Act
    paper: ReadPaper
    circle: str
    eyes: Lens
    day: date
    taken: list[Finding]
    known: dict[int, Beside]
    written: dict[int, str] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[Finding]:
        """What was taken of these kinds."""
        return [finding for finding in self.taken if finding.kind in kinds]

    def new(self, *kinds: str) -> list[Finding]:
        """What of these kinds the record does not have."""
        return [finding for finding in self.of(*kinds) if self.known[finding.pk].writes]

    def said(self, kind: str, key: str = "text") -> Any:
        """What the one finding of a kind says; nothing where it was refused or never was."""
        return next((finding.says.get(key, "") for finding in self.of(kind)), "")

    def note(self, finding: Finding, row: Tabled) -> None:
        """Remember what a finding became."""
        self.written[finding.pk] = str(row.pk)


@action("review_paper")
def accept_paper(act: Act, paper: ReadPaper, circle: str = COMMITTEE) -> Meeting:
    """Put on record what was accepted: the meeting, who was there, items, promises, what it adopted."""
    demand_review(paper)
    if circle not in CIRCLES:
        raise Refusal(_("Choose to whom it is open: the Committee, or everybody."))
    with held():
        one = _begun(act, paper, circle)
        source = _source(one)
        meeting = _meeting(one, source)
        _agenda(one, meeting)
        _attendance(one, meeting)
        _promises(one, meeting, source)
        _adopted(one, meeting, source)
        _next_meeting(one, meeting, source)
    _close(one, meeting)
    return meeting


def _begun(act: Act, paper: ReadPaper, circle: str) -> _Writing:
    findings = list(Finding.objects.everything().filter(paper=paper))
    waiting = [finding for finding in findings if finding.waits]
    if waiting:
        told = ngettext(
            "{n} finding waits: look at it first.", "{n} findings wait: look at them first.", len(waiting)
        )
        raise Refusal(told.format(n=len(waiting)))
    day = day_of(findings)
    if day is None:
        raise Refusal(_("The day of the meeting is not known: change the finding that says when it was."))
    taken = [one for one in findings if one.verdict in Finding.TAKEN and one.kind not in Finding.BESIDE]
    _demand_no_persons(findings, taken)
    eyes = lens(reader=act.reader)
    return _Writing(act, paper, circle, eyes, day, taken, beside(eyes, findings))


def _demand_no_persons(findings: Iterable[Finding], taken: Iterable[Finding]) -> None:
    """Delegations and organisations go on record, persons do not."""
    named = names_of_persons(findings)
    for finding in taken:
        if names_a_person(finding, named):
            raise Refusal(
                _("Line {line} names a person: write the delegation or the office instead.").format(
                    line=finding.line
                )
            )


def names_of_persons(findings: Iterable[Finding]) -> re.Pattern[str] | None:
    """The persons that the list of who was there names: in full, or by surname after an honorific."""
    persons = [str(name) for one in findings for name in one.found.get("persons", ())]
    bare = [HONORIFIC.sub("", name).strip() for name in persons]
    known = [name for name in bare if " " in name]
    if not known:
        return None
    full = "|".join(sorted({re.escape(name) for name in known}))
    last = "|".join(sorted({re.escape(name.split()[-1]) for name in known}))
    between = rf"(?:[\w.’'-]+\s+){{0,{MOST_NAMES}}}"
    return re.compile(rf"\b(?:{full})\b|(?:{HONORIFIC.pattern})\s+{between}(?:{last})\b")


def names_a_person(finding: Finding, named: re.Pattern[str] | None) -> bool:
    """Whether what would go on record of it names one of them."""
    told = [finding.says.get(key, "") for key in ("what", "title", "text", "delegation", "role", "stated")]
    if finding.kind == Kind.PROMISE:
        told.append(as_text(finding.says.get("owners", [])))
    return named is not None and any(named.search(str(text)) for text in told)


def _source(one: _Writing) -> Source:
    """The paper as a source: the one that is on record already, if it is open to as many."""
    stem = f"minutes-{one.day.isoformat()}"
    for name in (stem, f"{stem}-{one.circle}"):
        found: Source | None = Source.objects.everything().filter(pk=name).first()
        if found is None:
            title = one.said(Kind.TITLE) or f"Minutes of the Coordination Committee, {one.day.isoformat()}"
            dated, grade = one.day.isoformat(), Grade.OFFICIAL
            return put_source(
                one.act, Source(id=name, title=title, dated=dated, grade=grade, circle=one.circle)
            )
        if found.circle in (PUBLIC, one.circle):
            return found
    raise Refusal(_("The source “{name}” is open to others than chosen.").format(name=stem))


def _meeting(one: _Writing, source: Source) -> Meeting:
    """The meeting, entered where the record has none; and that it was held, where nothing says so yet."""
    known = on_record(one.eyes, one.taken).meeting
    day = one.day.isoformat()
    meeting = known or enter_meeting(one.act, _gathering(one, source, day))
    step = Stepped(
        Step.HELD,
        on=day,
        dates=day if known and known.on != day else "",
        place=_new_to(one, Kind.PLACE) if known else "",
        times=_new_to(one, Kind.TIMES) if known else "",
        source=_for(meeting, source),
    )
    if meeting.status != Meeting.Status.HELD or step.place or step.times:
        step_meeting(one.act, meeting, step)
    for finding in one.new(Kind.DATE, Kind.NUMBER, Kind.TIMES, Kind.PLACE, Kind.CHAIR):
        one.note(finding, meeting)
    return meeting


def _for(meeting: Meeting, source: Source) -> Source | None:
    """The paper, as the source of a step, unless fewer may see it than the meeting: then the entry itself."""
    return source if source.circle in (PUBLIC, meeting.circle) else None


def _gathering(one: _Writing, source: Source, day: str) -> Gathering:
    chair = codes(one.said(Kind.CHAIR, "owners") or [])
    return Gathering(
        on=day,
        place=one.said(Kind.PLACE),
        times=one.said(Kind.TIMES),
        presided_by=find(chair) if chair else None,
        number=one.said(Kind.NUMBER, "number") or None,
        circle=one.circle,
        source=source,
    )


def _new_to(one: _Writing, kind: str) -> str:
    return next((str(finding.says.get("text", "")) for finding in one.new(kind)), "")


def _agenda(one: _Writing, meeting: Meeting) -> None:
    position = AgendaItem.objects.everything().filter(meeting_id=meeting.pk).count()
    for finding in one.new(Kind.ITEM):
        position += 1
        says = finding.says
        row = AgendaItem(
            id=free_name(AgendaItem, meeting.pk, position),
            meeting_id=meeting.pk,
            position=position,
            number=says.get("number", ""),
            parent_number=says.get("parent", ""),
            title=says.get("title", ""),
            circle=one.circle,
        )
        _put(one, finding, row)


def _attendance(one: _Writing, meeting: Meeting) -> None:
    """Delegations alone: no person enters the record."""
    for finding in one.new(Kind.DELEGATION, Kind.APOLOGIES):
        says = finding.says
        state = find(says["code"]) if says.get("code") else None
        named = says.get("code") or slugify(says["delegation"]).upper()
        row = Attendance(
            id=f"{meeting.pk}-{named}",
            meeting_id=meeting.pk,
            delegation=says["delegation"],
            state=state,
            role=says.get("role", ""),
            presence=presence_of(finding),
            circle=one.circle,
        )
        _put(one, finding, row)


def _put(one: _Writing, finding: Finding, row: Tabled) -> None:
    """A row that is no fact: who was there, an item of the agenda."""
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise _cannot(finding, " ".join(error.messages)) from error
    if type(row)._default_manager.everything().filter(pk=row.pk).exists():
        raise _cannot(finding, _("it stands there already: refuse one of the two."))
    row.save(force_insert=True)
    write_line(one.act, Line("record_row", row.csv_table, str(row.pk), after=cells(row)))
    one.note(finding, row)


def _demand_date(finding: Finding, due: str) -> None:
    try:
        bounds(due or "../..")
    except NotADate as error:
        raise _cannot(finding, str(error)) from error


def _cannot(finding: Finding, why: str) -> Refusal:
    return Refusal(_("Line {line} cannot go on record: {why}").format(line=finding.line, why=why))


def _promises(one: _Writing, meeting: Meeting, source: Source) -> None:
    number = Promise.objects.everything().filter(meeting_id=meeting.pk).count()
    for finding in one.new(Kind.PROMISE):
        says, number = finding.says, number + 1
        _demand_date(finding, says.get("due", ""))
        promise = Promise(
            id=free_name(Promise, f"{meeting.pk}-promise", number),
            on=one.day.isoformat(),
            grade=Grade.OFFICIAL,
            source=source,
            meeting_id=meeting.pk,
            item=says.get("item", ""),
            line=finding.line or None,
            marked=bool(says.get("marked")),
            owners=as_text(says["owners"]),
            owner_codes=codes(says["owners"]),
            what=says["what"],
            kind=says.get("kind", ""),
            due=says.get("due", ""),
            due_as_stated=says.get("due_as_stated", ""),
            circle=one.circle,
        )
        one.note(finding, put_on_record(one.act, promise))


def _adopted(one: _Writing, meeting: Meeting, source: Source) -> None:
    """Minutes of an earlier meeting: that they were adopted says also that it was held."""
    for finding in one.new(Kind.ADOPTED):
        day = str(finding.says.get("day", ""))
        earlier = meeting_on(on_record(one.eyes, one.taken).others, day)
        if earlier is None:
            earlier = enter_meeting(one.act, Gathering(on=day, circle=one.circle, source=source))
            step_meeting(one.act, earlier, Stepped(Step.HELD, on=day, source=source))
        adopted = Stepped(
            Step.MINUTES_ADOPTED,
            on=one.day.isoformat(),
            at_meeting=Meeting.objects.everything().get(pk=meeting.pk),
            source=_for(earlier, source),
        )
        one.note(finding, step_meeting(one.act, earlier, adopted))


def _next_meeting(one: _Writing, meeting: Meeting, source: Source) -> None:
    """The meeting that comes next, as planned; where the paper gives no day, its dates are proposed."""
    for finding in one.new(Kind.NEXT_MEETING):
        dates, stated = str(finding.says["dates"]), str(finding.says.get("stated", ""))
        coming = enter_meeting(one.act, Gathering(on=dates, circle=one.circle, source=source))
        if bounds(dates)[0] != bounds(dates)[1]:
            proposed = Stepped(Step.TENTATIVE, on=one.day.isoformat(), stated=stated, source=source)
            step_meeting(one.act, coming, proposed)
        one.note(finding, coming)


def _close(one: _Writing, meeting: Meeting) -> None:
    """The review is over. Of two who end it at once, one is refused."""
    open_still = ReadPaper.objects.everything().filter(pk=one.paper.pk, stage=ReadPaper.Stage.REVIEW)
    ended = {"stage": ReadPaper.Stage.WRITTEN, "written_by": one.act.actor, "written_at": one.act.at}
    if not open_still.update(**ended, meeting_id=meeting.pk):
        raise Refusal(_("Somebody else has ended this review meanwhile."))
    for key, row in one.written.items():
        Finding.objects.everything().filter(pk=key).update(written_as=row)
    after = {"meeting": str(meeting.pk), "written": str(len(one.written)), "sha256": one.paper.sha256}
    write_line(one.act, Line("accept_paper", TABLE, str(one.paper.pk), after=after))


def summary(findings: Sequence[Finding], known: dict[int, Beside]) -> dict[str, int]:
    """How much of what was taken is new to the record, how much stands there, and what was refused."""
    asked = [finding for finding in findings if finding.kind not in Finding.BESIDE]
    taken = [finding for finding in asked if finding.verdict in Finding.TAKEN]
    return {
        "all": len(asked),
        "waiting": sum(finding.waits for finding in asked),
        "seen": sum(not finding.waits for finding in asked),
        "new": sum(known[finding.pk].writes for finding in taken),
        "there": sum(not known[finding.pk].writes for finding in taken),
        "refused": sum(finding.verdict == Finding.Verdict.REFUSED for finding in asked),
    }
