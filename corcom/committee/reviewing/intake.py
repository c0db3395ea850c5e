"""A file comes in: it is read at once, and what was found waits for somebody to look at it."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from corcom.committee.minutes_in import minutes_of
from corcom.committee.models import Finding, ReadPaper
from corcom.committee.reviewing.sheet import Found, found_in
from corcom.reading import Minutes
from corcom.reading.lines import Line as PaperLine
from corcom.reading.text import lines
from corcom.record.actions import action
from corcom.record.files import safe_name
from corcom.record.reader import UNIT
from corcom.record.trail import Act, Line, write_line

TABLE = "read_papers"
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read; nothing of it is kept yet."""

    name: str
    digest: str
    lines: list[PaperLine]
    minutes: Minutes


def reading_of(name: str, data: bytes) -> Reading:
    """Read a file of minutes. Raises Refusal, with what is wrong with it."""
    plain = safe_name(name)
    minutes = minutes_of(plain, data)
    return Reading(plain, sha256(data).hexdigest(), lines(plain, data), minutes)


def known(data: bytes) -> ReadPaper | None:
    """The review of this very file, if it came before."""
    return _by_digest(sha256(data).hexdigest())


@action("review_paper")
def take_in(act: Act, reading: Reading) -> ReadPaper:
    """Open the review of a paper: its lines and what was found; the same file leads to the same review."""
    if before := _by_digest(reading.digest):
        return before
    paper = ReadPaper(
        circle=UNIT,
        name=reading.name,
        kind=PurePath(reading.name).suffix[1:].lower(),
        sha256=reading.digest,
        title=reading.minutes.title[:LONGEST_TITLE],
        held_on=reading.minutes.date or "",
        lines=[[line.number, line.text, line.page, line.level] for line in reading.lines],
        read_by=act.actor,
        read_at=act.at,
    )
    paper.save()
    found = found_in(reading.minutes, reading.lines)
    Finding.objects.bulk_create([_row(paper, place, one) for place, one in enumerate(found, start=1)])
    after = {"sha256": reading.digest, "findings": str(len(found))}
    write_line(act, Line("read_paper", TABLE, str(paper.pk), after=after))
    return paper


def _by_digest(digest: str) -> ReadPaper | None:
    found: ReadPaper | None = ReadPaper.objects.everything().filter(sha256=digest).first()
    return found


def _row(paper: ReadPaper, position: int, one: Found) -> Finding:
    return Finding(
        circle=paper.circle,
        paper=paper,
        kind=one.kind,
        position=position,
        line=one.at.line,
        page=one.at.page,
        quote=one.at.quote,
        confidence=one.at.confidence,
        found=one.says,
    )
