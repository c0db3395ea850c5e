"""What one source says about one report of Article 7."""

from dataclasses import dataclass
from datetime import date

from corcom.record.partial import bounds
from tools.gather.by_hand import rows
from tools.gather.raw import RawFiles
from tools.gather.sources import Seen

INITIAL, ANNUAL = "initial_report", "annual_report"
BEFORE_ENTRY = "before entry into force"
INFERRED = "inferred"
NOTES = {row["words"]: row["note"] for row in rows("reading_notes")}


@dataclass(frozen=True)
class Reading:
    """A report received, or found missing, on a day; `year` is the calendar year that it covers."""

    iso3: str
    duty: str
    year: int | None
    on: str
    seen: Seen
    note: str = ""
    grade: str = ""
    missing: bool = False
    preferred: bool = False

    @property
    def matter(self) -> tuple[str, str, int | None]:
        """Which report it speaks of."""
        return (self.iso3, self.duty, self.year)


class Entry:
    """Entry into force, to tell voluntary reports from those that were owed."""

    def __init__(self, raw: RawFiles) -> None:
        self.starts = {row["iso3"]: row["entry_into_force_date"] for row in raw.rows("ccm_participation")}

    def comes_after(self, iso3: str, on: str) -> bool:
        """Whether the State was not yet bound on that day."""
        start = self.starts[iso3]
        return bool(start) and bounds(on)[1] < date.fromisoformat(start)


def joined(*notes: str) -> str:
    """Notes as one, without the empty ones."""
    return "; ".join(dict.fromkeys(note for note in notes if note))


def known_note(value: str) -> str:
    """The note for what a profile says, as far as there is one."""
    return joined(*(note for words, note in NOTES.items() if words in value))
