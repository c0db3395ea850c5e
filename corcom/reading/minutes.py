"""Minutes of a meeting, from the lines of a paper to what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corcom.reading import head
from corcom.reading.actions import ActionReader
from corcom.reading.attendance import AttendanceList
from corcom.reading.attendance_words import APOLOGIES_IN_PROSE, CHAIRED_IN_PROSE, COURTESY, PRESENT_IN_PROSE
from corcom.reading.calendar import Calendar, Interval
from corcom.reading.cast import Cast
from corcom.reading.decisions import decisions
from corcom.reading.figures import figures
from corcom.reading.findings import Dated, Intervention, Minutes, Owner, Place, Promise
from corcom.reading.foresight import foreseen
from corcom.reading.kind import must_be_minutes
from corcom.reading.layout import Layout, Section, laid_out
from corcom.reading.lines import Line, Paragraph, paragraphs
from corcom.reading.marks import CLOSING_MARK, MARK, flat_table, tables, without_tables
from corcom.reading.names import Names
from corcom.reading.phrases import When, times
from corcom.reading.promises import PromiseReader
from corcom.reading.scene import Scene
from corcom.reading.sentences import Sentence, sentences
from corcom.reading.tags import untagged, without
from corcom.reading.text import lines

ACTS = (
    ("thank", r"\bthank"),
    ("ask", r"\b(?:asked|wondered|enquire|inquire|question|wanted\s+to\s+know)"),
    ("propose", r"\b(?:propos|suggest)"),
    ("undertake", r"\b(?:undertook|pledged|committed|promised|would\s+send|will\s+send)"),
    ("agree", r"\bagree"),
    ("support", r"\b(?:support|echo|welcom)"),
    ("answer", r"\b(?:in\s+response|replied|responded|answer|clarified)"),
    ("inform", r"\b(?:inform|report|state|add|note|indicat|explain|announc|highlight|notif|remind)"),
)
OPENING = 250
"""So many letters of a sentence tell what kind of act it is."""
ACT = [(act, re.compile(pattern)) for act, pattern in ACTS]
DEADLINE = re.compile(r"\b(?:by|deadline|due|before|no\s+later\s+than|until)\s+(?:the\s+)?$", re.IGNORECASE)
CLOSED = re.compile(
    r"\b(?:closed|adjourned|ended|concluded|rose)\b[^.;]{0,40}?\bat\s+(?P<h>\d{1,2})[:.h](?P<m>\d\d)",
    re.IGNORECASE,
)


def read(name: str, data: bytes, names: Names) -> Minutes:
    """What the minutes in this file say. NotReadable when it is no file of minutes.

    `name` tells the kind of file, and its day where the paper does not print the year.
    """
    paper = lines(name, data)
    layout = laid_out(paper, names)
    must_be_minutes(paper, layout)
    return _Reader(name, paper, layout, names).minutes()


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph without its tag and marks: who the tag names, and whom a mark before or after it does."""

    paragraph: Paragraph
    sentences: list[Sentence]
    tag: tuple[Owner, ...] | None = None
    marked: bool = False
    given: str = ""
    closing: str = ""


@dataclass(slots=True)
class _Told:
    """A section with its paragraphs as sentences."""

    section: Section
    here: tuple[Owner, ...]
    paragraphs: list[_Part]


