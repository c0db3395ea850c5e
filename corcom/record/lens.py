"""The lens: as at which day, as known on which day, for whose eyes. Every query takes one."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from corcom.record.reader import STRANGER, Reader


@dataclass(frozen=True, slots=True)
class Lens:
    """`as_at`: what was true on that day. `known_at`: what was on record by the end of that day."""

    as_at: date
    known_at: date
    reader: Reader = STRANGER

    @property
    def known_until(self) -> datetime:
        """The last moment whose recordings count."""
        return datetime.combine(self.known_at, time.max, tzinfo=UTC)

    def on(self, day: date) -> "Lens":
        """The same eyes and knowledge on another day."""
        return replace(self, as_at=day)


def today() -> date:
    """Today, in UTC: read once, at the edge, and passed in."""
    return datetime.now(tz=UTC).date()


def lens(as_at: date | None = None, known_at: date | None = None, reader: Reader = STRANGER) -> Lens:
    """The lens of a stranger: today, as known now, where nothing else is said."""
    now = today()
    return Lens(as_at=as_at or now, known_at=known_at or now, reader=reader)
