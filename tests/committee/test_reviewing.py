"""Minutes from a file: nothing enters the record unreviewed, and what was accepted enters as a whole."""

import json
from datetime import date

import pytest

from corcom.committee import queries
from corcom.committee.ledger import ledger
from corcom.committee.models import (
    AgendaItem,
    Attendance,
    Finding,
    Mandate,
    Meeting,
    MeetingStep,
    Promise,
    ReadPaper,
)
from corcom.committee.reviewing.forgetting import forget_text, put_aside
from corcom.committee.reviewing.intake import reading_of, take_in
from corcom.committee.reviewing.judging import accept_surer, add, change, judge, take_back
from corcom.committee.reviewing.owners import codes, owners_named
from corcom.committee.reviewing.writing import accept_paper
from corcom.people.actions import erase_person
from corcom.people.held import subject_named, told
from corcom.people.readers import reader_of
from corcom.record.actions import withdraw_fact
from corcom.record.lens import today
from corcom.record.models import Source, TrailEntry
from corcom.record.reader import Reader
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act, prove
from tests.committee.reviewed import (
    UNIT,
    accept_all,
    act,
    findings,
    lines_of_the_record,
    public,
    rows_of_the_record,
    sample,
    standing,
    taken_in,
    the_lakes,
    written,
)
from tests.people.persons import person
from tests.reading.given import SAMPLES
from tests.reading.test_bad_input import FILES, bad
from tests.recorded import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lakes")]

PERSONS = ("Example", "Sample", "van der Test", "Trial-Proof", "Draft", "Specimen", "Mock", "Placeholder")


@pytest.fixture
def lakes(empty_record):
    the_lakes()


@pytest.fixture
def paper(lakes) -> ReadPaper:
    return taken_in()


def test_reading_and_looking_write_no_fact(lakes):
    before = rows_of_the_record(), lines_of_the_record()
    paper = taken_in()
    accept_all(paper)
    assert (rows_of_the_record(), lines_of_the_record()) == before
    assert ReadPaper.objects.everything().get().stage == "review"


def test_the_same_file_leads_to_the_same_review(paper):
    one = findings(paper, "promise")[0]
    judge(act(), one, "accepted")
    again = taken_in(name="another name.txt")
    assert again.pk == paper.pk
    assert findings(again, "promise")[0].verdict == "accepted"
    assert ReadPaper.objects.everything().count() == 1


def test_nothing_is_written_while_a_finding_waits(paper):
    every = [one for one in findings(paper) if one.waits]
    for one in every[:-2]:
        judge(act(), one, "refused" if one.kind == "promise" else "accepted")
    before = rows_of_the_record()
    with pytest.raises(Refusal, match="2 findings wait: look at them first"):
        accept_paper(act(), paper)
    assert rows_of_the_record() == before


def test_what_the_record_has_no_table_for_waits_for_nobody(paper):
    beside = [one for one in findings(paper) if one.kind in Finding.BESIDE]
    assert beside
    assert not any(one.waits for one in beside)


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.txt")))
def test_all_accepted_on_an_empty_record_reads_back_as_the_paper_says(lakes, name):
    paper = taken_in(sample(name), f"{name}.txt")
    wanted = {
        (tuple(one.says["owners"][i]["code"] for i in range(len(one.says["owners"]))), one.says["due"])
        for one in findings(paper, "promise")
        if one.says["owners"]
    }
    meeting = written(paper)
    kept = queries.meeting(UNIT, meeting.code)
    assert (kept.status, kept.on) == ("held", paper.held_on)
    got = {
        (tuple(one.owner_codes), one.promise.due) for one in ledger(UNIT) if one.promise.meeting_id == kept.pk
    }
    assert got == {(tuple(code for code in who if code), due) for who, due in wanted}
    items = [[row.number or None, row.title] for row in queries.agenda(UNIT, kept.pk)]
    assert items == json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))["agenda"]


