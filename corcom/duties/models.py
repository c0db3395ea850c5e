"""Due dates in print, to hold the rules against."""

from django.db import models

from corcom.register.models import StateFact


class PrintedDueDate(StateFact):
    """A due date as a source prints it; `on` is the printed date."""

    csv_table = "printed_due_dates"

    duty = models.CharField(max_length=24, help_text="Which duty.")
    extended = models.BooleanField(default=False, help_text="The date is that of an extended deadline.")
    explanation = models.TextField(blank=True, help_text="Why the rules give another date.")
