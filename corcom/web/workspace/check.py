"""A text held against the record: pasted or in a file; its verdicts, and its figures bound to a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from corcom.checking import actions
from corcom.checking.binding import (
    Bond,
    Bound,
    Piece,
    bond_kept,
    bonds,
    can_be_bound,
    chosen_before,
    plain,
    rewritten,
)
from corcom.checking.judge import Checked, check
from corcom.checking.models import KeptText
from corcom.checking.papers import text_paper
from corcom.checking.places import Cut, cut_up, lines_of
from corcom.checking.queries import kept_text, kept_texts
from corcom.checking.verdicts import Finding, Verdict
from corcom.papers.paper import PaperError
from corcom.papers.read_back import read_back
from corcom.papers.word import write_docx
from corcom.reading.text import MOST_BYTES, MOST_LETTERS
from corcom.record.command import EARLIEST, LATEST
from corcom.record.days import day
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.record.shelf import held
from corcom.web.gate import act_in, lens_in, note_refusal
from corcom.web.problems import problem
from corcom.web.workspace.proposals import refused
from corcom.web.workspace.serving import private, shown

PASTED = "text.txt"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ORDER = (Verdict.DIFFERS, Verdict.OTHER_DATE, Verdict.ROUNDING, Verdict.AGREES, Verdict.NO_RECORD)
"""What needs a look comes first."""
STYLES = {
    Verdict.DIFFERS: "overdue",
    Verdict.OTHER_DATE: "due",
    Verdict.ROUNDING: "fulfilled",
    Verdict.AGREES: "fulfilled",
    Verdict.NO_RECORD: "no_record",
}


class TextForm(forms.Form):
    """The text or file to check, and the day."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy("Word, PDF or plain text. Drop it here or choose it."),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    as_at = forms.DateField(
        label=gettext_lazy("As at"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The day that the text is held against: of a meeting, say."),
    )

    def clean_as_at(self) -> date:
        return within_reach(self.cleaned_data["as_at"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("file") and not (given.get("text") or "").strip() and not self.errors:
            raise forms.ValidationError(_("Paste a text or choose a file."))
        return given


def within_reach(given: date) -> date:
    """Days of the record run over three centuries."""
    if not EARLIEST <= given <= LATEST:
        raise forms.ValidationError(_("Such a day is out of reach."))
    return given


class BoundForm(forms.Form):
    """A checked text, which of its findings are bound, and the day on which it is wanted."""

    text = forms.CharField(strip=False, max_length=MOST_LETTERS, widget=forms.HiddenInput)
    as_at = forms.DateField(widget=forms.HiddenInput)
    bind = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.MultipleHiddenInput)
    day = forms.DateField(
        label=gettext_lazy("As at"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_as_at(self) -> date:
        return within_reach(self.cleaned_data["as_at"])

    def clean_day(self) -> date | None:
        given: date | None = self.cleaned_data["day"]
        return within_reach(given) if given else None


def check_text(request: HttpRequest) -> HttpResponse:
    """The form; with a text or file, its verdicts. Nothing is kept."""
    with held():
        lens = lens_in(request)
        if request.method != "POST":
            return _asked(request, TextForm(initial={"as_at": lens.as_at}), lens)
        form = TextForm(request.POST, request.FILES)
        if not form.is_valid():
            return _asked(request, form, lens)
        given = form.cleaned_data
        try:
            return _judged(request, lens.on(given["as_at"]), given["text"], given["file"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return _asked(request, form, lens)


def _asked(request: HttpRequest, form: TextForm, lens: Lens) -> HttpResponse:
    context = {"form": form, "kept": [(one, day(one.kept_at.date())) for one in kept_texts(lens)]}
    return shown(request, "workspace/check.html", _("Check a text"), context, 422 if form.is_bound else 200)


def _judged(request: HttpRequest, lens: Lens, text: str, upload: Any) -> HttpResponse:
    numbers: list[dict[str, Any]] = []
    if upload is not None:
        data = upload.read(MOST_BYTES + 1)
        text = "\n".join(check(lens, upload.name, data).lines)
        numbers = _carried(upload.name, data)
    checked = check(lens, PASTED, text.encode())
    before = chosen_before(checked, numbers)
    context = {
        "as_at": lens.as_at,
        "as_at_written": day(lens.as_at),
        "text": text,
        "groups": _groups(checked, before),
        "lines": _marked(checked, text),
        "carried": len(before),
        "strange": not any(one.verdict is not Verdict.NO_RECORD for one in checked.findings),
        "any_to_bind": any(map(can_be_bound, checked.findings)),
    }
    return shown(request, "workspace/checked.html", _("What the record says"), context)


def _carried(name: str, data: bytes) -> list[dict[str, Any]]:
    """The numbers that a paper of CorCom carries; of other files, none."""
    try:
        return list(read_back(name, data)["numbers"])
    except PaperError:
        return []


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page prints it; `ticked`: it is bound unless somebody takes the tick away."""

    place: int
    finding: Finding
    style: str
    may_bind: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one verdict."""

    verdict: Verdict
    style: str
    rows: list[Shown]


def _groups(checked: Checked, before: Iterable[int]) -> list[Group]:
    bound = set(before)
    rows = [_row(place, one, bound) for place, one in enumerate(checked.findings)]
    groups = [Group(v, STYLES[v], [row for row in rows if row.finding.verdict is v]) for v in ORDER]
    return [group for group in groups if group.rows]


def _row(place: int, finding: Finding, bound: set[int]) -> Shown:
    may_bind = can_be_bound(finding)
    exact = finding.verdict is Verdict.AGREES and finding.computed == finding.stated
    ticked = place in bound if bound else may_bind and exact
    return Shown(place, finding, STYLES[finding.verdict], may_bind, ticked)


def _marked(checked: Checked, text: str) -> list[tuple[int, list[Any]]]:
    """The lines with their numbers; in each, the words that claim something lead to their verdict."""
    tied = [(one.claim.spot, (place, one)) for place, one in enumerate(checked.findings)]
    lines = cut_up(text, tied)
    return [(number, [_mark(one) for one in line]) for number, line in enumerate(lines, start=1)]


def _mark(one: str | Cut[tuple[int, Finding]]) -> Any:
    if isinstance(one, str):
        return {"letters": one}
    place, finding = one.tied
    return {
        "letters": one.letters,
        "place": place,
        "verdict": finding.verdict,
        "style": STYLES[finding.verdict],
    }


@require_POST
def check_bound(request: HttpRequest) -> HttpResponse:
    """The text with the chosen figures bound, as at a day: a page, a Word file or a text."""
    with held():
        try:
            lens, text, tied = _bound(request)
            wanted = lens.on(_day(request) or lens.as_at)
            return _answered(request, wanted, lens.as_at, _title(text), text, tied)
        except Refusal as refusal:
            return refused(request, refusal)


def _bound(request: HttpRequest) -> tuple[Lens, str, list[Bond]]:
    """What was sent, checked anew: nothing that a browser says of figures is taken for granted."""
    form = _bound_form(request)
    if not form.is_valid():
        raise Refusal(_("The text or the day is missing: check the text once more."))
    given = form.cleaned_data
    lens = lens_in(request).on(given["as_at"])
    checked = check(lens, PASTED, given["text"].encode())
    return lens, given["text"], bonds(checked, set(given["bind"]))


def _bound_form(request: HttpRequest) -> BoundForm:
    form = BoundForm(request.POST)
    choice = form.fields["bind"]
    assert isinstance(choice, forms.TypedMultipleChoiceField)
    sent = request.POST.getlist("bind")
    choice.choices = [(place, place) for place in sent if place.isdecimal() and len(place) < 6]
    return form


def _day(request: HttpRequest) -> date | None:
    form = _bound_form(request)
    return form.cleaned_data["day"] if form.is_valid() else None


def _answered(
    request: HttpRequest, lens: Lens, as_at: date, title: str, text: str, tied: list[Bond], kept: Any = None
) -> HttpResponse:
    lines = rewritten(text, tied, lens)
    wanted = request.POST.get("form") or request.GET.get("form")
    if wanted == "docx":
        return _download(write_docx(text_paper(lens, title, lines)), WORD, "text.docx")
    if wanted == "txt":
        return _download(plain(lines).encode(), "text/plain; charset=utf-8", "text.txt")
    numbers = [piece for line in lines for piece in line if isinstance(piece, Bound)]
    context = {
        "title_of_text": title,
        "text": text,
        "as_at": as_at,
        "bind": request.POST.getlist("bind"),
        "day": lens.as_at,
        "day_written": day(lens.as_at),
        "lines": list(enumerate(map(_pieces_shown, lines), start=1)),
        "numbers": numbers,
        "changed": sum(number.changed for number in numbers),
        "kept": kept,
        "may_keep": may(act_in(request, "look"), "keep_text"),
    }
    return shown(request, "workspace/bound.html", _("Figures bound"), context)


def _pieces_shown(line: list[Piece]) -> list[dict[str, Any]]:
    return [{"letters": one} if isinstance(one, str) else {"number": one} for one in line]


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return private(answer)


def _title(text: str) -> str:
    """The first line that says something."""
    return next((line.strip()[:120] for line in lines_of(text) if line.strip()), "")


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the text with its bound figures."""
    with held():
        try:
            lens, text, tied = _bound(request)
            title = request.POST.get("title", "")[:160]
            kept = actions.keep_text(act_in(request, "keeps a checked text"), title, text, lens.as_at, tied)
        except Refusal as refusal:
            return refused(request, refusal)
    messages.success(request, _("The text is kept, with its figures bound."))
    return HttpResponseRedirect(reverse("kept-text", args=[kept.pk]))


@require_GET
def kept_text_page(request: HttpRequest, key: int) -> HttpResponse:
    """A kept text as at a day."""
    with held():
        lens = lens_in(request)
        kept = _open_to(request, lens, key)
        if kept is None:
            return _missing(request)
        wanted = forms.DateField(required=False)
        try:
            given = wanted.clean(request.GET.get("day", ""))
            on = within_reach(given) if given else kept.as_at
            tied = [bond_kept(one) for one in kept.bonds]
            return _answered(request, lens.on(on), kept.as_at, kept.title, kept.text, tied, kept)
        except forms.ValidationError:
            return refused(request, Refusal(_("That is not a day: write it as 2018-09-25.")))
        except Refusal as refusal:
            return refused(request, refusal)


@require_POST
def forget(request: HttpRequest, key: int) -> HttpResponse:
    """Remove a kept text."""
    kept = _open_to(request, lens_in(request), key)
    if kept is None:
        return _missing(request)
    try:
        actions.forget_text(act_in(request, "forgets a kept text"), kept)
    except Refusal as refusal:
        return refused(request, refusal)
    messages.success(request, _("The text is removed."))
    return HttpResponseRedirect(reverse("check"))


def _open_to(request: HttpRequest, lens: Lens, key: int) -> KeptText | None:
    kept = kept_text(lens, key)
    if kept is None and KeptText.objects.everything().filter(pk=key).exists():
        note_refusal(request, actions.TABLE, str(key))
    return kept


def _missing(request: HttpRequest) -> HttpResponse:
    return problem(
        request, 404, _("There is no such text among those open to you."), _("Check the text anew.")
    )


urlpatterns = [
    path("desk/check/", check_text, name="check"),
    path("desk/check/bound/", check_bound, name="check-bound"),
    path("desk/check/keep/", keep, name="keep-text"),
    path("desk/check/kept/<int:key>/", kept_text_page, name="kept-text"),
    path("desk/check/kept/<int:key>/forget/", forget, name="forget-text"),
]
