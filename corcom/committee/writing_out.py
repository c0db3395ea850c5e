"""Minutes written out: from the passages as they stand to sentences under numbered items.

What the record knows and nobody has to type is added: the minutes that the meeting adopted, and when the
Committee meets next.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from corcom.committee.minutes_text import Listed, MinutesText, Part, Said, in_order
from corcom.committee.minutes_written import Delegation, FigureSaid, Section, Written, said
from corcom.committee.models import Meeting, MeetingStep, MinutesCorrection, Participant, Passage
from corcom.committee.models import Minutes as Kept
from corcom.committee.queries import committee_meetings, steps
from corcom.committee.wording import decision_told, intervention_told, on_days, promise_told, sentence
from corcom.papers.paper import Number, Run, Text
from corcom.record.lens import Lens
from corcom.record.reader import STRANGER
from corcom.treaty.dates import written as in_words

Stage = Kept.Stage
NEXT = re.compile(r"\bnext\s+(?:\w+\s+){0,2}meeting\b", re.IGNORECASE)
ADOPTION = re.compile(r"\badoption\b.*\bminutes\b", re.IGNORECASE)
FIRST = 2
"""Section 1 is the list of who was present, so that the first item of the agenda is section 2."""


def written_out(lens: Lens, found: Written) -> MinutesText:
    """The minutes as a text."""
    minutes, parts = found.minutes, tuple(_parts(lens, found))
    draft = minutes.stage != Stage.ADOPTED
    taken = corrections(lens, minutes, MinutesCorrection.Status.TAKEN)
    return MinutesText(
        meeting=found.meeting,
        day=found.day,
        standing=f"Draft, version {minutes.version}" if draft else f"Adopted, version {minutes.version}",
        draft=draft,
        version=minutes.version,
        present=in_order(map(_listed, found.present), found.setting.presiding),
        apologies=in_order(map(_listed, found.apologies), found.setting.presiding),
        parts=parts,
        about=tuple(_about(lens, found, bool(taken))),
        corrections=tuple(taken),
        circle="For the Coordination Committee" if _is_out(minutes) else "For the Presidency and the unit",
    )


def section_number(number: str) -> str:
    """The number of an item in the minutes, from its number on the agenda: 3.1 is 4.1."""
    first, point, rest = number.partition(".")
    return f"{int(first) + FIRST - 1}{point}{rest}" if first else ""


def corrections(lens: Lens, minutes: Kept, *statuses: str) -> list[MinutesCorrection]:
    """The corrections to minutes that are open to the reader, oldest first; of these statuses alone."""
    found = MinutesCorrection.objects.through(lens).filter(minutes=minutes).select_related("passage")
    return [one for one in found.order_by("proposed_at", "id") if not statuses or one.status in statuses]


def text_of(passage: Passage, found: Written) -> Text:
    """A passage as a sentence, its figures as the record had them when the passage was last written."""
    pieces = said(passage, as_then(passage, found))
    plain = "".join(shown(piece) for piece in pieces)
    return _with_figures(_sentence(passage, plain, found), pieces)


def as_then(passage: Passage, found: Written) -> Written:
    """The minutes seen as when the passage was written: its figures stay, whoever looks later."""
    lens = Lens(found.day, min(passage.changed_at.date(), found.lens.known_at), STRANGER)
    return replace(found, lens=lens)


def _sentence(passage: Passage, plain: str, found: Written) -> str:
    if passage.kind == Passage.Kind.PROMISE:
        owners = [name.strip() for name in passage.owners.split(";") if name.strip()]
        return promise_told(owners, plain, passage.due, passage.due_as_stated, found.setting.calendar)
    if passage.kind == Passage.Kind.DECISION:
        return decision_told(plain)
    if passage.kind == Passage.Kind.FIGURE:
        return sentence(plain)
    return intervention_told(passage.speaker, plain)


def shown(piece: str | FigureSaid) -> str:
    """A piece of a passage as it is printed: a figure with its day."""
    if isinstance(piece, str):
        return piece
    return f"{_value(piece)} (as at {in_words(piece.as_at)})"


def _value(figure: FigureSaid) -> str:
    return "no record" if figure.value is None else str(figure.value)


def _with_figures(told: str, pieces: Iterable[str | FigureSaid]) -> Text:
    """The sentence, in which each value of a figure knows its name and its day."""
    runs: list[Run] = []
    rest = told
    for piece in pieces:
        if isinstance(piece, FigureSaid) and piece.value is not None:
            before, printed, rest = rest.partition(shown(piece))
            after = printed.removeprefix(_value(piece))
            runs += [before, Number(piece.value, piece.name, piece.as_at, _value(piece)), after]
    return (*runs, rest) if runs else told


def _listed(one: Delegation) -> Listed:
    presides = "presiden" in one.role.lower() and "designate" not in one.role.lower()
    return Listed(one.name, one.code, one.role if presides else "", tuple(map(_person, one.persons)))


def _person(row: Participant) -> str:
    notes = [("remotely", row.remote), (f"until {row.left_at:%H:%M}" if row.left_at else "", row.left_at)]
    told = ", ".join(note for note, holds in notes if holds)
    return f"{row.honorific} {row.name}".strip() + (f" ({told})" if told else "")


def _about(lens: Lens, found: Written, corrected: bool) -> Iterator[tuple[str, str]]:
    minutes = found.minutes
    if minutes.stage == Stage.ADOPTED:
        how = "as corrected" if corrected else "without correction"
        adopted = _adoption(lens, found.meeting)
        yield "Adopted", f"{how}, {in_words(adopted)}" if adopted else how
    elif minutes.stage == Stage.CIRCULATED and minutes.comments_until:
        yield "Status", f"Draft, circulated; corrections until {in_words(minutes.comments_until)}"
    else:
        yield "Status", "Draft, not yet circulated"


def _adoption(lens: Lens, meeting: Meeting) -> date | None:
    taken = [s for s in steps(lens).get(meeting.pk, ()) if s.step == MeetingStep.Step.MINUTES_ADOPTED]
    return taken[-1].on_latest if taken else None


def _is_out(minutes: Kept) -> bool:
    return minutes.stage in (Stage.CIRCULATED, Stage.ADOPTED)


def _parts(lens: Lens, found: Written) -> Iterator[Part]:
    early = [one for section in found.sections if not section.numbered for one in _said(section, found)]
    items = [section for section in found.sections if section.numbered]
    if early and not items:
        yield Part(str(FIRST), "Opening", 0, tuple(early))
    for section in items:
        depth = section.numbered.depth if section.numbered else 0
        said_here = (*early, *_paragraphs(lens, section, found))
        yield Part(section_number(section.number), _title(section), depth, said_here)
        early = []
    titles = [section.item.title for section in items if section.item]
    if not any(map(NEXT.search, titles)) and (coming := next_told(lens, found)):
        last = max([FIRST - 1, *(int(section_number(one.number).split(".")[0] or 0) for one in items)])
        yield Part(str(last + 1), "Date of the Next Meeting", 0, (Said(coming),))


def _title(section: Section) -> str:
    item = section.item
    assert item is not None
    lead = " & ".join(name.strip() for name in re.split(r"[;,&]", item.lead) if name.strip())
    return f"{item.title} ({lead})" if item.theme and lead and lead not in item.title else item.title


def _paragraphs(lens: Lens, section: Section, found: Written) -> tuple[Said, ...]:
    """What was taken under an item; where nothing was, what the record knows of it."""
    if section.standing:
        return tuple(_said(section, found))
    title = section.item.title if section.item else ""
    added = ""
    if ADOPTION.search(title):
        added = adoption_told(lens, found.meeting)
    elif NEXT.search(title):
        added = next_told(lens, found)
    return (Said(added),) if added else ()


def _said(section: Section, found: Written) -> Iterator[Said]:
    for passage in section.standing:
        yield Said(text_of(passage, found), passage.pk)


def adoption_told(lens: Lens, meeting: Meeting) -> str:
    """Which minutes this meeting adopted, and how; nothing where the record has none."""
    adopted = [m for m in committee_meetings(lens) if _adopted_at(lens, m, meeting)]
    return " ".join(_adopted_told(lens, one) for one in adopted)


def _adopted_at(lens: Lens, meeting: Meeting, at: Meeting) -> bool:
    taken = steps(lens).get(meeting.pk, ())
    return any(s.step == MeetingStep.Step.MINUTES_ADOPTED and s.at_meeting_id == at.pk for s in taken)


def _adopted_told(lens: Lens, meeting: Meeting) -> str:
    minutes = Kept.objects.through(lens).filter(meeting_id=meeting.pk).first()
    taken = corrections(lens, minutes, MinutesCorrection.Status.TAKEN) if minutes else []
    asked = sorted({one.delegation for one in taken})
    how = f"as corrected at the request of {', '.join(asked)}" if asked else "without correction"
    return f"The minutes of the meeting held {on_days(meeting.on)} were adopted {how}."


def next_told(lens: Lens, found: Written) -> str:
    """When the Committee meets next, as the record has it; nothing where it has no such meeting."""
    ahead = [m for m in committee_meetings(lens) if m.on_earliest and m.on_earliest > found.day]
    coming = [m for m in ahead if m.status not in Meeting.WILL_NOT_MEET]
    if not coming:
        return ""
    stated = [step.stated for step in steps(lens).get(coming[-1].pk, ()) if step.dates or step.stated]
    when = on_days(coming[-1].on, stated[-1] if stated else "")
    return f"It was agreed that the next Coordination Committee Meeting would be held {when}."
