"""The secret addresses at which one's own calendar program reads the Committee's days."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from corcom.committee import calendar_links as links
from corcom.record.refusal import Refusal
from corcom.web.gate import act_in
from corcom.web.workspace.proposals import refused
from corcom.web.workspace.serving import shown

WHY = "one's own calendar"


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_links(request: HttpRequest) -> HttpResponse:
    """One's links; by POST, a new one, whose address is shown this once."""
    act = act_in(request, WHY)
    made = ""
    if request.method == "POST":
        try:
            made = settings.SITE + reverse("calendar-feed", args=[links.make_link(act)])
        except Refusal as refusal:
            return refused(request, refusal)
    context = {"links": links.links_of(act.actor), "made": made}
    return shown(
        request, "workspace/calendar_links.html", _("The Committee’s days in your calendar"), context
    )


@require_POST
def calendar_link_revoke(request: HttpRequest, key: int) -> HttpResponse:
    """A link opens nothing any more."""
    try:
        links.revoke_link(act_in(request, WHY), key)
    except Refusal as refusal:
        return refused(request, refusal)
    messages.success(request, _("Revoked: whoever has this link reads nothing any more."))
    return HttpResponseRedirect(reverse("calendar-links"))
