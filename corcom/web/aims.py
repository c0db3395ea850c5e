"""What promises serve, in words and with an address: actions of the action plans, and duties."""

from dataclasses import dataclass

from corcom.plans.models import PlanAction
from corcom.record.lens import Lens
from corcom.record.shelf import shelf
from corcom.treaty import CONVENTIONS

PLAN_ACTIONS, DUTIES = f"{PlanAction.csv_table}/", "duties/"


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that a promise may serve: how promises name it, in words, and where it stands."""

    serves: str
    words: str
    address: str


def aims(lens: Lens) -> dict[str, Aim]:
    """All that a promise may serve, by the name that promises use: the newest plan's actions first."""
    readings = shelf().readings(PlanAction, lens)
    actions = sorted((r.fact for r in readings), key=lambda a: (a.on_latest or 0, a.pk), reverse=True)
    found = [_of_action(action) for action in actions] + _of_duties()
    return {aim.serves: aim for aim in found}


def _of_action(action: PlanAction) -> Aim:
    return Aim(f"{PLAN_ACTIONS}{action.pk}", str(action), "/plans/")


def _of_duties() -> list[Aim]:
    """One a name: the requests for more time under Articles 3 and 4 are one duty to a promise."""
    labels: dict[str, list[str]] = {}
    articles: dict[str, str] = {}
    for duty in CONVENTIONS["ccm"].duties:
        label = str(getattr(duty, "label", duty.name))
        labels.setdefault(duty.name, []).append(f"{label} (Article {duty.article})")
        articles.setdefault(duty.name, duty.article[0])
    return [
        Aim(f"{DUTIES}{name}", "; ".join(told), f"/articles/{articles[name]}/")
        for name, told in labels.items()
    ]
