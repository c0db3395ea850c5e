"""Totals in print, to hold the figures against."""

from django.db import models

from corcom.record.models import Fact


class PublishedTotal(Fact):
    """A total as it was printed; `on` is the day it speaks of."""

    csv_table = "published_totals"

    figure = models.CharField(max_length=60, help_text="Name of the figure.")
    within = models.CharField(
        max_length=120, blank=True, help_text="Region or group, as key=value pairs separated by semicolons."
    )
    value = models.IntegerField(help_text="The number in print.")
    explanation = models.TextField(blank=True, help_text="Why the record gives another number.")
