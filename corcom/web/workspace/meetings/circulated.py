"""Papers circulated for a meeting: their versions, and what members say of them."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corcom.committee import agenda, meeting_papers
from corcom.committee.agenda import Numbered
from corcom.committee.meeting_papers import Sheet
from corcom.committee.models import Item, Meeting, MeetingPaper
from corcom.committee.queries import when_meets
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.problems import problem
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import file_as, shown

TAKEN = gettext_lazy("A PDF, a Word or Excel file without macros, or a picture; at most 10 MB.")
ACCEPTED = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"


class CirculateForm(forms.Form):
    """A paper and its time for comments."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=240)
    submitted_by = forms.CharField(
        label=gettext_lazy("Submitted by"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("A State or an organisation; no names of persons."),
    )
    item = forms.TypedChoiceField(
        label=gettext_lazy("Agenda item"), required=False, coerce=int, empty_value=None
    )
    comments_until = forms.DateField(
        label=gettext_lazy("Comments until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The last day; empty: the paper is for information."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"), help_text=TAKEN, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )

    def __init__(self, *args: Any, tree: list[Numbered], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((str(one.item.pk), f"{one.number} {one.item.title}") for one in tree)]
        self.items: dict[int, Item] = {one.item.pk: one.item for one in tree}

    def clean_comments_until(self) -> date | None:
        """Refuse a day that is over."""
        until: date | None = self.cleaned_data["comments_until"]
        if until and until < self.today:
            raise ValidationError(_("This day is over."))
        return until

    def sheet(self) -> Sheet:
        """What the paper is."""
        said = self.cleaned_data
        item = self.items.get(said["item"]) if said["item"] else None
        return Sheet(said["title"], said["submitted_by"], said["comments_until"], item)


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def circulate_paper(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Circulate a paper to the Committee."""
    lens = lens_in(request)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CirculateForm(*given, tree=agenda.items(lens, meeting), today=lens.as_at)
    if form.is_bound and form.is_valid():
        try:
            found = meeting_papers.circulate(
                act_in(request, "a paper is circulated"), meeting, form.sheet(), form.cleaned_data["file"]
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("Circulated: the members have a notice."))
            return _to(meeting, found)
    context = {
        "form": form,
        "act": _("Circulate"),
        "meeting": meeting,
        "when": when_meets(meeting),
        "back": reverse("committee-meeting", args=[meeting.code]),
    }
    status = 422 if form.is_bound else 200
    return shown(request, "workspace/meeting_form.html", _("Circulate a paper"), context, status)


@require_safe
@of_meeting
def meeting_paper(request: HttpRequest, meeting: Meeting, key: int) -> HttpResponseBase:
    """A paper, its versions and comments."""
    found = _paper(request, meeting, key)
    return _missing(request) if found is None else _page(request, meeting, found)


def _page(request: HttpRequest, meeting: Meeting, found: MeetingPaper) -> HttpResponse:
    lens, act = lens_in(request), act_in(request, "look")
    takes = found.takes_comments(lens.as_at)
    context = {
        "meeting": meeting,
        "when": when_meets(meeting),
        "paper": found,
        "versions": meeting_papers.versions(lens, found),
        "comments": meeting_papers.comments(lens, found),
        "takes_comments": takes,
        "may_comment": takes and may(act, "comment_on_paper"),
        "may_circulate": may(act, "circulate_paper"),
        "delegation": meeting_papers.delegation_of(lens.reader),
        "accepted": ACCEPTED,
        "taken": TAKEN,
    }
    return shown(request, "workspace/meeting_paper.html", found.title, context)


@require_POST
@of_meeting
def paper_version(request: HttpRequest, meeting: Meeting, key: int) -> HttpResponseBase:
    """Circulate a new version."""
    found, upload = _paper(request, meeting, key), request.FILES.get("file")
    if found is None:
        return _missing(request)
    if upload is None:
        raise Refusal(_("Choose a file."))
    meeting_papers.circulate_anew(act_in(request, "a new version is circulated"), found, upload)
    messages.success(request, _("The new version is circulated; those before it stay."))
    return _to(meeting, found)


@require_POST
@of_meeting
def paper_comment(request: HttpRequest, meeting: Meeting, key: int) -> HttpResponseBase:
    """Say something of the newest version."""
    found = _paper(request, meeting, key)
    if found is None:
        return _missing(request)
    meeting_papers.comment(
        act_in(request, "a delegation comments on a paper"), found, request.POST.get("text", "")
    )
    messages.success(request, _("Your comment stands: the Committee reads it."))
    return _to(meeting, found)


@require_safe
@of_meeting
def paper_file(request: HttpRequest, meeting: Meeting, key: int, number: int) -> HttpResponseBase:
    """The file of a version: always as a download."""
    found = meeting_papers.version(lens_in(request), key, number)
    if found is None or _paper(request, meeting, key) is None:
        return _missing(request)
    return file_as(found.name, found.kind, found.sha256)


def _paper(request: HttpRequest, meeting: Meeting, key: int) -> MeetingPaper | None:
    found = meeting_papers.paper(lens_in(request), key)
    return found if found and found.meeting_id == meeting.pk else None


def _missing(request: HttpRequest) -> HttpResponse:
    note_refusal(request, "meeting_papers", str(request.resolver_match and request.resolver_match.url_name))
    return problem(
        request,
        404,
        _("There is no such paper among those open to you."),
        _("Look for it on the page of its meeting."),
    )


def _to(meeting: Meeting, found: MeetingPaper) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("meeting-paper", args=[meeting.code, found.pk]))
