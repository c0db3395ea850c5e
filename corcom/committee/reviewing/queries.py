"""Reads of papers under review, each through the lens."""

from corcom.committee.models import Finding, ReadPaper
from corcom.record.lens import Lens


def papers(lens: Lens) -> list[ReadPaper]:
    """All papers that were read, newest first."""
    return list(ReadPaper.objects.through(lens).select_related("meeting").defer("lines"))


def paper(lens: Lens, key: int) -> ReadPaper | None:
    """One paper, if it is open to the reader."""
    found: ReadPaper | None = ReadPaper.objects.through(lens).select_related("meeting").filter(pk=key).first()
    return found


def findings(lens: Lens, of: ReadPaper) -> list[Finding]:
    """What was found in a paper, in its order."""
    return list(Finding.objects.through(lens).select_related("paper").filter(paper=of))


def waiting(lens: Lens) -> dict[int, int]:
    """How many findings of each paper wait for somebody to look at them."""
    found: dict[int, int] = {}
    open_still = Finding.objects.through(lens).filter(verdict=Finding.Verdict.WAITING)
    for key in open_still.exclude(kind__in=Finding.BESIDE).order_by().values_list("paper_id", flat=True):
        found[key] = found.get(key, 0) + 1
    return found
