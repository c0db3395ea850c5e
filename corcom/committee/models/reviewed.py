"""A paper that was read, and what the reading found: looked at one by one before anything goes on record."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models.record import Meeting
from corcom.record.scoped import Circled


class ReadPaper(Circled):
    """Minutes of a meeting as a file was read: its lines, each `[number, text, page, level of heading]`.

    The lines name persons: they are for the unit alone, and forgotten when nobody needs them any more.
    """

    class Stage(models.TextChoices):
        REVIEW = "review", _("under review")
        WRITTEN = "written", _("on record")

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=300, blank=True)
    held_on = models.CharField(max_length=10, blank=True)
    """The day of the meeting as the paper gives it, in ISO 8601."""
    lines = models.JSONField(default=list)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.REVIEW)
    read_by = models.CharField(max_length=40)
    read_at = models.DateTimeField()
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_by = models.CharField(max_length=40, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    """When its text was forgotten."""

    class Meta:
        ordering = ["-read_at", "-id"]

    def __str__(self) -> str:
        return f"paper {self.pk}"


class Finding(Circled):
    """One thing that was found in a paper, or that a reviewer found where the reading did not.

    `found` is what the reading says, `changed` what a reviewer made of it; `written_as` the row of the record
    that it became.
    """

    class Kind(models.TextChoices):
        TITLE = "title", _("title")
        DATE = "date", _("date")
        NUMBER = "number", _("number of the meeting")
        TIMES = "times", _("times")
        PLACE = "place", _("place")
        CHAIR = "chair", _("chair")
        DELEGATION = "delegation", _("delegation present")
        APOLOGIES = "apologies", _("apologies")
        ABSENT = "absent", _("absent")
        ITEM = "item", _("item of the agenda")
        PROMISE = "promise", _("promise")
        ADOPTED = "adopted", _("minutes adopted")
        NEXT_MEETING = "next_meeting", _("next meeting")
        DECISION = "decision", _("decision")
        INTERVENTION = "intervention", _("intervention")
        FIGURE = "figure", _("figure")
        DATED = "dated", _("date named")

    class Verdict(models.TextChoices):
        WAITING = "waiting", _("waits")
        ACCEPTED = "accepted", _("accepted")
        CHANGED = "changed", _("changed")
        REFUSED = "refused", _("refused")

    BESIDE = (Kind.ABSENT, Kind.DECISION, Kind.INTERVENTION, Kind.FIGURE, Kind.DATED)
    """Kinds that the record has no table for: they stay with the review and need no verdict."""
    TAKEN = (Verdict.ACCEPTED, Verdict.CHANGED)

    paper = models.ForeignKey(ReadPaper, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField(default=0)
    """Line of the paper; 0: nowhere in particular."""
    page = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    confidence = models.FloatField(default=1.0)
    found = models.JSONField(default=dict)
    changed = models.JSONField(null=True, blank=True)
    by_hand = models.BooleanField(default=False)
    verdict = models.CharField(max_length=12, choices=Verdict.choices, default=Verdict.WAITING)
    judged_by = models.CharField(max_length=40, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    written_as = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["paper", "position", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def says(self) -> dict[str, Any]:
        """What it says as it stands: as changed, or as found."""
        told: dict[str, Any] = self.found if self.changed is None else self.changed
        return told

    @property
    def waits(self) -> bool:
        """Whether the paper cannot go on record before somebody looks at it."""
        return self.verdict == self.Verdict.WAITING and self.kind not in self.BESIDE
