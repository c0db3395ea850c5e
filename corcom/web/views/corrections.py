"""The correction box: anybody says what is wrong on a public page; what was answered is public."""

from datetime import UTC, datetime
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from corcom.people.rights import ANYBODY
from corcom.proposals.corrections import Objection, object_to
from corcom.proposals.models import Correction
from corcom.proposals.queries import number_waiting, public_log
from corcom.record.refusal import Refusal
from corcom.treaty.dates import written
from corcom.web.accounts.refusals import too_many
from corcom.web.gate import NoLineInTheTable, act_in, line_of
from corcom.web.pages import Asked, Page

LONGEST = 300
AN_HOUR = 3600
MOST = 10
"""So many corrections are taken in from one place in an hour."""


def public_page(address: str) -> str:
    """The address, if it is that of a public page of this site; or nothing. Of a long one only its path."""
    path, _mark, query = address.partition("?")
    if len(address) > LONGEST:
        return public_page(path) if query else ""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    if not ours or not address.isprintable() or "#" in address:
        return ""
    try:
        match = resolve(path)
        public = ANYBODY in line_of(match).holders and str(match.url_name).endswith("-html")
    except (Resolver404, NoLineInTheTable):
        return ""
    return (f"{path}?{query}" if query else path) if public else ""


def _must_be_public_page(address: str) -> None:
    if not public_page(address):
        raise ValidationError(_("This is not the address of a public page here: it begins with /."))


class ObjectionForm(forms.Form):
    """What is wrong, why, and where it can be seen. `website` is for machines: no person sees it."""

    page = forms.CharField(
        label=gettext_lazy("Page"),
        max_length=LONGEST,
        validators=[_must_be_public_page],
        help_text=gettext_lazy("The address on this site, such as /states/LAO/."),
    )
    subject = forms.CharField(
        label=gettext_lazy("What is wrong"),
        max_length=200,
        help_text=gettext_lazy("The date, number or word, as the page has it."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why, and what would be right"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where it can be seen"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("An address, or the title and date of a document."),
    )
    contact = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Only if you want the answer sent to you. It is never published."),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Refuse what fills in everything."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave the last field empty: it is there to keep machines out."))
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    """Say that something on a page is wrong."""
    if request.method != "POST":
        return _shown(request, ObjectionForm(initial={"page": public_page(request.GET.get("page", ""))}))
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return _shown(request, form)
    if _too_often(request):
        return too_many(request)
    given = {name: text for name, text in form.cleaned_data.items() if name != "website"}
    try:
        correction = object_to(act_in(request, "somebody says that something is wrong"), Objection(**given))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, form)
    return HttpResponseRedirect(reverse("correct-received", args=[correction.pk]))


def _shown(request: HttpRequest, form: ObjectionForm) -> HttpResponse:
    context = {"form": form, "title": _("Something is wrong")}
    response = render(request, "web/correct.html", context, status=422 if form.is_bound else 200)
    response["Cache-Control"] = "no-store, private"
    return response


def _too_often(request: HttpRequest) -> bool:
    """Counts by place and hour. The place is kept as a keyed hash: nobody reads an address out of it."""
    place = salted_hmac("corcom.web.views.corrections", get_ip(request)).hexdigest()
    key = f"correct:{datetime.now(tz=UTC):%Y%m%d%H}:{place}"
    times = cache.get(key, 0) + 1
    cache.set(key, times, AN_HOUR)
    return bool(times > MOST)


@require_safe
def received(request: HttpRequest, number: int) -> HttpResponse:
    """Thanks, the number, and what happens next: the same for every number."""
    return render(request, "web/correct_received.html", {"number": number, "title": _("Thank you")})


def corrections(asked: Asked) -> Page:
    """What was said to be wrong, and what was answered."""
    log = public_log(asked.lens)
    waiting = number_waiting(asked.lens)
    return Page(
        template="web/corrections.html",
        title=_("Corrections"),
        section="record",
        context={"log": [_logged(asked, one) for one in log], "waiting": waiting, "count": len(log)},
        data=lambda: {"waiting": waiting, "corrections": [_told(one) for one in log]},
        rows=lambda: (COLUMNS, [tuple(_told(one).values()) for one in log]),
    )


COLUMNS = ("number", "page", "outcome", "answer", "fact", "received", "decided")


def _told(one: dict[str, Any]) -> dict[str, Any]:
    """A decided correction as data. What the writer put behind the address is left out."""
    return {
        "number": one["id"],
        "page": one["page"].partition("?")[0],
        "outcome": one["outcome"],
        "answer": one["answer"],
        "fact": one["fact"],
        "received": one["received_at"].date(),
        "decided": one["decided_at"].date(),
    }


def _logged(asked: Asked, one: dict[str, Any]) -> dict[str, Any]:
    told = _told(one)
    return {
        **told,
        "outcome": Correction.Outcome(told["outcome"]).label,
        "corrected": told["outcome"] == Correction.Outcome.CORRECTED,
        "fact": f"{asked.base}/facts/{told['fact']}/" if told["fact"] else "",
        "received": written(told["received"]),
        "decided": written(told["decided"]),
    }
