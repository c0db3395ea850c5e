"""The agenda in the workspace: what CorCom proposes, the tree, and its items one by one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corcom.committee import agenda as book
from corcom.committee.agenda import DEEPEST, WAYS, Draft, Numbered, arrangement
from corcom.committee.agenda_proposed import Proposed, last_with_agenda, proposals, propose, to_take_over
from corcom.committee.hours import minutes_of
from corcom.committee.meeting_papers import papers
from corcom.committee.models import Item, Meeting, MeetingPaper
from corcom.committee.pack.themes import THEMES
from corcom.committee.queries import when_meets
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.rights import may
from corcom.web.gate import act_in, lens_in
from corcom.web.workspace.meetings.open_to import of_meeting
from corcom.web.workspace.serving import shown

WHY = "the agenda is prepared"
MOVES = (
    {"name": "up", "sign": "↑", "label": gettext_lazy("Move up")},
    {"name": "down", "sign": "↓", "label": gettext_lazy("Move down")},
    {"name": "in", "sign": "→", "label": gettext_lazy("Move under the item before")},
    {"name": "out", "sign": "←", "label": gettext_lazy("Move out, one level higher")},
    {"name": "remove", "sign": "×", "label": gettext_lazy("Take off")},
)


class ItemForm(forms.Form):
    """One item of the agenda."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    theme = forms.ChoiceField(
        label=gettext_lazy("Theme"),
        required=False,
        choices=[("", "–"), *((theme.title, theme.title) for theme in THEMES)],
    )
    lead = forms.CharField(
        label=gettext_lazy("Lead"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("States, organisations or offices; no names of persons."),
    )
    minutes_allotted = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=0, max_value=600, required=False
    )
    annotation = forms.CharField(
        label=gettext_lazy("Annotation"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What the Committee should know before: it stands in the annotated agenda."),
    )


class NewItemForm(ItemForm):
    """An item to enter, and the one that it stands under."""

    parent = forms.TypedChoiceField(label=gettext_lazy("Under"), required=False, coerce=int, empty_value=None)
    field_order = ("title", "parent")

    def __init__(self, *args: Any, tree: list[Numbered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        under = [one for one in tree if one.depth + 1 < DEEPEST]
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("nothing: at the top")),
            *((str(one.item.pk), f"{one.number} {one.item.title}") for one in under),
        ]


@require_safe
@of_meeting
def meeting_agenda(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """The agenda, and for those who prepare it what CorCom proposes."""
    tree = book.items(lens_in(request), meeting)
    return _page(request, meeting, tree, NewItemForm(tree=tree))


@require_POST
@of_meeting
def agenda_add(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """A new item enters the agenda."""
    tree = book.items(lens_in(request), meeting)
    form = NewItemForm(request.POST, tree=tree)
    if not form.is_valid():
        return _page(request, meeting, tree, form)
    item = book.add(act_in(request, WHY), meeting, Draft(**form.cleaned_data))
    return _to(meeting, f"item-{item.pk}")


def _page(request: HttpRequest, meeting: Meeting, tree: list[Numbered], form: NewItemForm) -> HttpResponse:
    lens = lens_in(request)
    known = arrangement(lens, meeting)
    may_prepare = may(act_in(request, "look"), "prepare_agenda")
    context = {
        "meeting": meeting,
        "when": when_meets(meeting),
        "items": _shown(lens, meeting, tree),
        "total": book.total_minutes(tree),
        "given": minutes_of(meeting.times),
        "issued": known.agenda_issued_at if known else None,
        "may_prepare": may_prepare,
        "form": form,
        "ways": MOVES,
        **(_to_prepare(lens, meeting) if may_prepare else {}),
    }
    title = _("Agenda")
    return shown(request, "workspace/agenda.html", title, context, 422 if form.is_bound else 200)


def _to_prepare(lens: Lens, meeting: Meeting) -> dict[str, Any]:
    last = last_with_agenda(lens, meeting)
    return {
        "proposed": proposals(lens, meeting),
        "taken_off": book.taken_off(lens, meeting),
        "last": last,
        "last_when": when_meets(last) if last else "",
    }


def _shown(lens: Lens, meeting: Meeting, tree: list[Numbered]) -> list[dict[str, Any]]:
    bound: dict[int | None, list[MeetingPaper]] = {}
    for paper in papers(lens, meeting):
        bound.setdefault(paper.item_id, []).append(paper)
    return [
        {
            "number": one.number,
            "item": one.item,
            "depth": one.depth,
            "papers": bound.get(one.item.pk, []),
            "promise": one.item.about if one.item.origin == Item.Origin.ARISING else "",
        }
        for one in tree
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def agenda_item(request: HttpRequest, meeting: Meeting, key: int) -> HttpResponseBase:
    """Say one item anew."""
    item = _item(request, meeting, key)
    initial = {name: getattr(item, name) for name in ItemForm.base_fields}
    form = ItemForm(request.POST if request.method == "POST" else None, initial=initial)
    _keep_theme(form, item.theme)
    if form.is_bound and form.is_valid():
        book.edit(act_in(request, WHY), item, Draft(**form.cleaned_data))
        return _to(meeting, f"item-{item.pk}")
    context = {
        "form": form,
        "act": _("Save"),
        "meeting": meeting,
        "when": when_meets(meeting),
        "back": f"{_address(meeting)}#item-{item.pk}",
    }
    status = 422 if form.is_bound else 200
    return shown(request, "workspace/meeting_form.html", _("Agenda item"), context, status)


def _keep_theme(form: ItemForm, theme: str) -> None:
    """A theme by another name, such as one taken over, stays a choice."""
    field = form.fields["theme"]
    assert isinstance(field, forms.ChoiceField)
    if theme not in {"", *(known.title for known in THEMES)}:
        field.choices = [("", "–"), *((known.title, known.title) for known in THEMES), (theme, theme)]


@require_POST
@of_meeting
def agenda_step(request: HttpRequest, meeting: Meeting, key: int, step: str) -> HttpResponseBase:
    """Move an item, take it off, or put it back."""
    item, act = _item(request, meeting, key, removed=step == "back"), act_in(request, WHY)
    if step in WAYS:
        try:
            book.move(act, item, step)
        except Refusal as refusal:
            messages.info(request, str(refusal))
    elif step == "remove":
        book.remove(act, item)
        messages.success(request, _("Taken off: it can be put back, below."))
        return _to(meeting, "taken-off")
    elif step == "back":
        book.put_back(act, item)
    else:
        raise Refusal(_("An item moves up, down, in or out."))
    return _to(meeting, f"item-{item.pk}")


@require_POST
@of_meeting
def agenda_accept(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Enter the proposals that were chosen, or all."""
    found = proposals(lens_in(request), meeting)
    chosen = set(request.POST.getlist("one"))
    accepted = found if "all" in request.POST else [one for one in found if one.key in chosen]
    entered = propose(act_in(request, WHY), meeting, _with_above(accepted, found))
    if entered:
        messages.success(request, _("Entered on the agenda: {n}.").format(n=len(entered)))
    else:
        messages.info(request, _("Choose what is to be entered."))
    return _to(meeting)


def _with_above(accepted: list[Proposed], found: list[Proposed]) -> list[Proposed]:
    """What was accepted in the order of the agenda, with the items that it is to stand under."""
    above = {one.under for one in accepted if one.under}
    return [one for one in found if one in accepted or one.draft.about in above]


@require_POST
@of_meeting
def agenda_take_over(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    """Enter the last meeting's agenda, where there is none yet."""
    lens = lens_in(request)
    last = last_with_agenda(lens, meeting)
    if last is None or book.items(lens, meeting):
        raise Refusal(_("An agenda is taken over where none has been begun."))
    book.take_over(act_in(request, WHY), meeting, to_take_over(lens, last))
    messages.success(request, _("Taken over: look at what CorCom proposes beside."))
    return _to(meeting)


def _item(request: HttpRequest, meeting: Meeting, key: int, removed: bool = False) -> Item:
    rows = Item.objects.through(lens_in(request)).filter(meeting_id=meeting.pk, removed=removed)
    found: Item | None = rows.select_related("parent").filter(pk=key).first()
    if found is None:
        raise Refusal(_("This item is not on the agenda any more: look at it again."))
    return found


def _address(meeting: Meeting) -> str:
    return reverse("meeting-agenda", args=[meeting.code])


def _to(meeting: Meeting, anchor: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(meeting) + (f"#{anchor}" if anchor else ""))
