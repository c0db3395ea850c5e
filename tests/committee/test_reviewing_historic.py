"""The historic minutes beside the record, which tells of them already: nothing is written twice."""

from collections import defaultdict

import pytest

from corcom.committee.models import Promise
from corcom.committee.reviewing.beside import beside
from tests.committee.reviewed import UNIT, findings, rows_of_the_record, taken_in, written
from tests.reading.given import PAPERS
from tests.reading.made import as_docx, as_pdf

pytestmark = pytest.mark.django_db

FEW = 1
"""So many promises, read with another owner than the record's, are not known again by their words."""
FULL = ("2012-01-24_ccm_corcom", "2018-09-25_ccm_corcom")


def historic(paper: str, kind: str, folder) -> bytes:
    """One of the historic papers; the test is skipped where they are not."""
    if not PAPERS.is_dir():
        pytest.skip(f"no historic minutes at {PAPERS}: set CORCOM_MINUTES to their folder")
    text = (PAPERS / f"{paper}.txt").read_text(encoding="utf-8")
    return {"txt": text.encode, "docx": lambda: as_docx(text), "pdf": lambda: as_pdf(text, folder)}[kind]()


@pytest.fixture(params=[(name, kind) for name in FULL for kind in ("txt", "docx", "pdf")], ids="-".join)
def paper(request, tmp_path):
    name, kind = request.param
    return taken_in(historic(name, kind, tmp_path), f"{name}.{kind}")


def test_what_the_record_tells_is_known_again(paper):
    known = beside(UNIT, findings(paper))
    told = defaultdict(list)
    for one in findings(paper):
        told[one.kind].append(known[one.pk].standing.value)
    for kind in ("title", "date", "apologies", "item", "chair", "number", "times", "adopted", "next_meeting"):
        assert set(told[kind]) <= {"on_record"}, kind
    assert "new" not in told["delegation"]
    assert told["delegation"].count("differs") <= 1
    assert told["promise"].count("new") <= FEW


def test_each_promise_is_held_against_one_with_its_owner(paper):
    known = beside(UNIT, findings(paper))
    sure = [
        (one, Promise.objects.everything().get(pk=known[one.pk].row))
        for one in findings(paper, "promise")
        if known[one.pk].standing.value in ("on_record", "differs")
    ]
    assert len(sure) >= 0.6 * len(findings(paper, "promise"))
    assert len({promise.pk for _one, promise in sure}) == len(sure)
    with_owner = [
        bool({o["code"] for o in one.says["owners"]} & set(promise.owner_codes.split()))
        for one, promise in sure
    ]
    assert sum(with_owner) >= 0.9 * len(with_owner)


def test_all_accepted_no_promise_delegation_or_item_is_written_twice(paper):
    before = rows_of_the_record()
    meeting = written(paper)
    after = rows_of_the_record()
    assert meeting.pk == f"CC-{paper.held_on}"
    grown = {
        table: after[table] - before.get(table, 0) for table in after if after[table] != before.get(table)
    }
    assert set(grown) <= {"meeting_steps", "sources", "promises"}
    assert grown.get("promises", 0) <= FEW
    assert grown.get("meeting_steps", 0) <= 1
