"""Papers circulated for a meeting: their versions, and what members say of them."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models.record import Meeting
from corcom.committee.models.working import Item
from corcom.record.scoped import Circled


class MeetingPaper(Circled):
    """A paper for a meeting of the Committee, with its newest version and all before it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The item of the agenda that it is for."""
    title = models.CharField(_("title"), max_length=240)
    submitted_by = models.CharField(
        _("submitted by"), max_length=120, blank=True, help_text=_("A State or an organisation.")
    )
    comments_until = models.DateField(_("comments until"), null=True, blank=True)
    circulated_at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "circulated_at", "id"]

    def __str__(self) -> str:
        return self.title

    def takes_comments(self, day: date) -> bool:
        """Whether members may still comment on that day."""
        return self.comments_until is not None and day <= self.comments_until


class PaperVersion(Circled):
    """A file of a paper; its content stands in the store of files under its hash, and stays."""

    paper = models.ForeignKey(MeetingPaper, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["paper", "-number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_version_of_a_number")]

    def __str__(self) -> str:
        return self.name


class PaperComment(Circled):
    """What a delegation says of a version of a paper; no persons."""

    paper = models.ForeignKey(MeetingPaper, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    delegation = models.CharField(max_length=120)
    text = models.TextField(_("comment"), max_length=4000)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["paper", "at", "id"]

    def __str__(self) -> str:
        return f"{self.paper_id}: {self.delegation}"
