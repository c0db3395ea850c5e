"""The scale of assessments, budgets, and the unit's books: what was asked, pledged, received and spent.

Amounts are whole numbers of the smallest unit of a currency. Nothing is ever overwritten: what was entered
wrongly, or paid back, is reversed by an entry of its own.
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models import Meeting
from corcom.finance.money import known_currency
from corcom.record.models import Fact, Tabled
from corcom.register.models import State, StateFact


class ScaleRate(StateFact):
    """The rate of one State in one period of the scale; `on` is the period."""

    class Kind(models.TextChoices):
        MEMBER = "member", "member State"
        NOTIONAL = "notional", "notional rate of a non-member State"

    csv_table = "scale_rates"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "period")

    period = models.CharField(max_length=9, help_text="First and last year: 2016-2018.")
    rate = models.DecimalField(max_digits=6, decimal_places=3, help_text="Percent of the whole.")
    kind = models.CharField(max_length=10, choices=Kind.choices, help_text="Member or notional.")
    resolution = models.CharField(max_length=40, blank=True, help_text="Resolution that set the scale.")


def currency_code(code: str) -> None:
    """Validator of a field that holds the code of a currency (ISO 4217)."""
    if not known_currency(code):
        raise ValidationError(f"'{code}' is no currency: write its three letters, such as CHF.")


class Fund(Tabled):
    """A pot of money that is never mixed with another: the unit's, and that of the meetings."""

    csv_table = "funds"

    id = models.CharField(max_length=20, primary_key=True, help_text="Stable short name of the fund.")
    label = models.CharField(max_length=120, help_text="What the fund pays.")
    keeper = models.CharField(max_length=120, blank=True, help_text="Who keeps its accounts.")
    currency = models.CharField(
        max_length=3, validators=[currency_code], help_text="Currency of its accounts (ISO 4217)."
    )
    note = models.TextField(blank=True, help_text="Remarks.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.label


class ContributionCategory(Tabled):
    """A kind of contribution as the financial procedures name it; wording and weight are a setting."""

    csv_table = "contribution_categories"

    id = models.CharField(max_length=12, primary_key=True, help_text="Stable short name: 7c.")
    label = models.CharField(_("label"), max_length=40, help_text="As papers print it: 7(c).")
    meaning = models.TextField(_("meaning"), blank=True, help_text="What it means; empty: not seen.")
    expected = models.BooleanField(
        _("counts towards the budget"),
        default=True,
        help_text="Whether it counts towards the budget; if not, it comes on top.",
    )
    note = models.TextField(blank=True, help_text="Remarks.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.label


class Budget(Fact):
    """The budget of a fund for a year; `on` is the day of the decision."""

    class Stage(models.TextChoices):
        APPROVED = "approved", _("approved")
        REVISED = "revised", _("revised")

    csv_table = "budgets"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+", help_text="The fund.")
    year = models.PositiveIntegerField(help_text="Budget year.")
    stage = models.CharField(max_length=10, choices=Stage.choices, help_text="Approved or revised.")
    total = models.BigIntegerField(help_text="Sum of its lines, in hundredths of the currency of the fund.")
    endorsed_by = models.CharField(max_length=200, blank=True, help_text="Who endorsed it, and when.")
    meeting = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The meeting that approved it.",
    )

    def __str__(self) -> str:
        return f"{self.year} {self.stage}"


class BudgetLine(Fact):
    """One line of a budget."""

    csv_table = "budget_lines"

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="+", help_text="The budget.")
    position = models.PositiveIntegerField(help_text="Place in the budget.")
    title = models.CharField(max_length=160, help_text="What the line pays.")
    amount = models.BigIntegerField(help_text="Hundredths of the currency of the fund.")

    def __str__(self) -> str:
        return self.title


class Spending(Fact):
    """What was spent under a line of the budget; `on` is the day of the booking."""

    csv_table = "spendings"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+", help_text="The fund.")
    year = models.PositiveIntegerField(help_text="Budget year.")
    line = models.CharField(max_length=160, help_text="Title of the budget line.")
    amount = models.BigIntegerField(help_text="Hundredths of the currency of the fund.")
    reference = models.CharField(max_length=80, blank=True, help_text="Number of the voucher.")

    def __str__(self) -> str:
        return f"{self.line}, {self.year}"


class OpeningBalance(Fact):
    """What lay in a fund when its books here begin; `on` is that day."""

    csv_table = "opening_balances"
    same_matter: ClassVar[tuple[str, ...]] = ("fund_id",)

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+", help_text="The fund.")
    amount = models.BigIntegerField(help_text="Hundredths of the currency of the fund.")


