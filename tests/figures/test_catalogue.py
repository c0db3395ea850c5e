"""The catalogue: parts of wholes, two days, groups."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corcom.figures.catalogue import CATALOGUE, ask, ask_all
from corcom.figures.compare import between
from corcom.record.lens import Lens, today

pytestmark = pytest.mark.django_db

DAYS = [date(2008, 12, 3), date(2010, 8, 1), date(2018, 9, 25), date(2025, 3, 6), date(2026, 11, 21)]


def as_at(day: date) -> Lens:
    return Lens(as_at=day, known_at=today())


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", [name for name, figure in CATALOGUE.items() if figure.of])
def test_what_is_counted_is_part_of_what_it_is_out_of(name, day):
    answer = ask(as_at(day), name)
    whole = ask(as_at(day), answer.figure.of)
    assert set(answer.states) <= set(whole.states)
    assert answer.of == whole.value


@pytest.mark.parametrize("day", DAYS)
def test_no_state_is_counted_and_without_record_at_once(day):
    for answer in ask_all(as_at(day)):
        if not answer.figure.name.endswith("no_record"):
            assert not set(answer.states) & set(answer.no_record), answer.figure.name


@pytest.mark.parametrize("day", DAYS)
def test_the_groups_of_the_united_nations_and_those_in_none_make_the_whole(day):
    groups = ["African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG"]
    whole = set(ask(as_at(day), "participation.not_party").states)
    parts = set(ask(as_at(day), "participation.not_party", {"un_group": groups}).states)
    assert {state.iso3 for state in whole - parts} <= {"VAT", "COK", "NIU"}


def test_lithuania_left_on_6_march_2025():
    before, after = as_at(date(2025, 3, 5)), as_at(date(2025, 3, 6))
    gone = {c.after.figure.name: [s.iso3 for s in c.went] for c in between(before, after)}
    assert gone["participation.deposited"] == ["LTU"]
    assert gone["participation.in_force"] == ["LTU"]
    assert [s.iso3 for s in ask(after, "participation.withdrawn").states] == ["LTU"]


def test_every_figure_rests_on_sources_where_it_counts_somebody():
    for answer in ask_all(as_at(date(2018, 9, 25))):
        if answer.value and answer.figure.name not in (
            "participation.not_party",
            "reports.initial.no_record",
        ):
            assert answer.sources, answer.figure.name


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.dates(date(2008, 12, 3), date(2026, 11, 21)))
def test_what_changed_leads_from_one_day_to_the_other(day):
    for change in between(as_at(date(2018, 9, 25)), as_at(day)):
        assert change.before.value + len(change.came) - len(change.went) == change.after.value
