"""Grades of trust, best first."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Grade(models.TextChoices):
    """How far a fact is trusted. `UNVERIFIED`: nobody has seen it in a source; no public figure counts it."""

    DEPOSITARY = "depositary", _("depositary")
    OFFICIAL = "official", _("official")
    PUBLISHED = "published", _("published")
    INFERRED = "inferred", _("inferred")
    UNVERIFIED = "unverified", _("unverified")


RANK: dict[str, int] = {grade.value: rank for rank, grade in enumerate(Grade)}
