"""How a figure ran: the number of any day, found without counting every day."""

from datetime import date, timedelta

import pytest

from corcom.figures.catalogue import CATALOGUE, UnknownFigure, ask
from corcom.figures.course import course
from corcom.record.lens import lens

pytestmark = pytest.mark.django_db

DAYS = [date(2009, 1, 5) + timedelta(days=137 * step) for step in range(47)]
ASIA = {"m49_region": ("Asia",)}


@pytest.mark.parametrize(
    "name", sorted(set(CATALOGUE) - {"reports.annual.received", "reports.annual.overdue"})
)
def test_the_course_of_a_figure_is_its_number_on_every_day(name):
    now = lens()
    run = course(now, name)
    assert [run.on(day) for day in DAYS] == [ask(now.on(day), name).value for day in DAYS]


def test_a_figure_is_followed_within_a_region():
    now = lens()
    run = course(now, "participation.deposited", ASIA)
    assert [run.on(day) for day in DAYS] == [
        ask(now.on(day), "participation.deposited", ASIA).value for day in DAYS
    ]


def test_the_days_of_102_states_parties_are_told():
    (found,) = [one for one in course(lens(), "participation.deposited").intervals if one.value == 102]
    assert (found.first, found.last) == (date(2017, 7, 10), date(2018, 2, 28))


def test_a_figure_that_there_is_not_is_said_to_be_unknown():
    with pytest.raises(UnknownFigure):
        course(lens(), "moon.phase")