class OfAState(StateFact):
    """Money of one State for one year of a fund."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+", help_text="The fund.")
    year = models.PositiveIntegerField(help_text="The budget year that it is meant for.")

    class Meta(StateFact.Meta):
        abstract = True


class Call(OfAState):
    """What a State was asked for; `on` is the day of the invoice."""

    csv_table = "calls"

    invoice = models.CharField(max_length=40, help_text="Number of the invoice.")
    amount = models.BigIntegerField(help_text="Hundredths of the currency of the fund.")
    due = models.DateField(null=True, blank=True, help_text="Day by which it was asked for.")

    def __str__(self) -> str:
        return self.invoice


class InCurrency(OfAState):
    """Money in some currency, with its worth in that of the fund."""

    category = models.ForeignKey(
        ContributionCategory, on_delete=models.PROTECT, related_name="+", help_text="The category."
    )
    currency = models.CharField(max_length=3, validators=[currency_code], help_text="ISO 4217.")
    amount = models.BigIntegerField(help_text="Smallest units of that currency: centimes, pence.")
    rate = models.DecimalField(
        max_digits=18,
        decimal_places=8,
        null=True,
        blank=True,
        help_text="One unit of it in the currency of the fund; empty: the same currency.",
    )
    rate_source = models.CharField(max_length=120, blank=True, help_text="Where the rate was seen.")
    worth = models.BigIntegerField(help_text="Hundredths of the currency of the fund.")

    class Meta(StateFact.Meta):
        abstract = True


class Pledge(InCurrency):
    """What a State has promised to pay; `on` is the day of the pledge."""

    csv_table = "pledges"

    expected = models.CharField(max_length=40, blank=True, help_text="By when (EDTF); empty: not said.")

    def __str__(self) -> str:
        return f"{self.state_id} {self.year}"


class Contribution(InCurrency):
    """A payment received; `on` is its value date."""

    csv_table = "contributions"

    pledge = models.ForeignKey(
        Pledge,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The pledge that it keeps.",
    )
    bank_reference = models.CharField(max_length=120, blank=True, help_text="The bank's reference.")
    document = models.CharField(max_length=200, blank=True, help_text="The paper that shows it.")

    def __str__(self) -> str:
        return f"{self.state_id} {self.year}"


class InKind(OfAState):
    """What a State gave otherwise than in money."""

    csv_table = "in_kind"

    what = models.CharField(max_length=300, help_text="What was given.")
    worth = models.BigIntegerField(
        null=True, blank=True, help_text="Hundredths of the currency of the fund; empty: not valued."
    )
    valued_by = models.CharField(max_length=160, blank=True, help_text="Who valued it, and how.")

    def __str__(self) -> str:
        return self.what


class Reversal(Fact):
    """An entry of the books undone; `on` is the day from which it no longer counts."""

    class Of(models.TextChoices):
        CONTRIBUTION = "contributions", _("contribution")
        PLEDGE = "pledges", _("pledge")
        CALL = "calls", _("invoice")
        SPENDING = "spendings", _("spending")
        IN_KIND = "in_kind", _("contribution in kind")

    csv_table = "reversals"
    same_matter: ClassVar[tuple[str, ...]] = ("table", "entry")

    table = models.CharField(max_length=20, choices=Of.choices, help_text="Table of the entry.")
    entry = models.CharField(max_length=100, help_text="Name of the entry.")
    why = models.CharField(max_length=300, help_text="Why: entered wrongly, paid back, no longer expected.")

    def __str__(self) -> str:
        return f"{self.table}/{self.entry}"


class Consent(StateFact):
    """What a State agrees to have shown of its contributions; the newest word counts."""

    class Shows(models.TextChoices):
        AMOUNTS = "amounts", _("amounts")
        THAT_IT_PAID = "paid", _("that it has paid, without amounts")
        NOTHING = "nothing", _("nothing")

    csv_table = "consents"

    shows = models.CharField(max_length=8, choices=Shows.choices, help_text="What may be shown.")


class MoneyInPrint(Fact):
    """A figure of the unit's money as a paper prints it; `on` is the day that it speaks of."""

    class Measure(models.TextChoices):
        BUDGET = "budget", "budget"
        RECEIVED = "received", "contributions received"
        OUTSTANDING = "outstanding", "contributions outstanding"
        VOLUNTARY = "voluntary", "voluntary contributions since the last meeting"
        PLEDGED = "pledged", "pledged, not received"
        PAYERS = "payers", "States Parties that have contributed"
        STATES_PARTIES = "states_parties", "States Parties counted"

    csv_table = "money_in_print"
    same_matter: ClassVar[tuple[str, ...]] = ("fund_id", "year", "measure", "currency", "on")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+", help_text="The fund.")
    year = models.PositiveIntegerField(help_text="Budget year.")
    measure = models.CharField(max_length=20, choices=Measure.choices, help_text="What is counted.")
    value = models.BigIntegerField(help_text="A number of States, or smallest units of the currency.")
    currency = models.CharField(
        max_length=3, blank=True, validators=[currency_code], help_text="ISO 4217; empty: States are counted."
    )
    state = models.ForeignKey(
        State, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Of which State."
    )
    approximate = models.BooleanField(default=False, help_text="Whether the paper says 'about'.")
