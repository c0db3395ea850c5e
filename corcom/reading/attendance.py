"""Who was there: delegations and persons from lists, tables, columns and lines that run together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corcom.reading.attendance_words import (
    APOLOGIES,
    GROUP,
    HEADER_CELLS,
    OFFICE,
    POSITION,
    PRESENT,
    ROLE_WORD,
    TERM,
    YEARS,
)
from corcom.reading.findings import Delegation, Person, Place
from corcom.reading.lines import BULLET, Line
from corcom.reading.names import Names, Party, words
from corcom.reading.pieces import Piece, looks_like_name, pieces
from corcom.reading.vocabulary import HONORIFIC

CONTINUED = re.compile(r"^\s*(?:[(,;&]|(?!o\s)[a-z]+\s)")
BROKEN_OFF = re.compile(r"(?:[(,&]|\b(?:Mr|Ms|Mrs|Dr|H\.E|and|of|the)\.?)\s*$")
COUNTER = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=\S)")
ROLE_FIRST = re.compile(r"^\s*(?P<role>[^:–]{3,80}?)\s*[:–]\s+(?P<rest>\S.*)$")
REMOTE = re.compile(r"^(?:online|remote(?:ly)?|by\s+\w+|via\s+.*|virtual(?:ly)?)$", re.IGNORECASE)
SEPARATED = re.compile(r"\s*(?:,|;|\band\b|&|\n|/)\s*(?:and\s+)?(?:the\s+)?")
NOBODY = re.compile(r"^\s*(?:none|nil|n/?a|no\s+apologies.*|-+)\s*\.?\s*$", re.IGNORECASE)


class AttendanceList:
    """Reads an attendance list line by line."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._lists: dict[str, list[Delegation]] = {"present": [], "apologies": [], "absent": []}
        self._into = "present"
        self._group: str | None = None
        self._inline = False
        self._honorifics = False
        self._column: int | None = None

    @property
    def present(self) -> list[Delegation]:
        return self._lists["present"]

    @property
    def apologies(self) -> list[Delegation]:
        return self._lists["apologies"]

    @property
    def absent(self) -> list[Delegation]:
        return self._lists["absent"]

    def read(self, lines: Sequence[Line]) -> None:
        """The lines of the list, with its headings in it."""
        self._honorifics = any(HONORIFIC.search(line.text) for line in lines)
        for line in _in_columns(_apart(_unbroken(lines), self._names), self._names):
            self._read_line(line)

    def _read_line(self, line: Line) -> None:
        if found := APOLOGIES.match(line.text):
            self._turn_to(
                "absent" if found["not"] or found["without"] else "apologies", line, found["rest"] or ""
            )
        elif found := PRESENT.match(line.text):
            self._turn_to("present", line, found["rest"] or "")
        elif len(line.cells) > 1:
            self._read_row(line)
        elif GROUP.match(line.text) and self._names.whole(line.text) is None:
            self._group = line.text.strip(" :–-")
        else:
            self._read_text(line.text, line)

    def _turn_to(self, kind: str, line: Line, rest: str) -> None:
        self._into, self._group = kind, None
        self._inline = bool(rest.strip())
        if rest.strip() and not NOBODY.match(rest):
            self._read_text(rest, line)

    def _read_text(self, raw: str, line: Line) -> None:
        bullet = BULLET.match(raw)
        text = COUNTER.sub("", raw[bullet.end() :] if bullet else raw).strip()
        if not text or NOBODY.match(text):
            return
        found = pieces(text, self._names)
        if self._back_to_present(found):
            self._into = "present"
        role = ROLE_FIRST.match(text)
        if role and ROLE_WORD.search(role["role"]) and not pieces(role["role"], self._names):
            self._read_after_role(role["role"].strip(), role["rest"], line)
        elif found and found[0].person and not text[: found[0].start].strip(" -–•"):
            self._person_first(text, found, line)
        elif found:
            self._party_first(text, found, line)
        else:
            self._unknown(text, line, bullet is not None)

    def _back_to_present(self, found: list[Piece]) -> bool:
        """After names on the very line of the apologies, a delegation with persons is there again."""
        return (
            self._into != "present"
            and self._inline
            and bool(found)
            and found[0].party is not None
            and any(piece.person for piece in found)
        )

    def _read_after_role(self, role: str, rest: str, line: Line) -> None:
        before = len(self._lists[self._into])
        self._read_text(rest, line)
        for made in self._lists[self._into][before:]:
            if made.role is None or made.role == "observer":
                made.role, made.years = _role(role, made.kind)

    def _person_first(self, text: str, found: list[Piece], line: Line) -> None:
        """'Ms. X (Norway)': persons wait for the party that follows them."""
        waiting: list[Person] = []
        for index, piece in enumerate(found):
            if piece.person:
                waiting.append(piece.person)
            elif piece.party and waiting:
                made = self._known_or_new(piece.party, line)
                made.persons.extend(waiting)
                waiting = []
                after = text[piece.end : found[index + 1].start if index + 1 < len(found) else len(text)]
                if made.role is None and OFFICE.search(after) and len(after.split()) < 8:
                    made.role, made.years = _role(after.strip(" ,;.()"), made.kind)
        if waiting:
            self._join(waiting, text, line)

    def _join(self, persons: list[Person], text: str, line: Line) -> None:
        if self._lists[self._into]:
            self._lists[self._into][-1].persons.extend(persons)
        else:
            made = self._add(Party(None, text, "organisation"), line)
            made.persons.extend(persons)

    def _party_first(self, text: str, found: list[Piece], line: Line) -> None:
        opening = text[: found[0].start].strip(" ,;:–-(")
        if found[0].person and opening and OFFICE.search(opening) and self._lists[self._into]:
            last = self._lists[self._into][-1]
            last.role, last.years = (opening, last.years) if last.role is None else (last.role, last.years)
        elif found[0].person and opening:
            self._add(Party(None, opening, "organisation"), line)
        for index, piece in enumerate(found):
            if piece.person:
                self._join([piece.person], text, line)
                continue
            assert piece.party is not None
            if self._is_aside(text, found, index) or self._is_prefix(text, found, index):
                continue
            made = self._add(self._with_prefix(text, found, index), line)
            end = found[index + 1].start if index + 1 < len(found) else len(text)
            self._describe(made, text[piece.end : end])
            self._share_role(made, text, found, index)

    def _share_role(self, made: Delegation, text: str, found: list[Piece], index: int) -> None:
        """'Austria and Chile (Victim Assistance)': the role is that of both."""
        listed = self._lists[self._into]
        for place in range(index, 0, -1):
            before = listed[place - index - 2] if len(listed) >= index - place + 2 else None
            joined = re.fullmatch(
                r"\s*(?:and|&|/)\s*(?:the\s+)?", text[found[place - 1].end : found[place].start]
            )
            if before is None or not joined or before.role or not made.role or made.role == "observer":
                return
            before.role, before.years = made.role, list(made.years)

    def _with_prefix(self, text: str, found: list[Piece], index: int) -> Party:
        """'The Netherlands' keeps its article, 'Secretariat ISU-CCM' its first word."""
        piece = found[index]
        assert piece.party is not None
        start = found[index - 1].end if index else 0
        if index and self._is_prefix(text, found, index - 1):
            return replace(piece.party, name=text[found[index - 1].start : piece.end])
        opening = text[start : piece.start].strip(" ,;–-")
        if index == 0 and opening and len(opening.split()) <= 2 and opening.lower() == "the":
            return replace(piece.party, name=f"{opening} {piece.party.name}")
        return piece.party

    def _is_prefix(self, text: str, found: list[Piece], index: int) -> bool:
        """'Secretariat' in 'Secretariat ISU-CCM'."""
        after = found[index + 1] if index + 1 < len(found) else None
        party = found[index].party
        both = (
            after is not None
            and after.party is not None
            and party is not None
            and party.code == "SECRETARIAT"
        )
        return both and after is not None and not text[found[index].end : after.start].strip(" :–-(")

    def _is_aside(self, text: str, found: list[Piece], index: int) -> bool:
        """A name that describes the one before: 'UNDP (for the UN)', 'Permanent Mission of Norway'."""
        if not index or found[index - 1].person:
            return False
        between = text[found[index - 1].end : found[index].start]
        opened = between.count("(") > between.count(")")
        return opened or (
            bool(between.strip(" ,;&–-/"))
            and not SEPARATED.fullmatch(between)
            and len(between.split()) < 6
            and not re.search(r"[,;)]\s*(?:and\s+)?(?:the\s+)?$|\)", between)
        )

    def _describe(self, made: Delegation, text: str) -> None:
        """What stands between a delegation and the next: its role, or its persons without honorifics."""
        inner = text.strip(" ,;:–—-.").strip()
        if inner.startswith("(") and inner.endswith(")"):
            inner = inner[1:-1].strip(" ,")
        if not inner or inner.lower() in {"and", "&"}:
            return
        parts = [part.strip(" .()") for part in SEPARATED.split(inner) if part and part.strip(" .()")]
        named = not (self._honorifics and text.strip().startswith("("))
        if named and parts and all(looks_like_name(part) for part in parts):
            made.persons.extend(Person(None, part) for part in parts)
        elif not POSITION.search(inner) and len(inner.split()) <= 24:
            made.role, made.years = _role(inner, made.kind, bracketed=text.strip().startswith("("))

    def _unknown(self, text: str, line: Line, bullet: bool) -> None:
        """A line without a known party: a person of the delegation above, or an unknown delegation."""
        bare = text.strip(" .,;:")
        parts = [part for part in re.split(r"\s*[,;]\s*", bare) if part]
        listed = self._lists[self._into]
        named = looks_like_name(parts[0]) if parts else False
        if (
            named
            and listed
            and not self._honorifics
            and (not bullet or listed[-1].persons or not listed[-1].code)
        ):
            listed[-1].persons.extend(Person(None, part) for part in parts if looks_like_name(part))
        elif len(bare.split()) <= 8 and bare[:1].isupper() and not POSITION.search(bare):
            head, _, role = bare.partition("(")
            made = self._add(Party(None, head.strip(), "organisation"), line)
            if role:
                made.role, made.years = _role(role.strip(" )"), made.kind)

    def _read_row(self, line: Line) -> None:
        cells = [cell.strip() for cell in line.cells]
        if all(set(words(cell)) <= HEADER_CELLS for cell in cells):
            return
        column, made = self._of_row(cells, line)
        if made is None:
            self._read_text(" ".join(cells), line)
            return
        for index, cell in enumerate(cells):
            if cell and index != column:
                self._read_cell(made, cell)

    def _of_row(self, cells: list[str], line: Line) -> tuple[int, Delegation | None]:
        """The delegation of a row and its column; a row that names none goes on with the one before."""
        for index, cell in enumerate(cells):
            if party := self._party_cell(cell):
                self._column = index
                made = self._known_or_new(party, line)
                self._describe(made, cell[len(party.name) :].replace("\n", " "))
                return index, made
        first, listed = cells[0], self._lists[self._into]
        if first and not pieces(first, self._names) and (self._column == 0 or not looks_like_name(first)):
            return 0, self._add(Party(None, first, "organisation"), line)
        named = any(pieces(cell, self._names) for cell in cells[1:])
        return -1, listed[-1] if listed and (not first or not named) else None

    def _party_cell(self, cell: str) -> Party | None:
        first = re.split(r"\n| \(|\s[–-]\s", cell)[0]
        found = self._names.whole(first)
        return found if found and found.kind in {"state", "organisation", "secretariat"} else None

    def _read_cell(self, made: Delegation, cell: str) -> None:
        for part in filter(None, re.split(r"\s*[\n;]\s*", cell)):
            persons = [piece.person for piece in pieces(part, self._names) if piece.person]
            if persons:
                made.persons.extend(persons)
            elif all(looks_like_name(name) for name in part.split(", ")):
                made.persons.extend(Person(None, name) for name in part.split(", "))
            elif made.role in {None, "observer"} and ROLE_WORD.search(part) and not POSITION.search(part):
                made.role, made.years = _role(part, made.kind)

    def _known_or_new(self, party: Party, line: Line) -> Delegation:
        for made in self._lists[self._into]:
            if (party.code and made.code == party.code) or made.delegation == party.name:
                return made
        return self._add(party, line)

    def _add(self, party: Party, line: Line) -> Delegation:
        place = Place(line.text.strip(), line.number, line.page, 1.0 if party.code else 0.6)
        made = Delegation(party.name.strip(" ,.;:"), party.code, party.kind, place)
        if party.kind == "organisation" and (party.code or (self._group and "observ" in self._group.lower())):
            made.role = "observer"
        elif party.kind == "secretariat":
            made.role = "secretariat"
        self._lists[self._into].append(made)
        return made