def test_the_whole_meeting_is_written(paper):
    meeting = written(paper)
    present = queries.attendance(UNIT, meeting.pk)
    assert {row.state_id for row in present if row.presence == "apologies"} == {"TRN", "VLM"}
    assert {row.delegation for row in present if row.state_id is None} == {"ICRC", "ISU"}
    kept = queries.meeting(UNIT, meeting.code)
    assert (kept.times, kept.place, kept.presided_by_id) == (
        "10:00-11:45",
        "Permanent Mission of Norlandia",
        "NRL",
    )
    coming = queries.meeting_on(UNIT, date(2019, 5, 15))
    assert (coming.status, coming.on) == ("planned", "2019-05-15")
    source = Source.objects.everything().get(pk="minutes-2019-03-14")
    assert (source.circle, source.title, source.dated) == (
        "committee",
        "MINUTES OF THE LAKES CONVENTION COORDINATION COMMITTEE MEETING",
        "2019-03-14",
    )
    paper.refresh_from_db()
    assert (paper.stage, paper.meeting_id) == ("written", meeting.pk)
    assert prove() is None


def test_minutes_of_an_earlier_meeting_are_noted_as_adopted():
    text = sample().replace(
        "The agenda was approved without changes.",
        "The Minutes were adopted as a correct record of the meeting held on 7 February 2019.",
    )
    meeting = written(taken_in(text))
    earlier = queries.meeting(UNIT, "CC-2019-02-07")
    assert (earlier.status, earlier.minutes_adopted_on) == ("held", date(2019, 3, 14))
    adopted = MeetingStep.objects.everything().get(step="adopted")
    assert (adopted.meeting_id, adopted.at_meeting_id) == ("CC-2019-02-07", meeting.pk)


def test_the_president_whom_the_paper_never_names_is_the_one_on_record():
    term = {"office": "president", "period": "2018-2019", "state_id": "NRL"}
    put(Mandate, "presidency", "2018-09-01/2019-09-01", **term)
    text = sample().replace("LAKES CONVENTION", "CCM").replace("Norlandia – President", "Norlandia")
    text = text.replace(" and thanked Westmark for hosting the retreat in February", "").replace(
        "The agenda was approved without changes.",
        "The President undertook to write to all States by 12 April.",
    )
    paper = taken_in(text)
    made = next(one for one in findings(paper, "promise") if "write to all States" in one.quote)
    assert codes(made.says["owners"]) == "NRL"
    assert codes(findings(paper, "chair")[0].says["owners"]) == "NRL"


def test_a_meeting_planned_for_a_time_gets_its_day_and_is_not_entered_twice():
    put(
        Meeting,
        "CC-2019-03",
        "2019-03-01/2019-03-31",
        code="CC-2019-03",
        title="Meeting of the Coordination Committee",
        body="committee",
        status="tentative",
    )
    meeting = written(taken_in())
    assert meeting.pk == "CC-2019-03"
    kept = queries.meeting(UNIT, "CC-2019-03")
    assert (kept.status, kept.on, kept.place) == ("held", "2019-03-14", "Permanent Mission of Norlandia")
    assert Meeting.objects.everything().filter(on__startswith="2019-03").count() == 1


def test_a_failure_in_the_middle_leaves_nothing(paper):
    accept_all(paper)
    last = [one for one in findings(paper, "promise") if one.verdict == "accepted"][-1]
    Finding.objects.everything().filter(pk=last.pk).update(changed={**last.found, "due": "next Tuesday"})
    before = rows_of_the_record(), TrailEntry.objects.count()
    with pytest.raises(Refusal, match="cannot go on record"):
        accept_paper(act(), paper)
    assert (rows_of_the_record(), TrailEntry.objects.count()) == before
    paper.refresh_from_db()
    assert paper.stage == "review"


def test_a_review_ends_once(paper):
    written(paper)
    before = rows_of_the_record()
    paper.refresh_from_db()
    for again in (
        lambda: accept_paper(act(), paper),
        lambda: judge(act(), findings(paper, "promise")[0], "refused"),
        lambda: take_back(act(), paper),
        lambda: add(act(), paper, "promise", 40, 41),
        lambda: accept_surer(act(), paper, 0.5),
    ):
        with pytest.raises(Refusal, match="This review is over"):
            again()
    assert rows_of_the_record() == before


def test_another_file_of_the_same_minutes_writes_nothing_twice(paper):
    written(paper)
    before = rows_of_the_record()
    other = taken_in(sample() + "\n")
    assert set(standing(other)) <= {"on_record", "new"}
    assert set(standing(other, "promise", "item", "delegation", "apologies", "date", "next_meeting")) == {
        "on_record"
    }
    written(other)
    after = rows_of_the_record()
    assert {table for table in after if after[table] != before.get(table)} == set()


