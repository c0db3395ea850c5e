"""Bank statements as they were read in, what became of each entry, and the letters about money."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.finance.models import Fund
from corcom.record.scoped import Circled
from corcom.register.models import State


class BankStatement(Circled):
    """One statement; `sha256` is that of the file, `content` that of what it says, in whatever file.

    Balances are in the smallest unit of the currency; None where the file has none.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64)
    content = models.CharField(max_length=64, unique=True)
    account = models.CharField(max_length=40)
    number = models.CharField(max_length=300, blank=True)
    currency = models.CharField(max_length=3)
    opening = models.BigIntegerField(null=True)
    closing = models.BigIntegerField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    read_by = models.CharField(max_length=40)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_day", "-id"]

    def __str__(self) -> str:
        return f"{self.account} {self.last_day}"


class BankEntry(Circled):
    """One booking of a statement, as the bank wrote it, and what a person decided that it is.

    `fingerprint` is the same in whatever file the booking comes again. `remitter` and `text` may name a
    person. `contribution` is the name of the fact that the entry became.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits")
        CONTRIBUTION = "contribution", _("contribution")
        SET_ASIDE = "set_aside", _("no contribution")

    statement = models.ForeignKey(BankStatement, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64, unique=True)
    on = models.DateField()
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    remitter = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    text = models.CharField(max_length=300, blank=True)
    end_to_end = models.CharField(max_length=300, blank=True)
    bank_reference = models.CharField(max_length=300, blank=True)
    ordered = models.BigIntegerField(default=0)
    ordered_in = models.CharField(max_length=3, blank=True)
    rate = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    contribution = models.CharField(max_length=100, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["statement", "place"]
        indexes = [models.Index(fields=["statement", "status"], name="bank_entries_waiting")]

    def __str__(self) -> str:
        return f"{self.on} {self.amount} {self.currency}"

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has said yet what it is."""
        return self.status == self.Status.WAITING


class Letter(Circled):
    """A letter about money that was sent by hand; open to the State that it went to.

    `about`: the number of the invoice, or the name of the contribution.
    """

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("invoice")
        REMINDER = "reminder", _("reminder")
        RECEIPT = "receipt", _("receipt")
        STATEMENT = "statement", _("statement of contributions")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=100)
    language = models.CharField(max_length=2)
    sent_on = models.DateField()
    sent_by = models.CharField(max_length=40)
    logged_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_on", "-id"]
        indexes = [models.Index(fields=["kind", "about"], name="letters_about")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} {self.sent_on}"
