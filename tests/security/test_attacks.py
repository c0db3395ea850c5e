"""Hostile requests by people and machines: refused with a clear word, nothing changed, nothing leaked."""

import pytest
from django.core import signing
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse

from corcom.people.models import Invitation, Session, User
from corcom.proposals.approvals import SALT
from corcom.proposals.models import Approval, Proposal
from corcom.record.models import TrailEntry
from tests.security.addresses import Asking, addresses
from tests.security.markers import found_in, mark

pytestmark = pytest.mark.django_db

ELSEWHERE = "evil.example"
PROPOSE = "/desk/states/RUR/propose/?table=laws"
LAW = {"on": "2026-03", "kind": "specific", "title": "An Act", "citation": "", "says": "", "reason": "why"}


def all_rows() -> list[object]:
    """What an attack must leave as it was; the trail may say that somebody was refused."""
    models = (Proposal.objects.everything(), Approval.objects.everything(), Invitation.objects, User.objects)
    lines = TrailEntry.objects.exclude(action="refuse")
    return [list(rows.order_by("pk").values()) for rows in (*models, lines)]


@pytest.fixture
def unchanged(world):
    """Whatever a test does, it changes nothing."""
    before = all_rows()
    yield
    assert all_rows() == before


@pytest.mark.usefixtures("unchanged")
class TestForms:
    @pytest.mark.parametrize("who", ["stranger", "owner", "unit"])
    def test_no_form_is_taken_that_does_not_come_from_our_pages(self, world, who):
        client = world.clients[who]
        client.handler.enforce_csrf_checks = True
        asking, taken = Asking(world), []
        for address in addresses():
            if not address.dated:
                response = client.post(asking.path(address), {"sure": "on", "reason": "why"})
                taken += [] if response.status_code == 403 else [(address.name, response.status_code)]
        assert taken == []

    @pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
    def test_other_methods_than_reading_and_sending_do_nothing(self, world, method):
        asking = Asking(world)
        for address in addresses():
            if not address.dated and address.name.startswith(
                ("propos", "review", "desk", "correct", "people")
            ):
                response = getattr(world.clients["unit"], method)(asking.path(address))
                assert response.status_code in (200, 302, 405, 404), address

    @pytest.mark.parametrize(
        "path", ["attach/", "decide/", "step/submit/", "step/withdraw/", "step/ask/", "step/publish/"]
    )
    def test_what_changes_something_is_not_done_by_a_link(self, world, path):
        asked = world.clients["unit"].get(f"/desk/proposals/{world.own.pk}/{path}")
        assert asked.status_code == 405


