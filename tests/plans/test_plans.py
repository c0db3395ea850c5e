"""Action plans: which one is in force, and its actions in their order."""

from datetime import date

import pytest

from corcom.duties.words import words
from corcom.plans.models import PlanAction
from corcom.plans.queries import actions, plan_in_force
from tests.recorded import as_at, fictional, put

pytestmark = pytest.mark.django_db


def action(plan: str, number: str, on: str, **more):
    return put(PlanAction, f"{plan}-{number}", on, plan=plan, number=number, **more)


@pytest.fixture
def two_plans(empty_record):
    fictional()
    for number in ("2.10", "1.3", "2.9", "1.2"):
        action("dubrovnik", number, "2015-09-11")
    action("lausanne", "1", "2021-09-21")


@pytest.mark.parametrize(
    ("day", "plan"),
    [
        (date(2010, 11, 11), ""),
        (date(2010, 11, 12), "vientiane"),
        (date(2015, 9, 10), "vientiane"),
        (date(2015, 9, 11), "dubrovnik"),
        (date(2021, 9, 20), "dubrovnik"),
        (date(2021, 9, 21), "lausanne"),
        (date(2026, 11, 21), "lausanne"),
    ],
)
def test_a_plan_is_in_force_from_its_adoption_to_the_next(day, plan):
    assert plan_in_force(as_at(day.year, day.month, day.day)) == plan


def test_actions_come_in_the_order_of_their_numbers(two_plans):
    assert [a.number for a in actions(as_at(2018), "dubrovnik")] == ["1.2", "1.3", "2.9", "2.10"]


def test_the_actions_of_a_plan_not_yet_adopted_are_not_known(two_plans):
    assert actions(as_at(2018), "lausanne") == []
    assert len(actions(as_at(2022), "lausanne")) == 1


def test_an_action_in_words(two_plans):
    unseen, seen = actions(as_at(2022), "lausanne")[0], action("dubrovnik", "4.1", "2015-09-11", text="do it")
    assert words(unseen) == "Lausanne Action Plan, action 1: text not seen"
    assert words(seen) == "Dubrovnik Action Plan, action 4.1: do it"
