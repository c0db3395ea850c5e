"""Article 9 in words."""

from django.utils.translation import gettext_lazy as _

from corcom.duties.words import says
from corcom.law.models import NationalLaw

MEASURES = {
    NationalLaw.Kind.SPECIFIC: _("Specific law"),
    NationalLaw.Kind.AMENDMENT: _("Specific law, by amendment"),
    NationalLaw.Kind.EXISTING: _("Existing law said to suffice"),
    NationalLaw.Kind.PREPARATION: _("Law in preparation"),
    NationalLaw.Kind.REVIEW: _("Existing law under review"),
    NationalLaw.Kind.NONE: _("No specific law"),
    NationalLaw.Kind.OTHER: _("Other measures"),
}


@says(NationalLaw)
def _law(fact: NationalLaw) -> str:
    """The title is said once: what a source says of a law often begins with it."""
    measure = str(MEASURES[NationalLaw.Kind(fact.kind)])
    title = "" if fact.says.startswith(fact.title) else fact.title
    named = ", ".join(filter(None, (title, fact.citation)))
    told = " – ".join(filter(None, (named, fact.says)))
    return f"{measure}: {told}" if told else measure
