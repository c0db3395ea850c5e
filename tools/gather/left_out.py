"""Which raw rows are in no table, and why: found by looking for each of them in the finished tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tools.gather.by_hand import rows as written
from tools.gather.dates import overlap
from tools.gather.numbers import pair
from tools.gather.raw import Raw, RawFiles
from tools.gather.sources import Catalogue, Row

Tables = dict[str, list[Row]]
NOTHING_TAKES_IT = "nothing takes it: look at it"
MARK = re.compile(r"[\W_]+")
REMARK = re.compile(r" ?\([^)]*\)")
LONG = 8
OTHER_NAMES = {"ccwart1amendment": "ccwart1"}
KEPT = written("kept")


@dataclass(frozen=True)
class LeftOut:
    """A raw row that is in no table."""

    file: str
    line: int
    about: str
    reason: str


def left_out(raw: RawFiles, catalogue: Catalogue, tables: Tables) -> list[LeftOut]:
    """Every raw row that is in no table."""
    look = Look(catalogue, tables)
    return [
        LeftOut(file, line, _about(row), _reason(file, row))
        for file in raw.names()
        for line, row in enumerate(raw.rows(file), start=2)
        if not look.finds(file, row)
    ]


def report(found: Iterable[LeftOut]) -> str:
    """The list in Markdown: by file and reason."""
    files: dict[str, dict[str, list[LeftOut]]] = {}
    for one in found:
        files.setdefault(one.file, {}).setdefault(one.reason, []).append(one)
    sections = [line for file, reasons in files.items() for line in _section(file, reasons)]
    return "\n".join([*HEAD, *sections, *_columns()]) + "\n"


HEAD = (
    "# What was left out",
    "",
    "Rows of the raw files that are in no table of `data/ccm`, and why. Made by",
    "`python -m tools.gather RAW_DIR OUT_DIR --left-out docs/left-out.md`; the reasons are in",
    "`tools/gather/by_hand/left_out.csv`. The number before a row is its line in the file.",
)


def _section(file: str, reasons: dict[str, list[LeftOut]]) -> Iterator[str]:
    yield from ("", f"## {file}.csv: {sum(map(len, reasons.values()))}")
    for reason, same in reasons.items():
        named = "; ".join(f"{one.line} {one.about}" for one in same)
        yield from ("", f"**{len(same)}: {reason}.** {named}")


def _columns() -> Iterator[str]:
    yield from ("", "## Columns", "", "Of rows that are in a table, these columns are not:", "")
    for row in written("left_out_columns"):
        yield f"- {row['file']}: {row['columns']}: {row['reason']}"


def _about(row: Raw) -> str:
    """The first cells that say something, short."""
    cells = [cell for cell in row.values() if cell][:3]
    return ", ".join(cell if len(cell) <= 60 else f"{cell[:57]}..." for cell in cells)


def _reason(file: str, row: Raw) -> str:
    text = " | ".join(row.values())
    known = (each for each in written("left_out") if each["file"] == file and re.search(each["words"], text))
    return next((each["reason"] for each in known), NOTHING_TAKES_IT)


class Look:
    """Looks for raw rows in tables, by the lines of by_hand/kept.csv.

    A line holds for rows with something in the column `when`. A row of one of `tables` is the raw row when
    every value of the columns `same` and `numbers` stands in one of its cells, a date in the columns `on` can
    be its own, it names a source of the column `source`, and `word` is in one of its cells.
    """

    def __init__(self, catalogue: Catalogue, tables: Tables) -> None:
        self.catalogue = catalogue
        self.tables = {name: [_Cells(row) for row in rows] for name, rows in tables.items()}

    def finds(self, file: str, row: Raw) -> bool:
        """Whether the raw row is in the tables, by every line that holds for it."""
        name = f"{file} {row['topic']}" if "topic" in row else file
        lines = [line for line in KEPT if line["file"] == name and (not line["when"] or row[line["when"]])]
        return bool(lines) and all(self._is_kept(row, line) for line in lines)

    def _is_kept(self, row: Raw, line: Raw) -> bool:
        wanted = _values(row, line)
        sources = self._sources(row, line["source"])
        days = [row[column] for column in line["on"].split() if row[column]]
        rows = (one for table in line["tables"].split() for one in self.tables.get(table, ()))
        return bool(wanted or days) and any(one.holds(wanted, days, sources) for one in rows)

    def _sources(self, row: Raw, column: str) -> set[str]:
        if not column or not row[column]:
            return set()
        seen = self.catalogue.seen(row[column], row.get("iso3", ""))
        return {seen.source, *seen.also.split()}


def _values(row: Raw, line: Raw) -> list[set[str]]:
    """What must stand in a cell: as it is written, or without a remark in brackets."""
    texts = [row[column] for column in line["same"].split()] + [line["word"]]
    texts += [number for number in pair(row[line["numbers"]]) if number != "0"] if line["numbers"] else []
    return [{_named(text), _named(REMARK.sub("", text))} - {""} for text in texts if text]


def _named(text: str) -> str:
    plain = _plain(text)
    return OTHER_NAMES.get(plain, plain)


class _Cells:
    """A row of a table, its cells plain."""

    def __init__(self, row: Row) -> None:
        self.cells = {_plain(cell) for cell in row.values()}
        self.text = " ".join(self.cells)
        self.sources = {row.get("source", ""), *row.get("also", "").split()}
        self.on = row.get("on", "")

    def holds(self, wanted: list[set[str]], days: list[str], sources: set[str]) -> bool:
        """Whether it has the values, the day and one of the sources."""
        same = all(any(map(self._has, spellings)) for spellings in wanted)
        return (
            same
            and (not days or any(map(self._is_of, days)))
            and (not sources or bool(sources & self.sources))
        )

    def _has(self, value: str) -> bool:
        """A long value may be part of a cell."""
        return value in self.cells or (len(value) >= LONG and value in self.text)

    def _is_of(self, day: str) -> bool:
        try:
            return (bool(self.on) and overlap(day, self.on)) or _plain(day) in self.cells
        except ValueError:
            return False


def _plain(text: str) -> str:
    return MARK.sub("", text.lower())
