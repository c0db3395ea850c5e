"""Minutes from a file: the papers that were read, and the review of one, paper and findings side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from corcom.committee.models import Finding, ReadPaper
from corcom.committee.reviewing import queries
from corcom.committee.reviewing.beside import beside
from corcom.committee.reviewing.forgetting import forget_text, put_aside
from corcom.committee.reviewing.intake import known, reading_of, take_in
from corcom.committee.reviewing.judging import accept_surer, add, change, judge, take_back
from corcom.committee.reviewing.writing import accept_paper
from corcom.reading.text import MOST_BYTES
from corcom.record.days import day
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.gate import act_in, lens_in
from corcom.web.pages import Asked, Page
from corcom.web.problems import problem
from corcom.web.workspace.meetings.finding_forms import AddForm, DropForm, FindingForm, WriteForm
from corcom.web.workspace.meetings.review_sheet import Sheet, kept, next_after, ordered
from corcom.web.workspace.proposals import refused
from corcom.web.workspace.serving import shown

COLUMNS = ("number", "file", "title", "held_on", "stage", "waiting", "meeting", "read")
Stage = ReadPaper.Stage


def papers_read(asked: Asked) -> Page:
    """All papers that were read, newest first, and the form that takes one more."""
    found, waiting = queries.papers(asked.lens), queries.waiting(asked.lens)
    rows = [_told(paper, waiting.get(paper.pk, 0)) for paper in found]
    listed = [(paper, waiting.get(paper.pk, 0), day(paper.read_at.date())) for paper in found]
    return Page(
        template="workspace/papers_read.html",
        title=_("Minutes from files"),
        context={"papers": listed, "form": DropForm()},
        data=lambda: {"papers": rows},
        rows=lambda: (COLUMNS, [tuple(row.values()) for row in rows]),
    )


def _told(paper: ReadPaper, waiting: int) -> dict[str, Any]:
    return {
        "number": paper.pk,
        "file": paper.name,
        "title": paper.title,
        "held_on": paper.held_on,
        "stage": paper.stage,
        "waiting": waiting if paper.stage == Stage.REVIEW else 0,
        "meeting": paper.meeting.code if paper.meeting else "",
        "read": paper.read_at.date(),
    }


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Read a file and open its review; the same file leads to the review that it has."""
    form = DropForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read(MOST_BYTES + 1)
        try:
            with held():
                return _to(_taken_in(request, str(file.name), data))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    with held():
        page = papers_read(Asked(request, lens_in(request), ""))
        return shown(request, page.template, page.title, {**page.context, "form": form}, 422)


def _taken_in(request: HttpRequest, name: str, data: bytes) -> ReadPaper:
    if before := known(data):
        messages.success(request, _("This file was read before: here is its review."))
        return before
    paper = take_in(act_in(request, "read minutes from a file"), reading_of(name, data))
    messages.success(request, _("Read. Nothing is on record yet: look at what was found."))
    return paper


def _to(paper: ReadPaper, anchor: str = "", **chosen: str) -> HttpResponse:
    query = f"?{urlencode(chosen)}" if any(chosen.values()) else ""
    return HttpResponseRedirect(f"{reverse('paper-review', args=[paper.pk])}{query}{anchor}")


@require_GET
def paper_review(request: HttpRequest, key: int) -> HttpResponse:
    """The review of one paper."""
    with held():
        paper = queries.paper(lens_in(request), key)
        return _missing(request) if paper is None else _page(request, paper, _sheet(request, paper))


def _sheet(request: HttpRequest, paper: ReadPaper) -> Sheet:
    lens = lens_in(request)
    findings = queries.findings(lens, paper)
    return Sheet(paper, findings, beside(lens, findings), _asked(request))


def _asked(request: HttpRequest) -> dict[str, str]:
    """What the reviewer chose to look at, by the address or the form."""
    return {key: str(value) for key, value in {**request.GET.dict(), **request.POST.dict()}.items()}


def _page(
    request: HttpRequest, paper: ReadPaper, sheet: Sheet, form: FindingForm | None = None
) -> HttpResponse:
    line = sheet.asked.get("line", "")
    context = {
        **sheet.told(),
        "form": form,
        "add_form": AddForm(initial={"first": line, "last": line}),
        "write_form": WriteForm(),
        "written": day(paper.written_at.date()) if paper.written_at else "",
        "forgotten": day(paper.forgotten_at.date()) if paper.forgotten_at else "",
    }
    status = 422 if form is not None and form.is_bound else 200
    return shown(request, "workspace/paper_review.html", paper.title or paper.name, context, status)


