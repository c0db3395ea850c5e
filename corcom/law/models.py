"""Article 9: national legislation."""

from typing import ClassVar

from django.db import models

from corcom.register.models import StateFact


class NationalLaw(StateFact):
    """A law, or what a State says of its law; `on` is the day of enactment or of the statement."""

    class Kind(models.TextChoices):
        SPECIFIC = "specific", "specific law"
        AMENDMENT = "amendment", "specific law, by amendment"
        EXISTING = "existing", "existing law said to suffice"
        PREPARATION = "preparation", "in preparation"
        REVIEW = "review", "under review"
        NONE = "none", "no specific law"
        OTHER = "other", "other measures"

    csv_table = "laws"
    told_by_states = True
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "kind", "title")

    kind = models.CharField(max_length=12, choices=Kind.choices, help_text="What kind of measure.")
    title = models.CharField(max_length=240, blank=True, help_text="Title of the law; empty: not seen.")
    citation = models.CharField(max_length=200, blank=True, help_text="Number or place of publication.")
    says = models.CharField(max_length=400, blank=True, help_text="What the source says, in our words.")
