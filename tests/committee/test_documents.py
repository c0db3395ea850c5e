"""Documents of meetings, and the part that States took."""

import pytest

from corcom.committee.models import Meeting, MeetingDocument, TookPart
from corcom.committee.queries import all_documents, documents, took_part
from corcom.duties.words import words
from tests.recorded import as_at, fictional, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_meetings(empty_record):
    fictional(RUR="Ruritania")
    for code, on in (("1MSP", "2010-11-09/2010-11-12"), ("2MSP", "2011-09-12/2011-09-16")):
        put(Meeting, code, on, code=code, body="msp", title=code, status="held")
    document("report", "1MSP", "2010-11-12", symbol="X/2010/5")
    document("agenda", "1MSP", "2010-11-12", symbol="X/2010/1")
    document("letter", "2MSP", "2011-09-16")


def document(name: str, meeting: str, on: str, **more):
    return put(MeetingDocument, name, on, meeting_id=meeting, title=f"The {name}", **more)


def test_the_documents_of_a_meeting_by_their_symbols():
    assert [d.pk for d in documents(as_at(2012), "1MSP")] == ["agenda", "report"]
    assert documents(as_at(2010, 11, 11), "1MSP") == []


def test_all_documents_newest_first():
    assert [d.pk for d in all_documents(as_at(2012))] == ["letter", "agenda", "report"]


def test_the_part_that_a_state_took_is_known_from_its_day():
    put(TookPart, "a", "2010-11", state_id="RUR", meeting_id="1MSP", says="took part as an observer")
    assert took_part(as_at(2009), "RUR") == []
    (reading,) = took_part(as_at(2012), "RUR")
    assert words(reading.fact) == "Took part as an observer"


def test_documents_in_words():
    told = [words(d) for d in all_documents(as_at(2012))]
    assert told == ["Document: The letter", "Document X/2010/1: The agenda", "Document X/2010/5: The report"]
