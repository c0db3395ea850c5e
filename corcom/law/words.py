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
    named = ", ".join(filter(None, (fact.title, fact.citation)))
    measure = str(MEASURES[NationalLaw.Kind(fact.kind)])
    told = f"{measure}: {named}" if named else measure
    return f"{told} – {fact.says}" if fact.says and not fact.says.startswith(fact.title or "-") else told
