"""Search finds everything that is open to whoever asks, best first, and nothing else."""

import json

import pytest
from django.test import Client

from corcom.outreach.models import Statement
from corcom.people.readers import reader_of
from corcom.proposals.actions import Wish, propose
from corcom.proposals.corrections import Objection, object_to
from corcom.record.actions import record_fact
from corcom.record.lens import today
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act
from corcom.register.queries import find
from corcom.web.workspace.search import marked, words_of
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"
FORMS = ("/desk/search/", "/desk/search.json", "/desk/search.csv")


def acting(user, reason="because of zyzzyva"):
    return Act(user.actor, reason, reader_of(user, today()))


def asked(client, sought, **more) -> dict:
    response = client.get("/desk/search.json", {"q": sought, **more})
    assert response.status_code == 200
    return json.loads(response.content)["found"]


def first(client, sought, kind) -> dict:
    return asked(client, sought)[kind]["first"][0]


def statement(name, says, **more):
    fields = {"grade": "official", "source_id": "untc-ccm-2026-02-03", "subject": "use", **more}
    act = Act(INSTALLATION, "the gazette says so")
    return record_fact(act, Statement(id=name, on="2019", state_id="LAO", says=says, **fields))


@pytest.fixture
def delegate():
    return signed_in(person("delegate", "LAO"))


@pytest.fixture
def unit():
    return signed_in(person("unit"))


@pytest.mark.parametrize(
    ("sought", "kind", "address"),
    [
        ("laos", "states", "/states/LAO/"),
        ("Côte d’Ivoire", "states", "/states/CIV/"),
        ("ivory coast", "states", "/states/CIV/"),
        ("TURKIYE", "states", "/states/TUR/"),
        ("participation.deposited", "figures", "/figures/participation.deposited/"),
        ("8MSP", "meetings", "/meetings/8MSP/"),
        ("transparency", "articles", "/articles/7/"),
        ("A/RES/73/54", "votes", "/votes/A-RES-73-54/"),
        ("arms trade treaty", "pages", "/treaties/"),
        ("table of rights", "pages", "/rights/"),
        ("minutes-2018-09-25", "sources", "/sources/minutes-2018-09-25/"),
        ("lao deposit ratification", "facts", "/desk/facts/deposits/ccm-LAO-deposit/"),
        ("ccm-LAO-deposit", "facts", "/desk/facts/deposits/ccm-LAO-deposit/"),
    ],
)
def test_everything_on_record_is_found_by_its_words(delegate, sought, kind, address):
    assert first(delegate, sought, kind)["address"] == address


@pytest.mark.parametrize("kind", ["promises", "agenda", "laws", "plans", "documents"])
def test_every_kind_of_the_record_is_found(delegate, kind):
    from corcom.record.lens import lens
    from corcom.web.workspace.index import of_record

    there = next(one for one in of_record(lens()) if one.kind == kind)
    found = asked(delegate, there.title[:150], kind=kind)[kind]["first"]
    assert {"title": there.title, "detail": there.detail, "address": there.page} in found


def test_all_words_must_match_and_the_beginning_of_each_is_enough(delegate):
    assert first(delegate, "dep lao ratif", "facts")["address"] == "/desk/facts/deposits/ccm-LAO-deposit/"
    assert "facts" not in asked(delegate, "lao deposit atlantis")
    assert "states" not in asked(delegate, "aos")


def test_a_title_that_begins_so_comes_before_one_that_has_the_word(delegate):
    titles = [hit["title"] for hit in asked(delegate, "guinea")["states"]["first"]]
    assert titles[:2] == ["Guinea", "Guinea-Bissau"]
    assert {"Equatorial Guinea", "Papua New Guinea"} <= set(titles[2:])


def test_ten_of_a_kind_are_shown_first_and_all_on_demand(delegate):
    some = asked(delegate, "deposit")["facts"]
    assert len(some["first"]) == 10 < some["count"]
    more = asked(delegate, "deposit", kind="facts")
    assert list(more) == ["facts"]
    assert len(more["facts"]["first"]) == min(200, some["count"])
    page = delegate.get("/desk/search/?q=deposit").content.decode()
    assert '<a href="?q=deposit&amp;kind=facts">' in page


