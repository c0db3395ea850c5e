"""What the Committee works on: the agenda in the making, who came, minutes as they are taken."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models.record import Meeting
from corcom.record.partial import partial_date
from corcom.record.scoped import Circled


class Item(Circled):
    """An item of the agenda of a meeting that is being prepared or held; numbers follow from its place."""

    class Origin(models.TextChoices):
        STANDING = "standing", _("standing item")
        ARISING = "arising", _("matter arising")
        FALLING_DUE = "falling_due", _("falls due")
        PAPER = "paper", _("paper for comment")
        BY_HAND = "by_hand", _("entered by hand")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=300)
    theme = models.CharField(_("theme"), max_length=80, blank=True)
    lead = models.CharField(_("lead"), max_length=120, blank=True)
    minutes_allotted = models.PositiveIntegerField(_("minutes allotted"), null=True, blank=True)
    annotation = models.TextField(_("annotation"), blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.BY_HAND)
    about = models.CharField(max_length=200, blank=True)
    """What it comes from: the name of a promise, the key of a paper, a duty and its day, a standing item."""
    removed = models.BooleanField(default=False)
    """Taken off the agenda with all that stands under it; it can be put back."""

    class Meta:
        ordering = ["meeting", "position", "id"]

    def __str__(self) -> str:
        return self.title


class Participant(Circled):
    """A person at a meeting, for a delegation; a delegation without persons is one row without a name."""

    class Presence(models.TextChoices):
        EXPECTED = "expected", _("not noted yet")
        PRESENT = "present", _("present")
        APOLOGIES = "apologies", _("apologies")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    delegation = models.CharField(_("delegation"), max_length=80)
    code = models.CharField(max_length=20, blank=True)
    """ISO 3166-1 alpha-3 of its State, or the code of the organisation."""
    role = models.CharField(_("role"), max_length=120, blank=True)
    honorific = models.CharField(_("title"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    presence = models.CharField(
        _("presence"), max_length=12, choices=Presence.choices, default=Presence.PRESENT
    )
    remote = models.BooleanField(_("remote"), default=False)
    left_at = models.TimeField(_("left at"), null=True, blank=True)

    class Meta:
        ordering = ["meeting", "position", "id"]

    def __str__(self) -> str:
        return self.delegation


class Minutes(Circled):
    """The minutes of a meeting from the first line taken to their adoption."""

    class Stage(models.TextChoices):
        TAKING = "taking", _("being taken")
        DRAFT = "draft", _("draft")
        CIRCULATED = "circulated", _("circulated for corrections")
        ADOPTED = "adopted", _("adopted")

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.TAKING)
    version = models.PositiveIntegerField(default=1)
    comments_until = models.DateField(_("corrections until"), null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    pulse = models.PositiveIntegerField(default=0)
    """Rises with every change of a passage, so that a page can ask what is new."""

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.stage}"


class Passage(Circled):
    """A paragraph of the minutes under an item; what it said before stands in its revisions."""

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        INTERVENTION = "intervention", _("intervention")
        DECISION = "decision", _("decision")
        PROMISE = "promise", _("promise")
        FIGURE = "figure", _("figure")

    name = models.UUIDField(default=uuid.uuid4, unique=True)
    """Given by the page on which it was begun: what is sent twice is one passage."""
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    written = models.TextField(blank=True)
    """As it was typed, marks included (`notation.py`); what follows is how it was understood."""
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.TEXT)
    speaker = models.CharField(_("speaker"), max_length=120, blank=True)
    text = models.TextField(blank=True)
    """Without speaker, mark and owners; figures stand in it as they were typed."""
    owners = models.CharField(_("owners"), max_length=200, blank=True)
    owner_codes = models.CharField(max_length=120, blank=True)
    due = models.CharField(_("by when"), max_length=40, blank=True, validators=[partial_date])
    due_as_stated = models.CharField(_("by when, in words"), max_length=160, blank=True)
    figure = models.CharField(_("figure"), max_length=80, blank=True)
    figure_as_at = models.DateField(_("as at"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.CharField(max_length=40)
    changed_at = models.DateTimeField()
    removed = models.BooleanField(default=False)
    pulse = models.PositiveIntegerField(default=0)
    """The pulse of the minutes when it changed last, its place included."""

    class Meta:
        ordering = ["minutes", "item", "position", "id"]

    def __str__(self) -> str:
        return f"{self.minutes_id}: {self.pk}"


class Revision(models.Model):
    """What a passage said at one revision; never changed."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["passage", "number"]
        constraints = [models.UniqueConstraint(fields=["passage", "number"], name="one_revision_of_a_number")]

    def __str__(self) -> str:
        return f"{self.passage_id}, {self.number}"
