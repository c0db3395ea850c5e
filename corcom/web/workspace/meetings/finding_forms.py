"""Forms of a review: what a reviewer makes of a finding, by its kind."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.models import Attendance, Finding
from corcom.committee.reviewing.owners import as_text, owners_named
from corcom.record.partial import partial_date
from corcom.record.reader import COMMITTEE, PUBLIC
from corcom.web.workspace.meetings.finding_told import BY_KIND, HEADS

Kind = Finding.Kind
OF_LONG_TEXT = {"rows": 4}
LENGTHS = {"title": 300, "delegation": 80, "role": 120, "item": 20, "due_as_stated": 160, "stated": 160}
DATES = gettext_lazy("A day (2026-03-14), a month (2026-03), or from .. to (2026-03-01/2026-03-15).")
NAMES = gettext_lazy("States, organisations or groups by name, separated by semicolons; no persons.")


def _text(key: str, **more: Any) -> forms.CharField:
    given = {"label": HEADS[key], "max_length": LENGTHS.get(key, 120), "required": False, **more}
    return forms.CharField(**given)


def _day(key: str) -> forms.DateField:
    return forms.DateField(
        label=HEADS[key], widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _partial(key: str, **more: Any) -> forms.CharField:
    return _text(key, max_length=40, validators=[partial_date], help_text=DATES, **more)


def _owners(kind: str = "") -> forms.CharField:
    label = BY_KIND.get((kind, "owners")) or HEADS["owners"]
    return forms.CharField(label=label, max_length=200, help_text=NAMES)


def _of_delegation() -> dict[str, forms.Field]:
    return {
        "delegation": _text("delegation", required=True),
        "code": _text(
            "code", max_length=80, help_text=gettext_lazy("By name, or by its code of three letters.")
        ),
        "role": _text("role"),
        "presence": forms.ChoiceField(label=gettext_lazy("Presence"), choices=PRESENCES),
    }


def _of_promise() -> dict[str, forms.Field]:
    long = forms.Textarea(attrs=OF_LONG_TEXT)
    return {
        "owners": _owners(),
        "what": _text("what", required=True, max_length=2000, widget=long),
        "due": _partial("due"),
        "due_as_stated": _text("due_as_stated"),
        "to_whom": _text("to_whom"),
        "item": _text("item"),
        "marked": forms.BooleanField(label=HEADS["marked"], required=False),
        "another": forms.BooleanField(
            label=gettext_lazy("Another promise than the one on record: write it too"), required=False
        ),
    }


PRESENCES = (
    (Attendance.Presence.PRESENT.value, gettext_lazy("present")),
    (Attendance.Presence.APOLOGIES.value, gettext_lazy("apologies")),
)
FIELDS: dict[str, Callable[[], dict[str, forms.Field]]] = {
    Kind.TITLE: lambda: {"text": _text("text", required=True, max_length=300)},
    Kind.TIMES: lambda: {"text": _text("text", required=True, max_length=40)},
    Kind.PLACE: lambda: {"text": _text("text", required=True)},
    Kind.DATE: lambda: {"day": _day("day")},
    Kind.ADOPTED: lambda: {"day": _day("day")},
    Kind.NUMBER: lambda: {"number": forms.IntegerField(label=HEADS["number"], min_value=1, max_value=9999)},
    Kind.CHAIR: lambda: {"owners": _owners(Kind.CHAIR)},
    Kind.DELEGATION: _of_delegation,
    Kind.APOLOGIES: _of_delegation,
    Kind.ITEM: lambda: {
        "number": _text("number", max_length=12),
        "parent": _text("parent", max_length=12),
        "title": _text("title", required=True),
    },
    Kind.PROMISE: _of_promise,
    Kind.NEXT_MEETING: lambda: {"dates": _partial("dates", required=True), "stated": _text("stated")},
}


class FindingForm(forms.Form):
    """What a finding says, to be changed; `says` gives it back as findings keep it."""

    def __init__(self, data: Any = None, *, finding: Finding, on_record: bool = False) -> None:
        super().__init__(data, initial=_initial(finding))
        self._finding = finding
        self.fields.update(FIELDS[finding.kind]())
        if "another" in self.fields and not (on_record or finding.says.get("another")):
            del self.fields["another"]

    def clean_owners(self) -> list[dict[str, Any]]:
        """The owners, each with a code where there is one."""
        return owners_named(self.cleaned_data["owners"])

    def clean_code(self) -> str:
        """The code of the one State or organisation that is meant."""
        meant = owners_named(self.cleaned_data["code"])
        if len(meant) > 1 or (meant and not meant[0]["code"]):
            raise ValidationError(_("No State or organisation on record has this name."))
        return str(meant[0]["code"]) if meant else ""

    def clean_day(self) -> str:
        """The day in ISO 8601."""
        return str(self.cleaned_data["day"].isoformat())

    @property
    def says(self) -> dict[str, Any]:
        """What the finding says now: what was not asked for stays."""
        return {**self._finding.says, **self.cleaned_data}


def _initial(finding: Finding) -> dict[str, Any]:
    says = finding.says
    given = {key: value for key, value in says.items() if key != "owners"}
    if "owners" in says:
        given["owners"] = as_text(says["owners"])
    if finding.kind == Kind.APOLOGIES:
        given.setdefault("presence", Attendance.Presence.APOLOGIES.value)
    return given


class DropForm(forms.Form):
    """A file of minutes."""

    file = forms.FileField(
        label=gettext_lazy("Minutes as a file"),
        help_text=gettext_lazy(
            "Word (.docx), PDF with text, or plain text (.txt); not a scan, and without a password."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )


class AddForm(forms.Form):
    """What the reading missed, by the lines on which it stands."""

    KINDS = (Kind.PROMISE, Kind.ITEM, Kind.DELEGATION, Kind.APOLOGIES, Kind.ADOPTED, Kind.NEXT_MEETING)

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=[(k.value, k.label) for k in KINDS])
    first = forms.IntegerField(label=gettext_lazy("From line"), min_value=1)
    last = forms.IntegerField(label=gettext_lazy("To line"), min_value=1)


class WriteForm(forms.Form):
    """To whom what is written is open."""

    circle = forms.ChoiceField(
        label=gettext_lazy("Open to"),
        choices=[(COMMITTEE, gettext_lazy("the Committee")), (PUBLIC, gettext_lazy("everybody"))],
    )
