"""The unit's money in the workspace: what each reader sees, and what the forms enter. Made-up payments."""

import json
from datetime import date

import pytest

from corcom.committee.models import Mandate, Meeting
from corcom.finance import actions
from corcom.finance.models import (
    Budget,
    Consent,
    Contribution,
    InKind,
    OpeningBalance,
    Pledge,
    ScaleRate,
    Spending,
)
from corcom.record.lens import today
from corcom.record.models import TrailEntry
from tests.finance.books import ask_for, budget, opened_books, pay, pledge, state, the_unit
from tests.people.persons import person, signed_in
from tests.recorded import party, put
from tests.recorded import state as sixth

pytestmark = pytest.mark.django_db

YEAR = today().year
RATES = {"RUR": "40.000", "FRE": "30.000", "GRA": "10.000", "SYL": "10.000", "BOR": "5.000", "SAN": "5.000"}
READ = ("", "budgets/", "models/")
BOOKS = ("states/", "journal/", "outlook/")


@pytest.fixture(autouse=True)
def books(empty_record):
    opened_books()
    sixth("SAN", "Sansara", iso2="S9", m49="977")
    for iso3, rate in RATES.items():
        period = {"period": f"{YEAR - 1}-{YEAR + 1}", "rate": rate, "kind": "member"}
        put(ScaleRate, f"rate-{iso3}", f"{YEAR - 1}/{YEAR + 1}", state_id=iso3, **period)
    put(Meeting, "CC-1", f"{YEAR - 1}-11-20", code="CC-1", body="committee", title="Committee", status="held")


@pytest.fixture
def filled():
    """A budget, a call, a payment and a pledge of this year."""
    budget(400_00, 600_00, year=YEAR, on=f"{YEAR - 1}-09-06", endorsed_by="the Committee")
    ask_for("RUR", 400_00, date(YEAR, 1, 1), year=YEAR)
    pay("RUR", 250_00, date(YEAR, 1, 2), year=YEAR, bank_reference="zq-reference")
    pledge("FRE", 100_00, date(YEAR, 1, 3), year=YEAR)


@pytest.fixture
def unit():
    return signed_in(person("unit"))


@pytest.fixture
def presidency():
    put(Mandate, "syl", f"{YEAR - 1}/{YEAR + 1}", state_id="SYL", office="president", period="this term")
    return signed_in(person("delegate", "SYL", in_committee=True))


def text(client, path: str, status: int = 200) -> str:
    answer = client.get(f"/desk/money/{path}")
    assert answer.status_code == status, path
    return answer.content.decode()


def told(client, path: str) -> dict:
    return json.loads(client.get(f"/desk/money/{path}").content)


def test_every_page_opens_with_empty_books_and_says_so(unit):
    for path in (*READ, *BOOKS):
        assert "<h1" in text(unit, path)
    assert "The budget must be more than nothing" in text(unit, "models/")
    assert "The books hold neither a budget nor a contribution" in text(unit, "")
    assert "No budget of this year is on record" in text(unit, "budgets/")
    assert "Nothing is entered yet" in text(unit, "journal/")
    assert "No budget of this year is on record" in text(unit, "outlook/")


def test_the_overview_says_the_sentence_as_at_any_day(unit, filled):
    page = text(unit, "")
    assert "1 of 5 States Parties have paid CHF 250.00 of 1,000 (25.0 %), CHF 750.00 open" in page
    assert "1 des 5 États parties ont versé" in page
    assert 'href="/desk/promises/"' in page
    assert 'href="/desk/money/outlook/"' in page
    before = text(unit, f"?as_at={YEAR}-01-01")
    assert "No contribution towards the budget of 1,000 is on record" in before


def test_the_presidency_reads_totals_and_no_payment_of_a_state(presidency, filled):
    pages = {path: text(presidency, path) for path in READ}
    assert "CHF 250.00 of 1,000" in pages[""]
    assert "one pledge of CHF 100 not yet received" in pages[""]
    assert "zq-reference" not in "".join(pages.values())
    assert "Ruritania" not in pages[""] + pages["budgets/"]
    for path in BOOKS:
        text(presidency, path, 403)


