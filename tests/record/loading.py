"""Loading in tests: what the two steps say, as text."""

from pathlib import Path

from corcom.record.package.commit import load
from corcom.record.package.read import read
from corcom.record.package.verdicts import Judgement, judge
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act


def put_on_record(folder: Path) -> Judgement:
    """Load a folder; what is refused is the test's own mistake."""
    judgement = load(folder, Act(INSTALLATION, "test"))
    assert not judgement.refused, lines(judgement)
    return judgement


def lines(judgement: Judgement) -> list[str]:
    """Remarks, verdicts and tables refused, as the command prints them."""
    return [*map(str, judgement.rows), *judgement.broken]


def refusals(folder: Path) -> list[str]:
    """What is refused in a folder, held against the record as it is."""
    return [line for line in lines(judge(read(folder))) if ": refused: " in line]


def verdicts(folder: Path) -> list[str]:
    """All verdicts on a folder."""
    return lines(judge(read(folder)))
