"""The Committee's chain as a whole: agenda, minutes taken, follow-up, written, read back; and its history."""

import json
from datetime import date, timedelta

import pytest

from corcom.committee.adopting import adopt_minutes
from corcom.committee.circulating import circulate_minutes
from corcom.committee.follow_up import issue_follow_up
from corcom.committee.ledger import ledger
from corcom.committee.minutes_in import names_on_record
from corcom.committee.minutes_text import Listed, MinutesText, Part, Said
from corcom.committee.models import Meeting
from corcom.committee.papers import minutes_paper
from corcom.committee.queries import meeting, steps
from corcom.committee.wording import on_days, promise_told
from corcom.committee.writing_out import adoption_told, written_out
from corcom.papers.pdf import write_pdf
from corcom.papers.word import write_docx
from corcom.reading import read as read_minutes
from corcom.reading.calendar import Calendar
from corcom.record.lens import Lens, lens, today
from tests.committee.made_minutes import COMING, taken
from tests.reading.given import PAPERS, due, owners, read, scorer

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("empty_record")
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_from_the_agenda_to_adopted_minutes_that_are_read_back_as_they_were_taken(kind):
    made = taken()
    issue_follow_up(made.act(made.president), made.minutes, {})
    made.close()
    circulate_minutes(made.act(), made.minutes, today() + timedelta(days=7))
    adopt_minutes(made.act(), made.again(), meeting(made.lens(), "CC-2026-05-12"), COMING)
    made.again()
    text = written_out(made.lens(), made.written())
    paper = minutes_paper(made.lens(), text)
    found = read(f"minutes.{kind}", {"docx": write_docx, "pdf": write_pdf}[kind](paper), names_on_record())
    assert (found["date"], found["start_time"], found["end_time"]) == ("2026-03-10", "12:30", "14:30")
    assert found["place"] == "Palais of Streslau"
    assert [d["code"] for d in found["attendance"]] == [one.code for one in text.present]
    assert sum(len(d["persons"]) for d in found["attendance"]) == 8
    assert [d["code"] for d in found["apologies"]] == ["TRN"]
    assert [i["title"] for i in found["agenda"]][2:] == [part.title for part in text.parts]
    on_record = {(tuple(one.owner_codes), one.promise.item, one.promise.due) for one in ledger(made.lens())}
    assert {(tuple(owners(a)), a["agenda_item"], edtf(a)) for a in found["actions"]} == on_record
    assert found["next_meeting"]["iso_start"] == COMING.isoformat()


def edtf(action: dict) -> str:
    return (action["due"] or {}).get("edtf") or ""


def test_the_minutes_of_30_august_2018_were_adopted_on_25_september():
    then = lens(as_at=date(2018, 9, 26))
    at, adopted = meeting(then, "CC-2018-09-25"), meeting(then, "CC-2018-08-30")
    assert at is not None
    assert adopted is not None
    assert adopted.minutes_adopted_on == date(2018, 9, 25)
    taken_at = {step.at_meeting_id for step in steps(then).get("CC-2018-08-30", ())}
    assert "30 August 2018" in adoption_told(then, at) or taken_at == set()


FULL = ("2012-01-24_ccm_corcom", "2018-09-25_ccm_corcom")


@pytest.mark.parametrize("paper", FULL)
def test_a_historic_paper_written_in_our_form_is_read_back_as_it_was_read(paper):
    scorer()
    data = (PAPERS / f"{paper}.txt").read_bytes()
    found = read_minutes(f"{paper}.txt", data, names_on_record())
    text = as_text(found)
    again = read("minutes.docx", write_docx(minutes_paper(Lens(text.day, text.day), text)), names_on_record())
    first = json.loads(json.dumps(read(f"{paper}.txt", data, names_on_record())))
    assert again["date"] == first["date"]
    for part in ("attendance", "apologies"):
        assert {(d["code"], len(d["persons"])) for d in again[part]} == {
            (d["code"], len(d["persons"])) for d in first[part]
        }
    told = {(i["number"], i["title"]) for i in again["agenda"]}
    assert told >= {(part.number, part.title) for part in text.parts}
    same = [a for a, b in pairs(first, again) if set(owners(a)) == set(owners(b)) and last(a) == last(b)]
    assert len(same) >= 0.85 * len(first["actions"])


def last(action: dict) -> str | None:
    """The last day by which it is due."""
    return (due(action) or [None, None])[1]


def pairs(first: dict, again: dict):
    """Each promise with the one that stands on its sentence in what was written."""
    for one in first["actions"]:
        task = one["what"][:30].lower()
        for other in again["actions"]:
            if task in other["quote"].lower():
                yield one, other
                break


def as_text(found) -> MinutesText:
    """What was read, as minutes to write: the items, and a sentence for each promise."""
    day = date.fromisoformat(found.date)
    numbers = [item for item in found.agenda if item.number and item.title not in ("Present",)]
    shift = 0 if any(item.title == "Present" for item in found.agenda) else 1
    parts = tuple(
        Part(
            shifted(item.number, shift),
            item.title,
            item.number.count("."),
            tuple(said(found, item.number, day)),
        )
        for item in numbers
    )
    hours = f"{found.start_time}-{found.end_time}" if found.start_time else ""
    meeting = Meeting(code="CC", on=found.date, times=hours, place=found.place or "")
    present = tuple(map(listed, found.attendance))
    return MinutesText(meeting, day, "Draft", True, 1, present, tuple(map(listed, found.apologies)), parts)


def shifted(number: str, by: int) -> str:
    head, point, rest = number.partition(".")
    return f"{int(head) + by}{point}{rest}"


def listed(one) -> Listed:
    persons = tuple(f"{person.title or ''} {person.name}".strip() for person in one.persons)
    return Listed(one.delegation, one.code or "", "", persons)


def said(found, number: str, day: date):
    yield Said("The item was taken up.")
    coming = found.next_meeting
    if coming and coming.interval.first and number == found.agenda[-1].number:
        yield Said(
            f"It was agreed that the next Coordination Committee Meeting would be held {on_days(coming.interval.edtf)}."
        )
    for one in found.promises:
        if one.agenda_item == number:
            names = [owner.name for owner in one.owners]
            stated = one.due.as_stated if one.due else ""
            edtf_of = (one.due.interval.edtf or "") if one.due else ""
            yield Said(promise_told(names, one.what, edtf_of, stated, Calendar(day)))
