"""Action plans: what States Parties undertook between one Review Conference and the next."""

from typing import ClassVar

from django.db import models

from corcom.record.models import Fact


class PlanAction(Fact):
    """An action of an action plan; `on` is the day the plan was adopted."""

    class Plan(models.TextChoices):
        VIENTIANE = "vientiane", "Vientiane Action Plan"
        DUBROVNIK = "dubrovnik", "Dubrovnik Action Plan"
        LAUSANNE = "lausanne", "Lausanne Action Plan"

    csv_table = "plan_actions"
    same_matter: ClassVar[tuple[str, ...]] = ("plan", "number")

    plan = models.CharField(max_length=12, choices=Plan.choices, help_text="The plan.")
    number = models.CharField(max_length=12, help_text="Number of the action.")
    theme = models.CharField(max_length=80, blank=True, help_text="Theme of the plan it stands under.")
    text = models.CharField(max_length=500, blank=True, help_text="What is to be done, in our words.")
    indicator = models.CharField(max_length=300, blank=True, help_text="How progress is measured.")
    limit = models.CharField(max_length=120, blank=True, help_text="By when, as the plan says.")

    def __str__(self) -> str:
        return f"{self.get_plan_display()}, action {self.number}"