def test_an_auditor_reads_all_and_enters_nothing(filled):
    auditor = signed_in(person("auditor"))
    for path in (*READ, *BOOKS):
        page = text(auditor, path)
        assert "Enter a" not in page
        assert "/reverse/" not in page
    text(auditor, "enter/contribution/", 403)


@pytest.mark.parametrize("path", [*READ, *BOOKS, "enter/budget/"])
def test_a_delegate_opens_none_of_these_pages(path, filled):
    text(signed_in(person("delegate", "RUR")), path, 403)


def test_state_by_state_shows_arrears_entries_and_how_to_reverse(unit, filled):
    page = text(unit, "states/")
    assert "150.00" in page
    assert "zq-reference" in page
    assert "/desk/money/reverse/contributions/" in page
    rows = told(unit, "states.json")["states"]
    assert rows[0] == {
        "state": "RUR",
        "year": YEAR,
        "asked": "400.00",
        "paid": "250.00",
        "arrears": "150.00",
        "over": "0.00",
        "on_top": "0.00",
    }


def test_the_budget_page_sums(unit, filled):
    actions.record_spending(
        the_unit(), Budget.objects.everything().get().fund, YEAR, "Line 1", 500_00, today()
    )
    page = text(unit, "budgets/")
    assert "overspent" in page
    lines = told(unit, "budgets.json")["lines"]
    assert [line["left"] for line in lines] == ["-100.00", "600.00"]
    assert "1,000.00" in page
    assert "endorsed by the Committee" in page


def test_the_journal_balances_on_the_page(unit, filled):
    rows = told(unit, "journal.json")["entries"]
    debit, credit = (sum(float(row[side] or 0) for row in rows) for side in ("debit", "credit"))
    assert debit == credit > 0


def test_the_three_models_with_what_if(unit, filled):
    assert "at least 5 States must share" in text(unit, "models/?budget=1000&without=BOR")
    party("SAN")
    page = text(unit, "models/?budget=1000&part=60&without=BOR")
    assert "CHF 600.00" in page
    assert "Assessed without Borduria" in page
    assert "rate 40 of 100, the sum of the rates of the 6 States Parties" in page
    shares = told(unit, f"models.json?budget=1000&year={YEAR}")["shares"]
    assert sum(float(share["assessed"]) for share in shares) == 1000


def test_a_year_without_a_scale_says_so_and_leaves_the_form(unit):
    page = text(unit, "models/?budget=1000&year=2011")
    assert "No scale of assessments on record holds 2011" in page
    assert 'name="budget"' in page


@pytest.mark.parametrize("query", ["budget=much", "part=101", "part=x", "year=2009", "year=99999999"])
def test_models_that_cannot_be_shown_say_why(unit, query):
    assert "Traceback" not in text(unit, f"models/?budget=1000&{query}", 404)


@pytest.mark.parametrize("query", ["as_at=2018-02-30", "as_at=yesterday", "as_at=9999-01-01"])
def test_a_day_that_is_none_is_refused(unit, query):
    text(unit, f"?{query}", 404)


@pytest.mark.parametrize(("kind", "form"), [("annex", "docx"), ("questionnaire", "docx"), ("annex", "pdf")])
def test_the_models_come_as_papers(unit, kind, form):
    answer = unit.get(f"/desk/money/models/{kind}.{form}?budget=1000")
    assert answer.status_code == 200
    assert answer.content[:2] in (b"PK", b"%P")
    assert answer["Cache-Control"] == "no-store, private"


def test_there_are_no_other_papers(unit):
    assert unit.get("/desk/money/models/poem.docx?budget=1000").status_code == 404


def test_the_outlook_says_that_it_is_a_forecast_and_writes_nothing(unit, filled):
    before = TrailEntry.objects.count()
    page = text(unit, "outlook/")
    assert "forecast" in page
    assert "nobody pays" in page
    assert "The calls that matter most" in page
    assert TrailEntry.objects.count() == before


