"""A fact on a page of its own, for all; the trail and the history of a record, for the unit and auditors."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from corcom.proposals.actions import Wish, propose, publish, submit
from corcom.record.actions import record_fact, replace_fact
from corcom.record.lens import today
from corcom.record.models import Source, TrailEntry
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act, Line, write_line
from corcom.register.models import Deposit
from corcom.register.queries import find
from corcom.reporting.models import ReportReceived
from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"
PAGE = "/facts/statements/replaced-once/"
FORMS = ("/", ".json", ".csv")


def act(days_ago: int = 0, why: str = "the gazette says so", actor: str = INSTALLATION, reader=None) -> Act:
    at = datetime.now(tz=UTC) - timedelta(days=days_ago)
    return Act(actor, why, at=at, **({"reader": reader} if reader else {}))


@pytest.fixture
def statement(client):
    """Made-up statements of Laos, put on record one by one."""
    from corcom.outreach.models import Statement

    def put(name, says="We never used any", days_ago=0, replacing=None, **more):
        fields = {"grade": "official", "source_id": "untc-ccm-2026-02-03", **more}
        new = Statement(id=name, on="2019", state_id="LAO", subject="use", says=says, **fields)
        if replacing:
            return replace_fact(act(days_ago, "a secret reason"), replacing, new)
        return record_fact(act(days_ago, "a secret reason"), new)

    return put


@pytest.fixture
def replaced(statement):
    first = statement("replaced-once", "We used two", days_ago=6)
    return statement("the-better-one", "We used none", days_ago=3, replacing=first)


def told(client, address):
    return json.loads(client.get(address).content)


def ago(days: int) -> str:
    return (today() - timedelta(days=days)).isoformat()


def test_a_fact_tells_what_it_says_from_where_and_what_replaced_it(client, replaced):
    page = client.get(PAGE).content.decode()
    assert "no longer on record" in page
    assert '<a href="/facts/statements/the-better-one/">2019: On use: We used none</a>' in page
    assert '<a href="/sources/untc-ccm-2026-02-03/">' in page
    assert '<a href="/states/LAO/">' in page


def test_a_fact_tells_what_the_record_said_on_which_day_of_knowledge(client, replaced):
    readings = told(client, "/facts/statements/the-better-one.json")["readings"]
    assert [(r["fact"], r["recorded"], r["withdrawn"]) for r in readings] == [
        ("statements/replaced-once", ago(6), ago(3)),
        ("statements/the-better-one", ago(3), None),
    ]
    before = told(client, f"/known/{ago(4)}/facts/statements/replaced-once.json")["readings"]
    assert [(r["fact"], r["withdrawn"]) for r in before] == [("statements/replaced-once", None)]


def test_before_it_was_known_a_fact_has_no_page(client, replaced):
    assert client.get(f"/known/{ago(4)}/facts/statements/the-better-one/").status_code == 404
    assert client.get(f"/known/{ago(7)}{PAGE}").status_code == 404


def test_a_fact_that_lies_ahead_of_the_day_says_so(client):
    page = client.get("/as-at/2008-06-01/facts/deposits/ccm-LAO-deposit/").content.decode()
    assert "This lies after 1 June 2008" in page


def test_no_public_page_tells_the_reason_or_a_pseudonym(client, replaced):
    unit = person("unit")
    from corcom.people.readers import reader_of

    source = Source.objects.everything().get(pk="untc-ccm-2026-02-03")
    new = ReportReceived(
        id="by-a-person", on="2020", state_id="LAO", duty="annual_report", year=2019, grade="official"
    )
    new.source = source
    record_fact(act(0, "a secret reason", unit.actor, reader_of(unit, today())), new)
    for form in FORMS:
        said = client.get(f"/facts/reports_received/by-a-person{form}").content.decode()
        assert "the unit" in said
        assert unit.actor not in said
        assert "secret" not in said
        assert "secret" not in client.get(f"/facts/statements/the-better-one{form}").content.decode()


def test_what_a_state_proposed_is_told_as_such(client):
    from corcom.people.readers import reader_of

    delegate, unit = person("delegate", "LAO"), person("unit")
    theirs, ours = (act(0, "why", user.actor, reader_of(user, today())) for user in (delegate, unit))
    cells = {"duty": "annual_report", "year": "2025", "on": "2026-04-02"}
    proposal = propose(theirs, find("LAO"), Wish("record", "reports_received", "It is in", cells=cells))
    submit(theirs, proposal)
    publish(ours, proposal)
    (reading,) = told(client, f"/facts/reports_received/{proposal.published_as}.json")["readings"]
    assert reading["by"] == "proposed by Lao People's Democratic Republic, published by the unit"


@pytest.mark.parametrize(
    "days", ["", "/as-at/2020-01-01", f"/known/{today()}", f"/as-at/2020-01-01/known/{today()}"]
)
@pytest.mark.parametrize("hidden", [{"circle": "state:LAO"}, {"circle": "unit"}, {"grade": "unverified"}])
def test_a_fact_that_is_not_public_is_as_if_it_were_not_there(client, statement, hidden, days):
    statement("kept-apart", "We hold a secret", **hidden)
    for form in FORMS:
        hidden_away = client.get(f"{days}/facts/statements/kept-apart{form}")
        nowhere = client.get(f"{days}/facts/statements/kept-afart{form}")
        assert (hidden_away.status_code, nowhere.status_code) == (404, 404)
        assert hidden_away.content == nowhere.content.replace(b"kept-afart", b"kept-apart")


def test_a_fact_is_silent_about_a_reading_that_is_not_public(client, statement):
    first = statement("unseen", "We used a hundred", grade="unverified", days_ago=2)
    statement("seen", "We used none", replacing=first, days_ago=1)
    for form in FORMS:
        said = client.get(f"/facts/statements/seen{form}").content.decode()
        assert "unseen" not in said
        assert "hundred" not in said


def test_a_number_that_nobody_has_seen_is_not_told(client):
    from corcom.extensions.models import Stockpile

    fields = {"munitions": 7654, "munitions_grade": "unverified", "submunitions": 21, "held": "yes"}
    source = {"grade": "official", "source_id": "untc-ccm-2026-02-03", "on_grade": "unverified"}
    record_fact(act(), Stockpile(id="half-seen", on="2017-05-04", state_id="LAO", **fields, **source))
    told_columns = told(client, "/facts/stockpiles/half-seen.json")
    assert told_columns["columns"] == {"held": "yes", "submunitions": "21"}
    for form in FORMS:
        said = client.get(f"/facts/stockpiles/half-seen{form}").content.decode()
        assert "7654" not in said
        assert "2017" not in said


def test_hostile_words_come_out_as_text(client, statement):
    statement("hostile", HOSTILE, note=HOSTILE)
    page = client.get("/facts/statements/hostile/").content.decode()
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page


def test_the_country_page_leads_to_each_fact_and_stays_on_the_day(client):
    page = client.get("/as-at/2018-09-25/states/LAO/").content.decode()
    assert '<a href="/as-at/2018-09-25/facts/deposits/ccm-LAO-deposit/">18 March 2009</a>' in page
    assert len(page) < 200_000


@pytest.mark.parametrize("address", ["/desk/trail/", "/desk/record/deposits/ccm-LAO-deposit/"])
@pytest.mark.parametrize(
    ("seat", "status"),
    [
        (("unit",), 200),
        (("auditor",), 200),
        (("delegate", "LAO"), 403),
        (("focal_point", "LAO"), 403),
        (("observer", "CMC"), 403),
    ],
)
def test_the_trail_is_for_the_unit_and_auditors(seat, status, address):
    client = signed_in(person(*seat))
    for form in FORMS:
        assert client.get(f"{address.rstrip('/')}{form}").status_code == status


@pytest.mark.parametrize("address", ["/desk/trail/", "/desk/record/deposits/ccm-LAO-deposit.json"])
def test_a_stranger_is_led_to_sign_in(client, address):
    assert client.get(address)["Location"].startswith("/account/login/")


@pytest.fixture
def unit():
    return signed_in(person("unit"))


def test_the_history_of_a_record_tells_who_why_before_and_after(unit, replaced):
    page = unit.get("/desk/record/statements/the-better-one/").content.decode()
    assert "a secret reason" in page
    assert "Command line" in page
    assert "<del>We used two</del>" in page
    assert "<ins>We used none</ins>" in page


@pytest.mark.parametrize(
    ("days", "said"), [(7, None), (6, "We used two"), (4, "We used two"), (3, None), (0, None)]
)
def test_what_a_record_said_on_a_day(unit, replaced, days, said):
    then = told(unit, f"/desk/record/statements/replaced-once.json?day={ago(days)}")["said"]
    assert (then or {}).get("says") == said


def test_a_person_is_named_while_there_is_an_account_with_a_name(unit):
    somebody = person("unit")
    with_name, gone = Act(somebody.actor, "a reason"), Act("0b0e5a0e-0000-4000-8000-000000000000", "a reason")
    write_line(with_name, Line("decide", "letters", "7", after={"a": "b"}))
    write_line(gone, Line("decide", "letters", "7", after={"a": "c"}))
    page = unit.get("/desk/record/letters/7/").content.decode()
    assert somebody.name in page
    assert "0b0e5a0e-0000-4000-8000-000000000000" in page
    somebody.name = ""
    somebody.save()
    assert somebody.actor in unit.get("/desk/trail/").content.decode()
    assert somebody.email not in page


def test_the_trail_is_found_by_the_name_of_whoever_acted(unit):
    somebody = person("unit")
    write_line(Act(somebody.actor, "a reason"), Line("decide", "letters", "7"))
    lines = told(unit, f"/desk/trail.json?actor={somebody.name[-8:]}")["lines"]
    assert {line["actor"] for line in lines} == {somebody.actor}


def test_the_trail_goes_on_page_by_page(unit):
    first = told(unit, "/desk/trail.json")
    assert len(first["lines"]) == 100
    older = told(unit, f"/desk/trail.json?before={first['older']}")
    assert older["lines"][0]["id"] < first["lines"][-1]["id"]
    assert first["newest_hash"] == TrailEntry.objects.latest("id").hash
    assert "Older lines" in unit.get("/desk/trail/").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "day=2018-02-31",
        f"table={HOSTILE}",
        f"actor={HOSTILE}",
        "before=x",
        "before=-1",
        "before=99999999999999999999",
        "before=%C2%B2",
        "action=' OR 1=1 --",
        "actor=" + "x" * 5000,
        "table=%00",
    ],
)
def test_hostile_questions_to_the_trail_behave(unit, query):
    response = unit.get(f"/desk/trail/?{query}")
    assert response.status_code in (200, 404)
    assert HOSTILE not in response.content.decode()


@pytest.mark.parametrize("key", ["deposits/none", "nothing/at/all", HOSTILE, "deposits/%00"])
def test_a_record_that_the_trail_does_not_know_has_no_history(unit, key):
    response = unit.get(f"/desk/record/x/{key}/")
    assert response.status_code == 404
    assert HOSTILE not in response.content.decode()


def test_hostile_reasons_come_out_as_text(unit):
    write_line(Act("anybody", HOSTILE), Line(HOSTILE, "letters", HOSTILE, after={HOSTILE: HOSTILE}))
    for address in ("/desk/trail/", f"/desk/record/letters/{HOSTILE}/"):
        page = unit.get(address).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


def test_nothing_of_the_workspace_is_kept_by_a_browser(unit):
    assert unit.get("/desk/trail/")["Cache-Control"] == "no-store, private"
    assert unit.get("/desk/record/deposits/ccm-LAO-deposit.csv")["Cache-Control"] == "no-store, private"


def test_a_public_fact_costs_no_more_than_the_version(client, django_assert_num_queries):
    client.get("/facts/deposits/ccm-LAO-deposit/")
    assert Deposit.objects.everything().filter(pk="ccm-LAO-deposit").exists()
    with django_assert_num_queries(1):
        client.get("/facts/deposits/ccm-LAO-deposit/")
