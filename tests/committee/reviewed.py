"""What tests of reviews share: made-up minutes, the States that they name, a review with its verdicts."""

from datetime import date

from corcom.committee.models import Finding, ReadPaper
from corcom.committee.reviewing.beside import beside
from corcom.committee.reviewing.intake import reading_of, take_in
from corcom.committee.reviewing.judging import judge
from corcom.committee.reviewing.writing import accept_paper
from corcom.record.lens import Lens, lens, today
from corcom.record.models import Tabled, TrailEntry
from corcom.record.package.tables import tables
from corcom.record.reader import THE_UNIT
from corcom.record.trail import Act
from tests.reading.given import SAMPLES
from tests.recorded import fictional

UNIT = Lens(today(), today(), THE_UNIT)
LAKES = {"NRL": "Norlandia", "ESV": "Estovia", "SUD": "Sudonian Isles", "WMK": "Westmark"}
MORE = {"BRG": "Bergonia", "TRN": "Tarnland", "VLM": "Velmora"}
HELD = date(2019, 3, 14)


def the_lakes() -> None:
    """The States of the made-up minutes, on record."""
    fictional(**LAKES, **MORE)


def act(reason: str = "reviewed") -> Act:
    """What somebody of the unit does."""
    return Act("unit", reason, THE_UNIT)


def sample(name: str = "like_2018") -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def taken_in(text: str | bytes | None = None, name: str = "minutes.txt") -> ReadPaper:
    """A paper under review."""
    data = sample() if text is None else text
    return take_in(act(), reading_of(name, data if isinstance(data, bytes) else data.encode()))


def findings(paper: ReadPaper, *kinds: str) -> list[Finding]:
    """What was found in a paper, of these kinds or of all."""
    every = Finding.objects.everything().select_related("paper").filter(paper=paper)
    return list(every.filter(kind__in=kinds) if kinds else every)


def standing(paper: ReadPaper, *kinds: str) -> list[str]:
    """How the findings of these kinds stand to the record, in the order of the paper."""
    known = beside(UNIT, findings(paper))
    return [known[one.pk].standing.value for one in findings(paper, *kinds)]


def accept_all(paper: ReadPaper) -> None:
    """A verdict on each: accepted, and refused where no owner was read."""
    for one in findings(paper):
        if one.waits:
            owned = one.kind != "promise" or one.says["owners"]
            judge(act(), one, "accepted" if owned else "refused")


def written(paper: ReadPaper, circle: str = "committee"):
    """The meeting, after all was accepted and written."""
    accept_all(paper)
    return accept_paper(act(), paper, circle)


def rows_of_the_record() -> dict[str, int]:
    """How many rows each table of the record has."""
    counted: dict[type[Tabled], int] = {
        table.model: table.model._default_manager.everything().count() for table in tables()
    }
    return {model.csv_table: count for model, count in counted.items() if count}


def lines_of_the_record() -> int:
    """How many lines of the trail are about the record."""
    return TrailEntry.objects.filter(of_record=True).count()


def public() -> Lens:
    """What a stranger sees today."""
    return lens()
