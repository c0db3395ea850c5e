"""The page behind the link of an invitation: who invites to what, and how to accept."""

from datetime import UTC, datetime

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from corcom.people.actions import accept_invitation
from corcom.people.forms import AcceptForm
from corcom.people.invitations import NoSuchInvitation, opened, seat_is_for
from corcom.people.models import Invitation, User
from corcom.people.queries import seat_of
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.record.trail import Act
from corcom.web.problems import problem
from corcom.web.workspace.serving import private

WHY = "accepted an invitation"


@sensitive_post_parameters("password1", "password2")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link offers; take it. A link that opens nothing says whether it ever did."""
    refused: HttpResponse | None = consume_or_429(request, action="signup")
    if refused:
        return private(refused)
    try:
        with held():
            return private(_answer(request, token, opened(token, datetime.now(tz=UTC))))
    except Refusal as refusal:
        status = 404 if isinstance(refusal, NoSuchInvitation) else 410
        return private(problem(request, status, str(refusal), _("Ask whoever invited you for a new link.")))


def _answer(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    if isinstance(request.user, User):
        return _for_a_person(request, request.user, token, found)
    if found.email and EmailAddress.objects.filter(email__iexact=found.email).exists():
        return _shown(request, found, "sign_in")
    form = AcceptForm(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        try:
            return _join(request, token, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return _shown(request, found, "join", form)


def _for_a_person(request: HttpRequest, user: User, token: str, found: Invitation) -> HttpResponse:
    """A second seat for somebody who has an account: taken while signed in with that account."""
    if not seat_is_for(found, user.email):
        return _shown(request, found, "other_account")
    if request.method == "POST":
        accept_invitation(Act(user.actor, WHY), token, user)
        return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)
    return _shown(request, found, "take")


def _join(request: HttpRequest, token: str, form: AcceptForm) -> HttpResponse:
    person = form.person()
    person.set_password(form.cleaned_data["password1"])
    accept_invitation(Act(person.actor, WHY), token, person)
    record_authentication(request, person, "password", reauthenticated=True)
    answer: HttpResponse = perform_login(request, person, redirect_url=settings.LOGIN_REDIRECT_URL)
    return answer


def _shown(request: HttpRequest, found: Invitation, how: str, form: AcceptForm | None = None) -> HttpResponse:
    context = {
        "title": _("An invitation"),
        "seat": seat_of(found),
        "invitation": found,
        "how": how,
        "form": form,
    }
    return render(request, "people/invitation.html", context)
