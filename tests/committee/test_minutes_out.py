"""Minutes from the follow-up table to their adoption: circulated, corrected, locked; and who may when."""

from datetime import date, timedelta

import pytest

from corcom.committee.adopting import adopt_minutes
from corcom.committee.circulating import circulate_minutes
from corcom.committee.correcting import leave_correction, propose_correction, take_correction
from corcom.committee.follow_up import Answer, is_issued, issue_follow_up, rows
from corcom.committee.ledger import ledger
from corcom.committee.minutes_written import minutes_of, written
from corcom.committee.models import (
    AgendaItem,
    Attendance,
    Minutes,
    MinutesCorrection,
    NextStep,
    Passage,
    Promise,
)
from corcom.committee.queries import agenda, attendance, meeting, steps
from corcom.committee.taking import Said as Typed
from corcom.committee.taking import Stale, save_passage
from corcom.committee.writing_out import corrections, text_of, written_out
from corcom.keeping.verify import verify
from corcom.papers.paper import plain
from corcom.people.models import Notice
from corcom.record.lens import lens, today
from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from tests.committee.made_minutes import COMING, HELD, begun, taken
from tests.people.persons import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

UNTIL = today() + timedelta(days=10)


@pytest.fixture
def made():
    return taken()


@pytest.fixture
def out(made):
    made.close()
    circulate_minutes(made.act(), made.minutes, UNTIL)
    made.again()
    return made


def told(of, user=None) -> list[str]:
    text = written_out(of.lens(user), of.written(user))
    return [plain(said.text) for part in text.parts for said in part.said]


def test_what_was_typed_is_written_out_in_sentences(made):
    assert told(made) == [
        "Westmark opened the meeting and welcomed the members of the Committee.",
        "Norlandia informed that two parliaments had begun to look at the Convention.",
        "Norlandia undertook to send the list of missions by 15 April 2026.",
        "Bergonia and the CMC undertook to visit the capital of Tarnland in May 2026.",
        "There were 0 (as at 10 March 2026) signatories.",
        "The ISU undertook to prepare sample pages by the next meeting.",
        "The outline of the report was adopted.",
        "Sudonian Isles undertook to share the answer of its capital.",
        "It was agreed that the next Coordination Committee Meeting would be held on Tuesday, 12 May 2026.",
    ]


def test_the_presidency_stands_first_then_states_by_name_then_observers_and_the_unit(made):
    text = written_out(made.lens(), made.written())
    assert [one.code for one in text.present] == ["WMK", "BRG", "NRL", "SUD", "ICRC", "CMC", "ISU-CCM"]
    assert [one.code for one in text.apologies] == ["TRN"]


def test_issuing_the_follow_up_table_puts_each_promise_on_record_and_tells_its_owners(made):
    issue_follow_up(made.act(), made.minutes, {})
    found = {one.promise.item: one.promise for one in ledger(made.lens())}
    assert len(found) == 3
    assert (found["4.1"].owner_codes, found["4.2"].owner_codes) == ("BRG CMC", "ISU-CCM")
    by_owner = {one.promise.owner_codes: one.promise for one in ledger(made.lens())}
    assert by_owner["NRL"].due == "2026-04-15"
    assert by_owner["ISU-CCM"].due == "2026-05-12"
    assert by_owner["BRG CMC"].due == "2026-05"
    assert {one.circle for one in found.values()} == {"committee"}
    assert Notice.objects.filter(user=made.member, what__contains="list of missions").count() == 1
    assert not Notice.objects.filter(user=made.member, what__contains="sample pages").exists()
    assert [line for line in verify().breaks if "CC-" in line] == []


def test_issuing_twice_changes_nothing(made):
    issue_follow_up(made.act(), made.minutes, {})
    before = set(Promise.objects.everything().values_list("pk", flat=True)), Notice.objects.count()
    issue_follow_up(made.act(made.president), made.minutes, {})
    assert before == (set(Promise.objects.everything().values_list("pk", flat=True)), Notice.objects.count())


