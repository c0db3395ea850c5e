"""The parts of a paper: its head, its list of who was there, and its items with what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corcom.reading.attendance_words import APOLOGIES, GROUP, PRESENT
from corcom.reading.findings import Item, Place
from corcom.reading.headings import VERB, Mark, agenda_marks, is_title
from corcom.reading.lines import BULLET, Line
from corcom.reading.marks import MARK
from corcom.reading.names import Names
from corcom.reading.pieces import looks_like_name, pieces
from corcom.reading.vocabulary import HONORIFIC

INLINE_LIST = re.compile(
    r"\s(?=\d{1,2}\.\s+(?:Present|Attendance|Attendees|Participants|Participation|Opening"
    r"|Adoption|Welcome)\b)"
)
INLINE_APOLOGIES = re.compile(r"\s(?=Apologies(?:\s+not\s+received|\s+received)?\b)")
NUMBER = re.compile(r"^\s*(\d{1,2})(?:[.)]\s|\s+(?=[A-Z]))\s*")
ACTIONS = re.compile(
    r"^\s*(?:\W*)(?:(?:summary|list|table|overview"
    r"|record)\s+of\s+)?(?:agreed\s+)?(?:action\s+(?:points?|items?)|actions|follow[- "
    r"]?up(?:\s+(?:actions?|table|points?))?|next\s+steps|to[- ]dos?|tasks)"
    r"(?:\s+(?:arising|agreed|and\s+\w+|from\s+the\s+meeting|table|list))*\s*:?\s*$",
    re.IGNORECASE,
)
NO_HEADING = re.compile(
    r"^(?:prepared\s+by|minutes\s+(?:prepared|taken|of|and)|annex\b|signed|drafted|geneva,"
    r"|new\s+york,|page\s|\d|date\b|time\b|venue\b|place\b|draft\b|end\s+of|distribution"
    r"|summary\s+record|chair\b|chaired|note\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Section:
    """An item and the lines under it; without an item, what stands before the first one."""

    item: Item | None
    lines: list[Line] = field(default_factory=list)
    actions: bool = False


@dataclass(slots=True)
class Layout:
    """The parts of a paper."""

    head: list[Line] = field(default_factory=list)
    present: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    marks: int = 0
    """How many numbered headings there are."""

    @property
    def items(self) -> list[Item]:
        return [section.item for section in self.sections if section.item]


def laid_out(lines: Sequence[Line], names: Names) -> Layout:
    """The parts of the paper."""
    lines = list(_unflattened(lines))
    listed = _attendance_lines(lines, names)
    marks = agenda_marks(lines, frozenset(i for i in listed if not _heads_list(lines[i])))
    listed = {i for i in listed if i not in marks or _heads_list(lines[i])}
    layout = Layout(marks=len(marks))
    _Writer(lines, marks, listed, layout, names).write()
    return layout


def _heads_list(line: Line) -> bool:
    return bool(PRESENT.match(line.text) or APOLOGIES.match(line.text))


def _unflattened(lines: Sequence[Line]) -> Iterator[Line]:
    for index, line in enumerate(lines):
        if index > 8 or line.cells or not INLINE_LIST.search(line.text):
            yield line
            continue
        for part in INLINE_LIST.split(line.text):
            for piece in INLINE_APOLOGIES.split(part) if PRESENT.match(part) else [part]:
                yield replace(line, text=piece, gap=True)


def _attendance_lines(lines: Sequence[Line], names: Names) -> set[int]:
    """The lines of the attendance list, from its heading to where the items begin."""
    start = next(
        (i for i, line in enumerate(lines[:120]) if PRESENT.match(line.text) and not _is_prose(line.text)),
        None,
    )
    if start is None:
        start = next((i for i, line in enumerate(lines[:60]) if _is_delegation(line, names) and i), None)
        if start is None or not _run_of_delegations(lines, start, names):
            return set()
    end = start + 1
    while end < len(lines) and not (_follows_number(lines, start, end) or _ends_list(lines, end, names)):
        end += 1
    return set(range(start, end))


def _follows_number(lines: Sequence[Line], start: int, index: int) -> bool:
    """'2. Welcome' after '1. Present': the number goes on, unless the list has numbers of its own."""
    headed, here = NUMBER.match(lines[start].text), NUMBER.match(lines[index].text)
    if here is None or HONORIFIC.match(lines[index].text[here.end() :]):
        return False
    if headed is None or APOLOGIES.match(lines[index].text):
        return False
    numbered = [line for line in lines[start + 1 : index] if NUMBER.match(line.text)]
    return all(map(_heads_list, numbered)) and int(here[1]) == int(headed[1]) + len(numbered) + 1


def _run_of_delegations(lines: Sequence[Line], start: int, names: Names) -> bool:
    found = sum(_is_delegation(line, names) for line in lines[start : start + 8])
    return found >= 3


def _is_delegation(line: Line, names: Names) -> bool:
    text = line.cells[0] if line.cells else line.text
    bullet = BULLET.match(text)
    first = pieces(text[bullet.end() :] if bullet else text, names)[:1]
    return bool(first and first[0].party and first[0].start < 5 and not _is_prose(text))


def _ends_list(lines: Sequence[Line], index: int, names: Names) -> bool:
    line = lines[index]
    text = line.text.strip()
    if PRESENT.match(text) or APOLOGIES.match(text) or GROUP.match(text):
        return False
    if _is_prose(text):
        return True
    bare = re.sub(r"^(?:[-•*]\s+|\(?\d{1,2}(?:\.\d+)*[.)]?\s+|[IVX]+\.\s+)", "", text)
    found = pieces(line.cells[0] if line.cells else bare, names)
    if HONORIFIC.match(bare) or (found and (found[0].start < 14 or line.cells)):
        return re.match(r"(?i)(?:agenda\s+)?item\s+\d", text) is not None
    if line.level or re.match(r"(?i)\s*(?:agenda\s+)?item\s+\w+\b", text):
        return True
    if bare != text and not BULLET.match(line.text) and (is_title(bare) or len(bare.split()) > 4):
        return not looks_like_name(bare) or _prose_follows(lines, index)
    if (
        line.gap
        and not line.cells
        and not BULLET.match(line.text)
        and _bulleted(lines[max(index - 3, 0) : index])
    ):
        return is_title(text)
    return _prose_follows(lines, index) and line.gap and not line.cells


def _bulleted(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(BULLET.match(line.text) for line in lines)


def _prose_follows(lines: Sequence[Line], index: int) -> bool:
    """Whether what comes next is told in sentences."""
    after = lines[index + 1 : index + 3]
    return any(_is_prose(line.text) for line in after[:1]) or (
        len(after) > 1 and _is_prose(after[1].text) and ":" in after[0].text
    )


def _is_prose(text: str) -> bool:
    bullet = BULLET.match(text)
    bare = text[bullet.end() :] if bullet else text
    count = len(bare.split())
    if HONORIFIC.match(bare) and count < 25 and not VERB.search(bare):
        return False
    return (
        count >= 8
        and bool(VERB.search(bare.lower()))
        and (count >= 14 or bare.rstrip().endswith((".", ":", "-")))
    )


class _Writer:
    """Walks through the lines and puts each where it belongs."""

    def __init__(
        self, lines: Sequence[Line], marks: dict[int, Mark], listed: set[int], layout: Layout, names: Names
    ) -> None:
        self._lines, self._marks, self._listed, self._layout, self._names = (
            lines,
            marks,
            listed,
            layout,
            names,
        )
        self._number: str | None = None
        self._listed_under: str | None = None
        self._begun = False

    def write(self) -> None:
        skipped = -1
        for index, line in enumerate(self._lines):
            if index <= skipped:
                continue
            if index in self._marks:
                skipped = self._numbered(index)
            elif index in self._listed:
                self._in_list(line)
            elif self._is_unnumbered(index):
                self._section(line, None, line.text.strip(), self._number, 0.7)
            elif self._begun or self._layout.sections:
                self._put(line)
            elif _is_prose(line.text) or self._in_table_of_actions(line):
                self._begun = True
                self._put(line)
            else:
                self._layout.head.append(line)

    def _in_table_of_actions(self, line: Line) -> bool:
        return bool(ACTIONS.match(line.text))

    def _put(self, line: Line) -> None:
        if not self._layout.sections:
            self._layout.sections.append(Section(None))
        if ACTIONS.match(line.text) and not line.cells:
            self._layout.sections.append(Section(None, actions=True))
            return
        self._layout.sections[-1].lines.append(line)

    def _numbered(self, index: int) -> int:
        line, mark = self._lines[index], self._marks[index]
        title, last = mark.title, index
        complete = bool(mark.rest) or self._heads_whole(index)
        while not complete and last + 1 < len(self._lines) and self._goes_on(last):
            last += 1
            title = f"{title} {self._lines[last].text.strip()}"
        listed = (PRESENT.match(line.text) or APOLOGIES.match(line.text)) if index in self._listed else None
        if listed and listed["rest"]:
            title = title.removesuffix(listed["rest"].strip()).strip(" :")
        parent = ".".join(mark.number.split(".")[:-1]) or None
        self._number = mark.number
        self._section(line, mark.number, title, parent, 0.95)
        self._begun = True
        if index in self._listed:
            self._listed_under = mark.number
            if listed:
                number = NUMBER.match(line.text)
                text = line.text[number.end() :] if number else line.text
                self._layout.present.append(replace(line, text=text))
        elif mark.rest:
            self._put(replace(line, text=mark.rest))
        return last

    def _heads_whole(self, index: int) -> bool:
        """'1. Present': who was there comes next, however it is printed."""
        return index in self._listed and _heads_list(self._lines[index])

    def _goes_on(self, index: int) -> bool:
        """A title that the width of the page has broken."""
        line, after = self._lines[index], self._lines[index + 1]
        if after.gap or index + 1 in self._marks or after.level or after.cells or BULLET.match(after.text):
            return False
        text = after.text.strip()
        broken = text[:1].islower() or (line.bold and after.bold) or len(line.text) > 60
        return broken and not VERB.search(text) and len(text.split()) < 20 and not text.endswith(".")

    def _in_list(self, line: Line) -> None:
        self._layout.present.append(line)
        found = APOLOGIES.match(line.text)
        if found and self._listed_under:
            said = line.text.strip()
            title = (
                said[: len(said) - len(found["rest"] or "")].strip(" :-–")
                if found["rest"]
                else said.strip(" :")
            )
            self._layout.sections.append(
                Section(Item(None, title, self._listed_under, Place(said, line.number, line.page, 0.9)))
            )

    def _is_unnumbered(self, index: int) -> bool:
        line = self._lines[index]
        text = line.text.strip()
        if (
            line.cells
            or BULLET.match(line.text)
            or ACTIONS.match(text)
            or NO_HEADING.match(text)
            or MARK.match(text)
        ):
            return False
        if not (self._begun or self._layout.sections or self._layout.present) or self._names.whole(text):
            return False
        if (
            len(text.split()) > 14
            or not is_title(text)
            or text.endswith((".", ":-", "?", "!"))
            or HONORIFIC.match(text)
        ):
            return False
        if line.level:
            return True
        after = self._lines[index + 1] if index + 1 < len(self._lines) else None
        alone = line.gap and (
            after is None or after.gap or bool(BULLET.match(after.text)) or line.bold != after.bold
        )
        return (
            alone
            and after is not None
            and (
                line.bold
                or _is_prose(after.text)
                or index + 1 in self._marks
                or bool(BULLET.match(after.text))
            )
        )

    def _section(self, line: Line, number: str | None, title: str, parent: str | None, sure: float) -> None:
        if number is None and title.endswith(":") and not line.level and not line.bold:
            self._put(line)
            return
        place = Place(line.text.strip(), line.number, line.page, sure)
        self._layout.sections.append(
            Section(Item(number, " ".join(title.split()), parent, place), actions=bool(ACTIONS.match(title)))
        )
