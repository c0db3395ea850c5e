"""From what the raw files write in a cell 'source' to rows of the table of sources."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from corcom.record.grades import RANK
from tools.gather.by_hand import rows

Row = dict[str, str]
UNVERIFIED = "unverified"
REMARK = "-"

PARTS = re.compile(r"\s+\|\s+|\|(?=http)|\s+;\s+|;\s+(?=\S)|\s+and\s+(?=theme/)")
PROFILE = re.compile(r"the-monitor\.org/en-gb/reports/(\d{4})/([^/\s]+)(?:/([a-z-]+)\.aspx)?")
SHORT_PROFILE = re.compile(r"^(?:archives2|the-monitor\.org) (\d{4}) ([a-z-]+)$")
ARCHIVED = re.compile(r"(?:archives\.|/)?.*?(?:print_)?(theme|profile)/(\d+)$")
MONITOR = "Cluster Munition Monitor"
SECTIONS = {"": "", "cluster-munition-ban-policy": "", "view-all": "all"}


@dataclass(frozen=True)
class Seen:
    """Where a fact was seen: the first source, the further ones, the grade that follows from the first."""

    source: str
    also: str
    grade: str

    def __add__(self, other: "Seen") -> "Seen":
        """The same, with the sources of `other` as further ones."""
        names = dict.fromkeys([self.source, *self.also.split(), other.source, *other.also.split()])
        return Seen(self.source, " ".join(list(names)[1:]), self.grade)

    def without(self, *dropped: str) -> "Seen":
        """The same without some of the further sources."""
        kept = (name for name in self.also.split() if name not in dropped)
        return Seen(self.source, " ".join(kept), self.grade)


def best_first(found: "Iterable[Seen]") -> Seen:
    """All of them as one, that of the best grade in front."""
    first, *others = sorted(found, key=lambda seen: RANK[seen.grade])
    return sum(others, first)


def slug(text: str) -> str:
    """Lower case, ASCII, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


class Catalogue:
    """Knows the sources and remembers those that were used."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.used: dict[str, Row] = {}
        self.known = [(re.compile(row.pop("pattern")), row) for row in rows("sources")]

    def seen(self, cell: str, about: str = "", dated: str = "") -> Seen:
        """The sources of a cell; `about` is the State that the row speaks of."""
        ids = [self._use(part, about, dated) for part in _parts(cell)]
        found = [name for name in dict.fromkeys(ids) if name != REMARK]
        return Seen(found[0], " ".join(found[1:]), self.used[found[0]]["grade"])

    def rows(self) -> Iterable[Row]:
        """The sources used."""
        return self.used.values()

    def _use(self, part: str, about: str, dated: str) -> str:
        row = self._known(part) or self._profile(part, about) or self._archived(part, about)
        if row is None:
            raise SystemExit(f"no source known for {part!r}: add a line to by_hand/sources.csv")
        if row["id"] == REMARK:
            return REMARK
        kept = self.used.setdefault(row["id"], row)
        kept["url"] = _better_url(kept["url"], row["url"])
        if dated and row["id"].startswith("monitor-"):
            kept["dated"] = dated if len(kept["dated"]) == 4 else max(kept["dated"], dated)
        return row["id"]

    def _known(self, part: str) -> Row | None:
        return next((dict(row) for pattern, row in self.known if pattern.search(part)), None)

    def _profile(self, part: str, about: str) -> Row | None:
        found = PROFILE.search(part) or SHORT_PROFILE.search(part)
        if not found:
            return None
        year, name, page = (*found.groups(), "")[:3]
        section = SECTIONS.get(page or "", page or "")
        label = "profile" if section in ("", "all") else section.replace("-", " ")
        title = f"{MONITOR} {year}, {label}: {self.names.get(about, name)}"
        url = _public(part) if page else ""
        return _monitor(f"monitor-{year}-{slug(name)}{'-' + section if section else ''}", title, url)

    def _archived(self, part: str, about: str) -> Row | None:
        found = ARCHIVED.search(part)
        if not found:
            return None
        title = f"{MONITOR}, archived profile: {self.names[about]}"
        url = part if part.startswith("http") else ""
        return _monitor(f"monitor-archive-{found[1]}-{found[2]}", title, url)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in PARTS.split(cell) if part.strip()]


def _monitor(name: str, title: str, url: str) -> Row:
    edition = re.match(r"monitor-(\d{4})", name)
    dated = edition[1] if edition else ""
    row = {"id": name, "title": title, "publisher": MONITOR, "url": url, "dated": dated}
    return row | {"grade": "published"}


def _public(part: str) -> str:
    address = part.split(" ")[0]
    return address if address.startswith("http") else f"https://{address}"


def _better_url(one: str, other: str) -> str:
    """A full address before none, and https before http."""
    return max(one, other, key=lambda url: (url.startswith("https"), url))