def test_what_is_corrected_after_issue_replaces_the_promise_and_keeps_its_steps(made):
    from corcom.committee.actions import take_step
    from corcom.committee.ledger import owned_by

    issue_follow_up(made.act(), made.minutes, {})
    passage = Passage.objects.everything().get(owner_codes="NRL")
    take_step(made.act(), owned_by(ledger(made.lens()), ["NRL"])[0], "kept", "2026-04-01", "the list came")
    typed = Typed(passage.name, "> NRL: send the list of missions by 30 April 2026", passage.item_id)
    save_passage(made.act(), made.minutes, typed, passage.revision)
    assert [row.differs for row in rows(made.lens(), made.meeting, made.written())] == [
        True,
        False,
        False,
        False,
    ]
    issue_follow_up(made.act(), made.minutes, {})
    one = owned_by(ledger(made.lens()), ["NRL"])[0]
    assert (one.promise.due, one.is_open, one.promise.replaces_id) == (
        "2026-04-30",
        False,
        "CC-2026-03-10-promise-01",
    )
    assert not any(row.differs for row in rows(made.lens(), made.meeting, made.written()))


def test_a_promise_taken_out_of_the_minutes_leaves_the_ledger(made):
    from corcom.committee.taking import remove_passage

    issue_follow_up(made.act(), made.minutes, {})
    passage = Passage.objects.everything().get(owner_codes="NRL")
    remove_passage(made.act(), passage, passage.revision)
    seen = rows(made.lens(), made.meeting, made.written())
    assert [(row.owners, row.differs) for row in seen if row.differs] == [(("Norlandia",), True)]
    issue_follow_up(made.act(), made.minutes, {})
    assert "NRL" not in {one.promise.owner_codes for one in ledger(made.lens())}


def test_members_see_the_issued_table_and_not_the_draft_minutes(made):
    key = Passage.objects.everything().get(owner_codes="NRL").pk
    assert rows(made.lens(made.member), made.meeting, None) == []
    issue_follow_up(made.act(made.president), made.minutes, {key: Answer("the unit", "CCM/2026/1")})
    seen = rows(made.lens(made.member), made.meeting, written(made.lens(made.member), made.meeting))
    assert minutes_of(made.lens(made.member), made.meeting) is None
    assert seen[0].what == "Send the list of missions by 15 April 2026"
    assert seen[0].answer == Answer("the unit", "CCM/2026/1")
    assert is_issued(made.lens(made.member), made.meeting) == today()
    assert is_issued(lens(), made.meeting) is None


def test_a_promise_that_names_a_person_or_nobody_is_not_issued(made):
    passage = made.note("Any Other Business", "> send the list")
    with pytest.raises(Refusal, match="owner"):
        issue_follow_up(made.act(), made.minutes, {})
    typed = Typed(passage.name, "> BRG: write to Ms. Falk", passage.item_id)
    save_passage(made.act(), made.minutes, typed, passage.revision)
    with pytest.raises(Refusal, match="names a person"):
        issue_follow_up(made.act(), made.minutes, {})
    assert Promise.objects.everything().count() == 0


def test_without_a_promise_there_is_nothing_to_issue():
    empty = begun()
    with pytest.raises(Refusal, match="nothing to issue"):
        issue_follow_up(empty.act(), empty.minutes, {})


def test_the_committee_reads_minutes_from_their_circulation_on(made):
    made.close()
    assert minutes_of(made.lens(made.member), made.meeting) is None
    assert minutes_of(made.lens(made.president), made.meeting) is not None
    circulate_minutes(made.act(made.president), made.minutes, UNTIL)
    assert told(made, made.member) == told(made)
    assert Notice.objects.filter(user=made.member, what__contains="circulated").count() == 1
    assert minutes_of(lens(), made.meeting) is None
    assert steps(made.lens())[made.meeting.pk][-1].step == "circulated"


def test_what_is_still_being_taken_is_not_circulated_nor_until_yesterday(made):
    with pytest.raises(Refusal, match="Close the minutes"):
        circulate_minutes(made.act(), made.minutes, UNTIL)
    made.close()
    with pytest.raises(Refusal, match="in the past"):
        circulate_minutes(made.act(), made.minutes, today() - timedelta(days=1))


