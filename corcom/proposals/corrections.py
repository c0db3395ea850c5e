"""Corrections: anybody may say that something public is wrong; the unit answers, and the answer is public."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.proposals.models import Correction
from corcom.record.actions import action
from corcom.record.announcing import Announcement, announce
from corcom.record.reader import UNIT, Held, Role
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

TABLE = "corrections"
LONGEST = 200
"""So many letters of an address stand in a notice."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody says is wrong; `page` is an address of the site."""

    page: str
    subject: str
    reason: str
    source: str
    contact: str = ""


@action("say_that_something_is_wrong")
def object_to(act: Act, objection: Objection) -> Correction:
    """Take an objection in, for the unit's eyes."""
    correction = Correction(
        circle=UNIT,
        page=objection.page,
        subject=objection.subject,
        reason=objection.reason,
        source=objection.source,
        contact=objection.contact,
        received_at=act.at,
    )
    try:
        correction.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    correction.save()
    path = objection.page.partition("?")[0]  # behind it stands what a writer may have put there
    write_line(act, Line("receive_correction", TABLE, str(correction.pk), after={"page": path}))
    what = format_lazy(gettext_lazy("Somebody says that something on {page} is wrong."), page=path[:LONGEST])
    announce(Announcement(what, f"/desk/corrections/{correction.pk}/", frozenset({Held(Role.UNIT)})))
    return correction


@action("review_correction")
def decide(act: Act, correction: Correction, outcome: str, answer: str, fact: str = "") -> None:
    """Answer an objection. The answer is public; what was written stays with the unit."""
    if outcome not in Correction.Outcome.values:
        raise Refusal(_("Choose: corrected, or left as it is."))
    if not answer.strip():
        raise Refusal(_("Write the answer: it stands in the public log."))
    waiting = Correction.objects.everything().filter(pk=correction.pk, outcome="")
    decided = {"outcome": outcome, "answer": answer, "fact": fact}
    if not waiting.update(**decided, decided_by=act.actor, decided_at=act.at):
        raise Refusal(_("Somebody else has answered this meanwhile."))
    write_line(act, Line("decide_correction", TABLE, str(correction.pk), after=decided))
