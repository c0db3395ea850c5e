"""Every address answers: with its page, or with a page that says what is wrong and what to do."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corcom.figures.catalogue import CATALOGUE
from corcom.record.lens import today
from corcom.web.days import FIRST_DAY, LAST_DAY, lens_of
from corcom.web.problems import NoSuchPage

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/states/",
    "/states/LAO/",
    "/calendar/",
    "/matrix/",
    "/figures/",
    "/figures/participation.deposited/",
    "/compare/2018-09-25/",
    "/meetings/",
    "/meetings/CC-2018-09-25/",
    "/promises/",
    "/sources/",
    "/sources/minutes-2018-09-25/",
    "/reading/",
    "/disagreements/",
    "/articles/",
    "/articles/4/",
    "/laws/",
    "/votes/",
    "/treaties/",
    "/scale/",
    "/contributions/",
    "/documents/",
    "/plans/",
    "/facts/deposits/ccm-LAO-deposit/",
    "/corrections/",
    "/rights/",
]
DAYS = [
    "",
    "/as-at/2018-09-25",
    "/as-at/2008-05-30",
    "/as-at/2034-12-31",
    "/as-at/2018-09-25/known/2026-11-21",
]


def test_the_walk_knows_every_page():
    from corcom.web.urls import pages

    html = [p for p in pages if p.name.endswith("-html")]
    assert len(html) == len(PAGES) + 1  # one vote has a page only from its day on


def test_a_vote_has_a_page_from_its_day_on(client):
    assert client.get("/as-at/2017-12-03/votes/A-RES-72-54/").status_code == 404
    taken = client.get("/as-at/2017-12-04/votes/A-RES-72-54/")
    assert taken.status_code == 200
    assert b"<h1>A/RES/72/54" in taken.content


@pytest.mark.parametrize("base", DAYS)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_on_every_day(client, base, address):
    response = client.get(base + address)
    assert response.status_code == 200
    assert b"<h1" in response.content


@pytest.mark.parametrize("base", DAYS)
@pytest.mark.parametrize("address", PAGES)
def test_beside_every_page_stand_json_and_csv(client, base, address):
    stem = base + (address.rstrip("/") or "/index")
    told = json.loads(client.get(f"{stem}.json").content)
    assert {"as_at", "known_at"} <= set(told)
    assert client.get(f"{stem}.csv")["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize(
    "address",
    [
        "/as-at/2018-02-30/",
        "/as-at/2018-13-01/states/LAO/",
        "/as-at/1990-01-01/",
        "/as-at/2008-05-29/",
        "/as-at/9999-12-31/",
        "/as-at/yesterday/",
        "/as-at/2018-09-25/known/2199-01-01/",
        "/known/9999-01-01/states/",
        "/states/XXX/",
        "/states/lao/",
        "/states/Laos/",
        "/figures/no.such/",
        "/figures/participation.deposited/?m49_region=Atlantis",
        "/states/?standing=great",
        "/states/?un_group=Atlantis",
        "/meetings/99MSP/",
        "/promises/?owner=Nobody",
        "/sources/gossip/",
        "/compare/never/",
        "/compare/9999-01-01/",
        "/choose-day/?day=2018-02-31&page=/",
        "/choose-day/?day=&page=",
        "/choose-comparison/?before=x",
        "/nothing/at/all",
        "/states/%00/",
        "/states/" + "A" * 3000 + "/",
    ],
)
def test_an_address_that_leads_nowhere_says_so_and_what_to_do(client, address):
    response = client.get(address)
    assert response.status_code in (302, 404)
    if response.status_code == 404:
        assert b"<h1>" in response.content
        assert b'class="lead"' in response.content


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=st.text(min_size=1, max_size=30).filter(lambda text: not text.isdigit()))
def test_a_text_that_is_no_day_is_refused_with_a_next_step(text):
    with pytest.raises(NoSuchPage) as refused:
        lens_of(text, None)
    assert refused.value.next_step


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dates())
def test_every_day_of_the_calendar_is_shown_or_refused_with_the_days_that_there_are(day):
    if FIRST_DAY <= day <= LAST_DAY:
        assert lens_of(day.isoformat(), None).as_at == day
    else:
        with pytest.raises(NoSuchPage, match="nothing to show"):
            lens_of(day.isoformat(), None)


def test_choosing_a_day_keeps_the_page(client):
    response = client.get("/choose-day/?day=2018-09-25&page=/states/LAO/")
    assert response["Location"] == "/as-at/2018-09-25/states/LAO/"


@pytest.mark.parametrize(
    "page", ["//evil.example/", "https://evil.example/", "\\\\evil.example", "javascript:x"]
)
def test_choosing_a_day_never_leads_to_another_site(client, page):
    response = client.get("/choose-day/", {"day": "2018-09-25", "page": page})
    assert response["Location"].startswith("/as-at/2018-09-25/")
    assert client.get("/choose-comparison/", {"before": "2018-09-25", "base": page})["Location"].startswith(
        "/"
    )
    assert "evil" not in client.get("/choose-comparison/", {"before": "2018-09-25", "base": page})["Location"]


@pytest.mark.parametrize(
    ("text", "led_to"),
    [
        ("Sri Lanka", "/states/LKA/"),
        ("cote d'ivoire", "/states/CIV/"),
        ("Ivory Coast", "/states/CIV/"),
        ("LAO", "/states/LAO/"),
        ("laos", "/states/LAO/"),
        ("Türkiye", "/states/TUR/"),
        ("turkiye", "/states/TUR/"),
        ("guinea", "/states/?name=guinea"),
        ("Atlantis", "/states/?name=Atlantis"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(client, text, led_to):
    assert client.get("/find/", {"name": text})["Location"] == led_to


def test_several_states_of_a_name_are_listed_and_a_day_is_kept(client):
    response = client.get("/find/", {"name": "guinea", "base": "/as-at/2018-09-25"})
    assert response["Location"] == "/as-at/2018-09-25/states/?name=guinea"
    told = json.loads(client.get("/as-at/2018-09-25/states.json?name=guinea").content)
    assert {"GIN", "GNB", "GNQ", "PNG"} == {state["iso3"] for state in told["states"]}


@pytest.mark.parametrize("base", ["//evil.example", "https://evil.example", "/elsewhere"])
def test_finding_a_state_never_leads_to_another_site(client, base):
    assert client.get("/find/", {"name": "Laos", "base": base})["Location"] == "/states/LAO/"


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/as-at/2018-09-25/states/LAO/")
    again = client.get("/as-at/2018-09-25/states/LAO/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/as-at/2018-09-26/states/LAO/", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_before_the_record_began_nothing_was_known(client):
    told = json.loads(client.get("/as-at/2018-09-25/known/2020-01-01/figures.json").content)
    assert {f["value"] for f in told["figures"] if not f["name"].endswith("not_party")} == {0}
    assert client.get("/as-at/2018-09-25/known/2020-01-01/states/LAO/").status_code == 200


def test_only_reading_is_allowed(client):
    assert client.post("/states/").status_code == 405
    assert client.delete("/states/LAO/").status_code == 405


def test_every_figure_has_a_page_and_its_list(client):
    for name in CATALOGUE:
        told = json.loads(client.get(f"/figures/{name}.json").content)
        assert told["value"] == len(told["states"])


def test_strict_headers_on_every_answer(client):
    response = client.get("/")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"


def test_today_is_the_default_day(client):
    assert json.loads(client.get("/figures.json").content)["as_at"] == today().isoformat()


def test_nothing_unverified_is_shown_in_public(client):
    """The completion of clearance by the United Kingdom is on record as unverified: no page tells its day."""
    page = client.get("/states/GBR/").content.decode()
    assert "November 2020</a></th><td>Clearance: declared complete" not in page
    told = json.loads(client.get("/states/GBR.json").content)
    clearance = next(d for d in told["duties"] if d["duty"] == "clearance")
    assert clearance["standing"] == "no_record"
