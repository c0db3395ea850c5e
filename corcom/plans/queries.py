"""Reads of the action plans, each through the lens."""

import re
from datetime import date

from corcom.plans.models import PlanAction
from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.shelf import shelf

ADOPTED = (
    (date(2010, 11, 12), PlanAction.Plan.VIENTIANE),
    (date(2015, 9, 11), PlanAction.Plan.DUBROVNIK),
    (date(2021, 9, 21), PlanAction.Plan.LAUSANNE),
)
"""The days on which the First Meeting and the Review Conferences adopted the plans."""

DIGITS = re.compile(r"[0-9]+")


def plan_in_force(lens: Lens) -> str:
    """The plan adopted last by the day of the lens; empty before the first one."""
    adopted = [plan.value for day, plan in ADOPTED if day <= lens.as_at]
    return adopted[-1] if adopted else ""


def actions(lens: Lens, plan: str) -> list[PlanAction]:
    """The actions of a plan adopted by the day of the lens, in the order of their numbers."""
    found = (reading.fact for reading in shelf().readings(PlanAction, lens))
    return sorted((a for a in found if a.plan == plan and perhaps(a, lens)), key=_place)


def _place(action: PlanAction) -> tuple[list[int], str]:
    """2.10 comes after 2.9."""
    return [int(digits) for digits in DIGITS.findall(action.number)], action.number
