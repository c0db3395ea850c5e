"""The forms of the books: one for each thing that the unit enters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.queries import meetings
from corcom.finance import actions
from corcom.finance.books import all_eyes, budget_of, categories, funds, lines_of, open_pledges
from corcom.finance.demands import FIRST_YEAR, LAST_YEAR, Sum
from corcom.finance.models import Budget, Consent, ContributionCategory, Fund
from corcom.finance.money import NotMoney, parsed
from corcom.record.lens import Lens
from corcom.record.partial import partial_date
from corcom.record.reader import COMMITTEE, PUBLIC
from corcom.record.trail import Act
from corcom.register.models import State
from corcom.register.queries import find, states
from corcom.web.workspace.money.common import language

NO_NAMES = gettext_lazy("No names of persons.")


def day_field(label: Any) -> forms.DateField:
    """A day, chosen or written."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


def amount_field(label: Any, **more: Any) -> forms.CharField:
    """An amount as the reader's language writes it."""
    field = {"max_length": 30, "help_text": gettext_lazy("Such as 1,234.50."), **more}
    return forms.CharField(label=label, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **field)


class MoneyForm(forms.Form):
    """What all forms of the books share: the fund, and choices that follow from the record."""

    fund = forms.ChoiceField(label=gettext_lazy("Fund"))

    def __init__(self, *args: Any, lens: Lens, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lens = lens
        for name, choices in self.choices().items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        for name, value in (("year", lens.as_at.year), ("on", lens.as_at), ("currency", "CHF")):
            if name in self.fields and name not in self.initial:
                self.fields[name].initial = value

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What can be chosen, by the name of the field."""
        return {
            "fund": [(one.pk, one.label) for one in funds()],
            "state": [("", "–"), *((one.iso3, one.name) for one in states())],
            "category": [(one.pk, f"{one.label} {one.meaning}".strip()) for one in categories()],
        }

    def the_fund(self) -> Fund:
        """The fund that was chosen."""
        return next(one for one in funds() if one.pk == self.cleaned_data["fund"])

    def the_state(self) -> State:
        """The State that was chosen."""
        found = find(self.cleaned_data["state"])
        assert found is not None
        return found

    def the_category(self) -> ContributionCategory:
        """The category that was chosen."""
        return next(one for one in categories() if one.pk == self.cleaned_data["category"])

    def clean(self) -> dict[str, Any]:
        """Amounts in smallest units of their currency."""
        given = dict(super().clean() or {})
        for name in ("amount", "worth"):
            if given.get(name):
                self._read(given, name)
        return given

    def _read(self, given: dict[str, Any], name: str) -> None:
        try:
            given[name] = parsed(given[name], given.get("currency") or self._currency(given), language())
        except NotMoney as error:
            self.add_error(name, str(error))

    def _currency(self, given: dict[str, Any]) -> str:
        return next((one.currency for one in funds() if one.pk == given.get("fund")), "CHF")


class SumForm(MoneyForm):
    """Money of a State, in any currency."""

    state = forms.ChoiceField(label=gettext_lazy("State"))
    year = forms.IntegerField(label=gettext_lazy("For the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    category = forms.ChoiceField(label=gettext_lazy("Category"))
    currency = forms.CharField(label=gettext_lazy("Currency"), max_length=3)
    amount = amount_field(gettext_lazy("Amount"))
    rate = forms.CharField(
        label=gettext_lazy("Rate"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("What one unit was worth in the currency of the fund, such as 1.25."),
    )
    rate_source = forms.CharField(
        label=gettext_lazy("Where the rate was seen"), max_length=120, required=False
    )
    field_order: Any = [
        "fund",
        "state",
        "year",
        "category",
        "currency",
        "amount",
        "rate",
        "rate_source",
        "on",
    ]

    def clean_currency(self) -> str:
        """Its code in capitals."""
        return str(self.cleaned_data["currency"]).strip().upper()

    def clean_rate(self) -> Decimal | None:
        """A number, with point or comma."""
        text = str(self.cleaned_data["rate"]).strip().replace(",", ".")
        try:
            found = Decimal(text) if text else None
        except InvalidOperation:
            raise ValidationError(_("Write the rate as a number, such as 1.25.")) from None
        if found is not None and not (found.is_finite() and 0 < found < 10**6):
            raise ValidationError(_("Write the rate as a number above zero, such as 1.25."))
        return found and found.quantize(Decimal("0.00000001"))

    def the_sum(self) -> Sum:
        """What was entered, as the books take it."""
        given = self.cleaned_data
        return Sum(
            state=self.the_state(),
            fund=self.the_fund(),
            category=self.the_category(),
            year=given["year"],
            currency=given["currency"],
            amount=given["amount"],
            rate=given["rate"],
            rate_source=given["rate_source"],
        )


class ContributionForm(SumForm):
    """A payment received."""

    on = day_field(gettext_lazy("Value date"))
    pledge = forms.ChoiceField(label=gettext_lazy("Keeps the pledge"), required=False)
    bank_reference = forms.CharField(
        label=gettext_lazy("The bank's reference"), max_length=120, required=False, help_text=NO_NAMES
    )
    document = forms.CharField(
        label=gettext_lazy("The paper that shows it"), max_length=200, required=False, help_text=NO_NAMES
    )

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """Pledges of last year, this year and the next that are open."""
        now = self.lens.as_at.year
        pledges = [p.pledge for year in (now + 1, now, now - 1) for p in open_pledges(self.lens, year)]
        kept = [(p.pk, f"{p.state_id} {p.year}: {p.currency} {p.on}") for p in pledges]
        return {**super().choices(), "pledge": [("", "–"), *kept]}

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        pledges = [p.pledge for p in open_pledges(self.lens, given["year"])]
        payment = actions.Payment(
            self.the_sum(),
            given["on"],
            given["bank_reference"],
            given["document"],
            next((p for p in pledges if p.pk == given["pledge"]), None),
        )
        actions.record_contribution(act, payment)


class PledgeForm(SumForm):
    """A promise to pay."""

    on = day_field(gettext_lazy("Day of the pledge"))
    expected = forms.CharField(
        label=gettext_lazy("Expected"),
        max_length=40,
        required=False,
        validators=[partial_date],
        help_text=gettext_lazy("A day (2026-03-14), a month (2026-03) or a year (2026)."),
    )
    in_public = forms.BooleanField(
        label=gettext_lazy("Made before the Committee: its members may see it"), required=False
    )

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        circle = COMMITTEE if given["in_public"] else ""
        actions.record_pledge(act, self.the_sum(), given["on"], given["expected"], circle=circle)


class InKindForm(MoneyForm):
    """What a State gave otherwise than in money."""

    state = forms.ChoiceField(label=gettext_lazy("State"))
    year = forms.IntegerField(label=gettext_lazy("For the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    on = day_field(gettext_lazy("When"))
    what = forms.CharField(label=gettext_lazy("What was given"), max_length=300, help_text=NO_NAMES)
    worth = amount_field(gettext_lazy("Its worth"), required=False)
    valued_by = forms.CharField(
        label=gettext_lazy("Who valued it, and how"), max_length=160, required=False, help_text=NO_NAMES
    )

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        of = (self.the_state(), self.the_fund(), given["year"], given["on"])
        actions.record_in_kind(act, *of, given["what"], given["worth"] or None, given["valued_by"])


class BudgetForm(MoneyForm):
    """A budget with its lines."""

    year = forms.IntegerField(label=gettext_lazy("For the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), choices=Budget.Stage.choices)
    on = forms.CharField(
        label=gettext_lazy("Decided on"),
        max_length=40,
        validators=[partial_date],
        help_text=gettext_lazy("A day (2026-03-14), a month (2026-03) or a year (2026)."),
    )
    lines = forms.CharField(
        label=gettext_lazy("Lines"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("One a line, with its amount: Salaries: 300,000.00"),
    )
    endorsed_by = forms.CharField(
        label=gettext_lazy("Endorsed by, and when"), max_length=200, required=False, help_text=NO_NAMES
    )
    meeting = forms.ChoiceField(label=gettext_lazy("Approved by the meeting"), required=False)
    circle = forms.ChoiceField(
        label=gettext_lazy("Open to"),
        choices=[(COMMITTEE, gettext_lazy("the Committee")), (PUBLIC, gettext_lazy("everybody"))],
    )

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """The formal meetings on record."""
        formal = [(m.pk, m.title) for m in meetings(self.lens) if m.body in ("msp", "rc")]
        return {**super().choices(), "meeting": [("", "–"), *formal]}

    def clean_lines(self) -> list[tuple[str, int]]:
        """Titles and amounts."""
        return [self._line(text.strip()) for text in self.cleaned_data["lines"].splitlines() if text.strip()]

    def _line(self, text: str) -> tuple[str, int]:
        title, _colon, amount = text.rpartition(":")
        if not title.strip():
            what = _("“{line}” has no amount: write it as Salaries: 300,000.00")
            raise ValidationError(what.format(line=text[:60]))
        try:
            return title.strip()[:160], parsed(amount, self._currency(self.cleaned_data), language())
        except NotMoney as error:
            raise ValidationError(str(error)) from error

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        chosen = next((m for m in meetings(self.lens) if m.pk == given["meeting"]), None)
        draft = actions.BudgetDraft(
            fund=self.the_fund(),
            year=given["year"],
            stage=given["stage"],
            on=given["on"],
            lines=given["lines"],
            endorsed_by=given["endorsed_by"],
            meeting=chosen,
            circle=given["circle"],
        )
        actions.record_budget(act, draft)


class SpendingForm(MoneyForm):
    """What was spent."""

    year = forms.IntegerField(label=gettext_lazy("For the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    line = forms.ChoiceField(label=gettext_lazy("Line of the budget"))
    amount = amount_field(gettext_lazy("Amount"))
    on = day_field(gettext_lazy("When"))
    reference = forms.CharField(
        label=gettext_lazy("Number of the voucher"), max_length=80, required=False, help_text=NO_NAMES
    )

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """The lines of the budgets of last year and this year."""
        eyes, now = all_eyes(self.lens), self.lens.as_at.year
        found = (budget_of(eyes, year) for year in (now, now - 1))
        titles = dict.fromkeys(line.title for budget in found if budget for line in lines_of(eyes, budget))
        return {**super().choices(), "line": [(title, title) for title in titles]}

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        of = (self.the_fund(), given["year"], given["line"], given["amount"])
        actions.record_spending(act, *of, given["on"], given["reference"])


class OpeningForm(MoneyForm):
    """What lay in the fund when the books begin."""

    amount = amount_field(gettext_lazy("Amount"))
    on = day_field(gettext_lazy("When"))

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        actions.record_opening(act, self.the_fund(), given["amount"], given["on"])


class ConsentForm(MoneyForm):
    """What a State agrees to have shown."""

    fund = None  # type: ignore[assignment]
    state = forms.ChoiceField(label=gettext_lazy("State"))
    shows = forms.ChoiceField(label=gettext_lazy("May be shown to everybody"), choices=Consent.Shows.choices)
    on = day_field(gettext_lazy("Said on"))

    def enter(self, act: Act) -> None:
        """Enter it."""
        actions.record_consent(act, self.the_state(), self.cleaned_data["shows"], self.cleaned_data["on"])


class CategoryForm(MoneyForm):
    """How papers name a category, and what it means."""

    fund = None  # type: ignore[assignment]
    category = forms.ChoiceField(label=gettext_lazy("Category"))
    label = forms.CharField(label=gettext_lazy("As papers print it"), max_length=40)
    meaning = forms.CharField(
        label=gettext_lazy("What it means"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expected = forms.BooleanField(
        label=gettext_lazy("It counts towards the budget; if not, it comes on top"), required=False
    )

    def enter(self, act: Act) -> None:
        """Enter it."""
        given = self.cleaned_data
        of = (given["label"], given["meaning"], given["expected"])
        actions.set_category(act, self.the_category(), *of)


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing to enter: its form, its title, and where to go afterwards."""

    form: Callable[..., Any]
    title: str | LazyText
    back: str


KINDS = {
    "contribution": Kind(
        ContributionForm, gettext_lazy("Enter a contribution"), "contributions-by-state-html"
    ),
    "pledge": Kind(PledgeForm, gettext_lazy("Enter a pledge"), "contributions-by-state-html"),
    "in-kind": Kind(InKindForm, gettext_lazy("Enter a contribution in kind"), "contributions-by-state-html"),
    "consent": Kind(
        ConsentForm, gettext_lazy("Enter what a State agrees to show"), "contributions-by-state-html"
    ),
    "budget": Kind(BudgetForm, gettext_lazy("Enter a budget"), "budgets-html"),
    "spending": Kind(SpendingForm, gettext_lazy("Enter spending"), "budgets-html"),
    "opening": Kind(OpeningForm, gettext_lazy("Enter the opening balance"), "journal-html"),
    "category": Kind(CategoryForm, gettext_lazy("Set a category"), "money-html"),
}


class ReverseForm(forms.Form):
    """Why an entry is undone, and from which day."""

    why = forms.CharField(label=gettext_lazy("Why"), max_length=300, help_text=NO_NAMES)
    on = forms.DateField(
        label=gettext_lazy("From which day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("The day on which money went back. Empty: it was entered wrongly."),
    )

    def day(self) -> date | None:
        """The day, where one was given."""
        found: date | None = self.cleaned_data["on"]
        return found
