"""Taking minutes: nothing typed is lost, no save overwrites another, and the trail knows no words."""

from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from corcom.committee.attending import (
    Person,
    change_person,
    change_role,
    enter_delegation,
    enter_person,
    note_presence,
    remove_delegation,
    remove_person,
)
from corcom.committee.closing import close_minutes, open_points, reopen_minutes
from corcom.committee.minutes_written import minutes_of, revisions, said
from corcom.committee.models import Minutes, Participant, Passage, Revision
from corcom.committee.taking import (
    LONGEST,
    Stale,
    add_item,
    move_passage,
    open_minutes,
    remove_passage,
    restore_passage,
)
from corcom.people.actions import erase_person
from corcom.people.held import subject_named, told
from corcom.record.lens import today
from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION, NoRight
from corcom.record.trail import Act, prove, version
from tests.committee.taken import Taking, eyes, the_meeting
from tests.people.persons import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]


@pytest.fixture
def taking():
    return Taking()


def texts(taking, number=0):
    """What stands under an item, in order."""
    section = next(s for s in taking.now().sections if s.item == taking.items[number])
    return [passage.written for passage in section.standing]


class TestSaving:
    def test_what_is_typed_is_kept_with_its_revisions(self, taking):
        first = taking.say("It was not")
        again = taking.say("It was noted.", 1, first.name)
        assert (again.pk, again.revision, texts(taking)) == (first.pk, 2, ["It was noted."])
        assert [r.content["written"] for r in revisions(again)] == ["It was noted.", "It was not"]

    def test_of_two_saves_on_one_revision_one_wins_and_the_other_learns_what_it_says(self, taking):
        passage = taking.say("One")
        taking.say("Mine", 1, passage.name)
        with pytest.raises(Stale) as refused:
            taking.say("Yours", 1, passage.name)
        assert (refused.value.theirs.written, refused.value.theirs.revision) == ("Mine", 2)
        assert texts(taking) == ["Mine"]
        taking.say("Yours", 2, passage.name)
        assert texts(taking) == ["Yours"]

    def test_what_is_sent_twice_is_one_passage_and_one_revision(self, taking):
        name = uuid4()
        taking.say("Once", 0, name)
        assert taking.say("Once", 0, name).revision == 1
        assert texts(taking) == ["Once"]
        with pytest.raises(Stale):
            taking.say("Twice", 0, name)

    def test_a_new_passage_stands_after_the_one_it_was_begun_from(self, taking):
        one = taking.say("One")
        taking.say("Three")
        taking.say("Two", after=one.name)
        assert texts(taking) == ["One", "Two", "Three"]

    def test_nothing_and_too_much_are_refused(self, taking):
        with pytest.raises(Refusal, match="nothing to save"):
            taking.say("  ")
        with pytest.raises(Refusal, match="too long"):
            taking.say("a" * (LONGEST + 1))
        with pytest.raises(Refusal, match="names before the colon"):
            taking.say(f"@{'a' * 101}: says")
        assert texts(taking) == []

    def test_a_passage_of_other_minutes_is_not_touched(self, taking):
        passage = taking.say("One")
        Passage.objects.everything().filter(pk=passage.pk).update(name=(other := uuid4()))
        foreign = Minutes(meeting_id="CC-2", opened_at=taking.act.at)
        foreign.save()
        taking.minutes = foreign
        with pytest.raises(Refusal, match="other minutes"):
            taking.say("Two", 1, other)