def test_of_two_who_judge_a_finding_at_once_one_is_refused(paper):
    one, same = (findings(paper, "promise")[0] for _ in range(2))
    judge(act(), one, "accepted")
    with pytest.raises(Refusal, match="Somebody else has looked at this finding meanwhile"):
        judge(act(), same, "refused")
    assert findings(paper, "promise")[0].verdict == "accepted"


def test_what_was_done_last_is_taken_back_all_of_it(paper):
    first = findings(paper, "promise")[0]
    judge(act(), first, "refused")
    count = accept_surer(act(), paper, 0.9)
    accepted = [one for one in findings(paper) if one.verdict == "accepted"]
    assert len(accepted) == count > 5
    take_back(act(), paper)
    assert [one.pk for one in findings(paper) if one.verdict != "waiting"] == [first.pk]
    assert take_back(act(), paper).pk == first.pk
    assert take_back(act(), paper) is None


def test_nobody_takes_back_what_another_did(paper):
    judge(act(), findings(paper, "promise")[0], "refused")
    other = Act("another", "looked", UNIT.reader)
    assert take_back(other, paper) is None
    assert findings(paper, "promise")[0].verdict == "refused"


def test_several_at_once_are_those_that_nobody_need_look_at_twice(paper):
    put(
        Meeting,
        "CC-2019-03-14",
        "2019-03-14",
        code="CC-2019-03-14",
        title="A meeting",
        body="committee",
        status="held",
        times="09:00",
    )
    accept_surer(act(), paper, 0.5)
    left = [one for one in findings(paper) if one.waits]
    assert {one.kind for one in left} >= {"times"}
    assert all(one.confidence < 0.5 or _stands_out(paper, one) for one in left)


def _stands_out(paper, finding) -> bool:
    place = [one.pk for one in findings(paper, finding.kind)].index(finding.pk)
    unowned = finding.kind == "promise" and not all(o["code"] for o in finding.says["owners"])
    return unowned or standing(paper, finding.kind)[place] in ("differs", "perhaps")


def test_a_promise_that_the_reading_missed_is_added_by_its_lines(paper):
    line = next(number for number, text, *_ in paper.lines if "looked forward" in text)
    added = add(act(), paper, "promise", line, line)
    assert (added.says["item"], added.line) == ("4.2", line)
    with pytest.raises(Refusal, match="Nobody stands as the owner"):
        judge(act(), added, "accepted")
    says = {**added.says, "owners": owners_named("Bergonia; Coordinators"), "what": "Come to the conference"}
    change(act(), added, {**says, "due": "2019-06"})
    meeting = written(paper)
    made = Promise.objects.everything().get(what="Come to the conference")
    assert (made.meeting_id, made.line, made.item, made.due) == (meeting.pk, line, "4.2", "2019-06")
    assert (made.owners, made.owner_codes) == ("Bergonia; Coordinators", "BRG COORDINATORS")


def test_lines_that_are_not_there_hold_nothing(paper):
    with pytest.raises(Refusal, match="no such lines"):
        add(act(), paper, "promise", 9000, 9001)


def test_no_person_enters_the_record(paper):
    meeting = written(paper)
    rows = [
        *Attendance.objects.everything().filter(meeting=meeting),
        *AgendaItem.objects.everything().filter(meeting=meeting),
        *Promise.objects.everything().filter(meeting=meeting),
        meeting,
        *Source.objects.everything(),
    ]
    said = " ".join(str(value) for row in rows for value in vars(row).values())
    trail = " ".join(str((one.before, one.after, one.reason)) for one in TrailEntry.objects.all())
    assert "Bergonia" in said
    assert [name for name in PERSONS if name in said or name in trail] == []


def test_a_promise_that_names_a_person_must_be_changed_first(paper):
    one = findings(paper, "promise")[0]
    change(act(), one, {**one.says, "owners": owners_named("Norlandia"), "what": "Ambassador Example writes"})
    accept_all(paper)
    with pytest.raises(Refusal, match=f"Line {one.line} names a person"):
        accept_paper(act(), paper)
    assert not Meeting.objects.everything().exists()


def test_the_public_sees_it_only_where_that_was_chosen(paper):
    meeting = written(paper)
    assert queries.meeting(public(), meeting.code) is None
    assert ledger(public()) == []


def test_written_for_everybody_it_is_public(paper):
    meeting = written(paper, "public")
    assert queries.meeting(public(), meeting.code).status == "held"
    assert len(ledger(public())) == Promise.objects.everything().count()


