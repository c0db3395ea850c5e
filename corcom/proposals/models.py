"""Proposals of States, their documents, the approval from capital; corrections by anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.record.scoped import Circled
from corcom.register.models import State


class Proposal(Circled):
    """A change of the record that a State proposes: a new fact, a better reading, or taking one back.

    `cells`: what the fact would say, by column of its table. Open to the State concerned and the unit.
    """

    class Change(models.TextChoices):
        RECORD = "record", _("put on record")
        REPLACE = "replace", _("replace")
        WITHDRAW = "withdraw", _("take back")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        WITH_CAPITAL = "with_capital", _("with the capital for approval")
        SUBMITTED = "submitted", _("with the unit for review")
        RETURNED = "returned", _("returned with a remark")
        PUBLISHED = "published", _("published")
        DECLINED = "declined", _("not taken up")
        WITHDRAWN = "withdrawn", _("withdrawn by the State")

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        EMAIL = "email", _("e-mail")
        NOTE_VERBALE = "note_verbale", _("note verbale")
        MEETING = "meeting", _("at a meeting")

    WITH_THE_STATE = (Status.DRAFT, Status.WITH_CAPITAL, Status.RETURNED)
    OPEN = (*WITH_THE_STATE, Status.SUBMITTED)

    state = models.ForeignKey(State, verbose_name=_("State"), on_delete=models.PROTECT, related_name="+")
    change = models.CharField(_("change"), max_length=10, choices=Change.choices)
    table = models.CharField(_("what kind of fact"), max_length=60)
    fact = models.CharField(_("fact on record"), max_length=100, blank=True)
    cells = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.DRAFT)
    channel = models.CharField(
        _("how it came"), max_length=16, choices=Channel.choices, default=Channel.ONLINE
    )
    reference = models.CharField(
        _("reference"),
        max_length=120,
        blank=True,
        help_text=_("Number and date of the note verbale or e-mail."),
    )
    revision = models.PositiveIntegerField(default=1)
    proposed_by = models.CharField(max_length=40)
    proposed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(_("remark of the unit"), blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    published_as = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-id"]
        indexes = [models.Index(fields=["status", "submitted_at"], name="proposal_queue")]

    def __str__(self) -> str:
        return f"{self.state_id} {self.table} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN


class Document(Circled):
    """A file that came with a proposal; its content stands in the store of files under its hash."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name


class Approval(Circled):
    """The capital's word on one revision of a proposal, asked for by a link that needs no account.

    `office` and `answered_by` are what the person who answered wrote of themselves: the second is personal.
    """

    class Answer(models.TextChoices):
        APPROVED = "approved", _("approved")
        SENT_BACK = "sent_back", _("sent back")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(_("your name"), max_length=200, blank=True)
    office = models.CharField(_("your office"), max_length=200, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.answer}".strip()


class Correction(Circled):
    """Somebody says that something public is wrong. Their words are the unit's to read; its answer is public.

    `contact` is personal, and forgotten when the time set for it is over.
    """

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("corrected")
        UNCHANGED = "unchanged", _("left as it is")

    page = models.CharField(_("page"), max_length=300)
    subject = models.CharField(_("what is wrong"), max_length=200)
    reason = models.TextField(_("why, and what would be right"))
    source = models.CharField(_("where it can be seen"), max_length=600)
    contact = models.EmailField(_("your e-mail address, if you want an answer"), blank=True)
    received_at = models.DateTimeField()
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("answer, for the public log"), blank=True)
    fact = models.CharField(_("fact that was changed"), max_length=160, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return f"{self.page}: {self.subject}"
