"""Articles 5 and 6: victims, focal points, plans."""

from typing import ClassVar

from django.db import models

from corcom.register.models import StateFact


class VictimListing(StateFact):
    """A State named, or no longer named, on a list of States responsible for victims, in its time."""

    csv_table = "victim_listings"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "listing")

    listing = models.CharField(max_length=60, help_text="Short name of the list.")
    named = models.BooleanField(help_text="Whether the list names the State.")


class FocalPoint(StateFact):
    """An authority that a State named for a theme."""

    csv_table = "focal_points"
    told_by_states = True
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "theme", "body")

    theme = models.CharField(max_length=60, help_text="Victim assistance, mine action, the Convention ...")
    body = models.CharField(max_length=240, help_text="The authority; no persons.")


class AssistancePlan(StateFact):
    """A national plan or strategy that covers victims."""

    csv_table = "assistance_plans"
    told_by_states = True

    title = models.CharField(max_length=240, help_text="Name of the plan.")


class Casualties(StateFact):
    """Casualties as a source counts them; `on` is the time it speaks of."""

    csv_table = "casualties"
    told_by_states = True

    number = models.PositiveIntegerField(null=True, blank=True, help_text="How many.")
    what = models.CharField(max_length=300, help_text="Who is counted, in our words.")
