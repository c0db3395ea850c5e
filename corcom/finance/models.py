"""The scale of assessments of the United Nations, by which costs are shared."""

from typing import ClassVar

from django.db import models

from corcom.register.models import StateFact


class ScaleRate(StateFact):
    """The rate of one State in one period of the scale; `on` is the period."""

    class Kind(models.TextChoices):
        MEMBER = "member", "member State"
        NOTIONAL = "notional", "notional rate of a non-member State"

    csv_table = "scale_rates"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "period")

    period = models.CharField(max_length=9, help_text="First and last year: 2016-2018.")
    rate = models.DecimalField(max_digits=6, decimal_places=3, help_text="Percent of the whole.")
    kind = models.CharField(max_length=10, choices=Kind.choices, help_text="Member or notional.")
    resolution = models.CharField(max_length=40, blank=True, help_text="Resolution that set the scale.")
