"""What each page may cost in SQL statements, and that reading never writes.

`CORCOM_REFRESH_BUDGETS=1 pytest tests/budgets` writes the budgets anew, for whoever means to change them.
"""

import json
import os
from pathlib import Path

import pytest
from django.test import Client

from corcom.record import shelf as shelves
from tests.budgets.addresses import Route, on_days, routes
from tests.budgets.statements import Statements, listened

BUDGETS = Path(__file__).parent / "budgets.json"
REFRESH = os.environ.get("CORCOM_REFRESH_BUDGETS") == "1"
FIRST_AFTER_A_CHANGE = "the first page after a change of the record"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def every_page(django_db_setup, django_db_blocker):
    """All addresses of all routes, each opened once, and what it cost once the record was in memory."""
    with django_db_blocker.unblock():
        found = routes()
        for route in found:
            opened(next(route.addresses))
        return {route.name: {address: opened(address) for address in _all(route)} for route in found}


def opened(address: str) -> Statements:
    """What opening an address costs."""
    with listened() as heard:
        assert Client().get(address).status_code == 200, address
    return heard


def _all(route: Route) -> list[str]:
    return list(dict.fromkeys([*route.addresses, *on_days(route)]))


def test_every_address_keeps_to_its_budget(every_page):
    spent = {name: {len(heard.sent) for heard in pages.values()} for name, pages in every_page.items()}
    uneven = {name: counts for name, counts in spent.items() if len(counts) > 1}
    assert not uneven, "the same page costs more of one State or day than of another"
    _compare({name: counts.pop() for name, counts in spent.items()})


def test_no_statement_is_sent_twice_for_one_page(every_page):
    assert not {address: heard.repeated for address, heard in _flat(every_page) if heard.repeated}


def test_reading_never_writes(every_page):
    assert not {address: heard.writes for address, heard in _flat(every_page) if heard.writes}


def test_the_first_page_after_a_change_reads_each_table_once(monkeypatch):
    monkeypatch.setattr(shelves, "_newest", shelves.Shelf(""))
    heard = opened("/states/LAO/")
    assert not heard.repeated
    assert not heard.writes
    _compare({FIRST_AFTER_A_CHANGE: len(heard.sent)})


def _flat(every_page):
    return [(address, heard) for pages in every_page.values() for address, heard in pages.items()]


def _compare(spent: dict[str, int]) -> None:
    """Exactly: a page that costs less than its budget gets a smaller budget."""
    budgets = json.loads(BUDGETS.read_text(encoding="utf-8")) if BUDGETS.exists() else {}
    if REFRESH:
        BUDGETS.write_text(json.dumps({**budgets, **spent}, indent=1) + "\n", encoding="utf-8")
        return
    first_page = FIRST_AFTER_A_CHANGE in spent
    expected = {name: n for name, n in budgets.items() if (name == FIRST_AFTER_A_CHANGE) is first_page}
    assert spent == expected, "CORCOM_REFRESH_BUDGETS=1 writes new budgets, if they are meant"
