"""The forms of django-allauth in our words: one label a field, and nothing written inside the fields."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Password until now"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("The same password again"),
    "code": _("Code"),
    "name": _("Name of this passkey"),
}


class Plain(forms.Form):
    """Our labels; no placeholders."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class SignIn(Plain, account.LoginForm):  # type: ignore[misc]
    """The way to a new password stands below the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class Reauthenticate(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """Once more the password."""


class ChangeAddress(Plain, account.AddEmailForm):  # type: ignore[misc]
    """Another address."""


class ProveAddress(Plain, account.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """The code that was sent there."""


class ChangePassword(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    """The old one and twice the new one."""


class SetPassword(Plain, account.SetPasswordForm):  # type: ignore[misc]
    """A first one, twice."""


class Forgotten(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""


class NewPassword(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Twice the new one."""


class ProveFactor(Plain, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a recovery code."""


class ProveFactorAgain(Plain, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The same, for somebody who is signed in."""


class SetUpApp(Plain, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""


class RenamePasskey(Plain, EditWebAuthnForm):  # type: ignore[misc]
    """Another name for it."""
