"""What everybody may see of the unit's money: what States agreed to, and nothing else. Made-up payments."""

import json
from datetime import date

import pytest

from corcom.finance import actions
from corcom.record.models import TrailEntry
from tests.finance.books import budget, opened_books, pay, pledge, state, the_unit

pytestmark = pytest.mark.django_db

MARCH, APRIL, MAY = date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1)


@pytest.fixture(autouse=True)
def books(empty_record):
    opened_books()
    budget(1000_00)
    pay("RUR", 123_45, MARCH)
    pay("FRE", 234_56, MARCH)
    pay("GRA", 345_67, MARCH, "7c")
    pledge("SYL", 456_78, MARCH)


def agree(iso3: str, shows: str, on: date = APRIL) -> None:
    actions.record_consent(the_unit(), state(iso3), shows, on)


def page(client, day: str = "") -> str:
    return client.get(f"{day}/contributions/").content.decode()


def test_without_consent_nothing_is_shown_and_the_page_says_what_that_means(client):
    text = page(client)
    assert "No State has said yet that its contributions may be shown" in text
    assert not [amount for amount in ("123.45", "234.56", "345.67", "456.78", "1,000") if amount in text]


def test_a_state_shows_its_amounts_or_only_that_it_paid(client):
    agree("RUR", "amounts")
    agree("FRE", "paid")
    agree("GRA", "nothing")
    text = page(client)
    assert ("123.45" in text, "234.56" in text, "345.67" in text) == (True, False, False)
    assert ("Ruritania" in text, "Freedonia" in text, "Streslau" in text) == (True, True, False)
    assert "has paid" in text
    assert json.loads(client.get("/contributions.json").content)["contributions"] == [
        {"state": "FRE", "year": 2018, "paid": None, "on_top": None},
        {"state": "RUR", "year": 2018, "paid": "123.45", "on_top": "0.00"},
    ]
    assert "234.56" not in client.get("/contributions.csv").content.decode()


def test_the_newest_word_of_a_state_counts_from_its_day_on(client):
    agree("RUR", "amounts", APRIL)
    agree("RUR", "nothing", MAY)
    assert "123.45" in page(client, "/as-at/2018-04-15")
    assert "123.45" not in page(client, "/as-at/2018-05-01")
    assert "123.45" not in page(client, "/as-at/2018-03-15")


def test_a_pledge_that_was_not_kept_is_never_shown_as_paid(client):
    agree("SYL", "amounts")
    assert "Syldavia" not in page(client)


def test_a_budget_is_shown_where_it_is_public(client):
    budget(2000_00, year=2019, on="2018-09-05", circle="public")
    text = page(client)
    assert "Budget of 2019, approved: CHF 2,000.00" in text
    assert "Budget of 2018" not in text


def test_an_amount_of_the_books_has_no_public_page(client):
    answer = client.get("/figures/contributions.received/")
    assert answer.status_code == 404
    assert client.get("/figures/contributions.printed.received/").status_code == 200


def test_no_public_page_tells_of_a_payment(client):
    paths = ["/states/RUR/", "/states/RUR.json", "/figures/", "/sources/books-of-the-unit/", "/corrections/"]
    for entry in TrailEntry.objects.filter(table__in=["contributions", "pledges"]):
        assert client.get(f"/facts/{entry.table}/{entry.record}/").status_code == 404
    for path in paths:
        assert "123.45" not in client.get(path).content.decode(), path
