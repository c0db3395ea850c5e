"""The forms of work plans and their milestones."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.models import Mandate
from corcom.committee.queries import coming, when_meets
from corcom.committee.work_plan.queries import plans
from corcom.record.lens import Lens
from corcom.record.shelf import shelf
from corcom.web.aims import aims


class PlanForm(forms.Form):
    """A work plan: its name, the date that is fixed, and what for."""

    title = forms.CharField(label=gettext_lazy("What for"), max_length=160)
    fixed_on = forms.DateField(
        label=gettext_lazy("Fixed date"), widget=forms.DateInput(attrs={"type": "date"})
    )
    fixed_by = forms.CharField(
        label=gettext_lazy("What is fixed for that day"),
        max_length=160,
        help_text=gettext_lazy("Such as: text to the translators, opening of the meeting."),
    )
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    start_from = forms.ChoiceField(label=gettext_lazy("Start from"), required=False)

    def __init__(self, *args: Any, lens: Lens, changing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "theme", [("", _("all themes")), *((name, name) for name in _themes(lens))])
        olds = [(str(one.pk), _("as in: {plan}").format(plan=one.title)) for one in plans(lens)]
        models = [("", _("an empty plan")), ("progress", _("the progress report: outline, points, drafts"))]
        offer(self, "start_from", [*models, *olds])
        if changing:
            del self.fields["theme"], self.fields["start_from"]


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Fill a list to choose from."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _themes(lens: Lens) -> list[str]:
    held_ever = (reading.fact for reading in shelf().readings(Mandate, lens))
    return sorted({m.theme for m in held_ever if m.office == Mandate.Office.COORDINATOR and m.theme})


class MilestoneForm(forms.Form):
    """A milestone; its day is counted back, follows a meeting, or is its own."""

    title = forms.CharField(label=gettext_lazy("What is to be ready"), max_length=200)
    owners = forms.CharField(
        label=gettext_lazy("Who"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("States and organisations by name, separated by semicolons."),
    )
    days_before = forms.IntegerField(
        label=gettext_lazy("Days before the fixed date"), min_value=0, max_value=3000, required=False
    )
    meeting = forms.ChoiceField(label=gettext_lazy("or at the meeting"), required=False)
    on = forms.DateField(
        label=gettext_lazy("or on the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    takes_days = forms.IntegerField(
        label=gettext_lazy("Days of work before it"), min_value=0, max_value=1000, required=False
    )
    tentative = forms.BooleanField(label=gettext_lazy("Tentative"), required=False)
    serves = forms.ChoiceField(label=gettext_lazy("Action of a plan, or duty"), required=False)

    def __init__(self, *args: Any, lens: Lens, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = [(m.pk, f"{m.title}, {when_meets(m)}") for m in coming(lens)]
        offer(self, "meeting", [("", "–"), *ahead])
        offer(self, "serves", [("", "–"), *((a.serves, a.words) for a in aims(lens).values())])