class TestTampering:
    """Forms sent with more, or with other things, than they show."""

    def test_fields_that_nobody_asked_for_are_ignored(self, world):
        more = {"status": "published", "state": "FRE", "circle": "public", "channel": "note_verbale"}
        more |= {"proposed_by": "me", "published_as": "x", "id": str(world.others.pk), "grade": "depositary"}
        more |= {"decided_by": "me", "revision": "99", "table": "votes", "recorded_by": "me"}
        world.clients["owner"].post(PROPOSE, {**LAW, **more})
        made = Proposal.objects.everything().order_by("-pk").first()
        assert (made.status, made.state_id, made.circle, made.channel) == (
            *("draft", "RUR", "state:RUR", "online"),
        )
        assert made.proposed_by == world.users["owner"].actor
        assert (made.table, made.published_as, made.decided_by, made.revision) == ("laws", "", "", 1)
        assert set(made.cells) == {"on", "note", "kind", "title", "citation", "says"}

    def test_a_person_changes_nothing_about_the_account_that_is_not_theirs_to_choose(self, world):
        user = world.users["owner"]
        form = {"name": "Another", "language": "en", "time_zone": "Europe/Paris", "digest": "daily"}
        more = {"email": "x@evil.example", "is_active": "", "pseudonym": "0" * 32, "password": "x"}
        world.clients["owner"].post("/desk/account/", {**form, **more, "capacity": "unit", "of": "FRE"})
        now = User.objects.get(pk=user.pk)
        assert (now.name, now.email, now.pseudonym, now.is_active) == (
            *("Another", user.email, user.pseudonym, True),
        )
        assert now.accreditations.get().capacity == "delegate"

    def test_a_focal_point_gives_no_more_than_its_own_state(self, world):
        form = {"email": "new@streslau.example", "starts_on": "2026-01-01", "capacity": "delegate"}
        before = Invitation.objects.count()
        for more in (
            {"state": "FRE"},
            {"state": "RUR", "capacity": "unit"},
            {"state": "RUR", "capacity": "auditor"},
            {"state": "RUR", "capacity": "observer", "organisation": "CMC"},
        ):
            assert (
                world.clients["focal_point"].post("/desk/people/invite/", {**form, **more}).status_code == 200
            )
        assert Invitation.objects.count() == before
        more = {"state": "RUR", "in_committee": "on", "of": "FRE", "token_hash": "0", "invited_by": "me"}
        world.clients["focal_point"].post("/desk/people/invite/", {**form, **more})
        made = Invitation.objects.order_by("-pk").first()
        assert (made.of, made.capacity, made.in_committee) == ("RUR", "delegate", False)
        assert made.invited_by == world.users["focal_point"].actor
        assert len(made.token_hash) == 64

    @pytest.mark.usefixtures("unchanged")
    @pytest.mark.parametrize(
        "path",
        [
            "/desk/states/FRE/propose/?table=laws",
            "/desk/states/FRE/propose/?table=laws&fact=fre-law",
            "/desk/states/RUR/propose/?table=laws&fact=fre-law",
            "/desk/states/RUR/propose/?table=laws&fact=fre-law&change=withdraw",
            "/desk/proposals/{others}/amend/",
            "/desk/proposals/{others}/attach/",
            "/desk/proposals/{others}/decide/",
            "/desk/proposals/{others}/step/submit/",
            "/desk/proposals/{own}/decide/",
        ],
    )
    def test_nobody_writes_where_another_state_is_concerned(self, world, path):
        asked = path.format(own=world.own.pk, others=world.others.pk)
        refused = world.clients["owner"].post(asked, {**LAW, "decision": "publish", "revision": "1"})
        assert refused.status_code in (403, 404)
        assert found_in(refused.content) == set()

    @pytest.mark.usefixtures("unchanged")
    @pytest.mark.parametrize("revision", ["", "0", "1", "-1", "99999999999999999999", "x"])
    def test_a_change_is_taken_only_of_what_stands_now(self, world, revision):
        path = f"/desk/proposals/{world.own.pk}/amend/"
        assert world.clients["owner"].post(path, {**LAW, "revision": revision}).status_code == 422

    @pytest.mark.usefixtures("unchanged")
    @pytest.mark.parametrize("number", ["0", "-1", "9" * 18, "9" * 40, "1e3", "%00", "1/../2", "٣"])
    def test_a_number_that_is_none_of_ours_is_no_page(self, world, number):
        for path in (
            "proposals/{}/",
            "documents/{}/",
            "people/seats/{}/",
            "corrections/{}/",
            "facts/laws/{}/",
        ):
            asked = "/desk/" + path.format(number)
            assert world.clients["unit"].get(asked).status_code == 404, asked

    @pytest.mark.parametrize("iso3", ["", "a/b", "..", "%00", "//x", "ЛАО", "RURX"])
    def test_the_choice_of_a_state_leads_to_a_desk_of_this_site(self, world, iso3):
        answer = world.clients["unit"].get(f"/desk/states/?iso3={iso3}")
        assert answer.status_code in (302, 404)
        assert answer.headers.get("Location", "/desk/states/").startswith("/desk/states/")


class TestOtherSites:
    @pytest.mark.parametrize(
        "base", [f"//{ELSEWHERE}", f"https://{ELSEWHERE}", f"/\\{ELSEWHERE}", "/\t/x", "x"]
    )
    def test_comparing_days_leads_to_no_other_site(self, client, base):
        answer = client.get("/choose-comparison/", {"before": "2019-06-30", "base": base})
        assert answer.headers["Location"] == "/compare/2019-06-30/"

    @pytest.mark.parametrize("path", ["/desk/", f"//{ELSEWHERE}/desk/", f"/desk/?next=//{ELSEWHERE}/"])
    def test_the_way_to_the_sign_in_stays_here(self, client, path):
        answer = client.get(path, headers={"x-forwarded-host": ELSEWHERE})
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/account/login/?next=%2F")
            assert not answer.headers["Location"].startswith("/account/login/?next=%2F%2F")
        else:
            assert answer.status_code == 404

    @pytest.mark.parametrize("host", [ELSEWHERE, f"testserver.{ELSEWHERE}", "testserver:x", "[::1]x"])
    def test_another_host_is_not_answered_and_not_repeated(self, client, host):
        answer = client.get("/account/password/reset/", headers={"host": host})
        assert answer.status_code == 400
        assert ELSEWHERE.encode() not in answer.content

    def test_a_host_that_was_forwarded_comes_into_no_link(self, world):
        form = {
            "email": "new@streslau.example",
            "starts_on": "2026-01-01",
            "capacity": "delegate",
            "state": "RUR",
        }
        elsewhere = {
            "x-forwarded-host": ELSEWHERE,
            "x-forwarded-proto": "https",
            "forwarded": f"host={ELSEWHERE}",
        }
        invited = world.clients["unit"].post("/desk/people/invite/", form, headers=elsewhere)
        page = world.clients["owner"].get(f"/desk/proposals/{world.own.pk}/", headers=elsewhere)
        assert b"/invitation/" in invited.content
        for answer in (invited, page):
            assert answer.status_code == 200
            assert ELSEWHERE.encode() not in answer.content


