"""The workspace and its messages in the language of the person; everything public in English, whoever asks."""

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import get_language, override

from corcom.people.letters import send_invitation, send_reset
from corcom.people.models import Invitation, Notice, User
from corcom.people.notices import send_due
from corcom.proposals import actions
from corcom.proposals.approvals import acting_by, answer, ask_capital, link_of
from corcom.proposals.corrections import Objection, object_to
from corcom.proposals.models import Proposal
from corcom.record import shelf as shelves
from corcom.record.days import day, grouped, moment, month
from corcom.record.models import Source
from corcom.record.trail import Act
from tests.people.persons import person, signed_in
from tests.proposals.given import act_of, delegate, handed_in, ruritania, wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

ENGLISH = re.compile(
    r"\b(the|and|of|with|for|your|you|this|is|are|not|nothing|what|who|when|which|from|have|been|by|sign|"
    r"search|back|state|states|desk|proposed|answer|day)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"/\S+/|\S+@\S+|^\w+/[A-Z].*")
OF_THE_UNIT = (
    *("/desk/", "/desk/states/RUR/", "/desk/proposals/", "/desk/proposals/{own}/", "/desk/review/"),
    *("/desk/states/RUR/propose/", "/desk/states/RUR/propose/?table=laws", "/desk/proposals/{own}/amend/"),
    *("/desk/corrections/", "/desk/corrections/{correction}/", "/desk/promises/", "/desk/promises/new/"),
    *("/desk/search/", "/desk/search/?q=ruritania", "/desk/facts/laws/rur-law/", "/desk/notices/"),
    *("/desk/people/", "/desk/people/invite/", "/desk/people/seats/{seat}/"),
    *("/desk/account/", "/desk/account/sessions/", "/desk/nowhere/", "/desk/states/XXX/"),
    *("/account/2fa/", "/account/2fa/webauthn/", "/account/email/"),
)
OF_THE_STATE = (
    *("/desk/", "/desk/states/RUR/", "/desk/proposals/{draft}/", "/desk/proposals/", "/desk/people/"),
    *("/account/password/set/", "/account/logout/", "/desk/trail/"),
)
OF_STRANGERS = (
    *("/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/signup/"),
    *("/account/inactive/", "/invitation/none/", "/approve/{link}/", "/approve/none/"),
)
FRAMES = {"fr": ("Aller au contenu", "Mon bureau"), "es": ("Ir al contenido", "Mi escritorio")}


class Said(HTMLParser):
    """What a page says in its own language: without what is marked as English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language, self.texts = "", []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.language = given["lang"]
        elif not self._in_english:
            self.texts += [given[name] for name in ("aria-label", "placeholder", "alt") if given.get(name)]
        if tag not in ("meta", "link", "input", "br", "img"):
            skipped = given.get("lang") == "en" or tag in ("title", "script", "code", "textarea")
            self._open.append((tag, skipped or self._in_english))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        if data.strip() and not self._in_english:
            self.texts.append(data.strip())

    @property
    def _in_english(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def speaking(language: str, user: User) -> User:
    User.objects.filter(pk=user.pk).update(language=language)
    user.refresh_from_db()
    return user


@pytest.fixture
def state(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return ruritania()


@pytest.fixture
def around(state):
    """What addresses name: proposals, a correction, a seat, a link for the capital."""
    author = delegate()
    own = handed_in(state, author, reason="-")
    asked = ask_capital(act_of(author), actions.propose(act_of(author), state, wish(reason="-")))
    said = object_to(Act("anybody", "-"), Objection("/states/RUR/", "2015", "-", "-"))
    return {
        "own": own.pk,
        "draft": actions.propose(act_of(author), state, wish(reason="-")).pk,
        "correction": said.pk,
        "seat": author.accreditations.get().pk,
        "link": link_of(asked),
    }


def demand_all_in(language: str, client: Client, address: str, **headers) -> Said:
    html = client.get(address, headers=headers).content.decode()
    said = Said(html)
    assert said.language == language, address
    english = [text for text in said.texts if ENGLISH.search(ADDRESS.sub("", text))]
    assert english == [], address
    return said


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_page_of_the_unit_is_in_its_language(around, language):
    client = signed_in(speaking(language, person("unit")))
    for address in OF_THE_UNIT:
        demand_all_in(language, client, address.format(**around))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_page_of_a_state_is_in_the_language_of_its_delegate(around, language):
    client = signed_in(speaking(language, person("focal_point", "RUR")))
    for address in OF_THE_STATE:
        demand_all_in(language, client, address.format(**around))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_entrances_speak_as_the_browser_asks(around, language):
    for address in OF_STRANGERS:
        demand_all_in(language, Client(), address.format(**around), accept_language=f"{language}-CH")
    response = Client().get("/account/login/", headers={"Accept-Language": language})
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_frame_of_a_page_is_in_the_language(state, language):
    page = signed_in(speaking(language, person("unit"))).get("/desk/trail/").content.decode()
    for words in FRAMES[language]:
        assert words in page


def test_what_is_wrong_in_a_form_is_said_in_the_language(state):
    client = signed_in(speaking("fr", delegate()))
    sent = client.post("/desk/states/RUR/propose/?table=laws", {"on": "2026", "kind": "none", "reason": ""})
    assert "Ce champ est obligatoire." in sent.content.decode()


def test_the_words_of_the_record_are_marked_as_english(state):
    page = signed_in(speaking("fr", delegate())).get("/desk/states/RUR/").content.decode()
    assert '<span lang="en">Law in preparation: a bill is being written</span>' in page
    assert "Législation nationale" in page


def test_my_account_says_that_the_record_is_in_english(state):
    page = signed_in(person("unit")).get("/desk/account/").content.decode()
    assert "The record and the public pages are in English." in page


PUBLIC = (
    *("/", "/states/", "/states/RUR/", "/matrix/", "/calendar/", "/figures/", "/articles/9/", "/laws/"),
    *("/rights/", "/reading/", "/promises/", "/corrections/", "/facts/laws/rur-law/", "/nowhere/"),
    *("/states/RUR.json", "/figures.csv", "/calendar.ics", "/correct/?page=/states/RUR/"),
)


def public_pages() -> dict[str, str]:
    client = Client(headers={"Accept-Language": "fr"})
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    return {address: token.sub("", client.get(address).content.decode()) for address in PUBLIC}


def test_public_pages_are_the_same_after_a_french_visitor_came_first(around, monkeypatch):
    """All is made anew in French: nothing that is kept in memory remembers in which language it was asked."""
    before = public_pages()
    monkeypatch.setattr(shelves, "_newest", shelves.Shelf("none"))
    client = signed_in(speaking("fr", person("unit")))
    for address in ("/desk/", "/desk/states/RUR/", "/desk/search/?q=ruritania", "/desk/facts/laws/rur-law/"):
        assert client.get(address).status_code == 200
    assert get_language() == "en"
    after = public_pages()
    assert [address for address in PUBLIC if after[address] != before[address]] == []


def test_search_finds_pages_by_their_names_in_both_languages(state):
    client = signed_in(speaking("fr", person("unit")))
    for sought in ("calendrier", "calendar"):
        page = client.get(f"/desk/search/?q={sought}").content.decode()
        assert 'href="/calendar/"' in page
        assert "des obligations</a>" in page
    in_english = signed_in(person("unit")).get("/desk/search/?q=calendar").content.decode()
    assert "of duties</a>" in in_english


@pytest.fixture
def inbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def test_a_notice_is_in_the_language_of_whoever_is_told(state, inbox):
    french, spanish = speaking("fr", person("unit")), speaking("es", person("unit"))
    with override("en"):
        handed_in(state, delegate())
    told = dict(Notice.objects.values_list("user", "what"))
    assert told[french.pk] == "Ruritania propose une modification de sa page."
    assert told[spanish.pk] == "Ruritania propone un cambio de su página."


def test_the_message_with_notices_is_in_the_language_of_the_person_and_in_utc(inbox):
    user = speaking("es", person("unit"))
    at = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
    for what in ("uno", "dos"):
        Notice.objects.create(user=user, what=what, where="/desk/", at=at)
    with override("fr"):
        assert send_due(at) == 1
    assert inbox[0].subject == "2 avisos de CorCom"
    assert "1 de marzo de 2026, 20:30 UTC" in inbox[0].body
    assert "Usted elige cómo le llegan" in inbox[0].body


def test_the_capital_answers_in_one_language_and_the_delegate_reads_it_in_another(state):
    author = speaking("es", delegate())
    approval = ask_capital(act_of(author), actions.propose(act_of(author), state, wish()))
    with override("fr"):
        answer(acting_by(approval, "-"), approval, "approved", "A Name", "An Office", "")
    assert Notice.objects.filter(user=author).first().what.startswith("Su capital ha aprobado")


def test_letters_are_in_the_language_of_the_person(inbox):
    user = speaking("fr", person("unit"))
    offer = Invitation(
        email=user.email,
        capacity="unit",
        starts_on=date(2026, 1, 1),
        expires_at=datetime(2026, 4, 1, tzinfo=UTC),
    )
    with override("es"):
        send_invitation(offer, "https://corcom.example/invitation/x/")
        send_reset(user)
        send_invitation(
            Invitation(**{**vars_of(offer), "email": "new@streslau.example"}), "https://x.example/"
        )
    known, reset, unknown = inbox
    assert (known.subject, reset.subject) == ("Une invitation à CorCom", "Votre second facteur dans CorCom")
    assert "jusqu’au 1er avril 2026" in known.body
    assert "L’Unité a supprimé" in reset.body
    assert unknown.subject == "Una invitación a CorCom"


def vars_of(offer: Invitation) -> dict:
    return {name: getattr(offer, name) for name in ("capacity", "starts_on", "expires_at")}


def test_a_forgotten_password_is_answered_in_the_language_of_the_account(inbox):
    user = speaking("es", person("unit"))
    Client().post("/account/password/reset/", {"email": user.email}, headers={"Accept-Language": "fr"})
    assert inbox[0].subject == "CorCom: Una nueva contraseña"
    assert "Elíjala aquí:" in inbox[0].body


def test_an_account_begins_in_the_language_in_which_it_was_accepted(state, inbox):
    unit = signed_in(person("unit"))
    sent = {
        "email": "new@streslau.example",
        "capacity": "delegate",
        "state": "RUR",
        "starts_on": "2026-01-01",
    }
    page = unit.post("/desk/people/invite/", sent).content.decode()
    path = re.search(r"http://testserver(/invitation/\S+/)</code>", page)[1]
    given = {"name": "Nom Inventé", "password1": "a long made up one", "password2": "a long made up one"}
    Client().post(path, given, headers={"Accept-Language": "fr"})
    assert User.objects.get(email="new@streslau.example").language == "fr"


def test_what_goes_on_record_is_in_english_whoever_publishes_it(state):
    proposal = handed_in(state, delegate())
    client = signed_in(speaking("fr", person("unit")))
    client.post(f"/desk/proposals/{proposal.pk}/decide/", {"decision": "publish", "grade": "official"})
    assert Proposal.objects.everything().get().status == "published"
    title = Source.objects.everything().get(pk=f"communication-RUR-{proposal.pk}").title
    assert title == "Communication of Ruritania to the unit (online)"


def test_whoever_wrote_on_a_public_page_is_answered_in_its_language(state, inbox):
    said = object_to(
        Act("anybody", "-"), Objection("/states/RUR/", "2015", "-", "-", contact="reader@streslau.example")
    )
    client = signed_in(speaking("fr", person("unit")))
    client.post(f"/desk/corrections/{said.pk}/", {"outcome": "unchanged", "answer": "The source says so."})
    (message,) = [one for one in inbox if one.to == ["reader@streslau.example"]]
    assert message.subject == f"CorCom: answer to your correction, number {said.pk}"


@pytest.mark.parametrize(
    ("language", "first", "later", "in_month", "many"),
    [
        ("en", "1 March 2026", "14 March 2026", "March 2026", "12,345"),
        ("fr", "1er mars 2026", "14 mars 2026", "mars 2026", "12\xa0345"),
        ("es", "1 de marzo de 2026", "14 de marzo de 2026", "marzo de 2026", "12\xa0345"),
    ],
)
def test_days_and_numbers_are_written_as_in_the_language(language, first, later, in_month, many):
    with override(language):
        assert (day(date(2026, 3, 1)), day(date(2026, 3, 14))) == (first, later)
        assert moment(datetime(2026, 3, 14, 9, 5, tzinfo=UTC)) == f"{later}, 09:05"
        assert (month(date(2026, 3, 14)), grouped(12345)) == (in_month, many)
