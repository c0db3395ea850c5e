"""What CorCom proposes for an agenda: standing items, promises, what falls due, papers that await comment.

A proposal says why it is made. Nothing enters the agenda until a person accepts it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corcom.committee import agenda, meeting_papers
from corcom.committee.agenda import Draft, Numbered
from corcom.committee.ledger import Undertaking, ledger
from corcom.committee.models import Item, Mandate, Meeting, MeetingPaper
from corcom.committee.pack.themes import THEMES
from corcom.committee.queries import (
    agenda as agenda_on_record,
)
from corcom.committee.queries import (
    anniversaries,
    coming,
    committee_meetings,
    mandates,
    occasions,
    when_meets,
)
from corcom.duties.queries import falling_due, why
from corcom.duties.words import dated, when
from corcom.record.actions import action
from corcom.record.lens import Lens
from corcom.record.trail import Act
from corcom.register.queries import find
from corcom.treaty.dates import written

Origin = Item.Origin
AHEAD = timedelta(days=60)
SOON_AFTER = timedelta(days=14)
LONG_AGO = timedelta(days=548)
MANY = 8
"""More States than this are counted and not named."""
NOT_TAKEN_OVER = (Origin.ARISING, Origin.FALLING_DUE, Origin.PAPER)
ADOPTION = "minutes:"
WHO_WAS_THERE = ("present", "apologies")
SHELVES = ("standing:papers", "standing:ahead")
"""Items that are there only for what stands under them."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An item that CorCom would enter; `why` in a sentence, `under` the `about` of the item above it.

    Of what is no standing item, the reason is its annotation too.
    """

    draft: Draft
    why: str
    under: str = ""

    @property
    def key(self) -> str:
        """By what it is known, and never proposed twice."""
        return f"{self.draft.origin}:{self.draft.about}"


def proposals(lens: Lens, meeting: Meeting) -> list[Proposed]:
    """What is not on the agenda yet and was not taken off, in the order of the Committee's agenda."""
    there = Item.objects.through(lens).filter(meeting_id=meeting.pk)
    known = {f"{item.origin}:{item.about}" for item in there if item.about}
    found = [one for one in _all(_at(lens, meeting), meeting) if one.key not in known]
    filled = {one.under for one in found}
    return [one for one in found if one.draft.about not in SHELVES or one.draft.about in filled]


def _at(lens: Lens, meeting: Meeting) -> Lens:
    """The lens on the first day that the meeting can be; never before today."""
    return lens.on(max(meeting.on_earliest or lens.as_at, lens.as_at))


@action("prepare_agenda")
def propose(act: Act, meeting: Meeting, accepted: Iterable[Proposed]) -> list[Item]:
    """Enter proposals that a person has accepted, each under the item that it belongs to."""
    there = Item.objects.everything().filter(meeting_id=meeting.pk, removed=False)
    above = {item.about: item for item in there if item.about}
    entered = []
    for one in accepted:
        parent = above.get(one.under)
        item = agenda.enter(act, meeting, replace(one.draft, parent=parent.pk if parent else None))
        above.setdefault(one.draft.about, item)
        entered.append(item)
        _bind_paper(item)
    return entered


def _bind_paper(item: Item) -> None:
    if item.origin == Origin.PAPER:
        MeetingPaper.objects.everything().filter(pk=int(item.about), item=None).update(item=item)


def last_with_agenda(lens: Lens, meeting: Meeting) -> Meeting | None:
    """The last meeting before this one whose agenda can be taken over."""
    return next((last for last in _before(lens, meeting) if to_take_over(lens, last)), None)


def to_take_over(lens: Lens, last: Meeting) -> list[tuple[int, Draft]]:
    """The last meeting's agenda as drafts with their depth, without what belonged to that day alone."""
    made = agenda.items(lens, last)
    return _of_working(made) if made else _of_record(lens, last)


def _of_working(made: list[Numbered]) -> list[tuple[int, Draft]]:
    found = []
    left_out: int | None = None
    for one in made:
        if left_out is not None and one.depth > left_out:
            continue
        left_out = None
        item = one.item
        if item.origin in NOT_TAKEN_OVER or item.about.startswith(ADOPTION):
            left_out = one.depth
            continue
        again = Draft(
            item.title, item.theme, item.lead, item.minutes_allotted, origin=item.origin, about=item.about
        )
        found.append((one.depth, again))
    return found