class TestMeaning:
    def test_a_promise_has_owners_and_a_day(self, taking):
        made = taking.say("> RUR, isu, Freedonia: share the reply by next meeting")
        assert made.kind == "promise"
        assert made.owners == "Ruritania; ISU CCM; Freedonia"
        assert made.owner_codes == "RUR ISU-CCM FRE"
        assert made.due_as_stated == "by next meeting"
        assert made.due == (today() + timedelta(days=30)).isoformat()

    @pytest.mark.parametrize(
        ("what", "stated", "days"),
        [
            ("send it by tomorrow", "by tomorrow", 1),
            ("send the list of tomorrow before next meeting", "before next meeting", None),
            ("send it soon", "soon", None),
            ("send it", "", None),
        ],
    )
    def test_the_day_follows_from_the_words_or_there_is_none(self, taking, what, stated, days):
        made = taking.say(f"> RUR: {what}")
        assert made.due_as_stated == stated
        if days is not None:
            assert made.due == (today() + timedelta(days=days)).isoformat()
        elif stated == "before next meeting":
            assert made.due == f"../{(today() + timedelta(days=30)).isoformat()}"
        else:
            assert made.due == ""

    def test_who_speaks_owns_what_they_promise_where_nobody_else_is_named(self, taking):
        assert taking.say("@Syldavia: > call the mission by tomorrow").owners == "Syldavia"

    def test_the_president_is_the_state_that_presides(self, taking):
        made = taking.say("> The President: write to all")
        assert (made.owners, made.owner_codes) == ("The President", "SYL")

    def test_a_speaker_is_found_by_code_and_name_and_roles_stay_as_they_are(self, taking):
        spoken = [taking.say(f"@{who}: agreed").speaker for who in ("rur", "freedonia", "The Coordinators")]
        assert spoken == ["Ruritania", "Freedonia", "The Coordinators"]

    def test_a_figure_comes_from_the_catalogue_as_at_the_day(self, taking):
        passage = taking.say("Of #participation.signatories; of #no.such and of \\#participation.signatories")
        assert (passage.figure, passage.figure_as_at) == ("participation.signatories", today())
        texts_and_figures = said(passage, taking.now())
        assert [p if isinstance(p, str) else p.value for p in texts_and_figures] == [
            "Of ",
            0,
            "; of ",
            None,
            " and of #participation.signatories",
        ]

    def test_hostile_text_is_text(self, taking):
        hostile = "<script>alert(1)</script> {{ x }} \u202e %s ' OR 1=1 --"
        assert taking.say(hostile).text == hostile


class TestRemoving:
    def test_what_is_removed_comes_back_as_it_was(self, taking):
        passage = taking.say("One")
        gone = remove_passage(taking.act, passage, 1)
        assert (gone.revision, texts(taking)) == (2, [])
        back = restore_passage(taking.act, passage)
        assert (back.revision, texts(taking)) == (3, ["One"])
        assert restore_passage(taking.act, back).revision == 3

    def test_what_somebody_else_has_changed_meanwhile_is_not_removed(self, taking):
        passage = taking.say("One")
        taking.say("Two", 1, passage.name)
        with pytest.raises(Stale):
            remove_passage(taking.act, passage, 1)
        assert texts(taking) == ["Two"]

    def test_who_writes_on_in_what_was_removed_is_told_and_may_keep_it(self, taking):
        passage = taking.say("One")
        remove_passage(taking.act, passage, 1)
        with pytest.raises(Stale) as refused:
            taking.say("One and two", 1, passage.name)
        assert refused.value.theirs.removed
        taking.say("One and two", 2, passage.name)
        assert texts(taking) == ["One and two"]


class TestOrder:
    def test_a_passage_goes_first_after_another_and_under_another_item(self, taking):
        one, two, three = (taking.say(text) for text in ("One", "Two", "Three"))
        move_passage(taking.act, three, taking.items[0].pk, None)
        assert texts(taking) == ["Three", "One", "Two"]
        move_passage(taking.act, three, taking.items[0].pk, one.name)
        assert texts(taking) == ["One", "Three", "Two"]
        move_passage(taking.act, two, taking.items[1].pk, None)
        assert (texts(taking), texts(taking, 1)) == (["One", "Three"], ["Two"])

    def test_moving_does_not_disturb_who_writes_in_it(self, taking):
        one = taking.say("One")
        move_passage(taking.act, one, taking.items[1].pk, None)
        assert taking.say("One more", 1, one.name).item == taking.items[1]

    def test_an_item_comes_up_at_the_meeting(self, taking):
        item = add_item(taking.act, taking.minutes, "Any other business")
        taking.say("Nothing.", item=item)
        assert [(s.number, len(s.standing)) for s in taking.now().sections if s.item] == [
            ("1", 0),
            ("2", 0),
            ("3", 1),
        ]

    def test_what_stands_under_an_item_taken_off_the_agenda_is_not_lost(self, taking):
        taking.say("Kept")
        taking.items[0].removed = True
        taking.items[0].save()
        assert [p.written for p in taking.now().passages] == ["Kept"]

    def test_items_of_other_meetings_take_no_passage(self, taking):
        taking.items[0].meeting_id = "CC-2"
        taking.items[0].save()
        with pytest.raises(Refusal, match="no such item"):
            taking.say("One")


