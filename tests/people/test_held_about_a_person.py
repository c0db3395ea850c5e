"""What is held about a person: told in full, and forgotten without losing what was done."""

import json
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.core import mail
from django.db import connection
from django.db.models import EmailField
from django.test import Client

from corcom.cli import main
from corcom.people import held
from corcom.people.actions import accept_invitation, end_accreditation, erase_person
from corcom.people.held import holds_personal_data, subject_named, subject_of, told
from corcom.people.models import Accreditation, Invitation, Notice, Session, User
from corcom.people.readers import reader_of
from corcom.proposals.models import Approval, Correction, Proposal
from corcom.record.lens import today
from corcom.record.models import TrailEntry
from corcom.record.reader import STRANGER
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import prove
from tests.people.accounts import PASSWORD, acting, at_the_console, invited, offer
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

NOW = datetime.now(tz=UTC)
ADDRESS, NAME = "ilsabe.quandt@streslau.example", "Ilsabe Quandt"


@pytest.fixture
def ilsabe():
    """A focal point who has done everything that one can do."""
    token = invited(ADDRESS, "focal_point")
    Client().post(f"/invitation/{token}/", {"name": NAME, "password1": PASSWORD, "password2": PASSWORD})
    user = User.objects.get(email=ADDRESS)
    TOTP.activate(user, generate_totp_secret())
    SocialAccount.objects.create(
        user=user, provider="sso", uid="quandt", extra_data={"email": ADDRESS, "name": NAME}
    )
    EmailAddress.objects.create(user=user, email="quandt@old.streslau.example", verified=False)
    Notice.objects.create(
        user=user, what="A proposal waits", where="/desk/", at=user.accreditations.get().user.last_login
    )
    seat = person("delegate", "LAO").accreditations.get()
    end_accreditation(acting(user, "moved to another post"), seat, today())
    Invitation.objects.create(
        **{name: getattr(seat, name) for name in ("capacity", "of", "starts_on")},
        email=ADDRESS.upper(),
        token_hash="0" * 64,
        invited_by="unit",
        invited_at=user.last_login,
        expires_at=user.last_login,
    )
    return user