class _Reader:
    """Reads one paper."""

    def __init__(self, name: str, paper: Sequence[Line], layout: Layout, names: Names) -> None:
        self._text = "\n".join(line.text for line in paper)
        self._layout = layout
        self._found = Minutes(head.title(layout.head or paper))
        self._attend(names)
        self._read_head(name, layout.head or list(paper[:3]))
        self._cast = Cast(
            names, self._found.attendance, layout.items, self._text, self._found.convention, self._found.body
        )
        self._calendar = Calendar(None)

    def minutes(self) -> Minutes:
        found = self._found
        told = [self._told(section) for section in self._layout.sections]
        day = self._day
        self._calendar, found.next_meeting = foreseen(
            day,
            [
                (
                    t.section.item.title if t.section.item else "",
                    [sentence for part in t.paragraphs for sentence in part.sentences],
                )
                for t in told
            ],
        )
        found.agenda = self._layout.items
        found.chair = self._chair()
        self._promises = PromiseReader(day)
        for part in told:
            self._section(part)
        self._settle()
        return found

    def _attend(self, names: Names) -> None:
        listed = AttendanceList(names)
        listed.read(self._layout.present or _told_present(self._layout))
        self._found.attendance, self._found.apologies, self._found.absent = (
            listed.present,
            listed.apologies,
            listed.absent,
        )
        if not self._found.apologies:
            said = AttendanceList(names)
            said.read(_told_absent(self._layout))
            self._found.apologies = said.present

    def _read_head(self, name: str, first: Sequence[Line]) -> None:
        found, day = self._found, head.meeting_day(first, self._text, name)
        if day.day is None and day.stated is None:
            day = head.meeting_day([Line(0, self._text[:1500])], self._text, name)
        self._day = day.day
        found.date = day.day.isoformat() if day.day else None
        found.date_as_stated, found.weekday_stated, found.date_note = day.stated, day.weekday, day.note
        found.start_time, found.end_time = head.times(first)
        if found.end_time is None and (closed := CLOSED.search(self._text)):
            found.end_time = f"{int(closed['h']):02}:{closed['m']}"
        found.place = head.place(first)
        found.convention = head.convention(self._text)
        for one in [*found.attendance, *found.apologies, *found.absent]:
            if one.code == "ISU" and found.convention:
                one.code = f"ISU-{found.convention}"
        found.body = head.body(first) or head.body([Line(0, self._text)])
        found.meeting_number = head.number(" ".join(line.text for line in first))

    def _chair(self) -> Owner | None:
        """Who presided: the President, or whoever the paper says chaired the meeting."""
        presiding = self._cast.offices.get("president")
        if not presiding:
            return None
        owner = presiding[0]
        delegation = next((d for d in self._found.attendance if d.code == owner.party), None)
        person = delegation.persons[0] if delegation and delegation.persons else None
        name = f"{person.title or ''} {person.name}".strip() if person else owner.name
        return Owner(owner.party, name, owner.role or "President")

    def _told(self, section: Section) -> _Told:
        here = self._cast.concerned(section.item.title) if section.item else ()
        plain = without_tables(section.lines)
        return _Told(section, here, [self._part(paragraph, here) for paragraph in paragraphs(plain)])

    def _part(self, paragraph: Paragraph, here: tuple[Owner, ...]) -> _Part:
        if mark := MARK.match(paragraph.text):
            bare = without(paragraph, mark.start("rest"))
            return _Part(bare, sentences(bare), None, True, mark["who"] or mark["who2"] or "")
        tag, bare = untagged(paragraph, self._cast, here)
        closing = CLOSING_MARK.search(bare.text)
        if closing:
            bare = replace(bare, text=bare.text[: closing.start()])
        return _Part(bare, sentences(bare), tag, closing=closing["who"] if closing else "")

    def _section(self, part: _Told) -> None:
        item = part.section.item
        number = item.number or item.parent if item else None
        scene = Scene(self._cast, part.here, self._cast.leading(item.title) if item else ())
        marked = ActionReader(self._cast, self._calendar, part.here)
        self._tables(part.section, marked, number)
        for one in part.paragraphs:
            self._promises.begin_paragraph()
            if one.tag or not one.marked:
                scene.begin_paragraph(one.tag)
            if part.section.actions or one.marked:
                self._marked(one, scene, marked, number)
            else:
                self._prose(one, scene, marked, number)

    def _tables(self, section: Section, marked: ActionReader, number: str | None) -> None:
        for meaning, rows in tables(section.lines):
            for row in rows:
                if promise := marked.row(row, meaning, number):
                    self._found.promises.append(promise)
        self._found.promises.extend(marked.flat_rows(flat_table(section.lines), number))

    def _marked(self, one: _Part, scene: Scene, marked: ActionReader, number: str | None) -> None:
        """A marked task: its owners from the mark or the opening of the task, else from its prose."""
        text = one.paragraph.text.strip()
        owners, _ = marked.split(text, one.given)
        asked = [] if owners else one.sentences
        found = [promise for sentence in asked for promise in self._explicit(sentence, one, scene, number)]
        if owners:
            for sentence in one.sentences:
                scene.begin_sentence(sentence.text)
                self._notes(sentence, times(sentence.text, self._calendar), number)
        if not found and len(text.split()) > 2:
            found = [marked.told(text, one.paragraph, number, one.given, scene.speaker)]
        self._found.promises.extend(found)

    def _explicit(
        self, sentence: Sentence, one: _Part, scene: Scene, number: str | None
    ) -> Iterator[Promise]:
        """The first sentence after a mark is the task; later ones count when they add a task or a day."""
        for promise in self._sentence(sentence, scene, number, "explicit"):
            adds = promise.due or promise.kind != "commitment" or " be " not in sentence.text
            if sentence is one.sentences[0] or adds:
                yield promise

    def _prose(self, one: _Part, scene: Scene, marked: ActionReader, number: str | None) -> None:
        before = scene.speaker
        for sentence in one.sentences:
            found = list(self._sentence(sentence, scene, number, "implicit"))
            if one.closing and sentence is one.sentences[-1]:
                found = [marked.told(sentence.text, one.paragraph, number, one.closing)]
            self._found.promises.extend(found)
            self._intervention(sentence, scene, number, before, sentence is one.sentences[0])
            before = scene.speaker

    def _sentence(self, sentence: Sentence, scene: Scene, number: str | None, mark: str) -> Iterator[Promise]:
        scene.begin_sentence(sentence.text)
        whens = times(sentence.text, self._calendar)
        self._notes(sentence, whens, number)
        for promise in self._promises.read(sentence, whens, scene, number):
            yield replace(promise, mark=mark)

    def _notes(self, sentence: Sentence, whens: Sequence[When], number: str | None) -> None:
        self._found.decisions.extend(decisions(sentence, number))
        self._found.figures.extend(figures(sentence, number))
        self._found.dates.extend(_dated(sentence, when, number) for when in whens if when.dated)

    def _intervention(
        self, sentence: Sentence, scene: Scene, number: str | None, before: tuple[Owner, ...], first: bool
    ) -> None:
        if not scene.speaker or (scene.speaker == before and not first):
            return
        said = sentence.text[:OPENING].lower()
        act = next((act for act, pattern in ACT if pattern.search(said)), "state")
        line = sentence.line_at()
        place = Place(sentence.paragraph.text if first else sentence.text, line.number, line.page, 0.8)
        for speaker in scene.speaker:
            self._found.interventions.append(Intervention(speaker, number, act, place))

    def _settle(self) -> None:
        """The meeting itself heads the dates; everything stands in the order of the paper."""
        found = self._found
        if self._day and found.date_as_stated:
            at = next((line for line in self._layout.head if found.date_as_stated in line.text), None)
            place = Place(found.date_as_stated, at.number if at else 1, at.page if at else None, 0.95)
            day = Interval(found.date, found.date)
            found.dates.insert(0, Dated(found.date_as_stated, day, "meeting", False, None, place))
        found.promises.sort(key=lambda promise: promise.at.line)


