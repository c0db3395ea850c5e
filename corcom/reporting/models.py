"""Article 7: reports received, and reports that a source found missing."""

from typing import ClassVar

from django.db import models

from corcom.register.models import StateFact


class ReportKind(models.TextChoices):
    """The two reports of Article 7."""

    INITIAL = "initial_report", "Initial transparency report"
    ANNUAL = "annual_report", "Annual report"


class Report(StateFact):
    """Something about one report of one State."""

    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "duty", "year")

    duty = models.CharField(max_length=20, choices=ReportKind.choices, help_text="Which report.")
    year = models.PositiveIntegerField(
        null=True, blank=True, help_text="The calendar year that an annual report covers."
    )

    class Meta(StateFact.Meta):
        abstract = True


class ReportReceived(Report):
    """A report submitted; without a date, its day has not been seen."""

    csv_table = "reports_received"
    told_by_states = True


class ReportMissing(Report):
    """A source found the report not submitted on that day."""

    csv_table = "reports_missing"
    same_matter: ClassVar[tuple[str, ...]] = ()


class ListedOverdue(StateFact):
    """A State named on a published list of overdue first reports."""

    csv_table = "listed_overdue"

    listing = models.CharField(max_length=60, help_text="Short name of the list.")
    total = models.PositiveIntegerField(help_text="How many States the list names, as its publisher says.")
    due_printed = models.DateField(null=True, blank=True, help_text="Due date as the list prints it.")
