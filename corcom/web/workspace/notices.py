"""Notices on the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from corcom.people.models import User
from corcom.people.notices import mark_read
from corcom.people.notices import notices as of_person
from corcom.web.workspace.serving import shown


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """The last hundred, newest first."""
    assert isinstance(request.user, User)
    context = {"notices": of_person(request.user)}
    return shown(request, "workspace/notices.html", _("Notices"), context)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """All of them are read."""
    assert isinstance(request.user, User)
    number = mark_read(request.user)
    said = ngettext("{number} notice marked as read.", "{number} notices marked as read.", number)
    messages.success(request, said.format(number=number))
    return HttpResponseRedirect(reverse("notices"))
