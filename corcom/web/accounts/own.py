"""My account: what I choose, how I sign in, where I am signed in, what CorCom holds about me."""

import json

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from corcom.people import actions
from corcom.people.accounts import FACTORS, must_have_second_factor
from corcom.people.forms import AccountForm, SureForm
from corcom.people.held import subject_of, told
from corcom.people.models import Session, User
from corcom.people.queries import seat_of
from corcom.people.sessions import end_sessions
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.gate import act_in, lens_in, reader_in
from corcom.web.workspace.serving import private, shown


def _person(request: HttpRequest) -> User:
    """Whoever is signed in; the gate lets nobody else come here."""
    assert isinstance(request.user, User)
    return request.user


def account(request: HttpRequest) -> HttpResponse:
    """What a person chooses, and the ways to everything else about the account."""
    person = _person(request)
    form = AccountForm(request.POST or None, instance=User.objects.get(pk=person.pk))
    if form.is_valid():
        form.save()
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(reverse("account"))
    with held():
        context = {
            "form": form,
            "seats": [(seat_of(seat), seat) for seat in person.accreditations.on(lens_in(request).as_at)],
            "factors": Authenticator.objects.filter(user=person, type__in=FACTORS).count(),
            "must_have": must_have_second_factor(reader_in(request)),
            "sessions": Session.objects.filter(user=person).count(),
        }
        return shown(request, "people/account.html", _("My account"), context)


def account_held(request: HttpRequest) -> HttpResponse:
    """All that is held about the person, as a file."""
    content = json.dumps(
        told(subject_of(_person(request))), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2
    )
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="corcom-about-me.json"'
    return private(answer)


def account_sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in; end all sessions but this one."""
    person, here = _person(request), request.session.session_key
    if request.method == "POST":
        end_sessions(person, but=here)
        messages.success(request, _("You are signed out everywhere else."))
        return HttpResponseRedirect(reverse("account-sessions"))
    context = {"sessions": Session.objects.filter(user=person).order_by("-seen_at"), "here": here}
    return shown(request, "people/sessions.html", _("Where you are signed in"), context)


@reauthentication_required()  # type: ignore[untyped-decorator]
def account_close(request: HttpRequest) -> HttpResponse:
    """Close one's own account."""
    form = SureForm(request.POST or None)
    if form.is_valid():
        try:
            actions.close_account(act_in(request, "closed by the person"), _person(request))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            return HttpResponseRedirect("/")
    context = {"form": form, "back": reverse("account"), "closing": True}
    return shown(request, "people/confirm.html", _("Close my account"), context)