def test_hits_are_marked_in_links_that_the_keys_walk(delegate):
    page = delegate.get("/desk/search/?q=sri").content.decode()
    walk = page.split('<ul class="plain walk" lang="en">')[1]
    assert walk.startswith('<li><a href="/states/LKA/"><mark>Sri</mark> Lanka</a>')


@pytest.mark.parametrize(
    ("text", "sought", "shown"),
    [
        ("Côte d’Ivoire", "cote", "<mark>Côte</mark> d’Ivoire"),
        ("a & b <i>", "b", None),
        ("Deposit & <b>depot</b>", "dep", "<mark>Deposit</mark> &amp; &lt;b&gt;<mark>depot</mark>&lt;/b&gt;"),
        ("x<script>y", "script", "x&lt;<mark>script</mark>&gt;y"),
        ("nothing", "else", "nothing"),
    ],
)
def test_marks_are_put_into_text_and_nothing_else(text, sought, shown):
    assert marked(text, words_of(sought)) == (shown or "a &amp; b &lt;i&gt;")


@pytest.mark.parametrize("sought", ["", " ", "a", "é", "-", "'", "\0", "%", "   x  "])
def test_too_little_finds_nothing_and_says_so(delegate, sought):
    response = delegate.get("/desk/search/", {"q": sought})
    assert response.status_code == 200
    assert asked(delegate, sought) == {}


@pytest.mark.parametrize(
    "sought",
    [
        "a" * 10_000,
        "lao " * 3_000,
        HOSTILE,
        "' OR 1=1 --",
        '"><img src=x onerror=alert(1)>',
        "ab\0cd",
        "\u202eab\u0300\u0300",
        "{{ request.user.password }}",
        "=cmd|' /C calc'!A0",
        "🙂🙂 ½ ﬁ",
    ],
)
def test_hostile_questions_behave(delegate, sought):
    for address in FORMS:
        response = delegate.get(address, {"q": sought, "kind": sought[:50]})
        assert response.status_code == 200
        if response["Content-Type"].startswith("text/html"):
            assert HOSTILE not in response.content.decode()
            assert "<img" not in response.content.decode()


def test_hostile_records_come_out_as_text(delegate):
    statement("hostile", f"zyzzyva {HOSTILE}")
    page = delegate.get("/desk/search/?q=zyzzyva").content.decode()
    assert HOSTILE not in page
    assert "&lt;" in page
    assert "<mark>zyzzyva</mark>" in page


EVERYBODY = (
    *(("delegate", "LAO"), ("focal_point", "LAO"), ("delegate", "NOR"), ("delegate", "USA")),
    *(("observer", "CMC"), ("observer", "ICRC"), ("unit",), ("auditor",)),
)
SEES_ALL = {"unit", "auditor"}
HIDDEN = {
    "of-a-state": ({"circle": "state:LAO"}, {"delegate LAO", "focal_point LAO"}),
    "of-the-unit": ({"circle": "unit"}, set()),
    "of-a-partner": ({"circle": "partners:CMC"}, {"observer CMC"}),
    "of-parties": ({"circle": "states_parties"}, {"delegate LAO", "focal_point LAO", "delegate NOR"}),
    "unverified": ({"grade": "unverified"}, set()),
    "unverified-of-a-state": ({"grade": "unverified", "circle": "state:LAO"}, set()),
}


def test_a_fact_of_a_circle_is_found_by_those_to_whom_it_is_open_and_by_nobody_else():
    for name, (hidden, _open_to) in HIDDEN.items():
        statement(name, "zyzzyva", **hidden)
    for seat in EVERYBODY:
        client = signed_in(person(*seat))
        expected = {n for n, (_, open_to) in HIDDEN.items() if " ".join(seat) in open_to | SEES_ALL}
        for address in FORMS:
            said = client.get(address, {"q": "zyzzyva"}).content.decode()
            assert {name for name in HIDDEN if f"statements/{name}/" in said} == expected, (seat, address)
        for name in HIDDEN:
            own_page = client.get(f"/desk/facts/statements/{name}/")
            assert own_page.status_code == (200 if name in expected else 404), (seat, name)
    assert {Client().get(f"/facts/statements/{name}/").status_code for name in HIDDEN} == {404}