def _told_present(layout: Layout) -> list[Line]:
    """'The meeting was attended by Austria, Chile and Iraq.'"""
    for section in layout.sections[:4]:
        for paragraph in paragraphs(section.lines[:12]):
            if found := PRESENT_IN_PROSE.search(paragraph.text):
                line, chair = paragraph.first, CHAIRED_IN_PROSE.search(paragraph.text)
                led = [Line(line.number, f"Chair: {chair['rest']}", line.page)] if chair else []
                told = re.split(r"\.\s+(?=[A-Z])", found["rest"])[0]
                return [*led, Line(line.number, f"Present: {told}", line.page)]
    return []


def _told_absent(layout: Layout) -> list[Line]:
    """'Apologies were received from Zambia.'"""
    every = [*layout.head, *(line for section in layout.sections for line in section.lines)]
    for index, line in enumerate(every):
        lower = line.text.lower()
        if "apolog" not in lower and "regret" not in lower:
            continue
        text = " ".join([line.text, *(after.text for after in every[index + 1 : index + 3] if not after.gap)])
        found = APOLOGIES_IN_PROSE.search(text)
        if found and not COURTESY.search(text):
            return [Line(line.number, found["rest"] or found["first"], line.page)]
    return []


def _dated(sentence: Sentence, when: When, number: str | None) -> Dated:
    before = sentence.text[max(when.start - 40, 0) : when.start]
    line = sentence.line_at(when.start)
    if when.precision == "next meeting":
        kind = "next meeting"
    elif DEADLINE.search(before) or when.precision in {"before", "end"}:
        kind = "deadline"
    elif re.search(r"\b(?:held|last|previous|took\s+place|was|were|had)\b", before, re.IGNORECASE):
        kind = "past"
    else:
        kind = "event"
    quote = f"{before[before.find(' ') + 1 :]}{when.text}".strip()
    return Dated(
        when.text, when.itself, kind, when.tentative, number, Place(quote, line.number, line.page, 0.85)
    )