def _role(text: str, kind: str, bracketed: bool = False) -> tuple[str | None, list[int]]:
    """'Universalisation in 2012 and 2013' is a Coordinator for two years."""
    years = sorted({int(year) for year in YEARS.findall(text)})
    role = " ".join(TERM.sub("", text).strip(" ,;:.()-–").split())
    role = re.sub(r"^in\s+(?:its\s+|the\s+)?capacity\s+(?:of|as)\s+", "", role, flags=re.IGNORECASE)
    if not role or not (years or bracketed or ROLE_WORD.search(role)) or REMOTE.search(role):
        return (role or None), years
    coordinator = re.match(
        r"(?:co-?)?coordinators?\s*(?:[,:–-]|on|of|for)?\s*(?:the\s+)?(?P<theme>.*)$", role, re.IGNORECASE
    )
    if coordinator and coordinator["theme"]:
        return f"Coordinator, {coordinator['theme']}", years
    if kind == "state" and not OFFICE.search(role):
        return f"Coordinator, {role}", years
    return role, years


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """A line that begins with a bracket or a small letter goes on with the one before."""
    kept: list[Line] = []
    for line in lines:
        goes_on = (
            kept
            and not line.gap
            and not line.cells
            and not kept[-1].cells
            and (CONTINUED.match(line.text) or BROKEN_OFF.search(kept[-1].text))
        )
        if goes_on:
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {line.text.strip()}")
        else:
            kept.append(line)
    return kept


