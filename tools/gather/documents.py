"""Documents of the formal meetings, by symbol where one was seen."""

import re

from tools.gather.by_hand import rows as written
from tools.gather.numbers import numbered
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row, Seen, slug

SYMBOL = re.compile(r"CCM/\S+")
PLANS = {
    "1MSP": ("vientiane", "Vientiane Action Plan"),
    "1RC": ("dubrovnik", "Dubrovnik Action Plan"),
    "2RC-2": ("lausanne", "Lausanne Action Plan"),
}


class Documents:
    """The list of documents, and what the list of meetings names beside it."""

    def __init__(self, raw: RawFiles, catalogue: Catalogue, held: list[Row]) -> None:
        self.raw, self.catalogue = raw, catalogue
        self.days = {row["code"]: row["on"] for row in held}
        self.known = {(row["meeting"], row["words"]): row for row in written("documents")}

    def rows(self) -> list[Row]:
        """Listed documents, action plans, then final and progress reports that nobody has seen."""
        listed = [self._listed(row) for row in self.raw.rows("meetings_documents")]
        symbols = {row["symbol"] for row in listed}
        meetings = self.raw.rows("meetings")
        further = [row for meeting in meetings for row in self._of(meeting) if row["symbol"] not in symbols]
        return numbered(
            [*listed, *map(self._plan, PLANS), *further, *map(self._noted, written("more_documents"))]
        )

    def _listed(self, row: Raw) -> Row:
        known = self._known(row)
        found = SYMBOL.match(row["symbol"])
        seen = self.catalogue.seen(row["source"])
        return self._row(
            row["meeting"],
            known.get("title") or row["document"],
            found[0] if found else "",
            seen,
            known.get("on", ""),
            known.get("note", ""),
        )

    def _known(self, row: Raw) -> Row:
        own = (
            known
            for (meeting, words), known in self.known.items()
            if meeting == row["meeting"] and row["document"].startswith(words)
        )
        return next(own, {})

    def _plan(self, meeting: str) -> Row:
        """The action plan as a whole, with what is known of it."""
        file, title = PLANS[meeting]
        whole = next(row for row in self.raw.rows(f"action_plans/{file}") if row["action"] == "(plan)")
        return self._row(meeting, title, "", self.catalogue.seen(_plain(whole["source"])), "", whole["text"])

    def _of(self, meeting: Raw) -> list[Row]:
        """The final report, and a progress report that has a name or a symbol."""
        code = meeting["code"]
        seen = self.catalogue.seen("not seen")
        named = [("Final report", meeting["final_report_symbol"]), (meeting["progress_report"], "")]
        if SYMBOL.match(meeting["progress_report"]) or meeting["progress_report"].startswith("GE."):
            named = named[:1]
        unseen = meeting["confidence_documents"] == "unverified"
        return [
            self._row(code, title, symbol, seen, "", "")
            for title, symbol in named
            if unseen and title and (symbol or title != "Final report")
        ]

    def _noted(self, row: Raw) -> Row:
        return self._row(
            row["meeting"], row["title"], row["symbol"], self.catalogue.seen(row["source"]), "", ""
        )

    def _row(self, meeting: str, title: str, symbol: str, seen: Seen, on: str, note: str) -> Row:
        name = slug(symbol) if symbol else f"{meeting}-{slug(' '.join(title.split()[:5]))}"
        more = {"meeting": meeting, "title": title, "symbol": symbol}
        return fact(name, on or self.days[meeting], seen, note=note, **more)


def _plain(cell: str) -> str:
    """A cell without its remark in brackets."""
    return re.sub(r" \([^)]*\)", "", cell)
