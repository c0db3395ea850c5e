"""The book of duties: what is on record, and what only somebody's word."""

from datetime import date, timedelta

import pytest

from corcom.duties.book import book
from corcom.duties.queries import falling_due, positions
from corcom.duties.words import dated, lasting
from corcom.record.actions import record_fact
from corcom.record.lens import Lens, today
from corcom.record.models import Source
from corcom.record.rights import INSTALLATION
from corcom.record.shelf import shelf
from corcom.record.trail import Act
from corcom.register.models import Deposit, State

pytestmark = pytest.mark.django_db


def as_at(day: date) -> Lens:
    return Lens(as_at=day, known_at=today())


@pytest.fixture
def ruritania(empty_record):
    source = Source.objects.create(id="gazette", title="A made-up gazette", grade="depositary")
    return State.objects.create(
        iso3="RUR",
        iso2="RU",
        m49="999",
        name="Ruritania",
        m49_region="Nowhere",
        m49_subregion="Nowhere",
        un_status="made up",
        source=source,
        grade="published",
    )


def deposited(state: State, grade: str) -> None:
    fact = Deposit(
        id="rur",
        on="2011-03-01",
        grade=grade,
        source_id="gazette",
        state=state,
        treaty="ccm",
        instrument="accession",
    )
    record_fact(Act(INSTALLATION, "a made-up deposit"), fact)


def test_an_unverified_deposit_binds_nobody(ruritania):
    deposited(ruritania, "unverified")
    lens = as_at(date(2018, 9, 25))
    assert book(lens).standing_of("ccm", lens.as_at) == {"RUR": "not_party"}


def test_a_fact_is_not_known_before_it_was_recorded(ruritania):
    deposited(ruritania, "depositary")
    day = date(2018, 9, 25)
    yesterday = today() - timedelta(days=1)
    known = [book(Lens(day, known_at)).standing_of("ccm", day)["RUR"] for known_at in (yesterday, today())]
    assert known == ["not_party", "in_force"]


def test_a_state_without_a_fact_owes_nothing(ruritania):
    assert {p.position.standing for p in positions(as_at(date(2018, 9, 25)))} == {"not_applicable"}


def test_what_falls_due_comes_in_the_order_of_the_days_and_within_the_time():
    lens = as_at(date(2018, 9, 25))
    days = [due.day for due in falling_due(lens, 365)]
    assert days == sorted(days)
    assert lens.as_at <= days[0]
    assert days[-1] <= date(2019, 9, 25)


def test_every_position_names_facts_that_are_on_record():
    now = shelf()
    for found in positions(as_at(date(2018, 9, 25))):
        for fact in found.position.facts:
            assert now.fact(fact)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2018, 9, 25), date(2018, 9, 25), "25 September 2018"),
        (date(2025, 9, 16), date(2025, 9, 19), "16 to 19 September 2025"),
        (date(2022, 8, 30), date(2022, 9, 2), "30 August to 2 September 2022"),
        (date(2018, 12, 31), date(2019, 1, 2), "31 December 2018 to 2 January 2019"),
    ],
)
def test_days_that_something_lasts_in_words(first, last, told):
    assert lasting(first, last) == told


def test_no_date_has_no_words():
    assert dated("") == ""
    assert dated("2018-04") == "April 2018"
