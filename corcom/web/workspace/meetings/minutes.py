"""Minutes in the workspace: read as the paper, circulated, corrected by members, adopted."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from corcom.committee.adopting import adopt_minutes
from corcom.committee.circulating import circulate_minutes
from corcom.committee.minutes_text import MinutesText, Part
from corcom.committee.minutes_written import Written, minutes_of, written
from corcom.committee.models import Meeting, Minutes, MinutesCorrection
from corcom.committee.papers import minutes_paper
from corcom.committee.queries import committee_meetings, when_meets
from corcom.committee.wording import hours, weekday
from corcom.committee.writing_out import corrections, written_out
from corcom.papers.paper import runs
from corcom.record.days import day
from corcom.record.lens import Lens
from corcom.record.rights import may
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.problems import problem
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import PAPER_TYPES, paper_as, shown

Stage, Status = Minutes.Stage, MinutesCorrection.Status
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
View = Callable[..., HttpResponseBase]


class CirculateForm(forms.Form):
    """Until when members may ask for corrections."""

    until = forms.DateField(label=gettext_lazy("Corrections until"), widget=DAY)


class AdoptForm(forms.Form):
    """At which meeting, and on which day."""

    at_meeting = forms.ChoiceField(label=gettext_lazy("Adopted at"))
    on = forms.DateField(label=gettext_lazy("On"), widget=DAY)

    def __init__(self, *args: Any, later: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["at_meeting"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.code, f"{one.title}, {when_meets(one)}") for one in later]


def of_minutes(view: View) -> View:
    """Hand meeting and minutes to the view, where they are open to whoever asks."""

    @wraps(view)
    def serve(request: HttpRequest, meeting: Meeting, **asked: Any) -> HttpResponseBase:
        found = written(lens_in(request), meeting)
        return no_minutes(request, meeting) if found is None else view(request, found, **asked)

    return of_meeting(serve)


def no_minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """There are none, or none that are open to whoever asks: nobody can tell which."""
    if Minutes.objects.everything().filter(meeting_id=meeting.pk).exists():
        note_refusal(request, "minutes", meeting.code)
    return problem(
        request,
        404,
        _("There are no minutes of this meeting among those open to you."),
        _("The Committee reads minutes once they are circulated."),
    )


@require_http_methods(["GET", "HEAD"])
@of_minutes
def minutes(request: HttpRequest, found: Written) -> HttpResponseBase:
    """The minutes as the paper has them, with what may be done next."""
    return _page(request, found)


def _page(request: HttpRequest, found: Written, **forms_at_work: forms.Form) -> HttpResponse:
    lens, kept = lens_in(request), found.minutes
    text, log = written_out(lens, found), corrections(lens, kept)
    act = act_in(request, "look")
    may_correct = may(act, "correct_minutes") and kept.stage != Stage.TAKING
    context = {
        "meeting": found.meeting,
        "minutes": kept,
        "text": text,
        "parts": [_part(part) for part in text.parts],
        "until": day(kept.comments_until) if kept.comments_until else "",
        "adopted_on": day(found.meeting.minutes_adopted_on) if found.meeting.minutes_adopted_on else "",
        "held": _held(text),
        "log": log,
        "waiting": [one for one in log if one.status == Status.PROPOSED],
        "silent": _silent(lens, kept, log),
        "passed": kept.comments_until is not None and kept.comments_until < lens.as_at,
        "may_correct": may_correct and _takes_corrections(request, kept, lens),
        "may_decide": may(act, "circulate_minutes"),
        "may_take": may(act, "take_minutes"),
        "circulate": forms_at_work.get("circulate") or _circulate_form(request, kept),
        "adopt": forms_at_work.get("adopt") or _adopt_form(request, found),
    }
    return shown(request, "workspace/minutes.html", str(_("Minutes")), context, 422 if forms_at_work else 200)


def _part(part: Part) -> dict[str, Any]:
    """An item with its paragraphs as runs, whose figures know their names."""
    said = [{"passage": one.passage, "runs": runs(one.text)} for one in part.said]
    return {"number": part.number, "title": part.title, "depth": part.depth, "said": said}


def _held(text: MinutesText) -> str:
    when = f"held on {weekday(text.day)}"
    return " ".join(filter(None, [when, hours(text.meeting.times) if text.meeting.times else ""]))


def _silent(lens: Lens, kept: Minutes, log: list[MinutesCorrection]) -> bool:
    """Whether the day has passed without a correction."""
    return kept.comments_until is not None and kept.comments_until < lens.as_at and not log


def _takes_corrections(request: HttpRequest, kept: Minutes, lens: Lens) -> bool:
    if may(act_in(request, "look"), "circulate_minutes"):
        return kept.stage in (Stage.CIRCULATED, Stage.ADOPTED)
    open_until = kept.comments_until
    return kept.stage == Stage.CIRCULATED and open_until is not None and lens.as_at <= open_until


def _circulate_form(request: HttpRequest, kept: Minutes) -> CirculateForm | None:
    able = kept.stage in (Stage.DRAFT, Stage.CIRCULATED) and may(act_in(request, "look"), "circulate_minutes")
    return CirculateForm(initial={"until": kept.comments_until}) if able else None


def _adopt_form(request: HttpRequest, found: Written) -> AdoptForm | None:
    able = found.minutes.stage == Stage.CIRCULATED and may(act_in(request, "look"), "adopt_minutes")
    later = _later(lens_in(request), found)
    if not (able and later):
        return None
    first = later[0]
    return AdoptForm(later=later, initial={"at_meeting": first.code, "on": first.on_earliest})


def _later(lens: Lens, found: Written) -> list[Meeting]:
    """The meetings that can have adopted these minutes, the first after them first."""
    after = [
        m
        for m in reversed(committee_meetings(lens))
        if m.on_earliest and found.day < m.on_earliest <= lens.as_at
    ]
    return [m for m in after if m.status not in Meeting.WILL_NOT_MEET]


@require_GET
@of_minutes
def minutes_as_paper(request: HttpRequest, found: Written, ending: str) -> HttpResponseBase:
    """The minutes as a file."""
    if ending not in PAPER_TYPES:
        return no_such_file(request)
    lens = lens_in(request)
    with translation.override("en"):
        text = written_out(lens, found)
        return paper_as(minutes_paper(lens, text), ending, text.file_name)


def no_such_file(request: HttpRequest) -> HttpResponse:
    """A file of another kind than papers are written in."""
    return problem(
        request, 404, _("Papers are written as Word and PDF."), _("End the address in .docx or .pdf.")
    )


@require_POST
@of_minutes
def minutes_circulate(request: HttpRequest, found: Written) -> HttpResponseBase:
    """Give the draft to the Committee."""
    form = CirculateForm(request.POST)
    if not form.is_valid():
        return _page(request, found, circulate=form)
    circulate_minutes(act_in(request, "the draft is circulated"), found.minutes, form.cleaned_data["until"])
    messages.success(request, _("Circulated: the members have a notice, and read the minutes from now on."))
    return to_minutes(found.meeting)


@require_POST
@of_minutes
def minutes_adopt(request: HttpRequest, found: Written) -> HttpResponseBase:
    """Say at which meeting they were adopted."""
    later = _later(lens_in(request), found)
    form = AdoptForm(request.POST, later=later)
    if not form.is_valid():
        return _page(request, found, adopt=form)
    given = form.cleaned_data
    at = next(one for one in later if one.code == given["at_meeting"])
    adopt_minutes(act_in(request, "adopted by the Committee"), found.minutes, at, given["on"])
    messages.success(request, _("Adopted: who was there, the items and the promises stand on record."))
    return to_minutes(found.meeting)


def to_minutes(meeting: Meeting, anchor: str = "") -> HttpResponseRedirect:
    """Back to the minutes of a meeting."""
    address = reverse("minutes", args=[meeting.code])
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)


def are_draft(lens: Lens, meeting: Meeting) -> bool:
    """Whether what derives from the minutes of a meeting derives from a draft."""
    kept = minutes_of(lens, meeting)
    return meeting.minutes_adopted_on is None and (kept is None or kept.stage != Stage.ADOPTED)