def _of_record(lens: Lens, last: Meeting) -> list[tuple[int, Draft]]:
    """The titles of an agenda on record; who was there is no item of the next."""
    rows = agenda_on_record(lens, last.pk)
    depths = {row.number: row.number.count(".") for row in rows if row.number}
    people = [row for row in rows if row.title.casefold() in WHO_WAS_THERE]
    above = {row.number for row in people if row.number}
    return [
        (depths.get(row.number, depths.get(row.parent_number, -1) + 1), Draft(row.title))
        for row in rows
        if row not in people and row.parent_number not in above
    ]


def _all(lens: Lens, meeting: Meeting) -> Iterator[Proposed]:
    president = _president(lens, meeting)
    yield _standing("welcome", "Opening and welcome by the President", lead=president, minutes=5)
    yield _standing("agenda", "Adoption of the agenda", lead=president, minutes=5)
    yield from _adoption(lens, meeting, president)
    yield _standing("arising", "Matters arising from the last meetings", lead=president, minutes=10)
    yield from _promises(lens, meeting)
    yield _standing("presidency", "Update by the Presidency", lead=president, minutes=10)
    yield _standing("themes", "Updates by the Coordinators", minutes=40)
    yield from _themes(lens)
    yield _standing("papers", "Papers for comment", minutes=10)
    yield from _papers(lens, meeting)
    until = lens.as_at + AHEAD
    yield _standing("ahead", f"What lies ahead until {written(until)}", lead="ISU", minutes=10)
    yield from _falling_due(lens)
    yield from _days_ahead(lens, meeting, until)
    yield _standing("isu", "Update by the Implementation Support Unit", lead="ISU", minutes=15)
    finances = Draft("Finances of the unit", lead="ISU", origin=Origin.STANDING, about="standing:finance")
    yield Proposed(finances, "Standing item.", "standing:isu")
    yield _standing("business", "Any other business", minutes=5)
    yield _standing("next", "Date of the next meeting", lead=president, minutes=5)


def _standing(name: str, title: str, lead: str = "", minutes: int | None = None) -> Proposed:
    draft = Draft(
        title, lead=lead, minutes_allotted=minutes, origin=Origin.STANDING, about=f"standing:{name}"
    )
    return Proposed(draft, "Standing item.")


def _because(draft: Draft, told: str, under: str) -> Proposed:
    return Proposed(replace(draft, annotation=told), told, under)


def _president(lens: Lens, meeting: Meeting) -> str:
    codes = [m.state_id for m in mandates(lens) if m.office == Mandate.Office.PRESIDENT]
    state = find(meeting.presided_by_id or (codes[0] if codes else ""))
    return state.name if state else "President"


def _adoption(lens: Lens, meeting: Meeting, president: str) -> Iterator[Proposed]:
    """The minutes of the last meeting that was held, until they are adopted."""
    for last in _held_before(lens, meeting)[:1]:
        if last.minutes_adopted_on is None:
            yield Proposed(
                Draft(
                    f"Adoption of the minutes of the meeting of {when(last)}",
                    lead=president,
                    minutes_allotted=5,
                    origin=Origin.STANDING,
                    about=f"{ADOPTION}{last.code}",
                ),
                "The minutes of the last meeting have not been adopted.",
            )


def _promises(lens: Lens, meeting: Meeting) -> Iterator[Proposed]:
    """Open promises of the last two meetings, and those whose day comes by two weeks after this one.

    What was promised long ago and has no such day is found in the ledger.
    """
    by = (meeting.on_latest or lens.as_at) + SOON_AFTER
    since = lens.as_at - LONG_AGO
    last_two = {m.pk for m in _held_before(lens, meeting)[:2] if m.on_latest and m.on_latest >= since}
    for one in (one for one in ledger(lens) if one.is_open):
        due = one.last_day is not None and lens.as_at - AHEAD <= one.last_day <= by
        if due or one.promise.meeting_id in last_two:
            yield _because(_of_promise(one), _why_promise(one), "standing:arising")