class TestAttendance:
    def there(self, taking, presence):
        return [one.name for one in taking.now().delegations if one.presence == presence]

    def test_the_members_are_expected_the_presidency_first_and_nobody_is_present_yet(self, taking):
        expected = ["Syldavia", "Freedonia", "Ruritania", "ICRC", "CMC", "UNODA", "ISU CCM"]
        assert self.there(taking, "expected") == expected
        roles = {one.name: one.role for one in taking.now().delegations}
        assert (roles["Syldavia"], roles["Freedonia"]) == ("President", "Coordinator, Universalization")

    def test_presence_and_apologies_are_noted_by_delegation(self, taking):
        enter_person(taking.act, taking.minutes, "RUR", Person("H.E. Ms. Ada Made-Up"))
        enter_person(taking.act, taking.minutes, "RUR", Person("Mr. Bo Made-Up", remote=True))
        note_presence(taking.act, taking.minutes, "FRE", "apologies")
        now = taking.now()
        assert [(p.honorific, p.name, p.remote) for one in now.present for p in one.persons] == [
            ("H.E. Ms.", "Ada Made-Up", False),
            ("Mr.", "Bo Made-Up", True),
        ]
        assert [one.name for one in now.apologies] == ["Freedonia"]
        with pytest.raises(Refusal, match="Choose"):
            note_presence(taking.act, taking.minutes, "FRE", "asleep")

    def test_a_person_is_corrected_leaves_and_is_taken_off(self, taking):
        row = enter_person(taking.act, taking.minutes, "RUR", Person("Ada Maid-Up"))
        left = taking.act.at.time().replace(microsecond=0)
        change_person(taking.act, taking.minutes, row, Person("Ms. Ada Made-Up", left_at=left))
        row = Participant.objects.everything().get(pk=row.pk)
        assert (row.honorific, row.name, row.left_at) == ("Ms.", "Ada Made-Up", left)
        with pytest.raises(Refusal, match="already"):
            enter_person(taking.act, taking.minutes, "RUR", Person("ada made-up"))
        remove_person(taking.act, taking.minutes, row)
        assert [one.persons for one in taking.now().delegations if one.code == "RUR"] == [()]
        with pytest.raises(Refusal, match="Write a name"):
            enter_person(taking.act, taking.minutes, "RUR", Person("Mr."))

    def test_others_come_and_go(self, taking):
        enter_delegation(taking.act, taking.minutes, "Grand Streslau", "guest")
        assert self.there(taking, "present") == ["Grand Streslau"]
        change_role(taking.act, taking.minutes, "Grand Streslau", "observer")
        with pytest.raises(Refusal, match="already"):
            enter_delegation(taking.act, taking.minutes, "rur")
        remove_delegation(taking.act, taking.minutes, "Grand Streslau")
        with pytest.raises(Refusal, match="not on the list"):
            change_role(taking.act, taking.minutes, "Grand Streslau", "observer")

    def test_who_was_there_last_time_is_expected_with_their_persons(self, taking, monkeypatch):
        enter_person(taking.act, taking.minutes, "RUR", Person("Ms. Ada Made-Up"))
        enter_delegation(taking.act, taking.minutes, "Grand Streslau")
        from corcom.committee.queries import meeting

        open_minutes(taking.act, meeting(eyes(), "CC-2"))
        rows = Participant.objects.everything().filter(meeting_id="CC-2")
        assert {row.presence for row in rows} == {"expected"}
        assert [row.name for row in rows if row.code == "RUR"] == ["Ada Made-Up"]
        assert [row.code for row in rows if row.delegation == "Grand Streslau"] == [""]


class TestClosing:
    def settle(self, taking):
        for one in taking.now().delegations:
            note_presence(taking.act, taking.minutes, one.key, "present")
        for item in taking.items:
            taking.say("Noted.", item=item)

    def test_what_is_open_is_listed(self, taking):
        self.settle(taking)
        assert open_points(taking.now()) == []
        note_presence(taking.act, taking.minutes, "RUR", "apologies")
        taking.say("> do something")
        taking.say("@Ruritania: agreed")
        taking.say("@The Coordinators: agreed")
        taking.say("Of #no.such")
        kinds = [point.key.split("-")[0] for point in open_points(taking.now())]
        assert kinds == ["owner", "due", "speaker", "figure"]

    def test_an_item_with_others_under_it_needs_no_word_of_its_own(self, taking):
        self.settle(taking)
        add_item(taking.act, taking.minutes, "Sub-item", add_item(taking.act, taking.minutes, "Item").pk)
        assert [(point.where, point.key.split("-")[0]) for point in open_points(taking.now())] == [
            ("3.1", "item")
        ]

    def test_each_point_is_settled_or_left_knowingly_or_a_reason_is_given(self, taking):
        points = [point.key for point in open_points(taking.now())]
        assert {key.split("-")[0] for key in points} == {"presence", "item"}
        with pytest.raises(Refusal, match="still open"):
            close_minutes(taking.act, taking.minutes, points[1:])
        close_minutes(taking.act, taking.minutes, points[1:], "the room closed")
        assert taking.now().minutes.stage == "draft"

    def test_closed_minutes_take_nothing_more_until_they_are_opened_again(self, taking):
        passage = taking.say("One")
        close_minutes(taking.act, taking.minutes, why="in haste")
        for change in (
            lambda: taking.say("Two", 1, passage.name),
            lambda: remove_passage(taking.act, passage, 1),
            lambda: note_presence(taking.act, taking.minutes, "RUR", "present"),
            lambda: close_minutes(taking.act, taking.minutes, why="again"),
        ):
            with pytest.raises(Refusal, match="closed"):
                change()
        reopen_minutes(taking.act, taking.minutes)
        taking.say("Two", 1, passage.name)
        with pytest.raises(Refusal, match="Only a draft"):
            reopen_minutes(taking.act, taking.minutes)

    def test_the_meeting_was_held(self, taking):
        close_minutes(taking.act, taking.minutes, why="in haste")
        assert the_meeting().status == "held"
        reopen_minutes(taking.act, taking.minutes)
        close_minutes(taking.act, taking.minutes, why="in haste")
        assert TrailEntry.objects.filter(table="meeting_steps").count() == 1


