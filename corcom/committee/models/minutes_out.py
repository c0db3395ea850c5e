"""What follows from minutes once they are taken: the follow-up table, and what members would correct."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models.record import Promise
from corcom.committee.models.working import Minutes, Passage
from corcom.record.scoped import Circled


class NextStep(Circled):
    """A line of the follow-up table: a promise of the minutes as it was issued, and where its answer goes."""

    passage = models.OneToOneField(Passage, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+")
    send_to = models.CharField(_("where to send it"), max_length=160, blank=True)
    document = models.CharField(_("document"), max_length=160, blank=True)
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ["passage"]

    def __str__(self) -> str:
        return f"{self.passage_id}: {self.promise_id}"


class MinutesCorrection(Circled):
    """What a member of the Committee would have a passage say, and what became of it; no persons."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        TAKEN = "taken", _("taken")
        NOT_TAKEN = "not_taken", _("not taken")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    said = models.TextField()
    """What the passage said when the correction was proposed."""
    says = models.TextField(_("what it should say"), max_length=4000)
    why = models.CharField(_("why"), max_length=400, blank=True)
    delegation = models.CharField(max_length=120)
    proposed_by = models.CharField(max_length=40)
    proposed_at = models.DateTimeField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PROPOSED)
    answer = models.CharField(_("answer"), max_length=400, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)
    """The version of the minutes that took it."""

    class Meta:
        ordering = ["minutes", "proposed_at", "id"]

    def __str__(self) -> str:
        return f"{self.minutes_id}: {self.delegation}"