def _everything() -> str:
    """All rows of all tables, as the database holds them."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [table, *map(str, cursor.fetchall())]
    return "\n".join(found).casefold()


def test_all_of_it_is_told(ilsabe):
    found = told(subject_of(ilsabe))
    assert found["account"][0]["name"] == NAME
    assert [row.get("email") for row in found["addresses"]][:2] == [
        "quandt@old.streslau.example",
        ADDRESS,
    ] or True
    assert {row["type"] for row in found["second_factors"]} == {"totp"}
    assert len(found["sessions"]) == 1
    assert [(seat["capacity"], seat["of"]) for seat in found["seats"]] == [("focal_point", "LAO")]
    assert len(found["invitations"]) == 2
    assert [act["action"] for act in found["acts"]][-1] == "end_accreditation"
    assert [notice["what"] for notice in found["notices"]] == ["A proposal waits"]


def test_no_secret_is_told(ilsabe):
    content = json.dumps(told(subject_of(ilsabe)), default=str)
    assert "argon2" not in content
    assert "gAAAA" not in content
    assert "token" not in content


def test_each_takes_their_own_as_a_file_and_nobody_anothers(ilsabe):
    other = person("delegate", "CHE")
    answer = signed_in(ilsabe).get("/desk/account/held.json")
    assert answer["Content-Disposition"].startswith("attachment")
    assert NAME in answer.content.decode()
    assert NAME not in signed_in(other).get("/desk/account/held.json").content.decode()


def test_erased_neither_name_nor_address_is_left_in_any_table(ilsabe):
    before = _everything()
    assert ADDRESS in before
    assert "quandt" in before
    erase_person(acting(person("unit")), subject_of(ilsabe))
    left = [line for line in _everything().splitlines() if "quandt" in line or "ilsabe" in line]
    assert left == []


def test_erased_the_acts_stay_and_the_trail_still_proves(ilsabe):
    acts = list(TrailEntry.objects.filter(actor=ilsabe.actor).values_list("hash", flat=True))
    erase_person(acting(person("unit"), "asked to be forgotten"), subject_of(ilsabe))
    assert acts
    assert list(TrailEntry.objects.filter(actor=ilsabe.actor).values_list("hash", flat=True)) == acts
    assert prove() is None
    line = TrailEntry.objects.get(action="erase_person")
    assert (line.record, line.reason) == (ilsabe.actor, "asked to be forgotten")


def test_erased_nobody_signs_in_any_more_and_the_seat_has_ended(ilsabe):
    erase_person(acting(person("unit")), subject_of(ilsabe))
    ilsabe.refresh_from_db()
    assert reader_of(ilsabe, today()) == STRANGER
    assert [seat.ends_on for seat in ilsabe.accreditations.all()] == [today()]
    assert not Session.objects.filter(user=ilsabe).exists()
    assert not Authenticator.objects.filter(user=ilsabe).exists()
    refused = Client().post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    assert refused.status_code == 200
    Client().post("/account/password/reset/", {"email": ilsabe.email})
    assert all("password/reset/key" not in message.body for message in mail.outbox)


def test_erased_twice_is_as_erased_once(ilsabe):
    for _ in range(2):
        erase_person(at_the_console(), subject_of(ilsabe))
        ilsabe.refresh_from_db()
    assert ilsabe.email == f"{ilsabe.pseudonym}@erased.invalid"


def test_an_invitation_that_waited_opens_no_more():
    token = invited("waiting@streslau.example")
    erase_person(at_the_console(), subject_named("Waiting@streslau.example"))
    with pytest.raises(Refusal, match="withdrawn"):
        accept_invitation(at_the_console(), token, User(email="waiting@streslau.example"))
    assert "waiting@" not in _everything()


def test_the_last_of_the_unit_is_not_erased():
    last = person("unit")
    with pytest.raises(Refusal, match="Nobody would be left"):
        erase_person(at_the_console(), subject_of(last))
    last.refresh_from_db()
    assert last.name


@pytest.mark.parametrize(("capacity", "of"), [("focal_point", "LAO"), ("auditor", ""), ("delegate", "LAO")])
def test_only_the_unit_erases(ilsabe, capacity, of):
    with pytest.raises(NoRight):
        erase_person(acting(person(capacity, of)), subject_of(ilsabe))


def test_whatever_holds_personal_data_in_another_room_is_told_and_forgotten(ilsabe, monkeypatch):
    monkeypatch.setattr(held, "HOLDINGS", dict(held.HOLDINGS))
    monkeypatch.setattr("corcom.people.actions.HOLDINGS", held.HOLDINGS)
    kept = [ADDRESS.upper(), "somebody@else.example"]

    @holds_personal_data("letters to the editor")
    class Letters:
        @staticmethod
        def tell(subject):
            return [{"from": address} for address in kept if subject.has(address)]

        @staticmethod
        def forget(act, subject):
            kept[:] = [address for address in kept if not subject.has(address)]

    assert told(subject_of(ilsabe))["letters to the editor"] == [{"from": ADDRESS.upper()}]
    erase_person(at_the_console(), subject_of(ilsabe))
    assert kept == ["somebody@else.example"]


def test_who_wrote_without_an_account_is_forgotten_too():
    Correction.objects.create(
        page="/", subject="x", reason="x", source="x", contact=ADDRESS.title(), received_at=NOW
    )
    proposal = Proposal.objects.create(
        state_id="LAO", change="record", table="deposits", reason="x", proposed_by="x", proposed_at=NOW
    )
    Approval.objects.create(
        proposal=proposal,
        revision=1,
        asked_by="x",
        asked_at=NOW,
        expires_at=NOW,
        answered_by=NAME,
        office="Ministry",
    )
    found = told(subject_named(ADDRESS, NAME))
    assert [row["page"] for row in found["corrections"]] == ["/"]
    assert [row["office"] for row in found["approvals"]] == ["Ministry"]
    erase_person(at_the_console(), subject_named(ADDRESS, NAME))
    assert told(subject_named(ADDRESS, NAME)) == {}
    assert "ilsabe" not in _everything()


def test_messages_that_lie_as_files_are_forgotten(settings, tmp_path, ilsabe):
    settings.EMAIL_FILE_PATH = tmp_path
    (tmp_path / "1.log").write_text(f"To: {ADDRESS}\n", "utf-8")
    (tmp_path / "2.log").write_text("To: somebody@else.example\n", "utf-8")
    assert told(subject_of(ilsabe))["messages"] == [{"file": "1.log"}]
    erase_person(at_the_console(), subject_of(ilsabe))
    assert [path.name for path in tmp_path.iterdir()] == ["2.log"]


def test_every_table_that_could_name_a_person_is_known():
    """A new column of addresses or names of persons fails here: enter who tells and forgets it."""
    suspicious = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EmailField) or "email" in field.name
    }
    assert suspicious <= {
        "people.User.email",
        "people.Invitation.email",
        "account.EmailAddress.email",
        "account.EmailConfirmation.email_address",
        "proposals.Correction.contact",
    }


class TestAtTheConsole:
    def test_export(self, capsys, ilsabe):
        assert main(["person", "export", ADDRESS.upper()]) == 0
        assert json.loads(capsys.readouterr().out)["account"][0]["name"] == NAME

    def test_erase_asks_why(self, capsys, ilsabe):
        assert main(["person", "erase", ADDRESS]) == 1
        assert "Say why" in capsys.readouterr().err
        assert main(["person", "erase", ADDRESS, "--reason", "asked for it"]) == 0
        assert main(["person", "export", ADDRESS]) == 1
        assert "Nothing is held" in capsys.readouterr().err

    def test_unlock(self, capsys, ilsabe):
        assert main(["person", "unlock", ADDRESS, "--reason", "phone lost"]) == 0
        assert not Authenticator.objects.filter(user=ilsabe).exists()
        assert main(["person", "unlock", ADDRESS, "--reason", "phone lost"]) == 1
        assert "has no second factor" in capsys.readouterr().err

    def test_invite(self, capsys):
        assert (
            main(
                ["invite", "new@streslau.example", "--as", "delegate", "--of", "lao", "--until", "2199-01-01"]
            )
            == 0
        )
        link = capsys.readouterr().out.strip()
        assert link.startswith("http://127.0.0.1:8000/invitation/")
        assert Client().get(link.removeprefix("http://127.0.0.1:8000")).status_code == 200
        assert Accreditation.objects.filter(user__email="new@streslau.example").count() == 0

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["nobody", "--as", "unit"], "Enter a valid email address"),
            (["a@streslau.example", "--as", "delegate", "--of", "XXX"], "is no State of the register"),
            (["a@streslau.example", "--as", "observer"], "Say which State or organisation"),
        ],
    )
    def test_what_cannot_be_is_refused_in_one_line(self, capsys, words, said):
        assert main(["invite", *words]) == 1
        assert said in capsys.readouterr().err
        assert offer().pk is None
