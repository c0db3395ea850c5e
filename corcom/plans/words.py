"""Action plans in words."""

from django.utils.translation import gettext as _

from corcom.duties.words import says
from corcom.plans.models import PlanAction


@says(PlanAction)
def _action(fact: PlanAction) -> str:
    told = {"plan": fact.get_plan_display(), "number": fact.number}
    if not fact.text:
        return _("{plan}, action {number}: text not seen").format(**told)
    return _("{plan}, action {number}: {text}").format(**told, text=fact.text)