def test_a_circle_that_nobody_offered_is_refused(paper):
    accept_all(paper)
    with pytest.raises(Refusal, match="Choose to whom it is open"):
        accept_paper(act(), paper, "unit")


def test_a_fact_that_was_written_is_withdrawn_singly(paper):
    meeting = written(paper)
    count = len(ledger(UNIT))
    one = Promise.objects.everything().filter(meeting=meeting).first()
    withdraw_fact(act(), one)
    assert len(ledger(UNIT)) == count - 1


def test_without_a_day_there_is_no_meeting(paper):
    accept_all(paper)
    given = findings(paper, "date")[0]
    Finding.objects.everything().filter(pk=given.pk).update(verdict="refused")
    with pytest.raises(Refusal, match="The day of the meeting is not known"):
        accept_paper(act(), paper)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bergonia", "BRG"),
        ("BRG", "BRG"),
        ("ICRC", "ICRC"),
        ("Coordinators", "COORDINATORS"),
        ("Coordination Committee members", "CORCOM"),
        ("States Parties", "STATES"),
        ("ISU", "ISU-CCM"),
        ("the President", ""),
        ("Somebody Unheard of", ""),
    ],
)
def test_owners_are_who_they_are_on_record(name, code):
    assert codes(owners_named(name)) == code


def test_put_aside_nothing_of_a_paper_is_kept(paper):
    put_aside(act(), paper)
    assert not ReadPaper.objects.everything().exists()
    assert not Finding.objects.everything().exists()


def test_forgotten_the_text_is_gone_and_the_record_stays(paper):
    meeting = written(paper)
    before = rows_of_the_record()
    paper.refresh_from_db()
    forget_text(act(), paper)
    left = str(list(ReadPaper.objects.everything().values())) + str(
        list(Finding.objects.everything().values())
    )
    assert [name for name in PERSONS if name in left] == []
    assert rows_of_the_record() == before
    assert all(one.verdict != "waiting" or not one.waits for one in findings(paper))
    assert taken_in().pk == paper.pk
    assert ReadPaper.objects.everything().get().meeting_id == meeting.pk


def test_a_text_is_kept_as_long_as_its_review_lasts(paper):
    with pytest.raises(Refusal, match="still under review"):
        forget_text(act(), paper)
    written(paper)
    paper.refresh_from_db()
    with pytest.raises(Refusal, match="stands on record"):
        put_aside(act(), paper)


def test_a_person_is_told_which_lines_name_them_and_can_be_forgotten(paper):
    subject = subject_named("gil@streslau.example", "Gil Mock")
    assert [row["text"] for row in told(subject)["papers_read"]] == ["Ms. Gil Mock"]
    erase_person(act("asked to be forgotten"), subject)
    assert "papers_read" not in told(subject)
    left = str(list(ReadPaper.objects.everything().values())) + str(
        list(Finding.objects.everything().values())
    )
    assert "Gil Mock" not in left
    assert "Hal Placeholder" in left
    assert len(ReadPaper.objects.everything().get().lines) == len(paper.lines)


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_of_minutes_is_refused_and_leaves_nothing(name):
    data, why = bad(name)
    before = TrailEntry.objects.count()
    with pytest.raises(Refusal, match=why):
        taken_in(data, name)
    assert not ReadPaper.objects.everything().exists()
    assert TrailEntry.objects.count() == before


@pytest.mark.parametrize("seat", ["delegate", "observer", "auditor"])
def test_the_unit_alone_reads_and_reviews(paper, seat):
    user = person(seat, {"delegate": "NRL", "observer": "ICRC"}.get(seat, ""), in_committee=seat != "auditor")
    other = Act(user.actor, "tries", reader_of(user, today()))
    one = findings(paper, "promise")[0]
    for trying in (
        lambda: take_in(other, reading_of("x.txt", sample().encode())),
        lambda: judge(other, one, "accepted"),
        lambda: change(other, one, one.says),
        lambda: take_back(other, paper),
        lambda: add(other, paper, "promise", 40, 41),
        lambda: accept_surer(other, paper, 0.5),
        lambda: accept_paper(other, paper),
        lambda: put_aside(other, paper),
        lambda: forget_text(other, paper),
    ):
        with pytest.raises(NoRight):
            trying()
    assert not ReadPaper.objects.through(UNIT.__class__(today(), today(), Reader())).exists()
