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


SAID_ALREADY = ("in preparation", "existing law")
"""What a source says of a law without a title may begin with the kind of the measure."""


@says(NationalLaw)
def _law(fact: NationalLaw) -> str:
    """The kind and the title are said once: what a source says often begins with one of them."""
    if not fact.title and fact.says.startswith(SAID_ALREADY):
        return fact.says[0].upper() + fact.says[1:]
    measure = str(MEASURES[NationalLaw.Kind(fact.kind)])
    title = "" if fact.says.startswith(fact.title) else fact.title
    citation = "" if fact.citation in fact.says else fact.citation
    named = ", ".join(filter(None, (title, citation)))
    told = " – ".join(filter(None, (named, fact.says)))
    return f"{measure}: {told}" if told else measure