class TestRights:
    @pytest.mark.parametrize("seat", [("delegate", "RUR"), ("observer", "CMC"), ("auditor", "")])
    def test_only_the_unit_and_the_presidency_take_minutes(self, taking, seat):
        taking.user = person(*seat, in_committee=seat[0] != "auditor")
        with pytest.raises(NoRight):
            taking.say("One")
        with pytest.raises(NoRight):
            open_minutes(taking.act, taking.meeting)

    def test_the_presidency_sees_them_and_the_committee_does_not_yet(self, taking):
        taking.say("One")
        president = person("delegate", "SYL", in_committee=True)
        assert minutes_of(eyes(president), taking.meeting) is not None
        taking.user = president
        assert taking.say("Two").circle == "presidency"
        for other in (person("delegate", "RUR", in_committee=True), person("delegate", "SYL")):
            assert minutes_of(eyes(other), taking.meeting) is None

    def test_the_trail_knows_no_words_and_no_names_and_makes_no_version(self, taking):
        before = version()
        passage = taking.say("A word that nobody repeats")
        enter_person(taking.act, taking.minutes, "RUR", Person("Ada Made-Up"))
        remove_passage(taking.act, passage, 1)
        lines = TrailEntry.objects.filter(table__in=["passages", "participants", "minutes"])
        told = [(line.action, line.before, line.after, line.reason) for line in lines]
        assert len(told) == 4
        assert "word that" not in str(told)
        assert "Ada" not in str(told)
        assert version() == before
        assert prove() is None


class TestPersons:
    def test_who_is_forgotten_is_on_no_list_and_in_no_passage(self, taking):
        enter_person(taking.act, taking.minutes, "RUR", Person("H.E. Ms. Ada Made-Up", remote=True))
        first = taking.say("Ada Made-Up spoke.")
        taking.say("Ms. ada MADE-UP spoke twice.", 1, first.name)
        subject = subject_named("ada@streslau.example", "Ada Made-Up")
        assert set(told(subject)) == {"attendance", "minutes"}
        erase_person(Act(INSTALLATION, "asked to be forgotten"), subject)
        assert told(subject) == {}
        assert [(one.name, len(one.persons)) for one in taking.now().present] == [("Ruritania", 0)]
        assert texts(taking) == ["Ms. … spoke twice."]
        assert [r.content["written"] for r in revisions(first)] == ["Ms. … spoke twice.", "… spoke."]


typed = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
changes = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["save", "stale", "remove", "restore", "move"]), typed),
    max_size=12,
)


def test_whatever_is_done_the_revisions_replay_to_what_stands(taking):
    @settings(max_examples=25, deadline=None)
    @given(changes)
    def replayed(changes):
        with transaction.atomic():
            _do(taking, changes)
            transaction.set_rollback(True)

    replayed()


def _do(taking, changes):
    passages = [taking.say(f"Passage {number}") for number in range(4)]
    for number, change, text in changes:
        now = Passage.objects.everything().get(pk=passages[number].pk)
        if change == "save":
            taking.say(text, now.revision, now.name)
        elif change == "stale" and text != now.written:
            with pytest.raises(Stale):
                taking.say(text, now.revision - 1, now.name)
        elif change == "remove":
            remove_passage(taking.act, now, now.revision)
        elif change == "restore":
            restore_passage(taking.act, now)
        elif change == "move":
            move_passage(taking.act, now, taking.items[1].pk, None)
    for passage in Passage.objects.everything().filter(minutes=taking.minutes):
        kept = list(Revision.objects.filter(passage=passage).order_by("number"))
        assert [revision.number for revision in kept] == list(range(1, passage.revision + 1))
        assert kept[-1].content == {"written": passage.written, "removed": passage.removed}
        assert all(old.content != new.content for old, new in pairwise(kept))