def passage_of(out) -> Passage:
    return Passage.objects.everything().get(kind="intervention", speaker="Norlandia")


def asked(out, user=None):
    passage = passage_of(out)
    said = plain(text_of(passage, out.written()))
    return propose_correction(
        out.act(user or out.member), passage, said, "Norlandia informed that three.", "counted"
    )


def test_a_member_asks_for_a_correction_and_the_unit_takes_it_into_a_new_version(out):
    correction, passage = asked(out), passage_of(out)
    assert correction.delegation == "Norlandia"
    assert Notice.objects.filter(user=out.unit, what__contains="asks for a correction").count() == 1
    take_correction(
        out.act(), correction, "@Norlandia: It informed that three had.", passage.revision, "Thank you."
    )
    out.again()
    assert out.minutes.version == 2
    assert "Norlandia informed that three had." in told(out, out.member)
    [logged] = corrections(out.lens(out.member), out.minutes)
    assert (logged.status, logged.version, logged.answer) == ("taken", 2, "Thank you.")
    assert Notice.objects.filter(user=out.member, what__contains="is taken").count() == 1


def test_a_correction_that_is_not_taken_has_its_reason_and_changes_nothing(out):
    correction = asked(out)
    with pytest.raises(Refusal, match="Say why"):
        leave_correction(out.act(), correction, " ")
    leave_correction(out.act(), correction, "the recording says two")
    assert out.again().version == 1
    with pytest.raises(Refusal, match="decided already"):
        leave_correction(out.act(), correction, "once more")


def test_a_correction_is_not_taken_into_a_passage_that_has_changed_since(out):
    first, second, passage = asked(out), asked(out, out.president), passage_of(out)
    take_correction(out.act(), first, "@Norlandia: It informed that three had.", passage.revision)
    with pytest.raises(Stale):
        take_correction(out.act(), second, "@Norlandia: It informed that four had.", passage.revision)


def test_members_ask_until_the_day_and_the_unit_enters_what_is_said_later(out):
    Minutes.objects.everything().update(comments_until=today() - timedelta(days=1))
    with pytest.raises(Refusal, match="has passed"):
        asked(out)
    assert asked(out, out.unit).delegation == "ISU CCM"


def test_nobody_outside_the_committee_corrects_or_learns_of_minutes(out):
    outsider = person("delegate", "TRN")
    with pytest.raises(NoRight):
        asked(out, outsider)
    for action in (issue_follow_up, circulate_minutes, adopt_minutes):
        with pytest.raises(NoRight):
            action(out.act(out.member), out.minutes, *[{}, UNTIL, None][:1])


def adopted(out):
    adopt_minutes(out.act(out.president), out.minutes, meeting(out.lens(), "CC-2026-05-12"), COMING)
    return out.again()


def test_adoption_writes_delegations_items_and_promises_to_the_record_and_no_person(out):
    take_correction(
        out.act(), asked(out), "@Norlandia: It informed that three had.", passage_of(out).revision
    )
    adopted(out)
    found = meeting(out.lens(out.member), "CC-2026-03-10")
    assert found.minutes_adopted_on == COMING
    assert [(i.number, i.title) for i in agenda(out.lens(out.member), found.pk)] == [
        ("1", "Present"),
        ("", "Apologies"),
        ("2", "Opening"),
        ("3", "Adoption of the Minutes"),
        ("4", "Reports of the Coordinators"),
        ("4.1", "Universalization (Norlandia & Bergonia)"),
        ("4.2", "Reporting (Sudonian Isles)"),
        ("5", "Any Other Business"),
        ("6", "Date of the Next Meeting"),
    ]
    there = attendance(out.lens(out.member), found.pk)
    assert {(row.delegation, row.presence) for row in there} >= {
        ("Tarnland", "apologies"),
        ("CMC", "present"),
    }
    assert len(ledger(out.lens(out.member))) == 4
    assert (agenda(lens(), found.pk), attendance(lens(), found.pk), ledger(lens())) == ([], [], [])
    rows_of = [
        str(vars(row)) for model in (AgendaItem, Attendance, Promise) for row in model.objects.everything()
    ]
    said = "".join([*rows_of, *(f"{e.before}{e.after}{e.reason}" for e in TrailEntry.objects.all())])
    assert not [name for name in ("Westen", "Falk", "Nordin", "Island", "Mond") if name in said]
    assert [line for line in verify().breaks if "CC-" in line] == []


