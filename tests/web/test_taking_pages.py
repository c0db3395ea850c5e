"""Taking minutes without a script: every part of the screen is a form."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest

from corcom.committee.attending import note_presence
from corcom.committee.minutes_written import revisions
from corcom.committee.models import Passage
from corcom.people.models import Session
from tests.committee.taken import CODE, Taking
from tests.people.persons import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

ROOT = f"/desk/meetings/{CODE}/taking/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def taking():
    return Taking()


@pytest.fixture
def client(taking):
    return signed_in(taking.user)


def body(answer) -> str:
    return html.unescape(answer.content.decode())


def passage_at(name) -> str:
    return f"{ROOT}passages/{name}/"


def one() -> Passage:
    return Passage.objects.everything().get()


class TestBeginning:
    def test_a_meeting_without_minutes_has_a_page_that_begins_them(self, client):
        later = "/desk/meetings/CC-2/taking/"
        assert "Begin the minutes" in body(client.get(later))
        assert client.get(f"{later}close/")["Location"] == later
        assert client.post(f"{later}open/")["Location"] == later
        assert "Attendance" in body(client.get(later))

    def test_only_meetings_of_the_committee_have_such_a_page(self, client):
        assert client.get("/desk/meetings/CC-9/taking/").status_code == 404
        assert client.get("/desk/meetings/CC-9/taking/news/").status_code == 404

    def test_members_of_the_committee_do_not_open_it(self, taking):
        member = signed_in(person("delegate", "RUR", in_committee=True))
        assert member.get(ROOT).status_code == 403
        assert signed_in(person("delegate", "SYL", in_committee=True)).get(ROOT).status_code == 200


class TestPassages:
    def test_a_form_saves_and_leads_back(self, client, taking):
        page = body(client.get(ROOT))
        blank = re.search(r'data-name="([0-9a-f-]{36})" data-revision="0"', page)[1]
        sent = {"written": "! Adopted.\r\nTwice.", "based_on": "0", "item": taking.items[0].pk}
        assert client.post(passage_at(blank), sent)["Location"] == f"{ROOT}#p-{blank}"
        assert (one().written, one().kind) == ("! Adopted.\nTwice.", "decision")
        assert "! Adopted." in body(client.get(ROOT))

    def test_two_texts_stand_side_by_side_and_one_is_chosen(self, client, taking):
        passage = taking.say("One")
        taking.say("Theirs is <b>this</b>", 1, passage.name)
        answer = client.post(passage_at(passage.name), {"written": "Mine", "based_on": "1"})
        assert answer.status_code == 409
        assert "Theirs is &lt;b&gt;this&lt;/b&gt;" in answer.content.decode()
        assert "Theirs is <b>this</b>\nMine</textarea>" in body(answer)
        client.post(passage_at(passage.name), {"written": "Mine", "based_on": "2"})
        assert one().written == "Mine"

    def test_the_script_gets_the_same_as_data(self, client, taking):
        name = uuid4()
        sent = {"written": "> isu: call", "based_on": "0", "item": taking.items[0].pk}
        told = client.post(passage_at(name), sent, headers=JSON).json()
        assert (told["revision"], told["kind"]) == (1, "promise")
        assert told["told"] == ["Promise", "ISU CCM", "no day named"]
        stale = client.post(passage_at(name), {**sent, "written": "x", "based_on": "7"}, headers=JSON)
        assert (stale.status_code, stale.json()["theirs"]["written"]) == (409, "> isu: call")
        wrong = client.post(passage_at(name), {"written": "x", "based_on": "soon"}, headers=JSON)
        assert (wrong.status_code, list(wrong.json())) == (422, ["problem"])

    def test_it_shows_back_what_it_understood(self, client, taking):
        taking.say("@Ruritania: agreed to #participation.signatories and #no.such")
        page = body(client.get(ROOT))
        assert "Ruritania, not noted as present" in page
        assert ": 0 as at " in page
        assert "there is no figure “no.such”" in page

    def test_removed_brought_back_and_moved_by_buttons(self, client, taking):
        first, second = taking.say("First"), taking.say("Second")

        def press(passage, step, **more):
            return client.post(f"{passage_at(passage.name)}{step}/", more)

        def standing():
            return [passage.written for passage in taking.now().passages]

        press(second, "move", way="up")
        assert standing() == ["Second", "First"]
        press(second, "move", way="down")
        assert standing() == ["First", "Second"]
        press(first, "move", way="to", to=taking.items[1].pk)
        assert standing() == ["Second", "First"]
        assert press(second, "remove", based_on="7", written="mine").status_code == 409
        press(second, "remove", based_on="1")
        assert standing() == ["First"]
        press(second, "restore")
        assert standing() == ["Second", "First"]
        assert press(second, "explode").status_code == 422
        assert press(second, "move", way="sideways").status_code == 422

    def test_what_a_passage_has_said_can_be_read_and_said_again(self, client, taking):
        passage = taking.say("Before")
        taking.say("After", 1, passage.name)
        page = body(client.get(passage_at(passage.name)))
        assert page.index("After") < page.index("Before")
        assert "you" in page
        client.post(passage_at(passage.name), {"written": "Before", "based_on": "2"})
        assert [r.content["written"] for r in revisions(passage)] == ["Before", "After", "Before"]
        assert client.get(passage_at(uuid4())).status_code == 404

    @pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</textarea><b>", "'\"><img src=x>"])
    def test_hostile_text_comes_out_as_text(self, client, taking, hostile):
        passage = taking.say(f"@{hostile}: {hostile}")
        for address in (ROOT, passage_at(passage.name), f"{ROOT}close/"):
            page = client.get(address).content.decode()
            assert html.escape(hostile) in page
            assert hostile not in page


class TestNews:
    def test_only_what_is_new_is_told(self, client, taking):
        first = taking.say("One")
        news = client.get(f"{ROOT}news/?since=0").json()
        assert [told["written"] for told in news["passages"]] == ["One"]
        assert "passages" not in client.get(f"{ROOT}news/?since={news['pulse']}").json()
        taking.say("Two")
        taking.say("One more", 1, first.name)
        later = client.get(f"{ROOT}news/?since={news['pulse']}").json()
        assert sorted(told["written"] for told in later["passages"]) == ["One more", "Two"]
        assert [len(of_item["names"]) for of_item in later["order"]] == [2]
        assert later["agenda"] == news["agenda"]
        for odd in ("", "x", "-1", "9" * 40):
            assert len(client.get(f"{ROOT}news/?since={odd}").json()["passages"]) == 2

    def test_attendance_and_agenda_have_signs_that_change_with_them(self, client, taking):
        before = client.get(f"{ROOT}news/").json()
        note_presence(taking.act, taking.minutes, "RUR", "present")
        client.post(f"{ROOT}items/", {"title": "Other business"})
        after = client.get(f"{ROOT}news/").json()
        assert before["attendance"] != after["attendance"]
        assert before["agenda"] != after["agenda"]

    def test_asking_keeps_no_session_alive(self, client, taking):
        session = Session.objects.get(user=taking.user)
        long_ago = session.seen_at - timedelta(minutes=30)
        Session.objects.filter(pk=session.pk).update(seen_at=long_ago)
        client.get(f"{ROOT}news/")
        assert Session.objects.get(pk=session.pk).seen_at == long_ago
        client.get(ROOT)
        assert Session.objects.get(pk=session.pk).seen_at > long_ago


class TestAttendance:
    def test_every_part_of_the_list_is_a_form(self, client, taking):
        def press(**sent):
            return client.post(f"{ROOT}there/", sent)

        press(do="presence", key="FRE", presence="apologies")
        press(do="person", key="RUR", name="H.E. Ms. Ada Made-Up")
        press(do="delegation", name="Grand Streslau")
        press(do="role", key="Grand Streslau", role="guest")
        press(do="off", key="UNODA")
        now = {found.key: found for found in taking.now().delegations}
        assert now["FRE"].presence == "apologies"
        assert (now["Grand Streslau"].role, now["Grand Streslau"].presence) == ("guest", "present")
        assert "UNODA" not in now
        row = now["RUR"].rows[0]
        press(do="change", key=row.pk, name="Ms. Ada Made-Up", remote="on", left_at="14:10")
        page = body(client.get(ROOT))
        assert "Ms. Ada Made-Up (remote) (left at 14:10)" in page
        press(do="gone", key=row.pk)
        assert "Ada" not in body(client.get(ROOT))

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"do": "dance"},
            {"do": "presence", "key": "XXX", "presence": "present"},
            {"do": "change", "key": "999", "name": "Ada"},
            {"do": "person", "key": "RUR", "name": ""},
            {"do": "person", "key": "RUR", "name": "Ada", "left_at": "noon"},
            {"do": "delegation", "name": " "},
        ],
    )
    def test_what_makes_no_sense_is_refused_in_words(self, client, sent):
        assert client.post(f"{ROOT}there/", sent).status_code == 422


class TestClosing:
    def test_points_are_ticked_or_a_reason_is_given(self, client, taking):
        page = body(client.get(f"{ROOT}close/"))
        points = re.findall(r'name="left" value="([^"]+)"', page)
        assert len(points) == 9
        refused = client.post(f"{ROOT}close/", {"left": points[1:]})
        assert refused.status_code == 422
        assert body(refused).count(" checked") == 8
        assert client.post(f"{ROOT}close/", {"left": points})["Location"] == ROOT
        closed = body(client.get(ROOT))
        assert "These minutes are closed." in closed
        assert client.get(f"{ROOT}close/")["Location"] == ROOT
        late = client.post(passage_at(uuid4()), {"written": "late", "based_on": 0}, headers=JSON)
        assert "closed" in late.json()["problem"]
        client.post(f"{ROOT}reopen/")
        assert "Attendance" in body(client.get(ROOT))
