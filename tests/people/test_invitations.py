"""Invitations: who may offer which seat, and links that open once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from corcom.people.actions import accept_invitation, invite, withdraw_invitation
from corcom.people.invitations import ClosedInvitation, NoSuchInvitation, hashed, opened
from corcom.people.models import Accreditation, Invitation, User
from corcom.record.lens import today
from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import prove, version
from tests.people.accounts import PASSWORD, acting, at_the_console, invited, offer, with_password
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

ANSWERS = {"name": "Ilsabe Test", "password1": PASSWORD, "password2": PASSWORD}


def _accept(token: str, email: str = "new@streslau.example") -> Accreditation:
    newcomer = User(email=email, name="Ilsabe Test")
    return accept_invitation(acting(newcomer) if newcomer.pk else at_the_console(), token, newcomer)


class TestWhoMayOffer:
    @pytest.mark.parametrize(
        ("capacity", "of"),
        [("delegate", "LAO"), ("focal_point", "CHE"), ("observer", "CMC"), ("unit", ""), ("auditor", "")],
    )
    def test_the_unit_any_seat(self, capacity, of):
        invite(acting(person("unit")), offer(capacity=capacity, of=of))
        assert Invitation.objects.get(email="new@streslau.example").of == of

    @pytest.mark.parametrize("capacity", ["delegate", "focal_point"])
    def test_a_focal_point_those_of_its_own_state(self, capacity):
        invite(acting(person("focal_point", "LAO")), offer(capacity=capacity, of="LAO"))
        assert Invitation.objects.filter(capacity=capacity, of="LAO").exists()

    @pytest.mark.parametrize(
        ("capacity", "of", "more"),
        [
            ("delegate", "CHE", {}),
            ("focal_point", "CHE", {}),
            ("observer", "CMC", {}),
            ("unit", "", {}),
            ("auditor", "", {}),
            ("delegate", "LAO", {"in_committee": True}),
        ],
    )
    def test_a_focal_point_no_right_that_it_does_not_hold(self, capacity, of, more):
        with pytest.raises(NoRight):
            invite(acting(person("focal_point", "LAO")), offer(capacity=capacity, of=of, **more))
        assert not Invitation.objects.filter(email="new@streslau.example").exists()

    @pytest.mark.parametrize(
        ("capacity", "of"), [("delegate", "LAO"), ("observer", "CMC"), ("auditor", ""), ("", "")]
    )
    def test_nobody_else(self, capacity, of):
        with pytest.raises(NoRight):
            invite(acting(person(capacity, of)), offer())

    def test_a_focal_point_whose_rights_ended_yesterday_no_more(self):
        former = person("focal_point", "LAO", ends_on=today() - timedelta(days=1))
        with pytest.raises(NoRight):
            invite(acting(former), offer())

    @pytest.mark.parametrize(
        "more",
        [
            {"of": ""},
            {"of": "XXX"},
            {"capacity": "unit", "of": "CHE"},
            {"email": "no address"},
            {"ends_on": today() - timedelta(days=1)},
        ],
    )
    def test_a_seat_that_cannot_be_is_refused(self, more):
        with pytest.raises(Refusal):
            invite(at_the_console(), offer(**more))


class TestTheLink:
    def test_only_its_hash_is_kept(self):
        token = invited()
        kept = Invitation.objects.get(email="new@streslau.example")
        assert kept.token_hash == hashed(token)
        assert token not in str(vars(kept))

    def test_it_opens_once(self):
        token = invited()
        _accept(token)
        with pytest.raises(ClosedInvitation, match="accepted"):
            _accept(token, "another@streslau.example")
        assert Accreditation.objects.filter(of="LAO", user__email="new@streslau.example").count() == 1

    @pytest.mark.parametrize("days", [14, 15, 400])
    def test_it_expires(self, days):
        token = invited()
        with pytest.raises(ClosedInvitation, match="expired"):
            opened(token, datetime.now(tz=UTC) + timedelta(days=days))

    def test_it_opens_up_to_the_last_moment(self, settings):
        token = invited()
        last = Invitation.objects.get(email="new@streslau.example").expires_at - timedelta(seconds=1)
        assert opened(token, last).email == "new@streslau.example"

    def test_withdrawn_it_says_so(self):
        token = invited()
        withdraw_invitation(at_the_console(), Invitation.objects.get(email="new@streslau.example"))
        with pytest.raises(ClosedInvitation, match="withdrawn"):
            _accept(token)

    def test_a_forged_one_opens_nothing(self):
        token = invited()
        for forged in (token[:-1], token + "A", token.swapcase(), "", hashed(token)):
            with pytest.raises(NoSuchInvitation):
                opened(forged, datetime.now(tz=UTC))

    def test_what_has_been_accepted_cannot_be_withdrawn(self):
        _accept(invited())
        with pytest.raises(Refusal, match="accepted"):
            withdraw_invitation(at_the_console(), Invitation.objects.get(email="new@streslau.example"))

    def test_a_focal_point_withdraws_none_of_another_state(self):
        invited()
        with pytest.raises(NoRight):
            withdraw_invitation(
                acting(person("focal_point", "CHE")), Invitation.objects.get(email="new@streslau.example")
            )


class TestAccepting:
    def test_makes_the_account_and_the_seat_and_signs_in(self):
        client = Client()
        answer = client.post(f"/invitation/{invited()}/", ANSWERS)
        assert (answer.status_code, answer["Location"]) == (302, "/desk/")
        newcomer = User.objects.get(email="new@streslau.example")
        assert newcomer.check_password(PASSWORD)
        assert newcomer.password.startswith("argon2")
        assert [(seat.capacity, seat.of) for seat in newcomer.accreditations.all()] == [("delegate", "LAO")]
        assert client.get("/desk/account/").status_code == 200

    def test_the_page_says_what_is_offered_and_writes_nothing(self):
        link = f"/invitation/{invited(ends_on=today() + timedelta(days=30))}/"
        shown = Client().get(link)
        assert "Delegate of a State: Lao People&#x27;s Democratic Republic" in shown.content.decode()
        assert shown["Cache-Control"] == "no-store, private"
        assert Invitation.objects.get(email="new@streslau.example").accepted_by_id is None

    @pytest.mark.parametrize(
        ("answers", "said"),
        [
            ({"password2": "seven crooked storks"}, "The two passwords differ."),
            ({"password1": "short", "password2": "short"}, "at least 12 characters"),
            ({"password1": "password1234", "password2": "password1234"}, "too common"),
            ({"password1": "Ilsabe Test", "password2": "Ilsabe Test"}, "too similar"),
            ({"name": ""}, "This field is required."),
        ],
    )
    def test_a_weak_answer_is_refused_beside_its_question(self, answers, said):
        token = invited()
        shown = Client().post(f"/invitation/{token}/", {**ANSWERS, **answers}).content.decode()
        assert said in shown
        assert 'class="error"' in shown
        assert PASSWORD not in shown
        assert not User.objects.filter(email="new@streslau.example").exists()

    def test_who_has_an_account_must_sign_in_first(self):
        with_password(person("delegate", "CHE"))
        known = User.objects.latest("pk")
        link = f"/invitation/{invited(known.email)}/"
        shown = Client().post(link, ANSWERS).content.decode()
        assert f'href="/account/login/?next={link}"' in shown
        assert known.accreditations.count() == 1
        client = signed_in(known, second_factor=False)
        assert client.post(link).status_code == 302
        assert {seat.of for seat in known.accreditations.all()} == {"CHE", "LAO"}

    def test_signed_in_as_somebody_else_nobody_takes_the_seat(self):
        other = person("delegate", "CHE")
        shown = signed_in(other, second_factor=False).post(f"/invitation/{invited()}/")
        assert "another account" in shown.content.decode()
        assert other.accreditations.count() == 1
        with pytest.raises(ClosedInvitation, match="another account"):
            accept_invitation(acting(other), invited(), other)

    def test_an_address_that_is_taken_is_refused_where_the_invitation_names_none(self):
        known = with_password(person())
        link = f"/invitation/{invited('', 'unit')}/"
        shown = Client().post(link, {**ANSWERS, "email": known.email.upper()}).content.decode()
        assert "There is an account with this address" in shown
        assert User.objects.filter(email__iexact=known.email).count() == 1

    @pytest.mark.parametrize(("state", "status"), [("forged", 404), ("used", 410), ("withdrawn", 410)])
    def test_a_link_that_opens_nothing_says_what_to_do(self, state, status):
        token = invited()
        if state == "forged":
            token = "nothing"
        elif state == "used":
            _accept(token)
        else:
            withdraw_invitation(at_the_console(), Invitation.objects.get(email="new@streslau.example"))
        for ask in (Client().get, Client().post):
            answer = ask(f"/invitation/{token}/")
            assert answer.status_code == status
            assert "Ask whoever invited you for a new link." in answer.content.decode()


def test_the_trail_tells_of_seats_and_names_nobody():
    before = version()
    unit = person("unit")
    token = invite(acting(unit), offer("ilsabe@streslau.example"))
    _accept(token, "ilsabe@streslau.example")
    lines = list(TrailEntry.objects.filter(table__in=("invitations", "accreditations")).order_by("-id")[:3])
    assert [(line.table, line.action) for line in reversed(lines)] == [
        ("invitations", "invite"),
        ("invitations", "accept_invitation"),
        ("accreditations", "accept_invitation"),
    ]
    told = str([vars(line) for line in lines])
    assert "ilsabe" not in told.casefold()
    assert unit.name not in told
    assert lines[0].after["person"] == User.objects.get(email="ilsabe@streslau.example").actor
    assert (prove(), version()) == (None, before)


def test_a_focal_point_invites_on_its_page_for_no_other_state():
    client = signed_in(person("focal_point", "LAO"))
    shown = client.get("/desk/people/invite/").content.decode()
    assert 'value="LAO"' in shown
    assert 'value="CHE"' not in shown
    assert "in_committee" not in shown
    answers = {"email": "new@streslau.example", "capacity": "delegate", "starts_on": str(today())}
    client.post("/desk/people/invite/", {**answers, "state": "CHE"})
    client.post("/desk/people/invite/", {**answers, "capacity": "unit", "state": "LAO"})
    assert not Invitation.objects.filter(email="new@streslau.example").exists()
    invited_page = client.post("/desk/people/invite/", {**answers, "state": "LAO", "in_committee": "on"})
    assert "/invitation/" in invited_page.content.decode()
    assert not Invitation.objects.get(email="new@streslau.example").in_committee


def test_the_link_goes_out_by_e_mail(mailoutbox):
    client = signed_in(person("unit"))
    answers = {"email": "new@streslau.example", "capacity": "auditor", "starts_on": str(today())}
    shown = client.post("/desk/people/invite/", answers).content.decode()
    (message,) = mailoutbox
    assert message.to == ["new@streslau.example"]
    link = next(line for line in message.body.splitlines() if "/invitation/" in line)
    assert link in shown
    assert Client().get(link.removeprefix("http://testserver")).status_code == 200


HOSTILE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "{{ 7*7 }}",
    "Ilsabe\u202eetnuQ",
    "a" * 200,
    "'; DROP TABLE people_user; --",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(name):
    Client().post(f"/invitation/{invited()}/", {**ANSWERS, "name": name})
    shown = signed_in(person("unit")).get("/desk/people/").content.decode()
    assert escape(name) in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize(
    "email",
    [
        "a@streslau.example\nBcc: b@evil.example",
        "<script>@x.example",
        "a@" + "b" * 300 + ".example",
        "\0@x.example",
    ],
)
def test_a_hostile_address_is_refused_and_nothing_is_sent(email, mailoutbox):
    answers = {"email": email, "capacity": "auditor", "starts_on": str(today())}
    shown = signed_in(person("unit")).post("/desk/people/invite/", answers)
    assert b'class="error"' in shown.content
    assert mailoutbox == []


@pytest.mark.parametrize("capacity", ["", "installation", "presidency", "delegate\0"])
def test_a_capacity_that_is_none_is_refused(capacity):
    answers = {
        "email": "new@streslau.example",
        "capacity": capacity,
        "state": "LAO",
        "starts_on": str(today()),
    }
    assert signed_in(person("unit")).post("/desk/people/invite/", answers).status_code == 200
    assert not Invitation.objects.filter(email="new@streslau.example").exists()


def test_a_name_with_what_no_database_takes_is_refused():
    shown = Client().post(f"/invitation/{invited()}/", {**ANSWERS, "name": "Ilsabe\0"})
    assert shown.status_code == 200
    assert not User.objects.filter(email="new@streslau.example").exists()