@require_POST
def finding_judge(request: HttpRequest, key: int, finding: int) -> HttpResponse:
    """Accept or refuse one finding, and go on to the next that waits."""
    with held():
        found = _found(request, key, finding)
        if found is None:
            return _missing(request)
        try:
            judge(act_in(request, "looked at what a paper says"), found, request.POST.get("verdict", ""))
        except Refusal as refusal:
            return refused(request, refusal)
        return _on(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
def finding_change(request: HttpRequest, key: int, finding: int) -> HttpResponse:
    """Change what one finding says: the review with a form beside the paper."""
    with held():
        found = _found(request, key, finding)
        if found is None:
            return _missing(request)
        sheet = _sheet(request, found.paper)
        given = request.POST if request.method == "POST" else None
        form = FindingForm(given, finding=found, on_record=bool(sheet.known[found.pk].row))
        if form.is_bound and form.is_valid():
            try:
                change(act_in(request, "changed what a paper says"), found, form.says)
            except Refusal as refusal:
                return refused(request, refusal)
            return _on(request, found)
        return _page(request, found.paper, sheet.at(found), form)


def _found(request: HttpRequest, key: int, finding: int) -> Finding | None:
    """A finding of a paper open to the reader, of a kind that somebody can judge."""
    lens = lens_in(request)
    paper = queries.paper(lens, key)
    every = queries.findings(lens, paper) if paper else []
    return next((one for one in every if one.pk == finding and one.kind not in Finding.BESIDE), None)


def _on(request: HttpRequest, found: Finding) -> HttpResponse:
    """To the next finding that waits, in the order that was chosen."""
    asked = _asked(request)
    following = next_after(ordered(queries.findings(lens_in(request), found.paper), asked), found)
    return _to(found.paper, f"#line-{following.line}", at=str(following.pk), **kept(asked))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done with a paper, in words, and where to go on."""

    said: str
    at: Finding | None = None
    left: bool = False


def _undo(request: HttpRequest, paper: ReadPaper) -> Outcome:
    back = take_back(act_in(request, "took a verdict back"), paper)
    return Outcome(_("Taken back.") if back else _("There is nothing of yours to take back."), back)


def _accept(request: HttpRequest, paper: ReadPaper) -> Outcome:
    try:
        above = float(request.POST.get("above", ""))
    except ValueError as error:
        raise Refusal(_("Choose how sure a finding must be.")) from error
    n = accept_surer(act_in(request, "accepted what is surer than chosen"), paper, above)
    return Outcome(ngettext("{n} finding accepted.", "{n} findings accepted.", n).format(n=n))


def _add(request: HttpRequest, paper: ReadPaper) -> Outcome:
    form = AddForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Say what it is, and on which lines of the paper it stands."))
    added = add(act_in(request, "added what the reading missed"), paper, **form.cleaned_data)
    return Outcome(_("Added: say what it is."), added)


def _write(request: HttpRequest, paper: ReadPaper) -> Outcome:
    form = WriteForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Choose to whom it is open: the Committee, or everybody."))
    accept_paper(act_in(request, "minutes reviewed"), paper, form.cleaned_data["circle"])
    return Outcome(_("Written: the meeting and what was promised at it are on record."))


def _forget(request: HttpRequest, paper: ReadPaper) -> Outcome:
    if paper.stage == Stage.WRITTEN:
        forget_text(act_in(request, "nobody needs the text any more"), paper)
        return Outcome(_("The text of the paper is forgotten; what it told stays on record."))
    put_aside(act_in(request, "not the right paper"), paper)
    return Outcome(_("Put aside: nothing of it is kept."), left=True)


STEPS: dict[str, Callable[[HttpRequest, ReadPaper], Outcome]] = {
    "undo": _undo,
    "accept": _accept,
    "add": _add,
    "write": _write,
    "forget": _forget,
}


@require_POST
def paper_step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Take a verdict back, accept what is sure, add what was missed, write to the record, forget."""
    with held():
        paper = queries.paper(lens_in(request), key)
        if paper is None or name not in STEPS:
            return _missing(request)
        try:
            done = STEPS[name](request, paper)
        except Refusal as refusal:
            return refused(request, refusal)
    messages.success(request, done.said)
    if done.left:
        return HttpResponseRedirect(reverse("papers-read-html"))
    if done.at is None:
        return _to(paper)
    if name == "add":
        return HttpResponseRedirect(
            f"{reverse('finding-change', args=[key, done.at.pk])}#line-{done.at.line}"
        )
    return _to(paper, f"#line-{done.at.line}", at=str(done.at.pk), **kept(_asked(request)))


def _missing(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        404,
        _("There is no such paper among those open to you."),
        _("Look for it among the minutes that were read from files."),
    )
