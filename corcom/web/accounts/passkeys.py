"""Passkeys, where CorCom asks for more than django-allauth does."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """The last second factor of somebody who must have one stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        if get_adapter().can_delete_authenticator(self.get_object()):
            answer: HttpResponse = super().form_valid(form)
            return answer
        messages.error(
            self.request, _("Your seat asks for a second factor: add another before you remove this one.")
        )
        return HttpResponseRedirect(reverse("mfa_list_webauthn"))