SUM = {"fund": "isu", "state": "RUR", "year": YEAR, "category": "7a", "currency": "chf", "amount": "1,250.50"}
ENTERED = {
    "contribution": ({**SUM, "on": f"{YEAR}-01-02"}, Contribution),
    "pledge": ({**SUM, "on": f"{YEAR}-01-02", "expected": f"{YEAR}-05", "in_public": "on"}, Pledge),
    "in-kind": (
        {**SUM, "on": f"{YEAR}-01-02", "what": "an office", "worth": "100", "valued_by": "us"},
        InKind,
    ),
    "consent": ({"state": "RUR", "shows": "amounts", "on": f"{YEAR}-01-02"}, Consent),
    "budget": (
        {
            "fund": "isu",
            "year": YEAR,
            "stage": "approved",
            "on": f"{YEAR - 1}-09",
            "circle": "public",
            "lines": "Salaries: 300,000.00\nTravel: 1,000",
        },
        Budget,
    ),
    "opening": ({"fund": "isu", "amount": "100", "on": f"{YEAR}-01-01"}, OpeningBalance),
}


@pytest.mark.parametrize("kind", ENTERED)
def test_the_unit_enters_it_and_the_trail_has_its_line(unit, kind):
    given, model = ENTERED[kind]
    assert unit.get(f"/desk/money/enter/{kind}/").status_code == 200
    answer = unit.post(f"/desk/money/enter/{kind}/", given)
    assert answer.status_code == 302, answer.content.decode()
    entered = model.objects.everything().get()
    assert TrailEntry.objects.filter(table=model.csv_table, record=entered.pk, action="record_fact").exists()


def test_a_pledge_made_before_the_committee_is_open_to_it(unit):
    unit.post("/desk/money/enter/pledge/", ENTERED["pledge"][0])
    assert Pledge.objects.everything().get().circle == "committee"


def test_spending_goes_under_a_line(unit, filled):
    given = {"fund": "isu", "year": YEAR, "line": "Line 2", "amount": "10", "on": f"{YEAR}-01-05"}
    assert unit.post("/desk/money/enter/spending/", given).status_code == 302
    assert Spending.objects.everything().get().amount == 10_00


def test_a_category_is_set(unit):
    given = {"category": "7b", "label": "7(b)", "meaning": "as the procedures say"}
    assert unit.post("/desk/money/enter/category/", given).status_code == 302
    assert TrailEntry.objects.filter(action="set_category").exists()


@pytest.mark.parametrize(
    ("kind", "wrong", "why"),
    [
        ("contribution", {"amount": "much"}, "is not an amount"),
        ("contribution", {"currency": "GBP"}, "needs the rate to CHF"),
        ("contribution", {"currency": "GBP", "rate": "NaN"}, "as a number above zero"),
        ("contribution", {"on": "2999-01-01"}, "not come yet"),
        ("budget", {"lines": "Salaries"}, "has no amount"),
        ("budget", {"stage": "revised"}, "no approved budget"),
    ],
)
def test_a_form_says_what_is_wrong_and_enters_nothing(unit, kind, wrong, why):
    given, model = ENTERED[kind]
    answer = unit.post(f"/desk/money/enter/{kind}/", {**given, **wrong})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not model.objects.everything().exists()


def test_there_is_nothing_else_to_enter(unit):
    text(unit, "enter/poem/", 404)
    text(unit, "reverse/poems/x/", 404)
    text(unit, "reverse/contributions/x/", 404)


def test_an_entry_is_reversed_on_its_page(unit, filled):
    paid = Contribution.objects.everything().get()
    address = f"/desk/money/reverse/contributions/{paid.pk}/"
    assert "Contribution for" in unit.get(address).content.decode()
    assert unit.post(address, {"why": "entered twice"}).status_code == 302
    page = text(unit, "states/")
    assert "entered twice" in page
    assert unit.post(address, {"why": "again"}).status_code == 422


def test_a_delegate_sees_the_own_states_money_at_its_desk_and_nobody_elses(filled):
    own = signed_in(person("delegate", "RUR")).get("/desk/states/RUR/").content.decode()
    assert "CHF 150.00" in own
    other = signed_in(person("delegate", "FRE")).get("/desk/states/FRE/").content.decode()
    assert "CHF 150.00" not in other
    assert state("FRE").name in other
