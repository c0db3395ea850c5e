"""What a paper marks as to be done: action points in lines, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corcom.reading.calendar import Calendar
from corcom.reading.cast import Actor, Cast
from corcom.reading.findings import Due, Owner, Place, Promise
from corcom.reading.lines import Line, Paragraph
from corcom.reading.marks import DUE_LABEL, OWNER_COLON, OWNER_FIRST, OWNER_LABEL, OWNER_LAST
from corcom.reading.phrases import When, times

EVERYBODY = re.compile(
    r"^\W*(?:all|everyone|everybody|all\s+members|committee\s+members|members"
    r"|all\s+delegations|all\s+coordinators)\W*$",
    re.IGNORECASE,
)
ROW_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[A-Z])")
JOINING = re.compile(
    r"\b(?:and|&|the|of|with|together|in\s+consultation|cooperation|coordination|on|all|both"
    r"|team|representative|as|well|ccm)\b|\W|\d",
    re.IGNORECASE,
)
LONGEST = 88


class ActionReader:
    """Reads marked tasks: their owners and days stand where the mark, the list or the column puts them."""

    def __init__(self, cast: Cast, calendar: Calendar, here: Sequence[Owner] = ()) -> None:
        self._cast, self._calendar, self._here = cast, calendar, here

    def owners(self, text: str) -> tuple[Owner, ...]:
        """Who a cell, a label or the opening of a task names, when it names somebody and nothing else."""
        text = text.strip(" .:;-–—*[]()")
        if EVERYBODY.match(text):
            group = "coordinators" if "coord" in text.lower() else "committee"
            return (self._cast.group(group),)
        actors = self._cast.actors(text, self._here)
        rest = text
        for actor in actors:
            rest = rest.replace(text[actor.start : actor.end], " ")
        if actors and len(JOINING.sub("", rest)) <= 2:
            return tuple(dict.fromkeys(owner for actor in actors for owner in actor.owners))
        parts = [part for part in re.split(r"\s*(?:/|,|;|\band\b|&)\s*", text) if part]
        tagged = [self._cast.tagged(part, self._here) for part in parts]
        return (
            tuple(dict.fromkeys(owner for owners in tagged for owner in owners))
            if all(tagged) and tagged
            else ()
        )

    def due(self, text: str) -> Due | None:
        """The last dated phrase of the text, else the last one."""
        found = times(text, self._calendar)
        when = next((w for w in reversed(found) if w.dated), found[-1] if found else None)
        return _due(when)

    def told(
        self,
        text: str,
        paragraph: Paragraph,
        item: str | None,
        given: str = "",
        default: Sequence[Owner] = (),
    ) -> Promise:
        """One marked task; `given` are the owners that the mark itself names."""
        owners, task = self.split(text, given)
        line = paragraph.line_at(max(paragraph.text.find(text[:30]), 0))
        label = DUE_LABEL.search(text)
        due = self.due(label["when"]) if label else self.due(task)
        quote = " ".join(text.split()[:LONGEST])
        kind = "request" if owners and owners[0].role == "group" else "commitment"
        sure = 0.95 if owners else 0.8
        return Promise(
            "explicit",
            kind,
            owners or tuple(default),
            task[:1].upper() + task[1:],
            due,
            item,
            Place(quote, line.number, line.page, sure),
        )

    def split(self, text: str, given: str) -> tuple[tuple[Owner, ...], str]:
        if given and (owners := self.owners(given)):
            return owners, text
        if (label := OWNER_LABEL.search(text)) and (owners := self.owners(label["who"])):
            return owners, text[: label.start()].strip(" ;,.(") or text
        for pattern in (OWNER_FIRST, OWNER_COLON):
            if (found := pattern.match(text)) and (owners := self.owners(found["who"])):
                return owners, found["task"]
        if (found := OWNER_LAST.search(text)) and (owners := self._closing(text, found)):
            return owners, text[: found.start()].strip()
        return (), text

    def _closing(self, text: str, found: re.Match[str]) -> tuple[Owner, ...]:
        """'Send the letter (ISU)', 'Send it – ISU': a party in brackets or after a dash ends the task."""
        opened = text[found.start() : found.start("who")]
        who = re.split(r",\s*(?=by\b|\d)|\s+by\s+(?=\d|[A-Z]|the\s)", found["who"])[0]
        return self.owners(who) if re.search(r"[(\[–—]|\s-\s", opened) else ()

    def row(self, line: Line, meaning: dict[str, int], item: str | None) -> Promise | None:
        """A row of a table of actions."""
        cells = {name: line.cells[index] for name, index in meaning.items() if index < len(line.cells)}
        task = " ".join(cells.get("what", "").split())
        if len(task.split()) < 2:
            return None
        who = " ".join(cells.get("who", "").split())
        owners = self.owners(who) or ((Owner(None, who),) if who else self.split(task, "")[0])
        stated = " ".join(cells.get("when", "").split())
        due = (
            (self.due(stated) or (Due(stated) if stated.strip(" -–—") else None))
            if stated
            else self.due(task)
        )
        number = re.match(r"\s*(?:item\s+)?(\d+(?:\.\d+)*)", cells.get("item", ""), re.IGNORECASE)
        place = Place(" ".join(task.split()[:LONGEST]), line.number, line.page, 0.95 if owners else 0.8)
        return Promise("explicit", "commitment", owners, task, due, number[1] if number else item, place)

    def flat_rows(self, lines: Sequence[Line], item: str | None) -> Iterator[Promise]:
        """Rows of a table that lost its cells: each begins with its number, or ends with its day."""
        for row in _rows(lines):
            text = " ".join(line.text.strip() for line in row)
            text = ROW_NUMBER.sub("", text)
            when = next((w for w in reversed(times(text, self._calendar)) if w.end > 0.4 * len(text)), None)
            end = when.start if when else len(text)
            actors = [a for a in self._cast.actors(text, self._here) if a.end <= end and a.end > end - 60]
            last = actors[-1] if actors else None
            task = text[: last.start if last else end].strip(" ,;")
            owners = self.owners(text[_first_of(actors, text) : end]) or (last.owners if last else ())
            yield Promise(
                "explicit",
                "commitment",
                owners,
                task or text,
                _due(when),
                item,
                Place(" ".join(text.split()[:LONGEST]), row[0].number, row[0].page, 0.7),
            )


def _first_of(actors: Sequence[Actor], text: str) -> int:
    """Where the run of owners that closes the row begins: parties joined by 'and', a comma or a stroke."""
    start = len(text)
    for actor in reversed(actors):
        between = text[actor.end : start]
        if start < len(text) and not re.fullmatch(r"\s*(?:,|&|/|and|,\s*and)\s*(?:the\s+)?", between):
            break
        start = actor.start
    return start


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    numbered = any(ROW_NUMBER.match(line.text) for line in lines)
    held: list[Line] = []
    for line in lines:
        begins = ROW_NUMBER.match(line.text) if numbered else line.gap
        if held and begins:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _due(when: When | None) -> Due | None:
    return Due(when.text, when.interval, when.precision, when.tentative) if when else None