class TestLinks:
    """Links that are keys: whoever made them up, kept them or borrowed them gets nothing."""

    @pytest.mark.usefixtures("unchanged")
    def test_a_link_is_good_for_one_thing_only(self, world):
        key = signing.loads(world.link, salt=SALT)
        forged = [
            signing.dumps(key),
            signing.dumps(key, salt=SALT, key="another secret"),
            signing.dumps({"pk": key}, salt="django.contrib.sessions.SessionStore"),
            TimestampSigner(salt=SALT + "x").sign(str(key)),
            world.link[:-2],
            world.link.upper(),
            "a" * 4000,
            "..%2F..%2Fdesk",
        ]
        for link in forged:
            answer = world.clients["stranger"].get(f"/approve/{link}/")
            assert answer.status_code == 404, link
            assert found_in(answer.content) == set()
            assert world.clients["stranger"].get(f"/invitation/{link}/").status_code in (404, 410), link

    def test_looking_at_a_link_uses_nothing_up_and_answering_does(self, world):
        stranger, where = world.clients["stranger"], f"/approve/{world.link}/"
        assert {stranger.get(where).status_code, stranger.head(where).status_code} == {200}
        said = {"answer": "approved", "answered_by": "Head of Department", "office": "Ministry of Streslau"}
        more = {"circle": "public", "proposal": str(world.others.pk), "expires_at": "2099-01-01"}
        assert stranger.post(where, {**said, **more}).status_code == 200
        used = Approval.objects.everything().get(pk=signing.loads(world.link, salt=SALT))
        assert (used.answer, used.circle) == ("approved", "state:RUR")
        for again in (stranger.get(where), stranger.post(where, said)):
            assert again.status_code == 404
            assert found_in(again.content) == set()

    @pytest.mark.usefixtures("unchanged")
    def test_the_link_of_one_state_opens_no_door_to_its_desk(self, world):
        stranger = world.clients["stranger"]
        assert stranger.get(f"/approve/{world.link}/").status_code == 200
        assert stranger.get("/desk/states/RUR/").status_code == 302
        assert Session.objects.filter(user=None).count() == 0


class TestCaches:
    def test_what_one_reader_got_is_answered_to_no_other_as_not_changed(self, world):
        for path in ("/desk/proposals.json", f"/desk/proposals/{world.own.pk}/", "/desk/trail.csv"):
            got = world.clients["unit"].get(path)
            known = {
                "If-None-Match": got.headers.get("ETag", "*"),
                "If-Modified-Since": "Fri, 20 Nov 2099 00:00:00 GMT",
            }
            for who in ("stranger", "observer", "ended"):
                again = world.clients[who].get(path, headers=known)
                assert again.status_code in (302, 403, 404), (who, path)
                assert found_in(again.content) == set()

    def test_a_closed_session_is_worth_nothing(self, world):
        client = world.clients["unit"]
        stolen = Client()
        stolen.cookies = client.cookies.copy()
        assert stolen.get("/desk/").status_code == 200
        client.post("/account/logout/")
        assert stolen.get("/desk/").status_code == 302


class TestErrors:
    """Whatever goes wrong, the answer is a page of ours, with the same orders for the browser."""

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            ("/no-such-page/", 404),
            ("/states/XXX/", 404),
            ("/as-at/9999-99-99/", 404),
            ("/states/%00/", 404),
            ("/desk/documents/999999/", 302),
            ("/static/corcom/no-such.css", 404),
        ],
    )
    def test_every_refusal_tells_browsers_what_it_may_do(self, client, path, status):
        answer = client.get(path)
        assert answer.status_code == status
        _strict(answer)

    def test_so_do_a_wrong_method_a_wrong_form_and_a_wrong_host(self, world):
        careful = Client(enforce_csrf_checks=True)
        for answer in (
            careful.post("/states/"),
            world.clients["unit"].put("/desk/"),
            Client().get("/", headers={"host": ELSEWHERE}),
        ):
            assert answer.status_code in (400, 403, 405)
            _strict(answer)

    def test_so_does_a_mistake_of_ours_and_it_tells_nothing(self, world, monkeypatch):
        def breaks(*_args, **_kwargs):
            raise RuntimeError(mark("nameofunit"))

        monkeypatch.setattr("corcom.proposals.queries.proposals", breaks)
        client = world.clients["owner"]
        client.raise_request_exception = False
        answer = client.get("/desk/proposals/")
        assert answer.status_code == 500
        assert found_in(answer.content) == set()
        assert b"Traceback" not in answer.content
        _strict(answer)


def _strict(answer) -> None:
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_every_address_is_asked_by_its_name(world):
    """The walk and these tests stand on it."""
    assert reverse("proposal", args=[world.own.pk]) == f"/desk/proposals/{world.own.pk}/"
