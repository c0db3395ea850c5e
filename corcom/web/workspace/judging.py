"""The form by which a person says what an entry of the bank is."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.finance.books import categories
from corcom.finance.models import Pledge
from corcom.payments.actions import Judged, received_as
from corcom.payments.amounts import rate
from corcom.payments.matching import Match
from corcom.payments.models import BankEntry
from corcom.record.refusal import Refusal
from corcom.register.models import State
from corcom.register.queries import named, states
from corcom.web.workspace.money.common import told

FIRST_YEAR, LAST_YEAR = 2010, 2100


class JudgeForm(forms.Form):
    """Whose contribution it is, for which year and of which category; the rate where one is needed."""

    state = forms.CharField(
        label=gettext_lazy("State"), max_length=120, widget=forms.TextInput(attrs={"list": "states"})
    )
    year = forms.IntegerField(label=gettext_lazy("For the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    category = forms.ChoiceField(label=gettext_lazy("Category"))
    rate = forms.CharField(label=gettext_lazy("Rate"), max_length=20, required=False)
    rate_source = forms.CharField(
        label=gettext_lazy("Where the rate was seen"), max_length=120, required=False
    )

    pledge = forms.ChoiceField(label=gettext_lazy("Keeps the pledge"), required=False)

    def __init__(
        self,
        *args: Any,
        entry: BankEntry,
        pledges: list[Pledge],
        best: Match | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["auto_id"] = f"e{entry.pk}-%s"
        super().__init__(*args, **kwargs)
        choice = self.fields["category"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(found.pk, found.label) for found in categories()]
        self.fields["year"].initial = best.invoice.year if best and best.invoice else entry.on.year
        self.fields["state"].initial = _name(best.state) if best else ""
        self._offer(pledges, best)
        if not rate_is_asked(entry):
            del self.fields["rate"], self.fields["rate_source"]

    def _offer(self, pledges: list[Pledge], best: Match | None) -> None:
        """The open pledges to choose from; the first of the State that is proposed is chosen already."""
        self.pledges = {one.pk: one for one in pledges}
        if not pledges:
            del self.fields["pledge"]
            return
        choice = self.fields["pledge"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("none")), *((one.pk, _pledged(one)) for one in pledges)]
        own = (one.pk for one in pledges if best and one.state_id == best.state)
        choice.initial = next(own, "")

    def clean_state(self) -> State:
        """The one State of that name."""
        return one_state(self.cleaned_data["state"])

    def clean_rate(self) -> Decimal | None:
        """A rate above zero, or none: the books refuse a foreign payment without one."""
        try:
            return rate(self.cleaned_data["rate"]) if self.cleaned_data["rate"] else None
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal

    def judged(self) -> Judged:
        """What the person says."""
        given = self.cleaned_data
        category = next(found for found in categories() if found.pk == given["category"])
        return Judged(
            given["state"],
            category,
            given["year"],
            given.get("rate"),
            given.get("rate_source", ""),
            pledge=self.pledges.get(given.get("pledge", "")),
        )


def one_state(text: str) -> State:
    """The State that somebody means. Raises ValidationError."""
    exact = [state for state in states() if state.name.casefold() == text.strip().casefold()]
    found = exact or named(text)
    if len(found) != 1:
        raise ValidationError(
            _("“{text}” is not the name of one State: choose it from the list.").format(text=text)
        )
    return found[0]


def rate_is_asked(entry: BankEntry) -> bool:
    """Whether the bank does not tell what the payment is worth in the currency of the fund."""
    fund = entry.statement.fund
    currency, _amount, rate_of_bank, _source = received_as(entry, fund)
    return currency != fund.currency and rate_of_bank is None


def _pledged(one: Pledge) -> str:
    return f"{_name(one.state_id)} {one.year}, {told(one.amount, one.currency)}"


def _name(iso3: str) -> str:
    return next((state.name for state in states() if state.iso3 == iso3), "")
