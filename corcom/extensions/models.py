"""Articles 3 and 4: stocks, contaminated areas, completion, and requests for more time."""

from typing import ClassVar

from django.db import models

from corcom.committee.models import Meeting
from corcom.record.grades import Grade
from corcom.register.models import StateFact


class Work(models.TextChoices):
    """The two duties that have a deadline of years."""

    DESTRUCTION = "stockpile_destruction", "Destruction of stockpiles (Article 3)"
    CLEARANCE = "clearance", "Clearance (Article 4)"


class Presence(models.TextChoices):
    """Whether there is something to destroy or to clear."""

    YES = "yes", "yes"
    NONE = "none", "none"
    UNCLEAR = "unclear", "unclear"


class Stockpile(StateFact):
    """Stocks of cluster munitions as declared or reported."""

    csv_table = "stockpiles"
    told_by_states = True
    same_matter: ClassVar[tuple[str, ...]] = ("state_id",)

    held = models.CharField(max_length=8, choices=Presence.choices, help_text="Whether stocks were held.")
    munitions = models.PositiveIntegerField(null=True, blank=True, help_text="Cluster munitions.")
    munitions_grade = models.CharField(
        max_length=12, choices=Grade.choices, blank=True, help_text="Grade of that number, where it differs."
    )
    submunitions = models.PositiveIntegerField(null=True, blank=True, help_text="Submunitions.")
    submunitions_grade = models.CharField(
        max_length=12, choices=Grade.choices, blank=True, help_text="Grade of that number, where it differs."
    )


class Retained(StateFact):
    """Munitions kept for training and counter-measures (Article 3(6))."""

    csv_table = "retained"
    told_by_states = True

    munitions = models.PositiveIntegerField(null=True, blank=True, help_text="Cluster munitions.")
    submunitions = models.PositiveIntegerField(null=True, blank=True, help_text="Submunitions.")


class Contamination(StateFact):
    """Areas contaminated by cluster munition remnants, as reported."""

    csv_table = "contamination"
    told_by_states = True

    contaminated = models.CharField(
        max_length=8, choices=Presence.choices, help_text="Whether there are any."
    )
    area_km2 = models.DecimalField(
        null=True, blank=True, max_digits=10, decimal_places=2, help_text="Area in square kilometres."
    )
    what = models.CharField(max_length=300, blank=True, help_text="What the source says, in our words.")


class Completion(StateFact):
    """A declaration that the duty is fulfilled, or what undid it."""

    class Kind(models.TextChoices):
        COMPLETE = "complete", "complete"
        REOPENED = "reopened", "reopened"

    csv_table = "completions"
    told_by_states = True
    same_matter: ClassVar[tuple[str, ...]] = ()

    duty = models.CharField(max_length=24, choices=Work.choices, help_text="Which duty.")
    kind = models.CharField(max_length=10, choices=Kind.choices, help_text="Complete or reopened.")


class SeenUndone(StateFact):
    """A source found the duty not fulfilled on that day."""

    csv_table = "seen_undone"

    duty = models.CharField(max_length=24, choices=Work.choices, help_text="Which duty.")


class ExtensionRequest(StateFact):
    """A request for more time, on the day it was submitted."""

    csv_table = "extension_requests"
    in_order = (*StateFact.in_order, ("deadline", "asked_until"))
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "duty", "sequence")

    duty = models.CharField(max_length=24, choices=Work.choices, help_text="Which duty.")
    sequence = models.PositiveIntegerField(help_text="First, second ... request of the State for that duty.")
    deadline = models.DateField(help_text="The deadline to be extended.")
    deadline_grade = models.CharField(
        max_length=12,
        choices=Grade.choices,
        blank=True,
        help_text="Grade of that deadline, where it differs.",
    )
    asked_until = models.DateField(null=True, blank=True, help_text="The new deadline asked for.")
    length = models.CharField(max_length=40, blank=True, help_text="Length asked for, as stated.")


class ExtensionDecision(StateFact):
    """What a meeting did with a request for more time."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", "granted"
        CONSIDERED = "considered", "considered, decision not seen"

    csv_table = "extension_decisions"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "duty", "sequence")

    duty = models.CharField(max_length=24, choices=Work.choices, help_text="Which duty.")
    sequence = models.PositiveIntegerField(help_text="Which request of the State for that duty.")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, help_text="Granted or considered.")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Who decided."
    )
    until = models.DateField(null=True, blank=True, help_text="The new deadline.")
    until_grade = models.CharField(
        max_length=12,
        choices=Grade.choices,
        blank=True,
        help_text="Grade of the new deadline, where it differs.",
    )
