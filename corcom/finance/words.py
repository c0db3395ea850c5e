"""The scale of assessments in words."""

from django.utils.translation import gettext as _

from corcom.duties.words import says
from corcom.finance.models import ScaleRate


@says(ScaleRate)
def _rate(fact: ScaleRate) -> str:
    told = {"period": fact.period, "rate": f"{fact.rate:.3f}"}
    if fact.kind == ScaleRate.Kind.NOTIONAL:
        return _("Notional rate beside the scale of {period}: {rate} per cent").format(**told)
    return _("Rate in the scale of {period}: {rate} per cent").format(**told)