def _before(lens: Lens, meeting: Meeting) -> list[Meeting]:
    first = meeting.on_earliest or date.max
    return [m for m in committee_meetings(lens) if m.on_latest and m.on_latest < first and m.pk != meeting.pk]


def _held_before(lens: Lens, meeting: Meeting) -> list[Meeting]:
    return [m for m in _before(lens, meeting) if m.status == Meeting.Status.HELD]


def _of_promise(one: Undertaking) -> Draft:
    what = one.promise.what
    title = what[:1].upper() + what[1:].rstrip(".")
    return Draft(title[:300], lead=", ".join(one.owners)[:120], origin=Origin.ARISING, about=one.promise.pk)


def _why_promise(one: Undertaking) -> str:
    due = dated(one.promise.due) or one.promise.due_as_stated
    standing = "its day has passed" if one.has_passed else f"due {due}" if due else "no day"
    return f"Promised at the meeting of {when(one.promise)}; open, {standing}."


def _themes(lens: Lens) -> Iterator[Proposed]:
    """The fixed themes, each with the Coordinators of the day."""
    held = [m for m in mandates(lens) if m.office == Mandate.Office.COORDINATOR]
    for theme in THEMES:
        codes = dict.fromkeys(m.state_id for m in held if theme.word in m.theme.lower())
        names = [state.name for iso3 in codes if (state := find(iso3))]
        draft = Draft(
            theme.title,
            theme=theme.title,
            lead=" and ".join(names),
            origin=Origin.STANDING,
            about=f"theme:{theme.word}",
        )
        told = "Fixed theme." if names else "Fixed theme; no Coordinator on record on this day."
        yield Proposed(draft, told, "standing:themes")


def _papers(lens: Lens, meeting: Meeting) -> Iterator[Proposed]:
    waiting = {paper.pk: paper for paper in meeting_papers.awaiting_comment(lens)}
    unbound = [paper for paper in meeting_papers.papers(lens, meeting) if paper.item_id is None]
    waiting.update({paper.pk: paper for paper in unbound})
    for paper in waiting.values():
        draft = Draft(paper.title, lead=paper.submitted_by, origin=Origin.PAPER, about=str(paper.pk))
        until = f"; comments until {written(paper.comments_until)}" if paper.comments_until else ""
        yield _because(draft, f"Paper circulated{until}.", "standing:papers")


def _falling_due(lens: Lens) -> Iterator[Proposed]:
    for due in falling_due(lens, AHEAD.days):
        names = [state.name for iso3 in due.states if (state := find(iso3))]
        who = ", ".join(names) if len(names) <= MANY else f"{len(names)} States Parties"
        title = f"{due.label}, due {written(due.day)}: {who}"
        about = f"{due.duty}:{due.day}:{due.position.year or ''}"
        draft = Draft(title[:300], origin=Origin.FALLING_DUE, about=about[:200])
        yield _because(draft, why(due.position) or "Falls due.", "standing:ahead")


def _days_ahead(lens: Lens, meeting: Meeting, until: date) -> Iterator[Proposed]:
    """Other meetings, dated events and anniversaries until a day."""
    first = lens.as_at
    for one in coming(lens):
        if one.pk != meeting.pk and one.on_earliest and first <= one.on_earliest <= until:
            yield _day(f"{one.title}, {when_meets(one)}", f"meeting:{one.code}", "A meeting on record.")
    for occasion in occasions(lens):
        if occasion.on_earliest and first <= occasion.on_earliest <= until:
            yield _day(f"{occasion.title}, {when(occasion)}", f"occasion:{occasion.pk}", "On record.")
    for a in anniversaries(lens, first, until):
        title = f"{a.years} years since: {a.occasion.title}, {written(a.day)}"
        yield _day(title, f"anniversary:{a.occasion.pk}:{a.years}", "An anniversary.")


def _day(title: str, about: str, told: str) -> Proposed:
    return Proposed(Draft(title[:300], origin=Origin.FALLING_DUE, about=about[:200]), told, "standing:ahead")
