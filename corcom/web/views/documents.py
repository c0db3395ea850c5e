"""Documents of the meetings by symbol, and the action plans."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.committee.models import MeetingDocument
from corcom.committee.queries import all_documents
from corcom.plans.models import PlanAction
from corcom.plans.queries import actions, plan_in_force
from corcom.record.shelf import shelf
from corcom.web.pages import Asked, Page


def documents(asked: Asked) -> Page:
    """Documents on record, by meeting."""
    found = all_documents(asked.lens)
    return Page(
        template="web/documents.html",
        title=_("Documents"),
        section="meetings",
        context={"documents": [(d, shelf().source(d.source_id)) for d in found], "count": len(found)},
        data=lambda: {"documents": [_told(d) for d in found]},
        rows=lambda: (("meeting", "symbol", "title", "source"), [list(_told(d).values()) for d in found]),
    )


def _told(document: MeetingDocument) -> dict[str, Any]:
    return {
        "meeting": document.meeting_id,
        "symbol": document.symbol,
        "title": document.title,
        "source": document.source_id,
    }


def plans(asked: Asked) -> Page:
    """The three action plans, the one in force first."""
    force = plan_in_force(asked.lens)
    order = sorted(PlanAction.Plan, key=lambda plan: plan.value != force)
    found = [(plan, actions(asked.lens, plan.value)) for plan in order]
    return Page(
        template="web/plans.html",
        title=_("Action plans"),
        section="meetings",
        context={"plans": [_plan(plan, plan.value == force, rows) for plan, rows in found if rows]},
        data=lambda: {"in_force": force, "actions": [_action(a) for _plan, rows in found for a in rows]},
        rows=lambda: (
            ("plan", "number", "theme", "text", "indicator", "limit"),
            [list(_action(a).values()) for _plan, rows in found for a in rows],
        ),
    )


def _plan(plan: PlanAction.Plan, force: bool, rows: list[PlanAction]) -> dict[str, Any]:
    """A plan: the actions whose text was seen, and the numbers of the others."""
    return {
        "name": plan.label,
        "in_force": force,
        "seen": [action for action in rows if action.text],
        "unseen": ", ".join(action.number for action in rows if not action.text),
    }


def _action(action: PlanAction) -> dict[str, Any]:
    return {
        "plan": action.plan,
        "number": action.number,
        "theme": action.theme,
        "text": action.text,
        "indicator": action.indicator,
        "limit": action.limit,
    }
