"""Forms of the workspace that several pages share."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.proposals.facts import columns, in_their_language, kind_of, label_of
from corcom.proposals.models import Proposal
from corcom.record.package.cells import Column, may_be_empty
from corcom.record.partial import partial_date

LONG = 400


def fact_form(table: str) -> type[forms.Form]:
    """A form with the columns of a table that a State fills; every answer is the text of a cell."""
    fields = {name: _field(column) for name, column in columns(kind_of(table)).items()}
    return type("FactForm", (forms.Form,), fields)


def _field(column: Column) -> forms.Field:
    common: dict[str, Any] = {
        "label": in_their_language(label_of(column)),
        "help_text": WHEN if column.name == "on" else in_their_language(str(column.help_text)),
        "required": not may_be_empty(column),
    }
    if column.choices:
        return forms.ChoiceField(choices=_choices(column), **common)
    if isinstance(column, models.BooleanField):
        common["required"] = False
        return forms.ChoiceField(choices=[("false", _("no")), ("true", _("yes"))], **common)
    if isinstance(column, models.DateField):
        return forms.CharField(max_length=10, widget=forms.DateInput(attrs={"type": "date"}), **common)
    length = column.max_length or LONG * 10
    widget = (
        forms.Textarea(attrs={"rows": 3}) if length >= LONG or not column.max_length else forms.TextInput()
    )
    if column.get_internal_type() in NUMBERS:
        return forms.CharField(
            max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **common
        )
    validators = [partial_date] if column.name == "on" else []
    return forms.CharField(max_length=length, widget=widget, validators=validators, **common)


def _choices(column: Column) -> list[tuple[str, str]]:
    told = [(str(value), in_their_language(str(label))) for value, label in column.flatchoices]
    return [("", "–"), *told]


NUMBERS = ("IntegerField", "PositiveIntegerField", "DecimalField")
WHEN = _("From when it is true: a day (2026-03-14), a month (2026-03) or a year (2026).")


class WhyForm(forms.Form):
    """Why a change is proposed; what the unit enters on behalf of a State says how it came."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why the record should say this. The unit reads it; it is not published."),
    )
    channel = forms.ChoiceField(
        label=_("How it came"), choices=Proposal.Channel.choices, initial=Proposal.Channel.ONLINE
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=120,
        required=False,
        help_text=_("Number and date of the note verbale or e-mail."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_behalf:
            del self.fields["channel"], self.fields["reference"]