def _apart(lines: Sequence[Line], names: Names) -> list[Line]:
    """Columns that ran together: delegations side by side on one line, and their persons so on the next."""
    kept: list[Line] = []
    wide = 0
    for line in lines:
        found = [] if line.cells else pieces(line.text, names)
        if len(found) > 1 and all(piece.party for piece in found) and _only_gaps(line.text, found):
            wide = len(found)
            kept.append(_celled(line, found))
        elif wide and len(found) == wide and all(piece.person for piece in found):
            kept.append(_celled(line, found))
        else:
            wide = wide if found and all(piece.person for piece in found) else 0
            kept.append(line)
    return kept


def _only_gaps(text: str, found: Sequence[Piece]) -> bool:
    """Nothing but room, or a role in brackets, between the delegations."""
    between = [text[a.end : b.start] for a, b in pairwise(found)]
    return all(re.fullmatch(r"\s+(?:the\s+)?|\s*\([^)]*\)\s*", gap, re.IGNORECASE) for gap in between)


def _celled(line: Line, found: Sequence[Piece]) -> Line:
    starts = [0, *(piece.start for piece in found[1:]), len(line.text)]
    return replace(line, cells=tuple(line.text[a:b].strip() for a, b in pairwise(starts)))


def _in_columns(lines: Sequence[Line], names: Names) -> Iterator[Line]:
    """Columns side by side, each a list of its own, one after the other; other lines as they are."""
    held: list[Line] = []
    for line in [*lines, None]:
        if line is not None and len(line.cells) > 1 and not _is_heading(line):
            held.append(line)
            continue
        if held:
            yield from _columns(held) if _side_by_side(held, names) else held
            held = []
        if line is not None:
            yield line


def _is_heading(line: Line) -> bool:
    return bool(APOLOGIES.match(line.text) or PRESENT.match(line.text))


def _side_by_side(rows: Iterable[Line], names: Names) -> bool:
    """Whether two or more cells of a row begin a delegation each, or a person each."""
    votes = 0
    for row in rows:
        kinds = [_kind(cell, names) for cell in row.cells if cell]
        if len(kinds) > 1:
            votes += 1 if len(set(kinds)) == 1 and kinds[0] in {"party", "person"} else -1
    return votes > 0


def _kind(cell: str, names: Names) -> str:
    first = pieces(cell, names)
    if not first or first[0].start > 4:
        return "text"
    return "party" if first[0].party else "person"


def _columns(rows: Sequence[Line]) -> Iterator[Line]:
    for column in range(max(len(row.cells) for row in rows)):
        for row in rows:
            if column < len(row.cells):
                for part in row.cells[column].split("\n"):
                    if part.strip():
                        yield replace(row, text=part.strip(), cells=())
