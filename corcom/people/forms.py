"""Forms of persons and their seats."""

import re
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from corcom.people.models import Accreditation, Invitation, Seat, User
from corcom.people.queries import looks_after_anybody
from corcom.record.lens import today
from corcom.record.reader import Reader, Role
from corcom.register.queries import states

ORGANISATION = re.compile(r"[A-Z][A-Z0-9-]{1,19}")


def day_input() -> forms.DateInput:
    """A day, chosen in a calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InviteForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whom to invite to which seat; a focal point only for its own State."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        help_text=gettext_lazy("For delegates and focal points."),
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Its code in capital letters, such as CMC or ICRC; for observers only."),
    )

    class Meta:
        model = Invitation
        fields = ("email", "capacity", "in_committee", "starts_on", "ends_on")
        widgets = {
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "starts_on": day_input(),
            "ends_on": day_input(),
        }
        help_texts = {"ends_on": gettext_lazy("The first day without rights; empty while no end is known.")}

    field_order = ("email", "capacity", "state", "organisation", "in_committee", "starts_on", "ends_on")

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["starts_on"].initial = today()
        own = reader.of(Role.FOCAL_POINT)
        anybody = looks_after_anybody(reader)
        named = [(state.iso3, state.name) for state in states() if anybody or state.iso3 in own]
        self._choose("state", [("", "–"), *named] if anybody or len(named) > 1 else named)
        capacities = Seat.Capacity if anybody else Seat.OF_A_STATE
        self._choose("capacity", [(capacity.value, capacity.label) for capacity in capacities])
        if not anybody:
            del self.fields["organisation"], self.fields["in_committee"]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=self.fields[name].label,
            required=self.fields[name].required,
            help_text=self.fields[name].help_text,
            choices=choices,
        )

    def clean(self) -> dict[str, Any]:
        """The State or the organisation, as the capacity asks for it."""
        answers = super().clean() or self.cleaned_data
        capacity = answers.get("capacity")
        if capacity in Seat.OF_A_STATE:
            self.instance.of = self._needed("state", _("Say for which State."))
        elif capacity == Seat.Capacity.OBSERVER:
            code = self._needed("organisation", _("Say for which organisation."))
            if code != "?" and not ORGANISATION.fullmatch(code):
                self.add_error("organisation", _("Write its code in capital letters, such as CMC."))
            self.instance.of = code
        return answers

    def _needed(self, name: str, why: str) -> str:
        answer = str(self.cleaned_data.get(name) or "")
        if not answer and name not in self.errors:
            self.add_error(name, why)
        return answer or "?"  # the form is refused already, and the model need not say so again


def _rules() -> str:
    """What a password must be like."""
    return " ".join(map(str, password_validators_help_texts()))


class AcceptForm(forms.Form):
    """A new account: the name, the password twice, and the address where the invitation has none."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As colleagues should read it. It is never public."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1 = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        max_length=256,
        help_text=lazy(_rules, str)(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=gettext_lazy("The same password again"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = email
        if email:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        """Refuse passwords that differ or that are easily found."""
        answers = super().clean() or self.cleaned_data
        first, second = answers.get("password1"), answers.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        if first:
            self._demand_strong(first)
        return answers

    def _demand_strong(self, password: str) -> None:
        try:
            validate_password(password, self.person())
        except ValidationError as error:
            self.add_error("password1", error)

    def person(self) -> User:
        """The person that the answers describe, not saved, without a password; its language is the page's."""
        answers = self.cleaned_data
        address = (self.known or answers.get("email", "")).lower()
        return User(email=address, name=answers.get("name", ""), language=get_language() or "en")


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person chooses for themself."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.LANGUAGES,
        help_text=gettext_lazy(
            "Of your desk and of messages. The record and the public pages are in English."
        ),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=[(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone],
    )

    class Meta:
        model = User
        fields = ("name", "language", "time_zone", "digest", "urgent_at_once")
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class WhyForm(forms.Form):
    """Something that cannot be taken back: why, and that it is meant."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=400,
        help_text=gettext_lazy("It stays in the trail for good: write no names and no addresses."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sure = forms.BooleanField(label=gettext_lazy("Yes, I mean it"))


class EndForm(WhyForm):
    """The first day without rights."""

    ends_on = forms.DateField(label=gettext_lazy("Rights end on"), widget=day_input(), initial=today)

    field_order = ("ends_on", "reason", "sure")

    def clean_ends_on(self) -> date:
        """Today at the earliest."""
        day: date = self.cleaned_data["ends_on"]
        if day < today():
            raise ValidationError(_("Choose today or a later day."))
        return day


class CommitteeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whether somebody speaks in the Coordination Committee."""

    class Meta:
        model = Accreditation
        fields = ("in_committee",)


class SureForm(forms.Form):
    """That it is meant."""

    sure = forms.BooleanField(label=gettext_lazy("Yes, I mean it"))


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey and its name; where the device can do it, the passkey alone signs in."""

    field_order = ("name", "passwordless")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].help_text = _(
            "So that you know it again: the phone, the laptop, the key in the drawer."
        )
        self.fields["passwordless"].label = _("Sign in with it alone")
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _(
            "It asks for your finger, face or PIN then, and for no password. Leave it unmarked for a plain "
            "security key."
        )
