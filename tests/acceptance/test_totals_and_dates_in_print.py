"""Totals and due dates in print: the record agrees, or says why not."""

from datetime import date

import pytest

from corcom.duties.book import book
from corcom.duties.models import PrintedDueDate
from corcom.duties.queries import positions
from corcom.figures.catalogue import ask
from corcom.figures.compare import totals_in_print
from corcom.record.lens import Lens, today
from corcom.record.shelf import shelf
from corcom.register.models import EntryIntoForce
from corcom.reporting.queries import lists_of_overdue
from corcom.treaty.dates import written

pytestmark = pytest.mark.django_db


def as_at(day: date) -> Lens:
    return Lens(as_at=day, known_at=today())


TOTALS = [
    (date(2008, 12, 4), "participation.signed", 94),
    (date(2010, 8, 1), "participation.deposited", 38),
    (date(2011, 11, 8), "participation.joined", 111),
    (date(2012, 7, 3), "participation.deposited", 73),
    (date(2016, 8, 15), "participation.signatories", 19),
    (date(2017, 12, 31), "participation.deposited", 102),
    (date(2018, 8, 31), "participation.deposited", 104),
    (date(2018, 9, 25), "participation.signatories", 16),
    (date(2019, 2, 28), "participation.joined", 120),
    (date(2022, 8, 1), "participation.deposited", 110),
    (date(2022, 8, 1), "participation.signatories", 13),
    (date(2023, 12, 31), "participation.deposited", 112),
    (date(2025, 9, 5), "participation.deposited", 112),
    (date(2026, 2, 3), "participation.not_party", 85),
]


@pytest.mark.parametrize(("day", "figure", "printed"), TOTALS)
def test_the_total_in_print_is_the_figure_of_that_day(day, figure, printed):
    assert ask(as_at(day), figure).value == printed


def test_every_published_total_agrees_or_has_a_reason():
    found = totals_in_print(as_at(today()))
    assert len(found) >= 15
    assert [f.total.id for f in found if not f.agrees and not f.total.explanation] == []


def test_no_reason_is_given_where_there_is_no_disagreement():
    found = totals_in_print(as_at(today()))
    assert [f.total.id for f in found if f.agrees and f.total.explanation] == []


def test_entry_into_force_by_rule_is_the_depositarys_for_every_state_and_convention():
    lens = as_at(today())
    now = book(lens)
    printed = [r.fact for r in shelf().readings(EntryIntoForce, lens)]
    assert len(printed) > 250
    wrong = [
        (fact.treaty, fact.state_id, fact.on, now.sheet(fact.treaty, fact.state_id).entry_into_force)
        for fact in printed
        if now.sheet(fact.treaty, fact.state_id).entry_into_force != fact.on_latest
    ]
    assert wrong == []


def test_every_due_date_in_print_agrees_with_the_rule_or_has_a_reason():
    lens = as_at(today())
    facts = shelf().facts(PrintedDueDate, lens)
    assert len(facts) >= 20
    unexplained = [(fact.id, fact.on) for fact in facts if not fact.explanation and not _by_rule(fact, lens)]
    assert unexplained == []


def _by_rule(fact: PrintedDueDate, lens: Lens) -> bool:
    """The rules give that day, or one within the month in print; of unclear stocks the reason names it."""
    timelines = book(lens).sheet("ccm", fact.state_id).every(fact.duty)
    found = [interval.value for line in timelines for interval in line.intervals]
    on_day = any(p.due and fact.on_earliest <= p.due <= fact.on_latest for p in found)
    return on_day or any(written(fact.on_latest) in str(p.reason) for p in found)


def test_the_list_of_late_2021_comes_out_name_for_name():
    nine = {"CPV", "COM", "COG", "GIN", "MDG", "NIU", "RWA", "STP", "TGO"}
    day = as_at(date(2021, 11, 30))
    assert {s.iso3 for s in ask(day, "reports.initial.overdue").states} == nine
    assert nine in [{row.state_id for row in rows} for rows in lists_of_overdue(day).values()]


def test_no_state_is_overdue_today_without_evidence():
    """Evidence is a fulfilment after the due date, or a source that found the duty undone on or after it."""
    found = shelf()
    lens = as_at(today())
    for p in positions(lens):
        if p.position.standing == "overdue":
            tables = {fact.split("/")[0] for fact in p.position.facts}
            assert tables & {"reports_missing", "listed_overdue", "seen_undone"}, p
            assert any(found.fact(f).grade != "unverified" for f in p.position.facts), p