def test_what_is_found_in_a_circle_leads_to_a_page_that_opens(delegate):
    statement("kept-apart", "zyzzyva", circle="state:LAO")
    address = first(delegate, "zyzzyva", "facts")["address"]
    assert address == "/desk/facts/statements/kept-apart/"
    assert "zyzzyva" in delegate.get(address).content.decode()


@pytest.mark.parametrize(
    ("seat", "sees"), [(("unit",), True), (("auditor",), True), (("delegate", "LAO"), False)]
)
def test_the_page_of_a_fact_leads_to_its_history_and_to_the_public_page(seat, sees):
    page = signed_in(person(*seat)).get("/desk/facts/deposits/ccm-LAO-deposit/").content.decode()
    assert 'href="/facts/deposits/ccm-LAO-deposit/"' in page
    assert ('href="/desk/record/deposits/ccm-LAO-deposit/"' in page) is sees


def test_a_proposal_is_found_by_its_state_and_the_unit_alone():
    owner = person("delegate", "LAO")
    cells = {"duty": "annual_report", "year": "2025", "on": "2026-04-02"}
    proposal = propose(acting(owner), find("LAO"), Wish("record", "reports_received", "zyzzyva", cells=cells))
    sees = {("delegate", "LAO"): True, ("focal_point", "LAO"): True, ("unit",): True, ("auditor",): True}
    hidden = {("delegate", "NOR"): False, ("focal_point", "NOR"): False, ("observer", "CMC"): False}
    for seat, seen in {**sees, **hidden}.items():
        client = signed_in(person(*seat))
        found = asked(client, "zyzzyva")
        assert ("proposals" in found) is seen, seat
        for address in FORMS:
            told = f"/desk/proposals/{proposal.pk}/" in client.get(address, {"q": "zyzzyva"}).content.decode()
            assert told is seen, (seat, address)


def test_a_correction_is_found_by_the_unit_alone():
    object_to(Act("anybody", "why"), Objection("/states/LAO/", "zyzzyva", "why", "where", "a@b.example"))
    seats = [("unit",), ("auditor",), ("delegate", "LAO"), ("focal_point", "LAO"), ("observer", "CMC")]
    seeing = [seat for seat in seats if "corrections" in asked(signed_in(person(*seat)), "zyzzyva")]
    assert seeing == [("unit",)]


def test_no_search_looks_through_the_address_that_a_correction_left(unit):
    object_to(Act("anybody", "why"), Objection("/states/LAO/", "what", "why", "where", "zyzzyva@b.example"))
    assert asked(unit, "zyzzyva") == {}


def test_persons_are_found_by_the_unit_and_by_the_focal_point_of_their_own_state():
    sought = person("delegate", "LAO")
    sought.name = "Zyzzyva of Streslau"
    sought.save()
    seats = [
        *(("unit",), ("focal_point", "LAO"), ("focal_point", "NOR"), ("delegate", "LAO")),
        *(("auditor",), ("observer", "CMC")),
    ]
    for seat in seats:
        found = asked(signed_in(person(*seat)), "zyzzyva")
        assert ("persons" in found) is (seat in seats[:2]), seat


def test_what_was_replaced_is_found_no_more(delegate):
    from corcom.record.actions import withdraw_fact

    gone = statement("gone", "zyzzyva")
    assert "facts" in asked(delegate, "zyzzyva")
    withdraw_fact(Act(INSTALLATION, "a misprint"), gone)
    assert asked(delegate, "zyzzyva") == {}


def test_a_stranger_does_not_search(client):
    for address in FORMS:
        assert client.get(address, {"q": "lao"})["Location"].startswith("/account/login/")


def test_search_asks_the_database_no_more_for_a_word_that_is_everywhere(delegate):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    delegate.get("/desk/search/?q=atlantis")
    counts = []
    for sought in ("atlantis", "deposit"):
        with CaptureQueriesContext(connection) as heard:
            delegate.get("/desk/search/", {"q": sought})
        counts.append(len(heard))
    assert counts[0] == counts[1]