def test_adopted_minutes_are_locked_and_corrected_only_as_a_new_version(out):
    adopted(out)
    passage = passage_of(out)
    with pytest.raises(Refusal):
        save_passage(out.act(), out.minutes, Typed(passage.name, "else", passage.item_id), passage.revision)
    with pytest.raises(Refusal, match="adopted"):
        asked(out)
    with pytest.raises(Refusal, match="for a reason"):
        propose_correction(out.act(), passage, "it said", "it should say")
    take_correction(out.act(), asked(out, out.unit), "> NRL: count the parliaments", passage.revision)
    assert (out.again().stage, out.minutes.version) == ("adopted", 2)
    assert "Count the parliaments" in {one.promise.what for one in ledger(out.lens())}


def test_minutes_are_not_adopted_before_they_are_circulated_or_while_a_correction_waits(made):
    made.close()
    at = meeting(made.lens(), "CC-2026-05-12")
    with pytest.raises(Refusal, match="after they were circulated"):
        adopt_minutes(made.act(), made.minutes, at, COMING)
    circulate_minutes(made.act(), made.minutes, UNTIL)
    made.again()
    asked(made)
    with pytest.raises(Refusal, match="1 correction waits"):
        adopt_minutes(made.act(), made.minutes, at, COMING)


@pytest.mark.parametrize("day", [HELD, date(2099, 1, 1)])
def test_the_day_of_adoption_lies_after_the_meeting_and_not_ahead(out, day):
    with pytest.raises(Refusal, match="day of adoption"):
        adopt_minutes(out.act(), out.minutes, meeting(out.lens(), "CC-2026-05-12"), day)
    with pytest.raises(Refusal, match="later meeting"):
        adopt_minutes(out.act(), out.minutes, out.meeting, COMING)


def test_the_trail_says_what_was_done_and_never_what_the_minutes_say(out):
    leave_correction(out.act(), asked(out), "counted again")
    lines = "".join(f"{e.before}{e.after}{e.reason}" for e in TrailEntry.objects.all())
    assert "parliaments" not in lines
    assert "counted again" not in lines
    assert {"circulate_minutes", "propose_correction", "decide_correction"} <= set(
        TrailEntry.objects.values_list("action", flat=True)
    )


def test_the_paper_of_the_next_meeting_says_that_these_were_adopted(out):
    adopted(out)
    assert MinutesCorrection.objects.everything().count() == NextStep.objects.everything().count() - 4
    from corcom.committee.writing_out import adoption_told

    told_there = adoption_told(out.lens(), meeting(out.lens(), "CC-2026-05-12"))
    assert (
        told_there
        == "The minutes of the meeting held on Tuesday, 10 March 2026 were adopted without correction."
    )


def test_who_is_forgotten_is_named_by_no_correction_and_no_line_of_the_table(out):
    from corcom.people.held import HOLDINGS, subject_named, told

    key = Passage.objects.everything().get(owner_codes="NRL").pk
    issue_follow_up(out.act(), out.minutes, {key: Answer("Sue Island", "")})
    passage = passage_of(out)
    propose_correction(out.act(out.member), passage, "it said", "Ms. Sue Island spoke.", "Sue Island says so")
    who = subject_named("nobody@streslau.example", "Sue Island")
    assert {"corrections_to_minutes", "follow_up"} <= set(told(who))
    for name in ("corrections_to_minutes", "follow_up"):
        HOLDINGS[name].forget(out.act(), who)
    assert not {"corrections_to_minutes", "follow_up"} & set(told(who))
    assert MinutesCorrection.objects.everything().get().says.startswith("Ms. ")
